import { abolishedUnit } from './abolished-unit.ts'
import { annexMismatch } from './annex-mismatch.ts'
import { annexMissing } from './annex-missing.ts'
import { basisMissing } from './basis-missing.ts'
import { conflictingIndicator } from './conflicting-indicator.ts'
import { countMismatch } from './count-mismatch.ts'
import { dateIncomplete } from './date-incomplete.ts'
import { deadlineMissing } from './deadline-missing.ts'
import { deadlinePast } from './deadline-past.ts'
import { duplicateIndicator } from './duplicate-indicator.ts'
import { handwritten } from './handwritten.ts'
import { lowConfidence } from './low-confidence.ts'
import { notAPlan } from './not-a-plan.ts'
import { numberMissing } from './number-missing.ts'
import { outdatedTerm } from './outdated-term.ts'
import { pageUnreadable } from './page-unreadable.ts'
import { periodMissing } from './period-missing.ts'
import { replacedDocument } from './replaced-document.ts'
import { responsibleMissing } from './responsible-missing.ts'
import type { Rule } from './rule.ts'
import { sectionNumbering } from './section-numbering.ts'
import { severalDocuments } from './several-documents.ts'
import { signerMissing } from './signer-missing.ts'
import { unitMissing } from './unit-missing.ts'

/** Every check of a plan by itself, in the order in which a reviewer wants to read them. */
export const RULES: readonly Rule[] = [
  notAPlan,
  severalDocuments,
  pageUnreadable,
  numberMissing,
  dateIncomplete,
  signerMissing,
  periodMissing,
  basisMissing,
  replacedDocument,
  sectionNumbering,
  countMismatch,
  annexMissing,
  annexMismatch,
  conflictingIndicator,
  duplicateIndicator,
  unitMissing,
  deadlinePast,
  deadlineMissing,
  responsibleMissing,
  outdatedTerm,
  abolishedUnit,
  handwritten,
  lowConfidence,
]
