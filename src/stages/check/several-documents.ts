import { locateParagraph } from './places.ts'
import type { Rule } from './rule.ts'

export const severalDocuments: Rule = {
  code: 'several-documents',
  severity: 'warning',
  basis: 'Mỗi tệp gửi rà soát chỉ nên chứa một văn bản',
  message: {
    vi: 'Tệp chứa {count} văn bản; văn bản tiếp theo bắt đầu ở trang {pages}.',
    en: 'The file holds {count} documents; another begins on page {pages}.',
  },
  find({ structure }) {
    const starts = new Map<number, (typeof structure.paragraphs)[number]>()
    for (const paragraph of structure.paragraphs) {
      if (paragraph.part > 0 && !starts.has(paragraph.part)) starts.set(paragraph.part, paragraph)
    }
    if (starts.size === 0) return []
    const first = [...starts.values()]
    return [
      {
        facts: { count: starts.size + 1, pages: first.map(({ page }) => page).join(', ') },
        evidence: first.flatMap((paragraph) => locateParagraph(paragraph).slice(0, 1)),
      },
    ]
  },
  examples: [{ lines: ['1. Nhiệm vụ', 'PART 1 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'PART 1 QUYẾT ĐỊNH'] }],
  counterexamples: [{ lines: ['1. Nhiệm vụ'] }],
}
