import { kheSay } from './plans/khe-say.ts'
import { phuLang } from './plans/phu-lang.ts'
import { suoiMay } from './plans/suoi-may.ts'
import { tanBen } from './plans/tan-ben.ts'
import { traKhe } from './plans/tra-khe.ts'
import { province } from './province.ts'
import type { Sample } from './sample.ts'

/** Every file of `samples/`, in the order of their names. */
export const samples: readonly Sample[] = [province, kheSay, tanBen, suoiMay, phuLang, traKhe]
