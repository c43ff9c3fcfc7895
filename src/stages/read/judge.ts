import { mergeBoxes } from '../../geometry/merge-boxes.ts'
import type { Box } from '../../model/geometry.ts'
import type { PageRead, Word } from '../../model/page.ts'
import { contains, coverOf, spreadOf } from './cover.ts'
import { convertFonts } from './fonts.ts'
import type { Marks, PlacedPicture } from './glyphs.ts'
import { isGood, measureWords, type TextStatistics } from './statistics.ts'
import { joinWords, type RawWord, toModelWord } from './words.ts'

export type Verdict = Pick<PageRead, 'words' | 'layer' | 'method' | 'ocrBoxes' | 'reason'>

/** Pictures covering this share of the page make it a scan. */
const SCAN = 0.6
/** Fewer words than this tell nothing of a layer's quality. */
const ENOUGH = 12
/** A hidden layer must be nearly faultless to be kept: reading the picture again costs only time. */
const HIDDEN_VALID = 0.97
/** Digital text over a full-page picture must fill this share of the page's height; a stamp does not. */
const SPREAD = 0.3

/**
 * What to do with one page, judged by what its text layer says, where it stands and whether a reader can see it.
 * The reason is Vietnamese, for the reviewer.
 */
export function judgePage(marks: Marks): Verdict {
  const pictures = marks.pictures.filter((picture) => area(picture.box) > 0)
  const cover = coverOf(
    pictures.map((picture) => picture.box),
    marks,
  )
  const { seen, hidden } = partWords(marks, pictures)
  if (cover >= SCAN) {
    const statistics = measureWords(seen.map((word) => word.text))
    const spread = spreadOf(
      seen.map((word) => word.box),
      marks.height,
    )
    const digital = statistics.counted >= 60 && spread >= SPREAD
    if (!digital) return judgeScan({ seen, hidden })
  }
  if (seen.length === 0) return judgeWordless({ marks, hidden, pictures, cover })
  return judgeDigital({ marks, seen, pictures: cover >= SCAN ? [] : pictures })
}

/** Words a reader sees apart from those drawn invisibly or under a picture. */
function partWords(marks: Marks, pictures: readonly PlacedPicture[]): { seen: RawWord[]; hidden: RawWord[] } {
  const covers = pictures.filter(
    (picture) => !picture.mask && area(picture.box) > 0.3 * marks.width * marks.height,
  )
  const isSeen = (glyph: Marks['glyphs'][number]): boolean => {
    const x = (glyph.box[0] + glyph.box[2]) / 2
    const y = (glyph.box[1] + glyph.box[3]) / 2
    return glyph.visible && !covers.some((cover) => cover.order > glyph.order && contains(cover.box, x, y))
  }
  return {
    seen: joinWords(marks.glyphs.filter(isSeen)),
    hidden: joinWords(marks.glyphs.filter((glyph) => !isSeen(glyph))),
  }
}

function judgeScan(words: { seen: RawWord[]; hidden: RawWord[] }): Verdict {
  const hidden = convertFonts(words.hidden).words
  const statistics = measureWords(hidden.map((word) => word.text))
  const layer = [...hidden, ...words.seen].map((word) =>
    toModelWord(word, { source: 'layer', confidence: 0.5 }),
  )
  if (statistics.counted >= 60 && isGood(statistics) && statistics.valid >= HIDDEN_VALID) {
    const kept = hidden.map((word) => toModelWord(word, { source: 'text', confidence: 0.9 }))
    return {
      words: kept,
      layer: [],
      method: 'text',
      ocrBoxes: null,
      reason: `Ảnh quét có lớp chữ ẩn tiếng Việt đúng chính tả (${percent(statistics.valid)} âm tiết hợp lệ): dùng lớp chữ.`,
    }
  }
  return { words: [], layer, method: 'ocr', ocrBoxes: null, reason: scanReason(statistics, words) }
}

function scanReason(statistics: TextStatistics, words: { seen: RawWord[]; hidden: RawWord[] }): string {
  const count = words.seen.length
  const overlay =
    count > 0
      ? ` Chữ in đè lên ảnh (${count} từ, như chữ ký số, dấu “SAO Y” hoặc số trang) không phải là văn bản của trang.`
      : ''
  if (words.hidden.length === 0) {
    return overlay === ''
      ? 'Trang là ảnh quét, không có lớp chữ: nhận dạng từ ảnh.'
      : `Trang là ảnh quét.${overlay} Nhận dạng từ ảnh.`
  }
  return `Trang là ảnh quét; lớp chữ ẩn bị loại vì ${fault(statistics)}.${overlay} Nhận dạng từ ảnh.`
}

function fault(statistics: TextStatistics): string {
  const valid = percent(statistics.valid)
  const marked = percent(statistics.marked)
  if (statistics.unmapped >= 0.02) return 'chứa ký tự không xác định'
  if (statistics.counted < ENOUGH) return 'có quá ít chữ để tin cậy'
  if (statistics.marked < 0.08 && statistics.bare >= 0.7)
    return `mất dấu tiếng Việt (chỉ ${marked} từ có dấu)`
  if (statistics.bare >= 0.45) {
    return `được nhận dạng sai ngôn ngữ (chỉ ${marked} từ có dấu đúng, ${valid} âm tiết hợp lệ)`
  }
  return `không phải tiếng Việt đọc được (chỉ ${valid} âm tiết hợp lệ)`
}

function judgeWordless(page: {
  marks: Marks
  hidden: RawWord[]
  pictures: readonly PlacedPicture[]
  cover: number
}): Verdict {
  const layer = page.hidden.map((word) => toModelWord(word, { source: 'layer', confidence: 0.5 }))
  const ocr = (reason: string): Verdict => ({ words: [], layer, method: 'ocr', ocrBoxes: null, reason })
  if (page.pictures.length > 0) return ocr('Trang chỉ có ảnh, không có chữ: nhận dạng từ ảnh.')
  if (page.marks.shapes > 20)
    return ocr('Chữ trên trang được vẽ thành đường nét, không có mã chữ: nhận dạng từ hình trang.')
  if (layer.length > 0) {
    return {
      words: [],
      layer,
      method: 'restored',
      ocrBoxes: null,
      reason: 'Trang không có ảnh, chỉ còn lớp chữ ẩn: phục hồi từ lớp chữ.',
    }
  }
  return { words: [], layer: [], method: 'blank', ocrBoxes: null, reason: 'Trang trắng.' }
}

function judgeDigital(page: { marks: Marks; seen: RawWord[]; pictures: readonly PlacedPicture[] }): Verdict {
  const { marks } = page
  const { words, converted, encodings } = convertFonts(page.seen)
  const broken = words.filter((word) => measureWords([word.text]).unmapped > 0)
  const whole = words.filter((word) => !broken.includes(word))
  const statistics = measureWords(whole.map((word) => word.text))
  const toWords = (kept: readonly RawWord[]): Word[] =>
    kept.map((word) =>
      toModelWord(word, { source: converted.has(word) ? 'legacy-font' : 'text', confidence: 1 }),
    )
  const layer = words.map((word) => toModelWord(word, { source: 'layer', confidence: 0.5 }))
  const ocr = (reason: string): Verdict => ({ words: [], layer, method: 'ocr', ocrBoxes: null, reason })

  if (broken.length > 0.3 * words.length) {
    return ocr(
      `${percent(broken.length / words.length)} số từ có ký tự không tra được mã: nhận dạng từ hình trang.`,
    )
  }
  const doubtful = statistics.counted >= ENOUGH && !isGood(statistics) && !isForeign(statistics)
  if (doubtful && statistics.marked < 0.4) return judgeDamaged({ words: whole, statistics, layer, ocr })

  const mergedBroken = mergeBoxes(
    broken.map((word) => pad(word.box, marks)),
    12,
  )
  const boxes = [
    ...mergedBroken,
    ...page.pictures
      .filter((picture) => mayHoldText(picture, marks) && !isBackground(picture.box, whole))
      .map((picture) => picture.box),
  ]
  const ocrBoxes = mergeBoxes(boxes, 0)
  if (ocrBoxes.length > 0) {
    const outside = whole.filter((word) => !ocrBoxes.some((box) => contains(box, ...middle(word.box))))
    return {
      words: toWords(outside),
      layer: [],
      method: 'mixed',
      ocrBoxes,
      reason: mixedReason({ broken: broken.length, pictures: boxes.length - mergedBroken.length }),
    }
  }
  if (converted.size > 0) {
    const names = [...encodings]
      .map((encoding) => (encoding === 'tcvn3' ? 'TCVN3 (ABC)' : 'VNI'))
      .join(' và ')
    return {
      words: toWords(words),
      layer: [],
      method: 'legacy-font',
      ocrBoxes: null,
      reason: `Chữ mã ${names} được chuyển sang Unicode.`,
    }
  }
  return { words: toWords(words), layer: [], method: 'text', ocrBoxes: null, reason: textReason(statistics) }
}

function textReason(statistics: TextStatistics): string {
  if (statistics.counted < ENOUGH) return 'Chữ số hóa sẵn trong tệp.'
  if (isForeign(statistics) && !isGood(statistics)) return 'Chữ số hóa sẵn trong tệp, không phải tiếng Việt.'
  return `Chữ tiếng Việt số hóa sẵn trong tệp (${percent(statistics.valid)} âm tiết hợp lệ).`
}

function mixedReason(found: { broken: number; pictures: number }): string {
  const parts: string[] = []
  if (found.pictures > 0) parts.push('ảnh có thể chứa chữ hoặc bảng')
  if (found.broken > 0) parts.push('chữ không tra được mã')
  return `Trang có chữ tốt lẫn ${parts.join(' và ')}: phần đó được nhận dạng từ hình.`
}

/**
 * Text a reader sees but whose codes make no sense. Where several drawings share one letter, the drawings are right
 * and the codes wrong: read the rendered page. Where each letter has one drawing, the page itself is drawn so.
 */
function judgeDamaged(page: {
  words: readonly RawWord[]
  statistics: TextStatistics
  layer: Word[]
  ocr: (reason: string) => Verdict
}): Verdict {
  const { words, statistics, layer, ocr } = page
  if (sharesLetters(words))
    return ocr('Chữ hiển thị đúng nhưng mã chữ sai hoặc mất dấu: nhận dạng từ hình trang.')
  if (statistics.bare < 0.45) {
    return ocr(`Lớp chữ ${fault(statistics)}: nhận dạng từ hình trang.`)
  }
  return {
    words: [],
    layer,
    method: 'restored',
    ocrBoxes: null,
    reason: `Chữ của trang ${fault(statistics)} và không có ảnh để đọc lại: phục hồi dấu từ chính lớp chữ.`,
  }
}

/** Whether, in some font, vowels are each drawn by several glyphs: `a`, `á`, `ạ` all read as `a`. */
function sharesLetters(words: readonly RawWord[]): boolean {
  const codes = new Map<string, Set<number>>()
  for (const word of words) {
    for (const glyph of word.glyphs) {
      const key = `${glyph.font.name}|${glyph.text}`
      const set = codes.get(key)
      if (set) set.add(glyph.code)
      else codes.set(key, new Set([glyph.code]))
    }
  }
  let shared = 0
  for (const [key, set] of codes) if (/[aeiouy]$/i.test(key) && set.size >= 3) shared++
  return shared >= 3
}

function isForeign(statistics: TextStatistics): boolean {
  return statistics.english >= 0.08 && statistics.marked < 0.2
}

/** Seals and signatures are small or narrow; a picture of a table or text is wide. */
function mayHoldText(picture: PlacedPicture, page: { width: number; height: number }): boolean {
  const [x0, y0, x1, y1] = picture.box
  const width = (x1 - x0) / page.width
  const height = (y1 - y0) / page.height
  return !picture.mask && height >= 0.04 && (width >= 0.45 || (width >= 0.33 && width * height >= 0.08))
}

/** A picture with text set over it is a background, not a picture of text. */
function isBackground(box: Box, words: readonly RawWord[]): boolean {
  return words.filter((word) => contains(box, ...middle(word.box))).length >= 5
}

function pad(box: Box, page: { width: number; height: number }): Box {
  return [
    Math.max(0, box[0] - 3),
    Math.max(0, box[1] - 3),
    Math.min(page.width, box[2] + 3),
    Math.min(page.height, box[3] + 3),
  ]
}

function middle(box: Box): [number, number] {
  return [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
}

function area(box: Box): number {
  return Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1])
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
