import type { Anchor, Box, PageForm, Settings, TruthTable } from './document.ts'
import { ASCENT, DESCENT, type Measure, type Style } from './fonts.ts'
import { type BrokenLine, lineText } from './lines.ts'

export type Mark =
  | { kind: 'text'; x: number; baseline: number; text: string; style: Style; stretch: number }
  | { kind: 'line'; x0: number; y0: number; x1: number; y1: number; width: number }
  | { kind: 'image'; box: Box; image: Uint8Array }

/** One page being filled; coordinates from the top left of the content as it is composed. */
export interface Page {
  form: PageForm
  width: number
  height: number
  number: string | null
  marks: Mark[]
  lines: string[]
  words: { text: string; box: Box }[]
  /** Footnotes set at the foot, and the height that they take. */
  notes: { mark: string; lines: BrokenLine[] }[]
  notesHeight: number
}

/** The pages so far and the place where the next thing goes. */
export interface Sheet {
  measure: Measure
  settings: Settings
  pages: Page[]
  page: Page
  /** Top of the next thing. */
  y: number
  notesCount: number
  anchors: Anchor[]
  tables: TruthTable[]
}

const A4 = { width: 595.28, height: 841.89 }
export const NOTE_SIZE = 10

export function openSheet(measure: Measure, settings: Settings): Sheet {
  const page = blankPage('portrait', null)
  return {
    measure,
    settings,
    pages: [page],
    page,
    y: settings.margins.top,
    notesCount: 0,
    anchors: [],
    tables: [],
  }
}

export function startPage(sheet: Sheet, form: PageForm, numbered = true): void {
  const number = sheet.settings.pageNumbers && numbered ? String(sheet.pages.length + 1) : null
  sheet.page = blankPage(form, number)
  sheet.pages.push(sheet.page)
  sheet.y = area(sheet).top
  if (number !== null) {
    const style = { bold: false, italic: false, size: 13 }
    const { left, right } = area(sheet)
    const x = (left + right - sheet.measure(number, style)) / 2
    sheet.page.marks.push({
      kind: 'text',
      x,
      baseline: sheet.y - 22 + 13 * ASCENT,
      text: number,
      style,
      stretch: 0,
    })
  }
}

function blankPage(form: PageForm, number: string | null): Page {
  const wide = form !== 'portrait'
  return {
    form,
    width: wide ? A4.height : A4.width,
    height: wide ? A4.width : A4.height,
    number,
    marks: [],
    lines: [],
    words: [],
    notes: [],
    notesHeight: 0,
  }
}

/** The part of the current page that text may fill. */
export function area(sheet: Sheet): { left: number; right: number; top: number; bottom: number } {
  const { margins } = sheet.settings
  const { page } = sheet
  const wide = page.form !== 'portrait'
  const left = wide ? margins.top : margins.left
  const right = wide ? margins.bottom : margins.right
  return {
    left,
    right: page.width - right,
    top: margins.top,
    bottom: page.height - margins.bottom - page.notesHeight,
  }
}

/**
 * Sets one line with its left edge at `x` and its top at `y`; `stretch` points are added to each space.
 * Notes its words and gaps; the line's text goes into the truth by the caller.
 */
export function setLine(
  sheet: Sheet,
  line: BrokenLine,
  place: { x: number; y: number; stretch: number; height: number },
): void {
  let x = place.x
  let run: { x: number; text: string; style: Style; baseline: number } | null = null
  const flush = () => {
    if (run)
      sheet.page.marks.push({
        kind: 'text',
        x: run.x,
        baseline: run.baseline,
        text: run.text,
        style: run.style,
        stretch: place.stretch,
      })
    run = null
  }
  line.words.forEach((word, index) => {
    if (index > 0) {
      x += line.space + place.stretch
      if (run) run.text += ' '
    }
    let left = x
    let size = 0
    word.pieces.forEach((piece) => {
      size = Math.max(size, piece.style.size)
      const baseline =
        place.y +
        baselineOf(
          piece.style.size + (piece.raise ? piece.raise / 0.33 - piece.style.size : 0),
          place.height,
        ) -
        piece.raise
      if (piece.text === '') {
        flush()
        if (piece.anchor)
          sheet.anchors.push({
            name: piece.anchor,
            page: sheet.pages.length,
            box: [x, place.y, x + piece.width, place.y + place.height],
          })
        if (left === x) left = x + piece.width
      } else if (run && sameStyle(run.style, piece.style) && piece.raise === 0) run.text += piece.text
      else {
        flush()
        run = { x, text: piece.text, style: piece.style, baseline }
        if (piece.raise !== 0) flush()
      }
      x += piece.width
    })
    const text = word.pieces.map((piece) => piece.text).join('')
    const baseline = place.y + baselineOf(size, place.height)
    if (text !== '')
      sheet.page.words.push({ text, box: [left, baseline - size * ASCENT, x, baseline + size * DESCENT] })
  })
  flush()
}

function baselineOf(size: number, height: number): number {
  return (height - size * (ASCENT + DESCENT)) / 2 + size * ASCENT
}

function sameStyle(a: Style, b: Style): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.size === b.size
}

/** Sets lines one under another inside `width`, centred, left or right, and adds them to the page's text. */
export function setStack(
  sheet: Sheet,
  lines: readonly BrokenLine[],
  place: { x: number; y: number; width: number; align: 'left' | 'center' | 'right'; height: number },
): number {
  let y = place.y
  for (const line of lines) {
    const slack = place.width - line.natural
    const shift = place.align === 'center' ? slack / 2 : place.align === 'right' ? slack : 0
    setLine(sheet, line, { x: place.x + shift, y, stretch: 0, height: place.height })
    sheet.page.lines.push(lineText(line))
    y += place.height
  }
  return y
}

export function drawRule(sheet: Sheet, rule: { x0: number; x1: number; y: number; width?: number }): void {
  sheet.page.marks.push({
    kind: 'line',
    x0: rule.x0,
    y0: rule.y,
    x1: rule.x1,
    y1: rule.y,
    width: rule.width ?? 0.7,
  })
}
