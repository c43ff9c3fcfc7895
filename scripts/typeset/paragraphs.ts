import type { Align, Paragraph, PictureBlock, Span, Text } from './document.ts'
import type { Style } from './fonts.ts'
import { type BrokenLine, breakLines, lineText } from './lines.ts'
import { area, drawRule, NOTE_SIZE, type Sheet, setLine, startPage } from './sheet.ts'

/** Sets a paragraph, over a page break if need be, with at least two lines on either side of it. */
export function setParagraph(sheet: Sheet, paragraph: Paragraph): void {
  const { settings } = sheet
  const size = paragraph.size ?? settings.size
  const style: Style = { bold: paragraph.bold ?? false, italic: paragraph.italic ?? false, size }
  const align: Align = paragraph.align ?? 'justify'
  const indent = paragraph.indent ?? (align === 'justify' || align === 'left' ? settings.indent : 0)
  const shift = (paragraph.level ?? 0) * settings.indent * 0.6
  const height = size * settings.leading
  const bounds = area(sheet)
  const width = bounds.right - bounds.left - shift
  const lines = breakLines(withLabel(paragraph), {
    measure: sheet.measure,
    style,
    width,
    indent,
    nextMark: () => String(++sheet.notesCount),
  })
  sheet.y += paragraph.spaceBefore ?? 0
  const room = Math.floor((area(sheet).bottom - sheet.y + 0.5) / height)
  if (paragraph.keepWithNext && room < lines.length + 2) startPage(sheet, sheet.page.form)
  else if (room < Math.min(2, lines.length) || (lines.length === 3 && room === 2))
    startPage(sheet, sheet.page.form)
  lines.forEach((line, index) => {
    const notes = readNotes(sheet, line)
    const needed = height + notes.reduce((sum, note) => sum + note.height, 0)
    const leftAfter = lines.length - index
    const widow = leftAfter === 2 && index > 0 && sheet.y + 2 * height > area(sheet).bottom + 0.5
    if (sheet.y + needed > area(sheet).bottom + 0.5 || widow) startPage(sheet, sheet.page.form)
    for (const note of notes) {
      sheet.page.notesHeight += note.height + (sheet.page.notes.length === 0 ? 8 : 0)
      sheet.page.notes.push(note)
    }
    const first = line.first ? indent : 0
    const slack = width - first - line.natural
    const stretch =
      align === 'justify' && !line.last && line.words.length > 1 ? slack / (line.words.length - 1) : 0
    const offset = align === 'center' ? slack / 2 : align === 'right' ? slack : 0
    const x = area(sheet).left + shift + first + offset
    setLine(sheet, line, { x, y: sheet.y, stretch, height })
    sheet.page.lines.push(lineText(line))
    sheet.y += height
  })
  sheet.y += paragraph.spaceAfter ?? settings.paragraphSpace
}

function withLabel(paragraph: Paragraph): Text {
  if (paragraph.label === undefined) return paragraph.text
  const rest: readonly Span[] =
    typeof paragraph.text === 'string' ? [{ text: paragraph.text }] : paragraph.text
  return [{ text: `${paragraph.label} ` }, ...rest]
}

function readNotes(sheet: Sheet, line: BrokenLine): { mark: string; lines: BrokenLine[]; height: number }[] {
  const bounds = area(sheet)
  const style: Style = { bold: false, italic: false, size: NOTE_SIZE }
  return line.words.flatMap((word) =>
    word.pieces.flatMap((piece) => {
      if (piece.note === null) return []
      const lines = breakLines(`${piece.text} ${piece.note}`, {
        measure: sheet.measure,
        style,
        width: bounds.right - bounds.left,
        indent: 0,
        nextMark: () => '',
      })
      return [{ mark: piece.text, lines, height: lines.length * NOTE_SIZE * 1.2 }]
    }),
  )
}

/** Sets each page's footnotes under a short rule; called once, when all pages are filled. */
export function setFootnotes(sheet: Sheet): void {
  for (const page of sheet.pages) {
    if (page.notes.length === 0) continue
    sheet.page = page
    const { left, bottom } = area(sheet)
    let y = bottom + 4
    drawRule(sheet, { x0: left, x1: left + 144, y })
    y += 4
    for (const note of page.notes)
      for (const line of note.lines) {
        setLine(sheet, line, { x: left, y, stretch: 0, height: NOTE_SIZE * 1.2 })
        page.lines.push(lineText(line))
        y += NOTE_SIZE * 1.2
      }
  }
}

/** Sets a picture centred, on the next page where it does not fit. */
export function setPicture(sheet: Sheet, picture: PictureBlock): void {
  if (sheet.y + picture.height > area(sheet).bottom) startPage(sheet, sheet.page.form)
  const { left, right } = area(sheet)
  const x = (left + right - picture.width) / 2
  sheet.page.marks.push({
    kind: 'image',
    box: [x, sheet.y, x + picture.width, sheet.y + picture.height],
    image: picture.image,
  })
  if (picture.truth) sheet.page.lines.push(...picture.truth.replace(/\n$/, '').split('\n'))
  sheet.y += picture.height + sheet.settings.paragraphSpace
}
