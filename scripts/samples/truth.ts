import type { Typeset } from '../typeset/index.ts'
import type { Sample } from './sample.ts'

/** The facts of a sample, its tables cell by cell, and what was written by hand or stamped on it. */
export function readTruth(sample: Sample, set: Typeset) {
  return {
    ...sample.truth,
    pages: set.pages.length,
    tables: set.tables.map((table) => ({
      ...table,
      cells: table.cells.map(({ box: _box, ...cell }) => cell),
    })),
  }
}
