import { linearSumAssignment } from 'linear-sum-assignment'

/**
 * The one-to-one assignment of rows to columns with the greatest sum (Jonker-Volgenant shortest augmenting paths,
 * after Crouse, doi:10.1109/TAES.2016.140952). Pairs worth 0 or less are left unassigned.
 *
 * @returns for each row its column, or null.
 */
export function assign(worth: readonly (readonly number[])[]): (number | null)[] {
  const columns = worth[0]?.length ?? 0
  if (worth.length === 0 || columns === 0) return worth.map(() => null)
  const matrix = worth.map((row) => row.map((value) => Math.max(0, value)))
  const { rowAssignments } = linearSumAssignment(matrix, { maximaze: true })
  return worth.map((row, at) => {
    const column = rowAssignments[at] ?? -1
    return column >= 0 && (row[column] ?? 0) > 0 ? column : null
  })
}
