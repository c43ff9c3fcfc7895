/** The part of `npm run build` that is not TypeScript: data and assets into `dist/`, then the language model. */
import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildLanguageModel } from './build/language-model.ts'

const ASSETS = /\.(?:json|css|js|html|eta|svg)$/
const root = fileURLToPath(new URL('..', import.meta.url))

for (const entry of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !ASSETS.test(entry.name)) continue
  const from = join(entry.parentPath, entry.name)
  const to = join(root, 'dist', from.slice(join(root, 'src').length))
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to)
}
await buildLanguageModel()
