import { ABOLISHED_BODIES, ABOLISHED_EXCUSES } from '../../knowledge/dated.ts'
import { isBasis, isCited } from '../../likeness/cited.ts'
import { earliestDate } from './dates.ts'
import { locateStretch, sentenceAt, textParagraphs } from './places.ts'
import type { Hit, Rule } from './rule.ts'

export const abolishedUnit: Rule = {
  code: 'abolished-unit',
  severity: 'warning',
  basis:
    'Luật Tổ chức chính quyền địa phương số 72/2025/QH15: không còn cấp huyện từ 01/7/2025; Nghị quyết 176/2025/QH15',
  message: {
    vi: 'Nhắc đến “{body}” là cơ quan đã kết thúc hoạt động từ {until} ({basis}); nay là {successor}.',
    en: 'Names “{body}”, which ceased on {untilIso} ({basis}).',
  },
  find({ structure, extraction, asOf }) {
    const date = earliestDate(extraction) ?? asOf
    if (date === null) return []
    const bodies = ABOLISHED_BODIES.filter(({ until }) => until <= date)
    const hits: Hit[] = []
    for (const paragraph of textParagraphs(structure)) {
      if (isBasis(paragraph.text)) continue
      const taken: [number, number][] = []
      for (const { matcher, until, successor, basis } of bodies) {
        for (const match of paragraph.text.matchAll(matcher)) {
          const end = match.index + match[0].length
          if (taken.some(([from, to]) => match.index < to && end > from)) continue
          if (isCited(paragraph.text, match.index)) continue
          if (ABOLISHED_EXCUSES.test(sentenceAt(paragraph.text, match.index).text)) continue
          taken.push([match.index, end])
          hits.push({
            facts: {
              body: match[0],
              until: until.split('-').reverse().join('/'),
              untilIso: until,
              successor,
              basis,
            },
            evidence: locateStretch(paragraph, match.index, end),
          })
        }
      }
    }
    return hits
  },
  examples: [{ lines: ['- Định kỳ báo cáo UBND huyện kết quả thực hiện.'] }],
  counterexamples: [
    { lines: ['- Kế thừa Kế hoạch số 12/KH-UBND ngày 03/02/2025 của UBND huyện Sơn Hà.'] },
    { lines: ['- Tiếp nhận nhiệm vụ của UBND huyện trước đây.'] },
    {
      lines: ['- Định kỳ báo cáo UBND huyện.'],
      extraction: { header: { date: { iso: '2025-03-18', year: 2025, month: 3, day: 18 } }, legalBases: [] },
    },
  ],
}
