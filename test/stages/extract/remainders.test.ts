import { describe, expect, it } from 'vitest'
import { extractPlan } from '../../../src/stages/extract/index.ts'
import { structureOf } from '../../support/structure.ts'

const HEAD = [
  '@hl ỦY BAN NHÂN DÂN',
  '@hl XÃ AN BÌNH',
  '@t KẾ HOẠCH',
  '@t Vệ sinh môi trường năm 2026',
  'I. NHIỆM VỤ, GIẢI PHÁP',
  '1. Đường làng, ngõ xóm',
  'Vận động các hộ trồng hoa hai bên đường.',
]

/** The tasks of a plan whose words were read from a picture, or not. */
function tasks(last: string, confidence: number): string[] {
  const structure = structureOf([...HEAD, last].join('\n'))
  const paragraphs = structure.paragraphs.map((paragraph) => ({
    ...paragraph,
    anchors: paragraph.anchors.map((anchor) => ({ ...anchor, confidence })),
  }))
  return extractPlan({ ...structure, paragraphs })
    .tasks.slice(1)
    .map(({ text }) => text)
}

describe('a sentence without its beginning behind a full stop', () => {
  it('is no task where a picture was read', () => {
    expect(tasks('hoa và cây xanh, thôn trưởng theo dõi hằng tuần.', 0.9)).toEqual([])
    expect(tasks('hoa và cây xanh. Chấm điểm các tuyến đường vào cuối quý.', 0.9)).toEqual([
      'Chấm điểm các tuyến đường vào cuối quý.',
    ])
  })

  it('is one where only a capital of the same shape was lost, and where nobody misread it', () => {
    for (const [line, confidence] of [
      ['sớm hoàn thành việc kẻ vạch tuyến đường hoa.', 0.9],
      ['trồng thêm cây xanh ở nhà văn hóa thôn.', 1],
    ] as const)
      expect(tasks(line, confidence)).toEqual([line])
  })
})
