import { describe, expect, it } from 'vitest'
import type { Word } from '../../../src/model/page.ts'
import { structureSheets } from '../../support/documents.ts'
import { setSheet } from '../../support/sheets.ts'

/** The structure of a plan's running text, a paragraph a line. */
function structureOf(lines: readonly string[], source: Word['source'] = 'ocr') {
  return structureSheets([
    setSheet(
      [
        { line: 'KẾ HOẠCH', align: 'centre', bold: true },
        { line: 'Nâng cao chất lượng phục vụ người dân', align: 'centre', bold: true },
        { gap: 12 },
        ...lines.map((text) => ({ text })),
      ],
      { source },
    ),
  ])
}

const labelsOf = (structure: ReturnType<typeof structureOf>) =>
  structure.paragraphs.flatMap((paragraph) => (paragraph.label === null ? [] : [paragraph.label]))
const HEADINGS = ['MỤC TIÊU CHUNG', 'NHIỆM VỤ CỤ THỂ', 'KINH PHÍ THỰC HIỆN', 'TỔ CHỨC THỰC HIỆN']
const headed = (labels: readonly string[]) => labels.map((label, at) => `${label} ${HEADINGS[at]}`)

describe('labels that their neighbours prove', () => {
  it('puts a misread label right between its neighbours, in the ledger and in the page’s text', () => {
    const structure = structureOf(headed(['I.', 'I1.', 'III.', 'IV.']))
    expect(labelsOf(structure)).toEqual(['I.', 'II.', 'III.', 'IV.'])
    expect(structure.restorations).toEqual([
      expect.objectContaining({ page: 1, original: 'I1.', restored: 'II.' }),
    ])
    expect(structure.text[0]).toContain('\nII. NHIỆM VỤ CỤ THỂ\n')
    expect(structure.sections.map((section) => section.label)).toEqual(['I.', 'II.', 'III.', 'IV.'])
    expect(structure.pages[0]?.restoredWords).toBe(1)
  })

  it('proves a run of misread labels by the sound ones at its ends', () => {
    expect(labelsOf(structureOf(headed(['I.', 'lI.', 'HI.', 'IV.'])))).toEqual(['I.', 'II.', 'III.', 'IV.'])
  })

  it.each([
    ['after which nothing follows', ['I.', 'I1.']],
    ['before which nothing stands', ['I1.', 'III.', 'IV.']],
    ['beside a gap', ['I.', 'I1.', 'IV.']],
  ])('leaves a label %s as read', (_, labels) => {
    const structure = structureOf(headed(labels))
    expect(labelsOf(structure)).toEqual(labels)
    expect(structure.restorations).toEqual([])
  })

  it('never changes a number that was read, nor a born-digital label', () => {
    const digits = structureOf(headed(['I.', '11.', 'III.', 'IV.']))
    expect(labelsOf(digits)).toEqual(['I.', '11.', 'III.', 'IV.'])
    const printed = structureOf(headed(['I.', 'I1.', 'III.', 'IV.']), 'text')
    expect(labelsOf(printed)).toEqual(['I.', 'I1.', 'III.', 'IV.'])
    expect([...digits.restorations, ...printed.restorations]).toEqual([])
  })
})
