import { province } from './province.ts'
import type { Sample } from './sample.ts'

/** Every file of `samples/`, in the order of their names. */
export const samples: readonly Sample[] = [province]
