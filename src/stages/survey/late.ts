import type { BatchRule } from './rule.ts'

/** Plans received after the province's deadline. */
export const lateSubmission: BatchRule = {
  code: 'late-submission',
  severity: 'warning',
  basis: 'Thời hạn gửi kế hoạch do tỉnh quy định (receiveBy trong cấu hình đợt rà soát)',
  toPlans: true,
  find({ received, receiveBy }) {
    if (receiveBy === null) return []
    return received.flatMap(({ planId, commune, file, date, receivedAt }) => {
      if (receivedAt === null || receivedAt.slice(0, 10) <= receiveBy) return []
      const who = commune ?? file
      const [day, limit] = [printDate(receivedAt), printDate(receiveBy)]
      // Where nothing but the plan's own date tells, it was sent on that day at the earliest.
      const message =
        receivedAt.slice(0, 10) === date
          ? {
              vi: `Kế hoạch của ${who} đề ngày ${day}, sau hạn gửi ${limit}.`,
              en: `The plan of ${who} is dated ${date}, after ${receiveBy}.`,
            }
          : {
              vi: `${who} gửi kế hoạch ngày ${day}, sau hạn ${limit}.`,
              en: `${who} sent its plan on ${receivedAt.slice(0, 10)}, after ${receiveBy}.`,
            }
      return [{ message, plans: [planId] }]
    })
  },
  examples: [
    { plans: [{ receivedAt: '2025-11-01' }], receiveBy: '2025-10-31' },
    { plans: [{ receivedAt: '2025-11-01', date: '2025-11-01' }], receiveBy: '2025-10-31' },
  ],
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
