import type { Rule } from './rule.ts'
import { comparable, likeness, readIndicators, sameSubject, sameValue, shorten } from './same-matter.ts'

const SAME = 0.88

export const conflictingIndicator: Rule = {
  code: 'conflicting-indicator',
  severity: 'error',
  basis: 'Nội dung văn bản phải thống nhất: một chỉ tiêu của một năm chỉ có một mức',
  message: {
    vi: 'Cùng một chỉ tiêu nhưng ghi hai mức khác nhau, {first} và {second}: “{what}”.',
    en: 'One target with two different values, {first} and {second}: “{what}”.',
  },
  find({ extraction }) {
    const body = extraction.indicators.filter(({ origin, doubtful }) => origin === 'body' && !doubtful)
    const terms = readIndicators(body)
    return body.flatMap((second, at) => {
      const first = body
        .slice(0, at)
        .find(
          (item) =>
            comparable(item, second) &&
            !sameValue(item, second) &&
            item.text !== second.text &&
            (sameSubject(item, second) ||
              ((terms.get(item.id) ?? []).length >= 8 && likeness(item, second, terms) >= SAME)),
        )
      return first
        ? [
            {
              facts: { first: first.valueText, second: second.valueText, what: shorten(first.text) },
              evidence: [...first.evidence, ...second.evidence],
            },
          ]
        : []
    })
  },
  examples: [
    {
      extraction: {
        indicators: [
          {
            id: 'a',
            text: 'Tỷ lệ người dân, doanh nghiệp hài lòng khi sử dụng dịch vụ công trực tuyến đạt 90%',
            valueText: '90%',
            value: 90,
            unit: '%',
            year: 2026,
          },
          {
            id: 'b',
            text: 'Năm 2026, tỷ lệ người dân, doanh nghiệp hài lòng khi sử dụng dịch vụ công trực tuyến đạt 95%',
            valueText: '95%',
            value: 95,
            unit: '%',
            year: 2026,
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
            text: 'Tỷ lệ hồ sơ nộp trực tuyến của lĩnh vực hộ tịch đạt 70%',
            valueText: '70%',
            value: 70,
            unit: '%',
            year: 2026,
          },
          {
            id: 'b',
            text: 'Tỷ lệ hồ sơ nộp trực tuyến của lĩnh vực đất đai đạt 50%',
            valueText: '50%',
            value: 50,
            unit: '%',
            year: 2026,
          },
        ],
      },
    },
  ],
}
