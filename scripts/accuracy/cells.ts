/** Cell accuracy of tables: cells that stand in their row and column with the right text. */
import { syllablesOf } from './syllable-error.ts'

export interface CellTable {
  readonly cells: readonly { readonly row: number; readonly column: number; readonly text: string }[]
}

export interface CellScore {
  /** Cells of the truth that hold text. */
  readonly cells: number
  readonly right: number
  readonly wrong: readonly { readonly row: number; readonly column: number; readonly text: string }[]
}

/** Each table of the truth is held against the one that agrees with it best; case and edge punctuation aside. */
export function scoreCells(truth: readonly CellTable[], found: readonly CellTable[]): CellScore {
  const left = [...found]
  const wrong: CellScore['wrong'][number][] = []
  let cells = 0
  for (const table of truth) {
    const asked = table.cells.filter((cell) => keyOf(cell.text) !== '')
    const misses = left.map((other) => missesOf(asked, other))
    const best = misses.reduce((a, b, i) => (b.length < (misses[a]?.length ?? Infinity) ? i : a), 0)
    cells += asked.length
    wrong.push(...(misses[best] ?? asked))
    left.splice(best, 1)
  }
  return { cells, right: cells - wrong.length, wrong }
}

function missesOf(asked: CellTable['cells'], table: CellTable): CellTable['cells'] {
  const texts = new Map(table.cells.map((cell) => [`${cell.row} ${cell.column}`, keyOf(cell.text)]))
  return asked.filter((cell) => texts.get(`${cell.row} ${cell.column}`) !== keyOf(cell.text))
}

const keyOf = (text: string): string => syllablesOf(text).join(' ')
