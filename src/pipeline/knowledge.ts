import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))

/** SHA-256 over all data that the program carries and reads results from: knowledge files and the language model. */
export function knowledgeHash(): string {
  const hash = createHash('sha256')
  const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:json|bin)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const file of files)
    hash.update(file.slice(DIST.length).split(sep).join('/')).update(readFileSync(file))
  return hash.digest('hex')
}
