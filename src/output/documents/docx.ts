import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { xmlText } from '../xml-text.ts'
import type { Block, Run } from './blocks.ts'

const FONT = 'Times New Roman'
const mm = (length: number): number => Math.round((length * 1440) / 25.4)
/** Half points. */
const BODY = 28
const SMALL = 26
const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) }
const TEXT_WIDTH = mm(210) - MARGIN.left - MARGIN.right
const BARS = 40
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER }
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const LINES = { top: LINE, bottom: LINE, left: LINE, right: LINE }

/**
 * Blocks as a Word document in the layout of Phụ lục I, Nghị định 30/2020/NĐ-CP: A4, margins 20/20/30/15 mm,
 * Times New Roman 13 to 14 pt, the two-column head, page number centred at the top from page 2.
 */
export async function formatDocument(input: {
  title: string
  blocks: readonly Block[]
}): Promise<Uint8Array> {
  const pageNumber = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: SMALL })],
  })
  const section: ISectionOptions = {
    properties: {
      titlePage: true,
      page: { size: { width: mm(210), height: mm(297) }, margin: { ...MARGIN, header: mm(10) } },
    },
    headers: { default: new Header({ children: [pageNumber] }), first: new Header({ children: [] }) },
    footers: { default: new Footer({ children: [] }) },
    children: input.blocks.flatMap(toParts),
  }
  const document = new Document({
    title: xmlText(input.title),
    creator: 'rasoat',
    lastModifiedBy: 'rasoat',
    styles: { default: { document: { run: { font: FONT, size: BODY, language: { value: 'vi-VN' } } } } },
    sections: [section],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function toParts(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'head':
      return [headTable(block)]
    case 'title':
      return [
        centred([{ text: block.name, bold: true }], { before: 240, after: 0 }),
        centred([{ text: block.about, bold: true }], { before: 0, after: 0 }),
        ruleUnder(TEXT_WIDTH, 0.32),
      ]
    case 'heading':
      return [body([{ text: block.text, bold: true }], { keepNext: true })]
    case 'paragraph':
    case 'item':
      return [body(block.runs, {})]
    case 'table':
      return [dataTable(block), new Paragraph({ spacing: { after: 60 }, children: [] })]
    case 'chart':
      return [
        centred([{ text: block.caption, italic: true }], { before: 120, after: 60 }),
        chartTable(block),
        new Paragraph({ spacing: { after: 60 }, children: [] }),
      ]
    case 'signature':
      return [new Paragraph({ spacing: { before: 120 }, children: [] }), signatureTable(block)]
  }
}

function headTable(block: Extract<Block, { kind: 'head' }>): Table {
  const left = mm(68)
  const right = TEXT_WIDTH - left
  return plainTable(
    [left, right],
    [
      [
        [
          centred([block.above], { size: SMALL }),
          centred([{ text: block.agency, bold: true }], { size: SMALL }),
          ruleUnder(left, 0.35),
        ],
        [
          centred([{ text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold: true }], { size: 24 }),
          centred([{ text: 'Độc lập - Tự do - Hạnh phúc', bold: true }], { size: BODY }),
          ruleUnder(right, 0.56),
        ],
      ],
      [
        [centred([block.number], { size: SMALL })],
        [centred([{ text: block.placeAndDate, italic: true }], { size: BODY })],
      ],
    ],
  )
}

function signatureTable(block: Extract<Block, { kind: 'signature' }>): Table {
  const left = Math.round(TEXT_WIDTH * 0.48)
  const small = (runs: readonly Run[]): Paragraph =>
    new Paragraph({ children: runs.map((run) => textRun(run, 22)) })
  return plainTable(
    [left, TEXT_WIDTH - left],
    [
      [
        [
          new Paragraph({ children: [textRun({ text: 'Nơi nhận:', bold: true, italic: true }, 24)] }),
          ...block.recipients.map((one) => small([`- ${one}`])),
        ],
        [
          centred([{ text: block.position, bold: true }], { size: BODY }),
          centred([{ text: '(Ký, ghi rõ họ tên)', italic: true }], { size: SMALL }),
          ...Array.from({ length: 4 }, () => centred([''], {})),
        ],
      ],
    ],
  )
}

function dataTable(block: Extract<Block, { kind: 'table' }>): Table {
  const whole = block.widths.reduce((sum, one) => sum + one, 0)
  const widths = block.widths.map((one) => Math.round((one / whole) * TEXT_WIDTH))
  const cell = (runs: readonly Run[], at: number, head: boolean): TableCell =>
    new TableCell({
      borders: LINES,
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 70, right: 70 },
      ...(head ? { verticalAlign: VerticalAlign.CENTER } : {}),
      children: [
        new Paragraph({
          alignment: head || block.centred.includes(at) ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: runs.map((run) => textRun(run, 24)),
        }),
      ],
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: block.header.map((text, at) => cell([{ text, bold: true }], at, true)),
      }),
      ...block.rows.map(
        (row) => new TableRow({ cantSplit: true, children: row.map((runs, at) => cell(runs, at, false)) }),
      ),
    ],
  })
}

/** Bars as shaded cells: sharp at any size, needs no font, and an officer can mend them in Word. */
function chartTable(block: Extract<Block, { kind: 'chart' }>): Table {
  const label = Math.round(TEXT_WIDTH * 0.32)
  const value = Math.round(TEXT_WIDTH * 0.14)
  const step = Math.floor((TEXT_WIDTH - label - value) / BARS)
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [label, ...Array.from({ length: BARS }, () => step), value],
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    rows: block.rows.map((row) => {
      const cells: TableCell[] = [chartText(row.label, label, AlignmentType.LEFT)]
      let used = 0
      for (const bar of row.bars) {
        const span = Math.min(BARS - used, Math.round(bar.share * BARS))
        if (span > 0) cells.push(chartBar(span, step, bar.colour))
        used += Math.max(0, span)
      }
      if (used < BARS) cells.push(chartBar(BARS - used, step, 'EEF1F4'))
      cells.push(chartText(row.value, value, AlignmentType.RIGHT))
      return new TableRow({ cantSplit: true, children: cells })
    }),
  })
}

const WHITE = { style: BorderStyle.SINGLE, size: 16, color: 'FFFFFF' }
function chartBar(span: number, step: number, colour: string): TableCell {
  return new TableCell({
    columnSpan: span,
    width: { size: span * step, type: WidthType.DXA },
    borders: { top: WHITE, bottom: WHITE, left: NO_BORDER, right: NO_BORDER },
    shading: { fill: colour, color: 'auto', type: 'clear' },
    children: [new Paragraph({ children: [textRun('', 20)] })],
  })
}

function chartText(
  text: string,
  width: number,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
): TableCell {
  return new TableCell({
    borders: NO_BORDERS,
    width: { size: width, type: WidthType.DXA },
    margins: { left: 40, right: 60 },
    verticalAlign: VerticalAlign.CENTER,
    children: [new Paragraph({ alignment, children: [textRun(text, 22)] })],
  })
}

function plainTable(widths: readonly number[], rows: readonly (readonly (readonly Paragraph[])[])[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [...widths],
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    borders: { ...NO_BORDERS, insideHorizontal: NO_BORDER, insideVertical: NO_BORDER },
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map(
            (children, at) =>
              new TableCell({
                borders: NO_BORDERS,
                width: { size: widths[at] ?? 0, type: WidthType.DXA },
                margins: { left: 20, right: 20 },
                children: [...children],
              }),
          ),
        }),
    ),
  })
}

/** First line indented by 1 cm, both edges straight, 6 pt between paragraphs, as the decree asks. */
function body(runs: readonly Run[], options: { keepNext?: boolean }): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(10) },
    spacing: { before: 60, after: 60, line: 288 },
    ...options,
    children: runs.map((run) => textRun(run, BODY)),
  })
}

function centred(
  runs: readonly Run[],
  options: { size?: number; before?: number; after?: number },
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: options.before ?? 0, after: options.after ?? 0 },
    children: runs.map((run) => textRun(run, options.size ?? BODY)),
  })
}

/** The thin line under the agency's name, the motto and the title: the top border of an empty paragraph. */
function ruleUnder(width: number, share: number): Paragraph {
  const side = Math.round((width * (1 - share)) / 2)
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 20, after: 60, line: 120, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  })
}

function textRun(run: Run, size: number): TextRun {
  const one = typeof run === 'string' ? { text: run } : run
  return new TextRun({
    text: xmlText(one.text),
    font: FONT,
    size,
    ...('bold' in one ? { bold: one.bold === true } : {}),
    ...('italic' in one ? { italics: one.italic === true } : {}),
  })
}
