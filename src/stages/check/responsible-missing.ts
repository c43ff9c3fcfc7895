import { findLacking } from './columns.ts'
import type { Rule } from './rule.ts'

export const responsibleMissing: Rule = {
  code: 'responsible-missing',
  severity: 'warning',
  basis: 'Nhiệm vụ trong kế hoạch phải có đơn vị chủ trì',
  message: {
    vi: 'Chưa nêu đơn vị chủ trì: {what}.',
    en: 'No responsible unit: {en}.',
  },
  find({ structure, extraction }) {
    const { tasks, indicators } = extraction
    const none =
      tasks.length >= 3 &&
      [...tasks, ...indicators].every(
        ({ responsible, coordinating }) => responsible.length + coordinating.length === 0,
      )
    return findLacking(structure, /chủ\s*trì|trách\s*nhiệm|đơn vị thực hiện|cơ quan thực hiện/iu, {
      none,
      what: 'cả kế hoạch không giao nhiệm vụ nào cho đơn vị cụ thể',
      en: 'the plan gives none of its tasks to a unit',
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
          { id: 'a', text: 'Rà soát.', responsible: [{ text: 'Công an xã', name: 'Công an xã', id: null }] },
          { id: 'b', text: 'Tập huấn.' },
          { id: 'c', text: 'Báo cáo.' },
        ],
      },
    },
  ],
}
