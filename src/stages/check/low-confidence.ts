import type { Reading } from '../../model/page.ts'
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
      .map(({ valueText, readings, evidence }) => ({
        facts: {
          what: withReadings(`số ${valueText}`, { printed: valueText, readings }, 'cách đọc khác:'),
          en: withReadings(valueText, { printed: valueText, readings }, 'also read as'),
        },
        evidence,
      }))
    const baselines = extraction.indicators.flatMap(({ valueText, baseline, evidence }) => {
      if (!baseline?.doubtful) return []
      const { readings } = baseline
      const [vi, en] = [String(baseline.value).replace('.', ','), String(baseline.value)]
      return [
        {
          facts: {
            what: withReadings(
              `mức xuất phát ${vi} của chỉ tiêu ${valueText}`,
              { printed: vi, readings },
              'cách đọc khác:',
            ),
            en: withReadings(
              `the baseline ${en} of the target ${valueText}`,
              { printed: vi, readings },
              'also read as',
            ),
          },
          evidence,
        },
      ]
    })
    return [...pages, ...figures, ...baselines]
  },
  examples: [
    {
      extraction: {
        indicators: [{ text: 'Tỷ lệ đạt 90%', valueText: '90%', value: 90, unit: '%', doubtful: true }],
      },
    },
    {
      extraction: {
        indicators: [
          {
            text: 'Tỷ lệ từ 57,1% lên 90%',
            valueText: '90%',
            value: 90,
            unit: '%',
            baseline: { value: 57.1, unit: '%', readings: [], doubtful: true },
          },
        ],
      },
    },
  ],
  counterexamples: [
    { extraction: { indicators: [{ text: 'Tỷ lệ đạt 90%', valueText: '90%', value: 90, unit: '%' }] } },
    {
      extraction: {
        indicators: [
          {
            text: 'Tỷ lệ từ 57% lên 90%',
            valueText: '90%',
            value: 90,
            unit: '%',
            baseline: { value: 57, unit: '%', readings: [], doubtful: false },
          },
        ],
      },
    },
  ],
}

/** The figure with what else was read for it, where anything was. */
function withReadings(
  figure: string,
  { printed, readings }: { printed: string; readings: readonly Reading[] },
  word: string,
): string {
  const bare = (text: string) => text.trim().replace(/[.,;:]+$/, '')
  const others = [...new Set(readings.map(({ text }) => bare(text)))].filter((text) => text !== bare(printed))
  return others.length > 0 ? `${figure}, ${word} ${others.join(', ')}` : figure
}
