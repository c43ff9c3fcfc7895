/** The faces that text is set in: free ones like those that offices use, from their packages. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

export type Face = 'tinos' | 'arimo' | 'noto-serif' | 'source-serif-4'

const require = createRequire(import.meta.url)
const FAMILIES: Record<Face, readonly [family: string, file: string]> = {
  tinos: ['Tinos', require.resolve('@expo-google-fonts/tinos/package.json')],
  arimo: ['Arimo', require.resolve('@expo-google-fonts/arimo/package.json')],
  'noto-serif': ['NotoSerif', require.resolve('@expo-google-fonts/noto-serif/package.json')],
  'source-serif-4': ['SourceSerif4', require.resolve('@expo-google-fonts/source-serif-4/package.json')],
}
// Running text is mostly upright; the rest as in real documents.
const STYLES = [
  '400Regular',
  '400Regular',
  '400Regular',
  '400Regular',
  '700Bold',
  '400Regular_Italic',
] as const
const loaded = new Set<string>()

/** Names of the face's styles for a canvas, each as often as it is to be used. Loads the face at first use. */
export function stylesOf(face: Face): string[] {
  const [family, file] = FAMILIES[face]
  if (!loaded.has(face)) {
    for (const style of new Set(STYLES))
      GlobalFonts.registerFromPath(join(dirname(file), style, `${family}_${style}.ttf`), `${family} ${style}`)
    loaded.add(face)
  }
  return STYLES.map((style) => `${family} ${style}`)
}
