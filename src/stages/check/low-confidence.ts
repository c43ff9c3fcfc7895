import type { Rule } from './rule.ts'

/** Pages read worse than this are told; a person reads them in the original. */
const POOR = 0.7

export const lowConfidence: Rule = {
  code: 'low-confidence',
  severity: 'warning',
  basis: 'Một con số sai tệ hơn không có số: chỗ đọc chưa chắc phải được đối chiếu bản gốc',
  message: {
    vi: 'Đọc chưa chắc chắn ({what}), đề nghị đối chiếu bản gốc.',
    en: 'Read with doubt ({en}); please check the original.',
  },
  find({ structure, extraction }) {
    const pages = structure.pages
      .filter(
        ({ confidence, words, method }) =>
          method !== 'blank' && confidence !== null && confidence < POOR && words >= 20,
      )
      .map(({ page, confidence }) => ({
        facts: {
          what: `trang ${page}, độ tin cậy ${Math.round((confidence ?? 0) * 100)}%`,
          en: `page ${page}, confidence ${Math.round((confidence ?? 0) * 100)} %`,
        },
        evidence: [],
        expectedAt: { page, section: null },
      }))
    const figures = extraction.indicators
      .filter(({ doubtful }) => doubtful)
      .map(({ valueText, readings, evidence }) => {
        const bare = (text: string) => text.trim().replace(/[.,;:]+$/, '')
        const others = [...new Set(readings.map(({ text }) => bare(text)))].filter(
          (text) => text !== bare(valueText),
        )
        return {
          facts: {
            what:
              others.length > 0 ? `số ${valueText}, cách đọc khác: ${others.join(', ')}` : `số ${valueText}`,
            en: others.length > 0 ? `${valueText}, also read as ${others.join(', ')}` : `${valueText}`,
          },
          evidence,
        }
      })
    return [...pages, ...figures]
  },
  examples: [
    {
      extraction: {
        indicators: [{ text: 'Tỷ lệ đạt 90%', valueText: '90%', value: 90, unit: '%', doubtful: true }],
      },
    },
  ],
  counterexamples: [
    { extraction: { indicators: [{ text: 'Tỷ lệ đạt 90%', valueText: '90%', value: 90, unit: '%' }] } },
  ],
}
