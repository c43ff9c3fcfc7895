import type { Rule } from './rule.ts'
import { shorten } from './same-matter.ts'

export const unitMissing: Rule = {
  code: 'unit-missing',
  severity: 'warning',
  basis: 'Chỉ tiêu phải có đơn vị tính mới theo dõi, đánh giá được',
  message: {
    vi: 'Chỉ tiêu {value} không ghi đơn vị tính: “{text}”.',
    en: 'The target {value} has no unit: “{text}”.',
  },
  find({ extraction }) {
    return extraction.indicators
      .filter(({ unit, restates }) => unit === null && restates === null)
      .filter(({ text, valueText }) => standsBare(text, valueText))
      .map((indicator) => ({
        facts: { value: indicator.valueText, text: shorten(indicator.text) },
        evidence: indicator.evidence,
      }))
  },
  examples: [
    {
      extraction: {
        indicators: [
          {
            text: 'Tỷ lệ nộp phí trực tuyến đạt tối thiểu 60 trên tổng số giao dịch.',
            valueText: '60',
            value: 60,
            unit: null,
          },
        ],
      },
    },
    {
      extraction: {
        indicators: [
          { text: 'Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 85.', valueText: '85', value: 85, unit: null },
        ],
      },
    },
  ],
  counterexamples: [
    {
      extraction: {
        indicators: [
          { text: 'Tập huấn cho 300 lượt người trong năm 2026.', valueText: '300', value: 300, unit: null },
        ],
      },
    },
    {
      extraction: {
        indicators: [{ text: 'Thành lập 05 tổ lưu động.', valueText: '05', value: 5, unit: null }],
      },
    },
    {
      extraction: {
        indicators: [{ text: 'Tỷ lệ hài lòng đạt 90%.', valueText: '90', value: 90, unit: '%' }],
      },
    },
  ],
}

/** True where nothing that could be a unit follows the figure: the clause or the text ends there. */
function standsBare(text: string, valueText: string): boolean {
  const figure = /\d[\d.,]*\d|\d/.exec(valueText)?.[0]
  if (figure === undefined) return false
  const at = text.lastIndexOf(figure)
  if (at < 0) return false
  const rest = text.slice(at + figure.length)
  // Ratios and scores carry their measure in front of the figure: "xếp hạng 5", "mức 3".
  if (
    /(?:cấp độ|mức|hạng|thứ|loại|điểm|lần|lớp|khối|nhóm|vị trí)\s*(?:\S+\s+)?$/iu.test(
      text.slice(Math.max(0, at - 30), at),
    )
  )
    return false
  return /^\s*(?:[.;,)]|$|trở lên|trở xuống|trên tổng|so với|trong (?:năm|quý|tháng))/u.test(rest)
}
