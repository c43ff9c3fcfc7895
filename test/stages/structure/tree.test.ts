import { describe, expect, it } from 'vitest'
import { parseLabel } from '../../../src/stages/structure/labels.ts'
import { nameSections } from '../../../src/stages/structure/sections.ts'
import { nest } from '../../../src/stages/structure/tree.ts'

/** Depths of paragraphs given as text, one a line. */
function depths(source: string): number[] {
  return nest(nodesOf(source)).map((place) => place.depth)
}

function nodesOf(source: string) {
  return source
    .trim()
    .split('\n')
    .map((line) => {
      const text = line.trim()
      const label = parseLabel(text)
      return { label, text: text.slice(label?.length ?? 0), scope: 0 }
    })
}

describe('nest', () => {
  it('nests I. → 1. → 1.1. → a) → - → +', () => {
    expect(
      depths(`
        I. MỤC TIÊU
        1. Mục tiêu chung
        1.1. Về thể chế
        a) Năm 2025
        - Về số lượng:
        + Duy trì dịch vụ
        + Mở rộng dịch vụ
        - Về chất lượng:
        b) Năm 2026
        1.2. Về hạ tầng
        2. Mục tiêu cụ thể
        II. NHIỆM VỤ
        1. Tuyên truyền
      `),
    ).toEqual([1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1, 2])
  })

  it('puts a starred year over its dashes, and dashes straight under a number', () => {
    expect(
      depths(`
        2. Mục tiêu cụ thể
        * Năm 2025
        - Chỉ tiêu một.
        - Chỉ tiêu hai.
        * Năm 2026
        - Chỉ tiêu ba.
        3. Yêu cầu
        - Bám sát chỉ đạo.
      `),
    ).toEqual([1, 2, 3, 3, 2, 3, 1, 2])
  })

  it('nests chapters, articles, clauses and points', () => {
    expect(
      depths(
        'Chương I\nĐiều 1. Phạm vi\n1. Khoản một.\na) Điểm a.\nĐiều 2. Đối tượng\nChương II\nĐiều 3. Mục đích',
      ),
    ).toEqual([1, 2, 3, 4, 2, 1, 2])
  })

  it('keeps what jumps in its list', () => {
    expect(depths('III. TỔ CHỨC\na) Bộ phận một\nb) Bộ phận hai\n2. Kinh phí\n3. Báo cáo')).toEqual([
      1, 2, 2, 2, 2,
    ])
  })

  it('reads garbled numerals by what stands before them', () => {
    const source =
      'I. MỤC TIÊU\nl. Mục tiêu chung\n2. Mục tiêu riêng\nIl. NHIỆM VỤ\n1. Một\nHI. TỔ CHỨC\n7. Bảy\n§. Tám\n9. Chín'
    expect(depths(source)).toEqual([1, 2, 2, 1, 2, 1, 2, 2, 2])
  })

  it('proves numerals that lost their point by the ones around them', () => {
    expect(depths('I Mục tiêu\n1. Một\nII. Nhiệm vụ\n1. Một\nIII Kinh phí\n1. Một')).toEqual([
      1, 2, 1, 2, 1, 2,
    ])
    expect(depths('I Mục tiêu\n1. Một\nII Nhiệm vụ\nIII Kinh phí')).toEqual([1, 2, 1, 1])
    expect(depths('I Mục tiêu\n1. Một\nIII. Nhiệm vụ\nIV. Kinh phí')).toEqual([1, 2, 1, 1])
    // No second one, a gap, or another one that is the second itself: ordinary lines.
    expect(depths('I Mục tiêu\n1. Một')).toEqual([0, 1])
    expect(depths('I. Mục tiêu\nIII Nhiệm vụ')).toEqual([1, 0])
    expect(depths('I. Mục tiêu\nII Năm học mới\nII. Nhiệm vụ')).toEqual([1, 0, 1])
  })

  it('takes a weak label for text where its neighbours do not prove it', () => {
    const places = nest(nodesOf('1. Một\nS. Bảy\n2. Hai'))
    expect(places.map((place) => place.depth)).toEqual([1, 0, 1])
    expect(places[1]?.reading).toBeNull()
  })

  it('hangs text on what governs it: bullets end with it, the closing words end all', () => {
    const places = nest(
      nodesOf('1. Mục tiêu\n- Một.\nVăn bản thường.\n- Gồm:\nVăn bản bên trong.\nTrên đây là kế hoạch.'),
    )
    expect(places.map((place) => place.parent)).toEqual([null, 0, 0, 0, 3, null])
  })

  it('starts again in another scope', () => {
    const nodes = nodesOf('II. NHIỆM VỤ\n1. Một\n1. Dòng phụ lục').map((node, index) => ({
      ...node,
      scope: index === 2 ? 1 : 0,
    }))
    expect(nest(nodes)[2]).toMatchObject({ depth: 1, parent: null })
  })

  it('stays fast on long flat lists', () => {
    const source = Array.from({ length: 20_000 }, (_, index) =>
      index % 3 === 0 ? '- Gồm:' : '+ Một việc;',
    ).join('\n')
    expect(depths(source)).toHaveLength(20_000)
  })
})

describe('nameSections', () => {
  const heading = (label: string, title: string, parent: number | null = null) => ({
    label,
    title,
    level: parent === null ? 1 : 2,
    parent,
    paragraph: null,
    part: 0,
  })

  it('keeps ids over edits elsewhere, and tells twins apart', () => {
    const before = nameSections([
      heading('I.', 'Mục tiêu'),
      heading('1.', 'Chung', 0),
      heading('II.', 'Nhiệm vụ'),
    ])
    const after = nameSections([
      heading('I.', 'Mục tiêu, yêu cầu'),
      heading('1.', 'Chung', 0),
      heading('2.', 'Mới', 0),
      heading('II.', 'Nhiệm vụ'),
    ])
    expect(after[1]?.id).toBe(before[1]?.id)
    expect(after[3]?.id).toBe(before[2]?.id)
    expect(after[0]?.id).not.toBe(before[0]?.id)
    const twins = nameSections([heading('-', 'Như trên'), heading('-', 'Như trên')])
    expect(twins[0]?.id).not.toBe(twins[1]?.id)
  })

  it('does not depend on the case or on how a mark is placed', () => {
    const one = nameSections([heading('I.', 'Hoà giải ở cơ sở')])
    const other = nameSections([heading('I.', 'HÒA GIẢI Ở CƠ SỞ')])
    expect(one[0]?.id).toBe(other[0]?.id)
  })
})
