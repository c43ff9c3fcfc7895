import { earliestDate } from './dates.ts'
import type { Rule } from './rule.ts'

export const deadlinePast: Rule = {
  code: 'deadline-past',
  severity: 'warning',
  basis: 'Thời hạn của nhiệm vụ không thể trước ngày ban hành kế hoạch',
  message: {
    vi: 'Thời hạn {deadline} đã qua khi kế hoạch được ban hành ({date}).',
    en: 'The deadline {deadline} had passed when the plan was issued ({date}).',
  },
  find({ extraction }) {
    const { iso, year, month } = extraction.header.date
    // Only the plan's own printed date counts; where the day is blank, the month's first.
    if (year === null) return []
    const date = iso ?? earliestDate(extraction)
    if (date === null) return []
    const shown =
      iso === null ? (month === null ? String(year) : `${month}/${year}`) : iso.split('-').reverse().join('/')
    return [...extraction.tasks, ...extraction.indicators]
      .filter(({ restates }) => restates === null)
      .flatMap(({ deadline, evidence, text }) => {
        if (!deadline || deadline.end === null || deadline.end >= date) return []
        if (deadline.relation === 'from' || deadline.relation === 'after' || deadline.kind === 'recurring')
          return []
        // What a plan tells of the past, and the names of older documents, set no deadline.
        if (/(?:^|\s)(?:đã|kết quả năm|giai đoạn 20\d\d\s*[-–]\s*20\d\d)\s/iu.test(text)) return []
        return [{ facts: { deadline: deadline.text || deadline.end, date: shown }, evidence }]
      })
  },
  examples: [
    {
      extraction: {
        tasks: [
          {
            id: 'a',
            text: 'Rà soát danh mục, hoàn thành trước 30/6/2025.',
            deadline: {
              kind: 'date',
              relation: 'before',
              start: null,
              end: '2025-06-30',
              frequency: [],
              text: '30/6/2025',
            },
          },
        ],
      },
    },
  ],
  counterexamples: [
    {
      extraction: {
        tasks: [
          {
            id: 'a',
            text: 'Rà soát danh mục, hoàn thành trước 31/12/2025.',
            deadline: {
              kind: 'date',
              relation: 'before',
              start: null,
              end: '2025-12-31',
              frequency: [],
              text: '31/12/2025',
            },
          },
        ],
      },
    },
    {
      extraction: {
        header: { date: { iso: null, year: 2025, month: 10, day: null } },
        tasks: [
          {
            id: 'a',
            text: 'Hoàn thành trong tháng 10/2025.',
            deadline: {
              kind: 'month',
              relation: 'in',
              start: '2025-10-01',
              end: '2025-10-31',
              frequency: [],
              text: 'tháng 10/2025',
            },
          },
        ],
      },
    },
  ],
}
