/** Exit codes, as the output contract has them. */
export const EXIT = {
  done: 0,
  /** Done, and what `--fail-on` names was found. */
  found: 1,
  wrongUse: 2,
  /** Some files could not be processed; the rest are complete. */
  someFailed: 3,
  /** Nothing could be processed. */
  nothing: 4,
  interrupted: 130,
} as const
