/** `npm run measure [name…] [-- options]`: measures accuracy; each measurement is one file in `scripts/measure/`. */
import { readdirSync } from 'node:fs'

const folder = new URL('./measure/', import.meta.url)
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
const names = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const flags = process.argv.slice(2).filter((word) => word.startsWith('-'))
const unknown = names.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`No measurement named ${unknown.join(', ')}; there are ${known.join(', ')}.`)
  process.exit(2)
}
for (const name of names.length > 0 ? names : known) {
  const measurement = (await import(new URL(`${name}.ts`, folder).href)) as {
    run(flags: string[]): Promise<void>
  }
  await measurement.run(flags)
}
