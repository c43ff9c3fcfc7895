/** The faces that text is set in: free ones like those that offices use, from their packages. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

export type Face = 'tinos' | 'arimo' | 'noto-serif' | 'source-serif-4'

const require = createRequire(import.meta.url)
const FAMILIES: Record<Face, string> = {
  tinos: 'Tinos',
  arimo: 'Arimo',
  'noto-serif': 'NotoSerif',
  'source-serif-4': 'SourceSerif4',
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
  const family = FAMILIES[face]
  if (!loaded.has(face)) {
    const root = dirname(require.resolve(`@expo-google-fonts/${face}/package.json`))
    for (const style of new Set(STYLES))
      GlobalFonts.registerFromPath(join(root, style, `${family}_${style}.ttf`), `${family} ${style}`)
    loaded.add(face)
  }
  return STYLES.map((style) => `${family} ${style}`)
}
