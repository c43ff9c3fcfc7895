import type { Box, Rule } from '../../model/geometry.ts'
import type { PageMethod, PageOcr, PageRead, Word } from '../../model/page.ts'
import { clearDebris } from './debris.ts'
import { area, centredIn, shared } from './geometry.ts'

export interface PageInput {
  readonly read: PageRead
  readonly ocr: PageOcr
}

/** One page's words and ruling lines from all sources, upright. */
export interface PageContent {
  readonly words: Word[]
  readonly rules: Rule[]
  readonly width: number
  readonly height: number
  readonly rotation: number
  readonly method: PageMethod
}

/**
 * Joins what the text layer and OCR gave for one page. Vector text goes before OCR where both have a word;
 * a rejected layer is used only where there is no picture to read (`restored`).
 */
export function gatherContent({ read, ocr }: PageInput): PageContent {
  const turned = ((ocr.turned % 360) + 360) % 360
  const upright = (box: Box) => turnBox(box, turned, read)
  const layer = read.method === 'restored' ? [...read.words, ...read.layer] : read.words
  const vector = layer.map((word) => (turned ? { ...word, box: upright(word.box) } : word)).filter(isSound)
  const scope = read.method === 'mixed' ? read.ocrBoxes?.map(upright) : undefined
  const scanned = ocr.words.filter(
    (word) => isSound(word) && (!scope || scope.some((box) => centredIn(word.box, box))),
  )
  const words = [...vector, ...withoutDoubles(scanned, vector)]
  // Boxes of sheets cut out of the page's picture are none of the page's own.
  const drawn = ocr.seen ? [] : read.rules.map((rule) => turnRule(rule, upright))
  const rules = [...drawn, ...ocr.rules]
  return {
    words: clearDebris(words, rules),
    rules,
    width: turned || ocr.seen ? ocr.width : read.width,
    height: turned || ocr.seen ? ocr.height : read.height,
    rotation: (read.rotation + turned) % 360,
    method: judgeMethod({ read, ocr }, words),
  }
}

function judgeMethod({ read, ocr }: PageInput, words: readonly Word[]): PageMethod {
  if (ocr.notes.some((note) => note.code === 'page-unreadable')) return 'unreadable'
  if (words.length > 0) return read.method === 'blank' ? 'text' : read.method
  if (read.method === 'blank' || ocr.blank) return 'blank'
  if (read.method === 'ocr') return ocr.engine === null ? 'unreadable' : 'blank'
  return read.method === 'mixed' ? 'blank' : read.method
}

/** A box of the page as `/Rotate` shows it, after the page was turned by `degrees` clockwise. */
function turnBox(box: Box, degrees: number, page: { width: number; height: number }): Box {
  const [x0, y0, x1, y1] = box
  if (degrees === 90) return [page.height - y1, x0, page.height - y0, x1]
  if (degrees === 180) return [page.width - x1, page.height - y1, page.width - x0, page.height - y0]
  if (degrees === 270) return [y0, page.width - x1, y1, page.width - x0]
  return box
}

function turnRule(rule: Rule, upright: (box: Box) => Box): Rule {
  const [x0, y0, x1, y1] = upright([rule.x0, rule.y0, rule.x1, rule.y1])
  return { x0, y0, x1, y1, width: rule.width }
}

function isSound(word: Word): boolean {
  return word.text.trim() !== '' && word.box.every(Number.isFinite) && area(word.box) > 0
}

/** Those of `words` that stand where no word of `kept` stands. Buckets by height keep it linear. */
function withoutDoubles(words: readonly Word[], kept: readonly Word[]): readonly Word[] {
  if (words.length === 0 || kept.length === 0) return words
  const BUCKET = 20
  const buckets = new Map<number, Word[]>()
  for (const word of kept) {
    for (let at = Math.floor(word.box[1] / BUCKET); at <= Math.floor(word.box[3] / BUCKET); at++) {
      const bucket = buckets.get(at)
      if (bucket) bucket.push(word)
      else buckets.set(at, [word])
    }
  }
  return words.filter((word) => {
    for (let at = Math.floor(word.box[1] / BUCKET); at <= Math.floor(word.box[3] / BUCKET); at++) {
      if (buckets.get(at)?.some((other) => overlap(word.box, other.box) > 0.4)) return false
    }
    return true
  })
}

function overlap(a: Box, b: Box): number {
  const width = shared([a[0], a[2]], [b[0], b[2]])
  const tall = shared([a[1], a[3]], [b[1], b[3]])
  return width > 0 && tall > 0 ? (width * tall) / Math.min(area(a), area(b)) : 0
}
