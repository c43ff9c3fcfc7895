import type { Rule } from './rule.ts'
import { comparable, likeness, readIndicators, sameValue } from './same-matter.ts'

/** Only what is the same sentence but for a word counts as repeated. */
const SAME = 0.92

export const duplicateIndicator: Rule = {
  code: 'duplicate-indicator',
  severity: 'info',
  basis: 'Một chỉ tiêu chỉ nêu một lần trong thân văn bản để tránh hiểu hai cách',
  message: {
    vi: 'Chỉ tiêu {value} được nêu hai lần trong thân văn bản.',
    en: 'The target {value} stands twice in the body.',
  },
  find({ extraction }) {
    const body = extraction.indicators.filter(
      ({ origin, restates }) => origin === 'body' && restates === null,
    )
    const terms = readIndicators(body)
    return body.flatMap((second, at) => {
      const first = body
        .slice(0, at)
        .find(
          (item) =>
            comparable(item, second) &&
            sameValue(item, second) &&
            item.comparator === second.comparator &&
            !samePlace(item, second) &&
            (terms.get(item.id) ?? []).length >= 8 &&
            likeness(item, second, terms) >= SAME,
        )
      return first
        ? [{ facts: { value: second.valueText }, evidence: [...first.evidence, ...second.evidence] }]
        : []
    })
  },
  examples: [
    {
      extraction: {
        indicators: [
          {
            id: 'a',
            text: 'Tỷ lệ hồ sơ thủ tục hành chính được số hóa khi tiếp nhận đạt 100%',
            valueText: '100%',
            value: 100,
            unit: '%',
            year: 2026,
          },
          {
            id: 'b',
            text: 'Tỷ lệ hồ sơ thủ tục hành chính được số hóa khi tiếp nhận đạt 100%',
            valueText: '100%',
            value: 100,
            unit: '%',
            year: 2026,
            evidence: [{ page: 2 }],
          },
        ],
      },
    },
  ],
  counterexamples: [
    {
      extraction: {
        indicators: [
          {
            id: 'a',
            text: 'Tỷ lệ hồ sơ thủ tục hành chính được số hóa khi tiếp nhận đạt 100%',
            valueText: '100%',
            value: 100,
            unit: '%',
            year: 2025,
          },
          {
            id: 'b',
            text: 'Tỷ lệ hồ sơ thủ tục hành chính được số hóa khi tiếp nhận đạt 100%',
            valueText: '100%',
            value: 100,
            unit: '%',
            year: 2026,
            evidence: [{ page: 2 }],
          },
        ],
      },
    },
  ],
}

/** Two targets read from one sentence are not a repetition. */
function samePlace(
  a: { evidence: readonly { page: number; box: readonly number[] }[] },
  b: typeof a,
): boolean {
  const [one, two] = [a.evidence[0], b.evidence[0]]
  return one !== undefined && two !== undefined && one.page === two.page && one.box[1] === two.box[1]
}
