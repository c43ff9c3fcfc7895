import { commonlyMissing } from './common-gaps.ts'
import { lateSubmission } from './late.ts'
import { nearCopy } from './near-copies.ts'
import { outlier } from './outliers.ts'
import type { BatchRule } from './rule.ts'
import { sharedCount } from './shared-counts.ts'
import { superseded } from './superseded.ts'

/** Every check that needs the batch, in the order in which a reviewer wants to read them. */
export const BATCH_RULES: readonly BatchRule[] = [
  superseded,
  lateSubmission,
  nearCopy,
  outlier,
  commonlyMissing,
  sharedCount,
]
