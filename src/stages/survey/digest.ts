import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { GapStatus, Gaps } from '../../model/gaps.ts'
import type { CommuneType, Plan } from '../../model/plan.ts'
import { foldText } from '../../vietnamese/normalise.ts'
import { sketch } from './shingles.ts'

/** What the batch needs to know of one plan; a few kilobytes, whatever the plan's length. */
export interface Digest {
  readonly planId: string
  readonly file: string
  readonly commune: string | null
  readonly communeType: z.infer<typeof CommuneType> | null
  readonly communeCode: string | null
  readonly province: string | null
  readonly provinceCode: string | null
  /** Date printed on the plan, ISO. */
  readonly date: string | null
  /** Day on which the file came in, ISO; null where unknown. */
  readonly receivedAt: string | null
  /** Place of the file in the order received, from 0. */
  readonly order: number
  readonly title: string | null
  readonly template: string | null
  readonly isPlan: boolean
  readonly items: readonly DigestItem[]
  /** Counts that a commune has to set itself: whole numbers with a unit that is no percentage or time. */
  readonly counts: readonly DigestCount[]
  readonly sketch: readonly number[]
}

export interface DigestItem {
  readonly templateItem: string
  readonly status: GapStatus
  /** Value and unit of the plan item that answers; null where there is none. */
  readonly value: number | null
  readonly unit: string | null
}

export interface DigestCount {
  readonly planItem: string
  /** Hash of the folded text without its figures: the same matter in another plan has the same key. */
  readonly key: string
  readonly value: number
  readonly unit: string
}

/** How a plan came in. */
export interface Received {
  readonly receivedAt: string | null
  readonly order: number
}

/** Digests one plan; `text` is the plan's text as in `text/<name>.txt`. */
export function digest(
  plan: Plan,
  gaps: Gaps,
  { text, received }: { text: string; received: Received },
): Digest {
  const { issuer } = plan.header
  const indicators = new Map(plan.indicators.map((indicator) => [indicator.id, indicator]))
  return {
    planId: plan.id,
    file: plan.source.file,
    commune: plan.commune,
    communeType: issuer.communeType,
    communeCode: issuer.communeCode,
    province: issuer.province,
    provinceCode: issuer.provinceCode,
    date: plan.header.date.iso,
    ...received,
    title: plan.header.title,
    template: gaps.template?.id ?? null,
    isPlan: !plan.findings.some(({ code }) => code === 'not-a-plan'),
    items: gaps.items.map(({ templateItem, status, planItems }) => {
      const indicator = planItems.map((id) => indicators.get(id)).find((found) => found !== undefined)
      return { templateItem, status, value: indicator?.value ?? null, unit: indicator?.unit ?? null }
    }),
    counts: plan.indicators
      .filter(({ origin, restates }) => origin === 'body' && restates === null)
      .filter(
        ({ value, unit, measure }) =>
          measure === 'level' && Number.isInteger(value) && value >= 10 && isCount(unit),
      )
      .map(({ id, text: said, value, unit }) => ({
        planItem: id,
        key: keyOf(said),
        value,
        unit: unit as string,
      })),
    sketch: sketch(text, [plan.commune ?? '', issuer.name ?? '']),
  }
}

function isCount(unit: string | null): boolean {
  return (
    unit !== null &&
    !/^[%‰]|^(?:phút|giờ|ngày|tháng|năm|giây|điểm|lần|người|cấp độ|mức)(?!\p{L})/iu.test(unit)
  )
}

function keyOf(text: string): string {
  const folded = foldText(text).replace(/[\d.,]+/g, '#')
  return createHash('sha256').update(folded).digest('hex').slice(0, 12)
}
