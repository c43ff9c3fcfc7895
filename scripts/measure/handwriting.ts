/**
 * `npm run measure handwriting`: numbers, days and months written by hand into the blanks of heads, by hands that the
 * recogniser never saw (MNIST's test writers, other forms, other faces), in blue and black, at 150, 200 and 300 dpi,
 * with grain and JPEG. Told of each: how many were flagged as handwritten, claimed (as the header claims them), and how
 * many of the claimed are right. Heads with printed figures go along: none of them may be flagged or changed.
 * `--heads=N` for each condition, `--native` for the native engine, `--hand=mnist|forms|faces`, `--list` the wrong ones.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Word } from '../../src/model/page.ts'
import type { Header } from '../../src/model/plan.ts'
import { extractPlan } from '../../src/stages/extract/index.ts'
import type { Ink } from '../../src/stages/ocr/digits/ink.ts'
import type { Ocr } from '../../src/stages/ocr/index.ts'
import { withDocument } from '../../src/stages/read/index.ts'
import { structureDocument } from '../../src/stages/structure/index.ts'
import { openOcr, readScanned } from '../accuracy/scanned.ts'
import { setFigures } from '../digits/bank.ts'
import { bySign, writeLine } from '../digits/compose.ts'
import { HELD_BACK } from '../digits/forms.ts'
import { drawForms, HELD_BACK_FACES } from '../digits/glyphs.ts'
import { readMnist } from '../digits/mnist.ts'
import { typesetWithTruth } from '../typeset/index.ts'
import { createRandom, type Random } from '../typeset/random.ts'
import { type ScanOptions, scan } from '../typeset/scan.ts'

type Hand = ReadonlyMap<string, readonly Ink[]>

interface Field {
  readonly name: 'number' | 'day' | 'month'
  readonly truth: string
  readonly byHand: boolean
  readonly text: string
  readonly flagged: boolean
  readonly confidence: number
  /** By the header. */
  readonly claimed: boolean
  readonly right: boolean
  readonly readings: string
}

const CONDITIONS: [string, ScanOptions, string][] = [
  ['150 dpi, blue', { dpi: 150, noise: 4, colour: 'colour', quality: 75 }, '#1b3fa6'],
  ['150 dpi, black', { dpi: 150, noise: 5, colour: 'grey', quality: 60 }, '#20242c'],
  ['200 dpi, blue, skew', { dpi: 200, noise: 8, colour: 'colour', quality: 60, skew: 0.7 }, '#2a37b8'],
  ['200 dpi, black', { dpi: 200, noise: 6, colour: 'grey', quality: 70 }, '#1c1c22'],
  ['200 dpi, bilevel', { dpi: 200, noise: 4, colour: 'bilevel' }, '#1c1c22'],
  ['300 dpi, blue', { dpi: 300, noise: 4, colour: 'colour', quality: 75 }, '#3048c8'],
  ['300 dpi, black, blur', { dpi: 300, noise: 5, blur: 1.2, colour: 'grey', quality: 70 }, '#26262a'],
]
export async function run(flags: string[]): Promise<void> {
  const heads = Number(flags.find((flag) => flag.startsWith('--heads='))?.slice(8) ?? 12)
  const seed = Number(flags.find((flag) => flag.startsWith('--seed='))?.slice(7) ?? 1)
  const only = flags.find((flag) => flag.startsWith('--hand='))?.slice(7)
  const random = createRandom(seed)
  const hands: [string, Hand][] = [
    ['mnist', bySign(readMnist('t10k', { from: 0, to: 10_000 }))],
    ['forms', bySign(drawForms(HELD_BACK, random, 60))],
    ...HELD_BACK_FACES.map((face): [string, Hand] => ['faces', bySign(setFigures([face]))]),
  ]
  const chosen = hands.filter(([name]) => !only || name === only)
  const ocr = await openOcr(flags)
  const folder = mkdtempSync(join(tmpdir(), 'rasoat-measure-'))
  const all: (Field & { hand: string; condition: string })[] = []
  try {
    for (const [condition, options, colour] of CONDITIONS) {
      for (let i = 0; i < heads; i++) {
        const [hand, figures] = chosen[i % chosen.length] as [string, Hand]
        const path = join(folder, 'head.pdf')
        const fields = await readHead({ path, figures, colour, options, ocr }, random)
        all.push(...fields.map((field) => ({ ...field, hand, condition })))
      }
    }
  } finally {
    await ocr.close()
    rmSync(folder, { recursive: true, force: true })
  }
  print(all, ocr.engineName)
  if (flags.includes('--list'))
    for (const field of all)
      console.log(
        [
          field.condition,
          field.hand,
          field.name,
          field.byHand ? 'hand' : 'print',
          field.truth,
          field.text,
          field.confidence.toFixed(2),
          field.claimed ? (field.right ? 'right' : 'WRONG') : '-',
          field.readings,
        ].join('\t'),
      )
}

/** A head with two or three figures by hand and the others printed. */
async function readHead(
  how: { path: string; figures: Hand; colour: string; options: ScanOptions; ocr: Ocr },
  random: Random,
): Promise<Field[]> {
  const below = (most: number): number => 1 + Math.floor(random() * most)
  const number = String(
    random() < 0.2 ? below(9) : random() < 0.5 ? 9 + below(90) : 99 + below(600),
  ).padStart(2, '0')
  const day = String(below(31)).padStart(2, '0')
  const month = String(below(12)).padStart(random() < 0.5 ? 2 : 1, '0')
  const printedMonth = random() < 0.4
  const printedNumber = !printedMonth && random() < 0.15
  const set = await typesetWithTruth({
    settings: { pageNumbers: false },
    head: {
      superior: ['HUYỆN HÒA MỸ'],
      issuer: ['ỦY BAN NHÂN DÂN', 'XÃ SUỐI VÀNG'],
      number: printedNumber ? number : null,
      symbol: 'KH-UBND',
      place: 'Suối Vàng',
      day: null,
      month: printedMonth ? month : null,
      year: '2025',
    },
    type: 'KẾ HOẠCH',
    title: 'Sửa chữa đường liên thôn và kênh mương nội đồng năm 2026',
    body: ['Thực hiện nghị quyết của Hội đồng nhân dân xã, Ủy ban nhân dân xã ban hành kế hoạch như sau:'],
  })
  const texts = { number, day, month }
  const handwriting = set.anchors.flatMap(({ name, box, page }) => {
    const text = texts[name as 'day']
    if (text === undefined) return []
    const [x0, y0, x1, y1] = box
    const wide = x1 - x0
    return [
      {
        page,
        text,
        box: [x0 - 0.1 * wide, y0 - 7, x1 + 0.12 * wide, y1 + 6] as [number, number, number, number],
        colour: how.colour,
        write: (size: { width: number; height: number; scale: number; random: Random }): Uint8Array =>
          writeLine(how.figures, text, size),
      },
    ]
  })
  writeFileSync(how.path, await scan(set.pdf, { ...how.options, seed: below(1e6), handwriting }))
  const { words, header } = await readPlan(how.path, how.ocr)
  const claims = { number: header.number, day: header.date.day, month: header.date.month }
  return (['number', 'day', 'month'] as const).map((name) => {
    const anchor = set.anchors.find((other) => other.name === name)
    const word = anchor && words.find((other) => other.handwritten && covers(other, anchor.box))
    const claim = claims[name]
    return {
      name,
      truth: texts[name],
      byHand: anchor !== undefined,
      // A printed figure is flagged where more places are by hand than were written.
      flagged: anchor
        ? word !== undefined
        : words.filter((other) => other.handwritten).length > handwriting.length,
      claimed: claim !== null,
      right: claim !== null && Number(claim) === Number(texts[name]),
      text: word?.text ?? (claim === null ? '' : String(claim)),
      confidence: word?.confidence ?? 0,
      readings: (word?.readings ?? [])
        .map(({ text, confidence }) => `${text}:${confidence.toFixed(2)}`)
        .join(' '),
    }
  })
}

/** The words of a plan's first page, and its header as the whole of the pipeline's stages give it. */
async function readPlan(path: string, ocr: Ocr): Promise<{ words: readonly Word[]; header: Header }> {
  return withDocument({ path, limits: { pages: 9, bytes: 1e8, pixels: 1e8 } }, async (document) => {
    const { slot, restored } = await readScanned(document, 1, ocr)
    return { words: slot.words, header: extractPlan(structureDocument({ pages: [restored] })).header }
  })
}

function covers(word: Word, box: readonly [number, number, number, number]): boolean {
  const middle = (box[0] + box[2]) / 2
  const level = (word.box[1] + word.box[3]) / 2
  return (
    word.box[0] < box[2] &&
    word.box[2] > box[0] &&
    Math.abs(middle - (word.box[0] + word.box[2]) / 2) < 30 &&
    level > box[1] - 8 &&
    level < box[3] + 8
  )
}

function print(fields: readonly (Field & { hand: string; condition: string })[], engine: string): void {
  console.log(`\nread with ${engine}`)
  console.log('| figures by hand | tried | flagged | claimed | right | right of the claimed |')
  console.log('|---|---|---|---|---|---|')
  const byHand = fields.filter((field) => field.byHand)
  const groups = new Map<string, typeof byHand>()
  for (const field of byHand)
    for (const name of [field.condition, `hand: ${field.hand}`, `field: ${field.name}`, 'all'])
      groups.set(name, [...(groups.get(name) ?? []), field])
  for (const [name, list] of groups) {
    const claimed = list.filter((field) => field.claimed)
    const right = claimed.filter((field) => field.right)
    console.log(
      `| ${name} | ${list.length} | ${list.filter((field) => field.flagged).length} | ${claimed.length} | ${right.length} | ${claimed.length === 0 ? '-' : `${((100 * right.length) / claimed.length).toFixed(1)} %`} |`,
    )
  }
  const printed = fields.filter((field) => !field.byHand)
  console.log(
    `printed figures: ${printed.length}, flagged ${printed.filter((field) => field.flagged).length}, claimed ${printed.filter((field) => field.claimed).length}, right ${printed.filter((field) => field.right).length}`,
  )
}
