import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))

/** SHA-256 over all data that the program carries and reads results from: knowledge files and the language model. */
export function knowledgeHash(): string {
  return hashFiles(DIST, /\.(?:json|bin)$/)
}

/** SHA-256 over the code and assets that write the reports, so that a newer program writes them again. */
export function outputHash(): string {
  return hashFiles(join(DIST, 'output'), /\.(?:js|css|json)$/)
}

function hashFiles(folder: string, names: RegExp): string {
  const hash = createHash('sha256')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const file of files)
    hash.update(file.slice(folder.length).split(sep).join('/')).update(readFileSync(file))
  return hash.digest('hex')
}
