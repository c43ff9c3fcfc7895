import type { Digest } from './digest.ts'
import type { BatchFinding } from './survey.ts'

/** Plans received after the province's deadline. */
export function findLate(
  digests: readonly Digest[],
  receiveBy: string | null,
  lang: 'vi' | 'en',
): BatchFinding[] {
  if (receiveBy === null) return []
  return digests.flatMap(({ planId, commune, file, receivedAt }) => {
    if (receivedAt === null || receivedAt.slice(0, 10) <= receiveBy) return []
    const who = commune ?? file
    const [day, limit] = [receivedAt, receiveBy].map((date) =>
      date.slice(0, 10).split('-').reverse().join('/'),
    )
    return [
      {
        code: 'late-submission',
        severity: 'warning' as const,
        message:
          lang === 'vi'
            ? `${who} gửi kế hoạch ngày ${day}, sau hạn ${limit}.`
            : `${who} sent its plan on ${receivedAt.slice(0, 10)}, after ${receiveBy}.`,
        evidence: [],
        expectedAt: null,
        plans: [planId],
      },
    ]
  })
}
