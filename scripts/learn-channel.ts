/**
 * Learns how OCR misreads Vietnamese, from our own training prose: sets it in a serif face, reads it with
 * Tesseract's English model (what leaves text layers without marks) and its Vietnamese model (from poorer
 * pictures), aligns what was read with what was printed and counts. Writes `src/vietnamese/channel.json`.
 *
 * Needs `tesseract` with `eng` and `vie` on the machine; only this script does, never a run of the product.
 * Usage: npx tsx scripts/learn-channel.ts [--pages N]
 */
import { writeFileSync } from 'node:fs'
import { alignWords } from './accuracy/syllable-error.ts'
import { corpusFiles, lines } from './build/sources.ts'
import { learnCosts } from './channel/costs.ts'
import { readPicture } from './channel/reading.ts'
import { type Page, typesetPages } from './channel/typesetting.ts'

const flag = process.argv.indexOf('--pages')
const most = flag > 0 ? Number(process.argv[flag + 1]) : 40
const TARGET = new URL('../src/vietnamese/channel.json', import.meta.url)

const remembered = new Map<string, string>()
const paragraphs = lines(corpusFiles('train'))
const wrong = await pairs('eng', [300, 200, 200, 150])
const right = await pairs('vie', [150, 120, 100, 100])
writeFileSync(TARGET, `${JSON.stringify({ wrong: learnCosts(wrong), right: learnCosts(right) })}\n`)
console.log(`${wrong.length} pairs of wrong-language reading, ${right.length} of Vietnamese reading`)

/** Pairs of a printed word and what was read in its place. */
async function pairs(language: 'eng' | 'vie', resolutions: readonly number[]): Promise<[string, string][]> {
  const found: [string, string][] = []
  for (const [turn, dpi] of resolutions.entries()) {
    const pages = typesetPages(paragraphs, { dpi, seed: turn, worn: language === 'vie' || turn === 2 })
    // Evenly spread over the corpus, other pages at each resolution.
    const step = Math.max(1, (pages.length * resolutions.length) / most)
    for (let at = (turn * step) / resolutions.length; at < pages.length; at += step)
      found.push(...(await alignPage(pages[Math.floor(at)] as Page, language)))
    console.log(`${language} ${dpi} dpi: ${found.length} pairs so far`)
  }
  return found
}

async function alignPage(page: Page, language: string): Promise<[string, string][]> {
  const printed = page.text.split(/\s+/).filter(Boolean)
  const read = (await readPicture(page, language)).split(/\s+/).filter(Boolean)
  return alignWords(printed, read, unlikeness).flatMap(([a, b]) =>
    a !== null && b !== null && unlikeness(a, b) < 0.75 ? [trim(a, b)] : [],
  )
}

/** Share of letters that differ, marks aside. */
function unlikeness(a: string, b: string): number {
  const [x, y] = [bare(a), bare(b)]
  let row = Array.from({ length: y.length + 1 }, (_, j) => j)
  for (let i = 1; i <= x.length; i++) {
    const next = [i]
    for (let j = 1; j <= y.length; j++)
      next.push(
        Math.min(
          (next[j - 1] as number) + 1,
          (row[j] as number) + 1,
          (row[j - 1] as number) + (x[i - 1] === y[j - 1] ? 0 : 1),
        ),
      )
    row = next
  }
  return (row[y.length] as number) / Math.max(x.length, y.length, 1)
}

function bare(word: string): string {
  let found = remembered.get(word)
  if (found === undefined) {
    found = word
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .replace(/[đĐ]/g, 'd')
      .toLowerCase()
    remembered.set(word, found)
  }
  return found
}

/** Without the punctuation that both have at their edges. */
function trim(a: string, b: string): [string, string] {
  const lead = /^[("“‘[-]+/.exec(a)?.[0].length ?? 0
  const trail = /[)"”’\],.;:!-]+$/.exec(a)?.[0] ?? ''
  const core = a.slice(lead, a.length - trail.length)
  let read = b.replace(/^[("“‘[-]+/, '')
  if (trail !== '') read = read.replace(/[)"”\],.;:!-]+$/, '')
  return [core, read]
}
