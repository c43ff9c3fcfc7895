import { isCited } from '../../../likeness/cited.ts'
import { foldText, stripMarks } from '../../../vietnamese/normalise.ts'
import { listSaid, type Said } from './passages.ts'
import type { Hit, Rule } from './rule.ts'

/** A commune named where only the plan's own can stand: its territory, or its bodies. */
const NAMED =
  /(?:trên địa bàn|(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Đảng ủy|Đảng uỷ|Công an|Trung tâm Phục vụ hành chính công|Trạm Y tế))\s+(?:xã|phường|đặc khu)\s+((?:\p{Lu}[\p{L}’']*)(?:\s+\p{Lu}[\p{L}’']*){0,4})/gu

export const wrongCommune: Rule = {
  code: 'wrong-commune',
  severity: 'error',
  basis: 'Kế hoạch của xã nào phải ghi tên xã đó; tên xã khác là dấu hiệu chép từ kế hoạch khác',
  find({ plan }) {
    const own = plan.commune
    if (own === null || plan.header.issuer.level !== 'commune') return []
    const title: Said[] = plan.header.title
      ? [{ id: 'title', text: plan.header.title, evidence: plan.header.evidence.title }]
      : []
    const seen = new Set<string>()
    return [...title, ...listSaid(plan)].flatMap((said) => findOther(said, own, seen))
  },
  examples: [
    { says: ['Tuyên truyền trên địa bàn xã Đồng Bàu'] },
    { title: 'Chuyển đổi số năm 2026 trên địa bàn xã Đồng Bàu' },
  ],
  counterexamples: [
    { says: ['Tuyên truyền trên địa bàn xã Suối Đá'] },
    { says: ['Phối hợp với xã Đồng Bàu tuần tra vùng giáp ranh'] },
    { says: ['Theo Kế hoạch số 12/KH-UBND ngày 03/02/2025 của UBND xã Đồng Bàu'] },
  ],
}

function findOther({ text, evidence }: Said, own: string, seen: Set<string>): Hit[] {
  return [...text.matchAll(NAMED)].flatMap((match) => {
    const other = match[1] as string
    if (alike(other, own) || isCited(text, match.index) || seen.has(key(other))) return []
    seen.add(key(other))
    return [
      {
        message: {
          vi: `Ghi “${match[0]}” trong khi đây là kế hoạch của ${own}.`,
          en: `Names “${match[0]}” in the plan of ${own}.`,
        },
        evidence,
      },
    ]
  })
}

/** The same name but for diacritics, a misread letter, or words that follow it in capitals. */
function alike(name: string, own: string): boolean {
  const [a, b] = [key(name), key(own)]
  return a.startsWith(b) || b.startsWith(a) || distance(a, b) <= 2
}

function key(name: string): string {
  return stripMarks(foldText(name)).replace(/[^a-z\d ]/g, '')
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}
