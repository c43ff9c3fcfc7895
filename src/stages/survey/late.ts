import type { BatchRule } from './rule.ts'

/** Plans received after the province's deadline. */
export const lateSubmission: BatchRule = {
  code: 'late-submission',
  severity: 'warning',
  basis: 'Thời hạn gửi kế hoạch do tỉnh quy định (receiveBy trong cấu hình đợt rà soát)',
  toPlans: true,
  find({ received, receiveBy }) {
    if (receiveBy === null) return []
    return received.flatMap(({ planId, commune, file, receivedAt }) => {
      if (receivedAt === null || receivedAt.slice(0, 10) <= receiveBy) return []
      const who = commune ?? file
      return [
        {
          message: {
            vi: `${who} gửi kế hoạch ngày ${printDate(receivedAt)}, sau hạn ${printDate(receiveBy)}.`,
            en: `${who} sent its plan on ${receivedAt.slice(0, 10)}, after ${receiveBy}.`,
          },
          plans: [planId],
        },
      ]
    })
  },
  examples: [{ plans: [{ receivedAt: '2025-11-01' }], receiveBy: '2025-10-31' }],
  counterexamples: [
    { plans: [{ receivedAt: '2025-10-31T23:00:00' }], receiveBy: '2025-10-31' },
    { plans: [{ receivedAt: null }], receiveBy: '2025-10-31' },
    { plans: [{ receivedAt: '2025-11-01' }] },
  ],
}

/** `2025-10-31` → `31/10/2025`. */
function printDate(iso: string): string {
  return iso.slice(0, 10).split('-').reverse().join('/')
}
