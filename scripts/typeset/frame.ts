import type { Foot, Head, Span } from './document.ts'
import type { Style } from './fonts.ts'
import { type BrokenLine, breakLines } from './lines.ts'
import { area, drawRule, type Sheet, setStack, startPage } from './sheet.ts'

const plain: Style = { bold: false, italic: false, size: 13 }
const GAP = 26

/** Sets the two-column head: issuer and number at the left, national name, motto, place and date at the right. */
export function setHead(sheet: Sheet, head: Head): void {
  const { left, right } = area(sheet)
  const middle = left + (right - left) * 0.41
  const top = sheet.y
  const leftColumn = { x: left - 8, width: middle - left + 4 }
  const rightColumn = { x: middle, width: right - middle + 4 }
  let yLeft = top
  for (const text of head.superior ?? [])
    yLeft = setCentred(sheet, text, { ...leftColumn, y: yLeft, style: { ...plain, size: 12.5 } }).y
  let issuerWidth = 0
  for (const text of head.issuer) {
    const set = setCentred(sheet, text, {
      ...leftColumn,
      y: yLeft,
      style: { ...plain, size: 12.5, bold: true },
    })
    yLeft = set.y
    issuerWidth = set.width
  }
  ruleUnder(sheet, { ...leftColumn, y: yLeft + 1.5, length: issuerWidth * 0.42 })

  const numberLines: (string | Span)[] =
    head.number === null
      ? ['Số: ', { text: '', gap: GAP + 8, name: 'number' }, { text: `/${head.symbol}` }]
      : [`Số: ${head.number}/${head.symbol}`]
  const national = head.national ?? true
  const linesAtLeft = (head.superior?.length ?? 0) + head.issuer.length
  const yNumber = Math.max(yLeft, top + 2 * 16) + 9
  setCentred(sheet, asSpans(numberLines), { ...leftColumn, y: yNumber, style: plain })

  let yRight = top
  if (national) {
    const name = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
    yRight = setCentred(sheet, name, {
      ...rightColumn,
      y: yRight,
      style: { ...plain, size: 12.5, bold: true },
    }).y
    const motto = setCentred(sheet, 'Độc lập - Tự do - Hạnh phúc', {
      ...rightColumn,
      y: yRight,
      style: { ...plain, size: 13.5, bold: true },
    })
    yRight = motto.y
    ruleUnder(sheet, { ...rightColumn, y: yRight + 1.5, length: motto.width })
  }
  const date: (string | Span)[] = [
    `${head.place}, ngày `,
    head.day === null ? { text: '', gap: GAP, name: 'day' } : `${head.day}`,
    ' tháng ',
    head.month === null ? { text: '', gap: GAP, name: 'month' } : `${head.month}`,
    ` năm ${head.year}`,
  ]
  const yDate = linesAtLeft > 2 ? yNumber : Math.max(yRight + 9, yNumber)
  setCentred(sheet, asSpans(date), {
    ...rightColumn,
    y: yDate,
    style: { ...plain, size: 13.5, italic: true },
  })
  sheet.y = Math.max(yDate, yNumber) + 26
}

function asSpans(parts: readonly (string | Span)[]): Span[] {
  return parts.map((part) => (typeof part === 'string' ? { text: part } : part))
}

function setCentred(
  sheet: Sheet,
  text: string | readonly Span[],
  place: { x: number; y: number; width: number; style: Style; balanced?: boolean },
): { y: number; width: number } {
  const lines = (place.balanced ? breakBalanced : breakPlain)(sheet, text, place)
  const height = place.style.size * 1.24
  const y = setStack(sheet, lines, { x: place.x, y: place.y, width: place.width, align: 'center', height })
  return { y, width: lines.at(-1)?.natural ?? 0 }
}

type Column = { width: number; style: Style }

function breakPlain(sheet: Sheet, text: string | readonly Span[], column: Column): BrokenLine[] {
  return breakLines(text, { ...shared(sheet), style: column.style, width: column.width })
}

/** As few lines as the width asks for, none of them much shorter than the others. */
function breakBalanced(sheet: Sheet, text: string | readonly Span[], column: Column): BrokenLine[] {
  let best = breakPlain(sheet, text, column)
  for (let width = column.width - 6; width > column.width * 0.45; width -= 6) {
    const narrower = breakPlain(sheet, text, { ...column, width })
    const widest = Math.max(...narrower.map((line) => line.natural))
    if (narrower.length > best.length || widest > column.width) break
    best = narrower
  }
  return best
}

function shared(sheet: Sheet) {
  return { measure: sheet.measure, indent: 0, nextMark: () => '' }
}

function ruleUnder(sheet: Sheet, rule: { x: number; width: number; y: number; length: number }): void {
  const centre = rule.x + rule.width / 2
  drawRule(sheet, { x0: centre - rule.length / 2, x1: centre + rule.length / 2, y: rule.y })
}

/** Sets document type and title, centred and bold, with a short rule under them. */
export function setTitle(
  sheet: Sheet,
  title: { type?: string; title: string | readonly string[]; reference?: string; rule: boolean },
): void {
  const { left, right } = area(sheet)
  const margin = 22
  const place = { x: left + margin, width: right - left - 2 * margin }
  const style: Style = { bold: true, italic: false, size: 14 }
  if (title.type)
    sheet.y = setCentred(sheet, title.type, { ...place, y: sheet.y, style: { ...style, size: 14.5 } }).y + 2
  let width = 0
  for (const text of typeof title.title === 'string' ? [title.title] : title.title) {
    const set = setCentred(sheet, text, { ...place, y: sheet.y, style, balanced: true })
    sheet.y = set.y
    width = Math.max(set.width, 160)
  }
  if (title.reference)
    sheet.y = setCentred(sheet, title.reference, {
      ...place,
      y: sheet.y + 2,
      style: { bold: false, italic: true, size: 13.5 },
      balanced: true,
    }).y
  if (title.rule) ruleUnder(sheet, { x: left, width: right - left, y: sheet.y + 3, length: width * 0.4 })
  sheet.y += title.rule ? 16 : 10
}

/** Sets signatures side by side, each in its column. */
export function setSignatures(
  sheet: Sheet,
  signatures: readonly Pick<Foot, 'authority' | 'signer'>[],
  space = 84,
): void {
  const { left, right } = area(sheet)
  const rows = Math.max(...signatures.map((each) => each.authority.length))
  if (sheet.y + rows * 17 + space + 17 > area(sheet).bottom) startPage(sheet, sheet.page.form)
  const top = sheet.y + 8
  const width = (right - left) / signatures.length
  signatures.forEach((each, index) => {
    sheet.y = Math.max(sheet.y, setSignature(sheet, each, { x: left + index * width, width, y: top, space }))
  })
  sheet.y += 10
}

/** Sets authority, room for signature and seal, and the name under one another; gives the place under them. */
function setSignature(
  sheet: Sheet,
  signature: Pick<Foot, 'authority' | 'signer'>,
  place: { x: number; width: number; y: number; space: number },
): number {
  const style: Style = { bold: true, italic: false, size: 13.5 }
  const column = { x: place.x, width: place.width, style }
  let { y } = place
  for (const text of signature.authority) y = setCentred(sheet, text, { ...column, y }).y
  const centre = place.x + place.width / 2
  sheet.anchors.push({
    name: 'signature',
    page: sheet.pages.length,
    box: [centre - 80, y, centre + 80, y + place.space],
  })
  y += place.space
  return signature.signer === null ? y : setCentred(sheet, signature.signer, { ...column, y }).y
}

/** Sets recipients at the left, authority, room for signature and seal, and signer at the right. */
export function setFoot(sheet: Sheet, foot: Foot): void {
  const space = foot.space ?? 84
  const small: Style = { bold: false, italic: false, size: 11 }
  const height = 13.5 * 1.24
  const { left, right } = area(sheet)
  const middle = left + (right - left) * 0.5
  const recipients = foot.recipients.flatMap((text): BrokenLine[] =>
    breakLines(`- ${text}`, { ...shared(sheet), style: small, width: middle - left - 8 }),
  )
  const leftHeight = 16 + recipients.length * small.size * 1.2
  const rightHeight = foot.authority.length * height + space + height
  sheet.y += 8
  if (sheet.y + Math.max(leftHeight, rightHeight) > area(sheet).bottom) startPage(sheet, sheet.page.form)
  const top = sheet.y
  const head = breakLines('Nơi nhận:', {
    ...shared(sheet),
    style: { bold: true, italic: true, size: 12 },
    width: 200,
  })
  let y = setStack(sheet, head, { x: left, y: top, width: 200, align: 'left', height: 15 })
  y = setStack(sheet, recipients, {
    x: left,
    y,
    width: middle - left,
    align: 'left',
    height: small.size * 1.2,
  })
  const yRight = setSignature(sheet, foot, { x: middle, width: right - middle, y: top, space })
  sheet.y = Math.max(y, yRight) + 10
}
