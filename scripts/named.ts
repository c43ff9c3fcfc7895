import { readdirSync } from 'node:fs'

/**
 * Runs the scripts of `folder` that the command line names, all where it names none; words that begin with `-` go to
 * each of them. `what` says what one is, for who names one that is not there.
 */
export async function runNamed(folder: URL, what: string): Promise<void> {
  const known = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
  const words = process.argv.slice(2)
  const names = words.filter((word) => !word.startsWith('-'))
  const flags = words.filter((word) => word.startsWith('-'))
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    console.error(`No ${what} named ${unknown.join(', ')}; there are ${known.join(', ')}.`)
    process.exit(2)
  }
  for (const name of names.length > 0 ? names : known) {
    const script = (await import(new URL(`${name}.ts`, folder).href)) as {
      run(flags: string[]): Promise<void>
    }
    await script.run(flags)
  }
}
