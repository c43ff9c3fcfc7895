import { LOOK_ALIKES, wordsPattern } from '../../knowledge/look-alikes.ts'
import type { Keys } from '../../vietnamese/keys.ts'
import type { Span } from './clauses.ts'

/** What a quantity is in its plan. */
export type Verdict =
  | { readonly kind: 'target'; readonly confidence: number }
  | { readonly kind: 'baseline' }
  | { readonly kind: 'none' }

/** What is known of the place in which a quantity stands. */
export interface Setting {
  readonly keys: Keys
  readonly clause: Span
  /** The sentence of which the clause is a part. */
  readonly sentence: Span
  /** True in a section of goals or indicators. */
  readonly goals: boolean
  /** True where the clause is a list's head ("gồm 03 nội dung sau:"). */
  readonly head: boolean
  /** True where the year that governs the quantity ends before the plan's own. */
  readonly past: boolean
  /** True where a count that is no target stands right before this one, in the same list. */
  readonly listed: boolean
  /** True where a count that is a target stands right before this one, in the same list. */
  readonly following: boolean
  /** True where the sentence has stated a target before. */
  readonly led: boolean
}

export const COMMITMENT = wordsPattern(LOOK_ALIKES.commitments.words, { end: false })

// The verb stands right before its count, or one word before it: "thành lập mới 2 hợp tác xã".
export const DOES = new RegExp(
  `${COMMITMENT.source}(?:\\s\\p{L}+){0,4}\\s*$|^[\\s\\-+*]*$|\\d[^\\d]{0,30}(?:,|và)\\s*$`,
  'u',
)

export const REACHES =
  /(?<![\p{L}\d])(?:đạt|đạt được|hoàn thành|duy trì|giữ vững|nâng cao chất lượng|bảo đảm|đảm bảo|phấn đấu|có|đủ)\s*$/u

export const MEASURED =
  /(?<![\p{L}\d])(?:tỷ lệ|tỉ lệ|chỉ số|điểm số|tổng điểm|mức độ hài lòng|số lượng|tổng số|bình quân|trung bình|thời gian|dân số|mật độ|năng suất|sản lượng|diện tích|thu nhập|giá trị|tốc độ)(?![\p{L}\d])/u
