import { describe, expect, it } from 'vitest'
import type { Box } from '../../../src/model/geometry.ts'
import { layoutPage } from '../../../src/stages/layout/index.ts'
import { structureDocument } from '../../../src/stages/structure/index.ts'
import { setSheet } from '../../support/sheets.ts'

describe('a page that lay askew', () => {
  const sheet = setSheet([{ text: 'Ủy ban nhân dân xã Minh Tân giao các thôn thực hiện kế hoạch này.' }], {
    page: 1,
  })
  const layout = layoutPage(sheet)
  const boxes = (degrees: number | null): Box[] => {
    const page: Box = [0, 0, layout.width, layout.height]
    const tilted = degrees === null ? layout : { ...layout, tilts: [{ box: page, degrees }] }
    return structureDocument({ pages: [{ layout: tilted, restorations: [] }] }).paragraphs.flatMap(
      (paragraph) => paragraph.anchors.map((anchor) => anchor.box),
    )
  }

  it('shows words where they stand on the sheet, not on the straightened picture', () => {
    const straight = boxes(null)
    const shown = boxes(2)
    const angle = (2 * Math.PI) / 180
    expect(shown.length).toBeGreaterThan(5)
    shown.forEach((box, at) => {
      const from = straight[at] as Box
      const dx = (from[0] + from[2] - layout.width) / 2
      const dy = (from[1] + from[3] - layout.height) / 2
      const x = layout.width / 2 + dx * Math.cos(angle) - dy * Math.sin(angle)
      const y = layout.height / 2 + dx * Math.sin(angle) + dy * Math.cos(angle)
      expect((box[0] + box[2]) / 2).toBeCloseTo(x, 1)
      expect((box[1] + box[3]) / 2).toBeCloseTo(y, 1)
      expect(box[3] - box[1]).toBeGreaterThan(from[3] - from[1])
    })
  })

  it('shows the words of a sheet cut out of a page where that sheet lies, on the page as it is', () => {
    const sheet: Box = [0, 0, layout.width, layout.height]
    const corners: [number, number][] = [
      [300, 10],
      [590, 20],
      [580, 400],
      [310, 390],
    ]
    const cut = {
      ...layout,
      tilts: [{ box: sheet, degrees: 0, corners: corners as never }],
      seen: { width: 842, height: 595 },
    }
    const { paragraphs, pages } = structureDocument({ pages: [{ layout: cut, restorations: [] }] })
    expect(pages[0]).toMatchObject({ width: 842, height: 595 })
    const shown = paragraphs.flatMap((paragraph) => paragraph.anchors.map((anchor) => anchor.box))
    const straight = boxes(null)
    expect(shown.length).toBe(straight.length)
    shown.forEach((box, at) => {
      expect(box[0]).toBeGreaterThan(299)
      expect(box[2]).toBeLessThan(591)
      expect(box[3]).toBeLessThan(401)
      const from = straight[at] as Box
      expect((box[0] - 300) / 290).toBeCloseTo(from[0] / layout.width, 0)
      expect(box[3] - box[1]).toBeLessThan(0.6 * (from[3] - from[1]))
    })
  })
})
