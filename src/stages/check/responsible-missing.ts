import { findBlanks } from './columns.ts'
import type { Rule } from './rule.ts'

export const responsibleMissing: Rule = {
  code: 'responsible-missing',
  severity: 'warning',
  basis: 'Nhiệm vụ trong kế hoạch phải có đơn vị chủ trì',
  message: {
    vi: 'Chưa nêu đơn vị chủ trì: {what}.',
    en: 'No responsible unit: {what}.',
  },
  find({ structure, extraction }) {
    const blanks = findBlanks(structure, /chủ\s*trì|trách\s*nhiệm|đơn vị thực hiện|cơ quan thực hiện/iu).map(
      ({ what, evidence, page }) => ({
        facts: { what: `“${what}”` },
        evidence,
        expectedAt: { page, section: null },
      }),
    )
    const { tasks, indicators } = extraction
    const none =
      tasks.length >= 3 &&
      [...tasks, ...indicators].every(
        ({ responsible, coordinating }) => responsible.length + coordinating.length === 0,
      )
    if (!none) return blanks
    return [
      ...blanks,
      {
        facts: { what: 'cả kế hoạch không giao nhiệm vụ nào cho đơn vị cụ thể' },
        evidence: [],
        expectedAt: { page: null, section: null },
      },
    ]
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
          { id: 'a', text: 'Rà soát.', responsible: [{ text: 'Công an xã', name: 'Công an xã', id: null }] },
          { id: 'b', text: 'Tập huấn.' },
          { id: 'c', text: 'Báo cáo.' },
        ],
      },
    },
  ],
}
