import type { Rule } from './rule.ts'

export const pageUnreadable: Rule = {
  code: 'page-unreadable',
  severity: 'error',
  basis: 'Trang không đọc được thì không thể rà soát nội dung trên đó',
  message: {
    vi: 'Trang {page} không đọc được: {reason}',
    en: 'Page {page} could not be read: {reason}',
  },
  find({ structure }) {
    return structure.pages
      .filter(({ method }) => method === 'unreadable')
      .map(({ page, reason }) => ({
        facts: { page, reason },
        evidence: [],
        expectedAt: { page, section: null },
      }))
  },
  examples: [{ pages: ['unreadable'] }],
  counterexamples: [{ pages: ['text'] }, { pages: ['blank'] }],
}
