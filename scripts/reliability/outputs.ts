import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import JSZip from 'jszip'

/**
 * What two output folders do not have in common: JSON, CSV, text, pages and pictures byte for byte, workbook and
 * documents by their content. Times and what belongs to the run itself do not count.
 */
export async function differences(one: string, other: string): Promise<string[]> {
  const [ours, theirs] = [filesOf(one), filesOf(other)]
  const all = [...new Set([...ours, ...theirs])].sort()
  const different: string[] = []
  for (const file of all) {
    if (!ours.includes(file)) different.push(`${file}: only in ${other}`)
    else if (!theirs.includes(file)) different.push(`${file}: only in ${one}`)
    else if (!(await sameContent(join(one, file), join(other, file)))) different.push(`${file}: differs`)
  }
  return different
}

/** Files of a run, without the cache and the times. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.startsWith('.rasoat/') && file !== 'timings.json')
    .sort()
}

async function sameContent(one: string, other: string): Promise<boolean> {
  const [a, b] = [readFileSync(one), readFileSync(other)]
  if (a.equals(b)) return true
  if (!/\.(?:xlsx|docx)$/.test(one)) return false
  return (await unzipped(a)) === (await unzipped(b))
}

/** Parts of an Office file, by name; the time at which it was made left out. */
async function unzipped(bytes: Buffer): Promise<string> {
  const zip = await JSZip.loadAsync(bytes)
  const names = Object.keys(zip.files)
    .filter((name) => name !== 'docProps/core.xml')
    .sort()
  const parts = await Promise.all(
    names.map(async (name) => `${name}\n${await zip.file(name)?.async('base64')}`),
  )
  return parts.join('\n')
}
