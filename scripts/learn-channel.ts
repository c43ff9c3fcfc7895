/**
 * Learns how OCR misreads Vietnamese, from our own training prose: sets it in type, reads it with Tesseract's
 * models of other languages (what leaves text layers without marks) and its Vietnamese model (from poorer
 * pictures), aligns what was read with what was printed and counts. Writes `src/vietnamese/channel.json`.
 *
 * Needs `tesseract` with `eng` and `vie` on the machine; only this script does, never a run of the product.
 * Usage: npx tsx scripts/learn-channel.ts [--pages N] [--cache FOLDER] [--only wrong|right]
 * `--pages` counts pages of each condition; readings are kept in FOLDER and used again.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alignWords } from './accuracy/syllable-error.ts'
import { corpusFiles, lines } from './build/sources.ts'
import { type Condition, RIGHT_CONDITIONS, WRONG_CONDITIONS } from './channel/conditions.ts'
import { learnCosts } from './channel/costs.ts'
import { readPicture } from './channel/reading.ts'
import { type Page, typesetPages } from './channel/typesetting.ts'

type Pair = [printed: string, read: string]

const flag = (name: string) => {
  const at = process.argv.indexOf(name)
  return at > 0 ? process.argv[at + 1] : undefined
}
const most = Number(flag('--pages') ?? 6)
const cache = flag('--cache')
const only = flag('--only')
const TARGET = new URL('../src/vietnamese/channel.json', import.meta.url)

const remembered = new Map<string, string>()
const paragraphs = lines(corpusFiles('train'))
const known = JSON.parse(readFileSync(TARGET, 'utf8'))
const wrong = only === 'right' ? known.wrong : learnCosts(await pairs(WRONG_CONDITIONS))
const right = only === 'wrong' ? known.right : learnCosts(await pairs(RIGHT_CONDITIONS))
writeFileSync(TARGET, `${JSON.stringify({ wrong, right })}\n`)

/** Pairs of a printed word and what was read in its place. */
async function pairs(conditions: readonly Condition[]): Promise<Pair[]> {
  const found: Pair[] = []
  for (const [turn, condition] of conditions.entries()) {
    const name = Object.values(condition).join('-')
    const file = cache && join(cache, `${name}-${most}.json`)
    let own: Pair[]
    if (file && existsSync(file)) own = JSON.parse(readFileSync(file, 'utf8'))
    else {
      own = await readPages(condition, turn / conditions.length)
      if (file) {
        mkdirSync(cache, { recursive: true })
        writeFileSync(file, JSON.stringify(own))
      }
    }
    found.push(...own)
    console.log(`${name}: ${own.length} pairs`)
  }
  return found
}

/** Pages evenly spread over the corpus, other ones in each condition (`offset`, 0 to 1). */
async function readPages(condition: Condition, offset: number): Promise<Pair[]> {
  const pages = typesetPages(paragraphs, { ...condition, seed: Math.round(offset * 1000) })
  const step = Math.max(1, pages.length / most)
  const found: Pair[] = []
  for (let at = offset * step; at < pages.length; at += step)
    found.push(...(await alignPage(pages[Math.floor(at)] as Page, condition)))
  return found
}

async function alignPage(page: Page, { language, engine }: Condition): Promise<Pair[]> {
  const printed = page.text.split(/\s+/).filter(Boolean)
  const read = (await readPicture(page, language, engine)).split(/\s+/).filter(Boolean)
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
function trim(a: string, b: string): Pair {
  const lead = /^[("“‘[-]+/.exec(a)?.[0].length ?? 0
  const trail = /[)"”’\],.;:!-]+$/.exec(a)?.[0] ?? ''
  const core = a.slice(lead, a.length - trail.length)
  let read = b.replace(/^[("“‘[-]+/, '')
  if (trail !== '') read = read.replace(/[)"”\],.;:!-]+$/, '')
  return [core, read]
}
