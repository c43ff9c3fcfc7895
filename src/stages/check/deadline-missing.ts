import { findLacking } from './columns.ts'
import { textParagraphs } from './places.ts'
import type { Rule } from './rule.ts'

export const deadlineMissing: Rule = {
  code: 'deadline-missing',
  severity: 'warning',
  basis: 'Nhiệm vụ trong kế hoạch phải có thời hạn hoàn thành',
  message: {
    vi: 'Chưa nêu thời gian thực hiện: {what}.',
    en: 'No time is set: {en}.',
  },
  find({ structure, extraction }) {
    const { tasks, indicators } = extraction
    const none = tasks.length >= 3 && [...tasks, ...indicators].every(({ deadline }) => deadline === null)
    const untimed = indicators.every(({ year }) => year === null)
    // Times may stand in a way that was not read as a deadline.
    const told = textParagraphs(structure).some(({ text }) =>
      /thời\s+(?:gian|hạn)|trước ngày|từ ngày|hoàn thành (?:trước|trong)|thường xuyên|định kỳ|hằng (?:tháng|quý|năm)/iu.test(
        text,
      ),
    )
    return findLacking(structure, /thời\s*(?:gian|hạn)|hoàn\s*thành/iu, {
      none: none && untimed && !told,
      what: 'cả kế hoạch không nêu thời hạn cho nhiệm vụ nào',
      en: 'the plan gives none of its tasks a time',
    })
  },
  examples: [
    {
      extraction: {
        tasks: [
          { id: 'a', text: 'Rà soát.' },
          { id: 'b', text: 'Tập huấn.' },
          { id: 'c', text: 'Báo cáo.' },
        ],
      },
    },
  ],
  counterexamples: [
    {
      extraction: {
        tasks: [
          { id: 'a', text: 'Rà soát.' },
          { id: 'b', text: 'Tập huấn.' },
          {
            id: 'c',
            text: 'Báo cáo.',
            deadline: {
              kind: 'ongoing',
              relation: 'in',
              start: null,
              end: null,
              frequency: [],
              text: 'Thường xuyên',
            },
          },
        ],
      },
    },
    { extraction: { tasks: [] } },
  ],
}
