import { isPlanHeading } from '../../knowledge/phrases.ts'
import { foldText } from '../../vietnamese/normalise.ts'
import { locateParagraph, readingOrder } from './places.ts'
import type { Rule } from './rule.ts'

/** Kinds of document that set out who does what by when. */
const PLANS = ['kế hoạch', 'chương trình hành động', 'chương trình công tác', 'chương trình']

export const notAPlan: Rule = {
  code: 'not-a-plan',
  severity: 'error',
  basis: 'Nghị định 30/2020/NĐ-CP, Điều 7: các loại văn bản hành chính',
  message: {
    vi: 'Tệp này không phải kế hoạch ({type}).',
    en: 'This file is not a plan: {en}.',
  },
  find({ structure, extraction }) {
    const { documentType, evidence, number } = extraction.header
    if (documentType !== null) {
      if (PLANS.some((plan) => foldText(documentType).startsWith(plan))) return []
      // A decision or letter that sends a plan along is told as several documents, one that issues it has it as annex.
      if (
        readingOrder(structure).some(
          ({ zone, text, part }) =>
            (part > 0 && zone === 'title' && /kế hoạch/iu.test(text)) ||
            (zone === 'annex' && isPlanHeading(text)),
        )
      )
        return []
      return [{ facts: { type: `“${documentType}”`, en: `“${documentType}”` }, evidence: evidence.title }]
    }
    const paragraphs = readingOrder(structure)
    const named = paragraphs.some(({ text }) => /kế hoạch/iu.test(text))
    const facts = extraction.indicators.length + extraction.tasks.length + extraction.goals.length
    if (named && (facts > 0 || number !== null)) return []
    if (paragraphs.length === 0) return []
    const first = paragraphs[0]
    return [
      {
        facts: { type: 'văn bản chưa rõ loại', en: 'its kind is not told' },
        evidence: first ? locateParagraph(first).slice(0, 1) : [],
        expectedAt: { page: 1, section: null },
      },
    ]
  },
  examples: [
    { extraction: { header: { documentType: 'Quyết định' } } },
    {
      lines: ['Lịch công tác tuần 25'],
      extraction: { header: { documentType: null }, indicators: [], tasks: [], goals: [] },
    },
  ],
  counterexamples: [
    { extraction: { header: { documentType: 'Kế hoạch' } } },
    {
      lines: [
        '@t QUYẾT ĐỊNH',
        'Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.',
        '@a KẾ HOẠCH thu gom rác',
      ],
      extraction: { header: { documentType: 'Quyết định' } },
    },
  ],
}
