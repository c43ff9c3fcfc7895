import type { Paragraph, Table } from '../../model/structure.ts'
import type { FlowTable } from './flow.ts'
import { joinTable } from './tables.ts'

/** The parts of one table, page by page. */
export interface TablePlace {
  readonly parts: FlowTable[]
  /** Index of the last draft before it; -1 for none. */
  readonly after: number
}

/** The tables of a document with their sections and captions. */
export function makeTables(places: readonly TablePlace[], paragraphs: readonly Paragraph[]): Table[] {
  return places.map((place, index): Table => {
    const first = place.parts[0] as FlowTable
    const before = lastText(paragraphs, place.after)
    return {
      index,
      ...joinTable(place.parts),
      zone: first.zone === 'annex' ? 'annex' : 'body',
      section: before?.section ?? null,
      after: place.after >= 0 ? place.after : null,
      captions: captionsOf(paragraphs, { after: place.after, page: first.page }),
      part: first.part,
    }
  })
}

function lastText(paragraphs: readonly Paragraph[], from: number): Paragraph | null {
  for (let at = from; at >= 0; at--) {
    const paragraph = paragraphs[at]
    if (paragraph && ['text', 'item', 'heading'].includes(paragraph.role)) return paragraph
  }
  return null
}

/** The centred or bold lines right above a table, at most six, nearest last. */
function captionsOf(
  paragraphs: readonly Paragraph[],
  { after, page }: { after: number; page: number },
): number[] {
  const captions: number[] = []
  for (let at = after; at >= 0 && captions.length < 6; at--) {
    const paragraph = paragraphs[at]
    if (!paragraph || paragraph.page < page - 1) break
    if (['page-number', 'running-head', 'margin', 'footnote'].includes(paragraph.role)) continue
    const names =
      paragraph.centred ||
      paragraph.role === 'heading' ||
      /^(bảng|biểu|phụ lục|đơn vị tính)\b/iu.test(paragraph.text)
    if (!names || paragraph.zone === 'foot' || paragraph.zone === 'title') break
    captions.unshift(at)
  }
  return captions
}
