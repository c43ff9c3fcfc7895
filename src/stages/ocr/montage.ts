import type { ClosedCell } from './cells.ts'
import type { EngineWord, Grey } from './engine.ts'

/** Cells of a table set below one another in one narrow picture, so that no line runs across two of them. */
export interface Montage {
  readonly picture: Grey
  readonly places: readonly { readonly cell: ClosedCell; readonly top: number; readonly bottom: number }[]
}

const MARGIN = 0.06

/** Stacks the cells that hold ink; `picture` must have its ruling lines erased. Null where all are empty. */
export function stackCells(picture: Grey, cells: readonly ClosedCell[]): Montage | null {
  const margin = Math.round(MARGIN * picture.dpi)
  const inked = cells.flatMap((cell) => {
    const rows = inkRows(picture, cell)
    return rows ? [{ cell, ...rows }] : []
  })
  if (inked.length === 0) return null
  const width = Math.max(...inked.map(({ cell }) => cell.x1 - cell.x0)) + 2 * margin
  const height = inked.reduce((sum, { first, last }) => sum + last - first + 1 + 2 * margin, 0)
  const data = new Uint8Array(width * height).fill(255)
  const places: Montage['places'][number][] = []
  let top = 0
  for (const { cell, first, last } of inked) {
    const rows = last - first + 1
    for (let y = 0; y < rows; y++) {
      const from = (first + y) * picture.width + cell.x0
      data.set(picture.data.subarray(from, from + cell.x1 - cell.x0), (top + margin + y) * width + margin)
    }
    places.push({ cell: { ...cell, y0: first }, top, bottom: top + rows + 2 * margin })
    top += rows + 2 * margin
  }
  return { picture: { data, width, height, dpi: picture.dpi }, places }
}

/** Words of a montage back where their cells stand on the page; each cell's lines get numbers of their own. */
export function unstackWords(words: readonly EngineWord[], montage: Montage): EngineWord[] {
  const margin = Math.round(MARGIN * montage.picture.dpi)
  return words.flatMap((word) => {
    const middle = (word.box[1] + word.box[3]) / 2
    const place = montage.places.find(({ top, bottom }) => middle >= top && middle < bottom)
    if (!place) return []
    const dx = place.cell.x0 - margin
    const dy = place.cell.y0 - place.top - margin
    return [
      { ...word, box: [word.box[0] + dx, word.box[1] + dy, word.box[2] + dx, word.box[3] + dy] as const },
    ]
  })
}

/** Pictures of single words set below one another. */
export function stackPictures(parts: readonly Grey[]): {
  readonly picture: Grey
  readonly places: readonly { readonly top: number; readonly bottom: number }[]
} {
  const dpi = parts[0]?.dpi ?? 300
  const margin = Math.round(MARGIN * dpi)
  const width = Math.max(1, ...parts.map((part) => part.width)) + 2 * margin
  const height = parts.reduce((sum, part) => sum + part.height + margin, margin)
  const data = new Uint8Array(width * height).fill(255)
  const places: { top: number; bottom: number }[] = []
  let top = margin
  for (const part of parts) {
    for (let y = 0; y < part.height; y++) {
      data.set(part.data.subarray(y * part.width, (y + 1) * part.width), (top + y) * width + margin)
    }
    places.push({ top, bottom: top + part.height })
    top += part.height + margin
  }
  return { picture: { data, width, height, dpi }, places }
}

/** First and last row of a cell with ink worth reading; null for an empty cell. */
function inkRows(picture: Grey, cell: ClosedCell): { first: number; last: number } | null {
  let first = -1
  let last = -1
  let total = 0
  const x0 = Math.max(0, cell.x0 + 2)
  const x1 = Math.min(picture.width, cell.x1 - 2)
  for (let y = Math.max(0, cell.y0); y < Math.min(picture.height, cell.y1); y++) {
    let ink = 0
    for (let x = x0; x < x1; x++) if ((picture.data[y * picture.width + x] as number) < 140) ink++
    total += ink
    if (ink >= 2) {
      if (first < 0) first = y
      last = y
    }
  }
  const pad = Math.round(0.02 * picture.dpi)
  if (first < 0 || total < 0.0004 * picture.dpi * picture.dpi) return null
  return { first: Math.max(cell.y0, first - pad), last: Math.min(cell.y1 - 1, last + pad) }
}
