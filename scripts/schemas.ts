/** `npm run schemas` writes `schemas/*.schema.json`; with `--check` it fails where they differ from the models. */
import { readFileSync, writeFileSync } from 'node:fs'
import { jsonSchema, SCHEMA_NAMES } from '../src/output/schema.ts'

const checking = process.argv.includes('--check')
let stale = 0
for (const name of SCHEMA_NAMES) {
  const file = new URL(`../schemas/${name}.schema.json`, import.meta.url)
  const text = jsonSchema(name) ?? ''
  if (!checking) writeFileSync(file, text)
  else if (readQuietly(file) !== text) {
    console.error(`schemas/${name}.schema.json is stale: run npm run schemas`)
    stale++
  }
}
process.exitCode = stale === 0 ? 0 : 1

function readQuietly(file: URL): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
