import type { Indicator } from '../../model/plan.ts'
import type { Rule } from './rule.ts'
import { comparable, likeness, readIndicators, sameSubject, sameValue, shorten } from './same-matter.ts'

/** From this likeness on, an annex row and a body item are taken for the same matter. */
const SAME = 0.8

export const annexMismatch: Rule = {
  code: 'annex-mismatch',
  severity: 'error',
  basis:
    'Phụ lục là một phần của văn bản, phải thống nhất với thân văn bản (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần III)',
  message: {
    vi: 'Thân văn bản ghi {body}, phụ lục ghi {annex} cho cùng một chỉ tiêu: “{what}”.',
    en: 'For the same target the body says {body}, the annex {annex}: “{what}”.',
  },
  find({ extraction }) {
    const terms = readIndicators(extraction.indicators)
    const byId = new Map(extraction.indicators.map((indicator) => [indicator.id, indicator]))
    const body = extraction.indicators.filter(({ origin }) => origin === 'body')
    return extraction.indicators
      .filter(({ origin }) => origin === 'annex')
      .flatMap((annex) => {
        const twin = findTwin(annex, { body, byId, terms })
        if (!twin || sameValue(annex, twin) || annex.doubtful || twin.doubtful) return []
        return [
          {
            facts: { body: describe(twin), annex: describe(annex), what: shorten(twin.text) },
            evidence: [...twin.evidence, ...annex.evidence],
          },
        ]
      })
  },
  examples: [
    {
      extraction: {
        indicators: [
          {
            id: 'a',
            text: 'Tỷ lệ người dân hài lòng khi sử dụng dịch vụ công trực tuyến đạt tối thiểu 90%',
            valueText: '90%',
            value: 90,
            unit: '%',
            year: 2025,
          },
          {
            id: 'b',
            origin: 'annex',
            text: 'Tỷ lệ người dân hài lòng khi sử dụng dịch vụ công trực tuyến đạt tối thiểu 85%',
            valueText: '85%',
            value: 85,
            unit: '%',
            year: 2025,
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
            text: 'Tỷ lệ người dân hài lòng khi sử dụng dịch vụ công trực tuyến đạt 90%',
            valueText: '90%',
            value: 90,
            unit: '%',
            year: 2025,
          },
          {
            id: 'b',
            origin: 'annex',
            text: 'Tỷ lệ người dân hài lòng khi sử dụng dịch vụ công trực tuyến đạt 95%',
            valueText: '95%',
            value: 95,
            unit: '%',
            year: 2026,
          },
        ],
      },
    },
  ],
}

/** The body item that the annex row restates: the one named, else the likeliest; an equal value settles it. */
function findTwin(
  annex: Indicator,
  known: {
    body: readonly Indicator[]
    byId: ReadonlyMap<string, Indicator>
    terms: ReadonlyMap<string, string[]>
  },
): Indicator | null {
  const named = annex.restates === null ? undefined : known.byId.get(annex.restates)
  if (named) return comparable(annex, named) ? named : null
  const alike = known.body
    .filter((item) => comparable(annex, item))
    .map((item) => ({ item, likeness: sameSubject(annex, item) ? 1 : likeness(annex, item, known.terms) }))
    .filter((entry) => entry.likeness >= SAME)
    .sort((a, b) => b.likeness - a.likeness)
  return (alike.find(({ item }) => sameValue(annex, item)) ?? alike[0])?.item ?? null
}

function describe({ valueText, year }: Indicator): string {
  return year === null ? valueText : `${valueText} (${year})`
}
