import type { Grey } from './engine.ts'

const BLOCK = 24
/** Darker than this share of the page's usual paper, a block is no paper, unless a shadow leads there by degrees. */
const PAPER = 0.72
/** From block to block a shadow gets darker by no more than this factor, and nowhere darker than that share. */
const BY_DEGREES = 0.72
const DEEPEST = 0.22
/** In a shadow, as everywhere on paper, so much of a block is about as light as its lighter parts. */
const EVEN = { within: 0.88, share: 0.5 }

/**
 * Levels tinted or unevenly lit paper to white: each pixel is divided by the paper's brightness around it, which is
 * the 80th percentile of its block, smoothed. Shadows are levelled too; dark margins and photographs keep their
 * darkness.
 */
export function levelPaper(grey: Grey): Grey {
  const { width, height, data } = grey
  const columns = Math.max(1, Math.ceil(width / BLOCK))
  const rows = Math.max(1, Math.ceil(height / BLOCK))
  const paper = smooth(brightness(grey, columns, rows), columns, rows)
  const across = blendAcross(paper, { columns, rows, width })
  const out = new Uint8Array(data.length)
  const factors = new Float32Array(width)
  for (let y = 0; y < height; y++) {
    const v = Math.max(0, Math.min(rows - 1, (y + 0.5) / BLOCK - 0.5))
    const top = Math.floor(v)
    const dv = v - top
    const upper = across[top] as Float64Array
    const lower = across[Math.min(rows - 1, top + 1)] as Float64Array
    for (let x = 0; x < width; x++) {
      const level = (upper[x] as number) * (1 - dv) + (lower[x] as number) * dv
      // A shade above the paper's own level, so that its grain goes white.
      factors[x] = 262 / (level < 40 ? 40 : level)
    }
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const value = (data[i] as number) * (factors[x] as number)
      out[i] = value > 255 ? 255 : value
    }
  }
  return { ...grey, data: out }
}

function brightness(grey: Grey, columns: number, rows: number): Float32Array {
  const { width, height, data } = grey
  const values = new Float32Array(columns * rows)
  const even = new Uint8Array(columns * rows)
  const histogram = new Uint16Array(256)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      histogram.fill(0)
      let count = 0
      const y1 = Math.min(height, (row + 1) * BLOCK)
      const x1 = Math.min(width, (column + 1) * BLOCK)
      for (let y = row * BLOCK; y < y1; y += 2) {
        for (let x = column * BLOCK; x < x1; x += 2) {
          const value = data[y * width + x] as number
          histogram[value] = (histogram[value] as number) + 1
          count++
        }
      }
      let left = count * 0.2
      let level = 255
      for (; level > 0; level--) {
        left -= histogram[level] as number
        if (left <= 0) break
      }
      values[row * columns + column] = level
      let light = 0
      for (let v = Math.floor(EVEN.within * level); v < 256; v++) light += histogram[v] as number
      if (light > EVEN.share * count) even[row * columns + column] = 1
    }
  }
  const sorted = Float32Array.from(values).sort()
  const typical = sorted[Math.floor(sorted.length * 0.6)] ?? 255
  const paper = followShadows(values, { even, columns, typical })
  // A block full of print or of a black margin says nothing of the paper there.
  for (let i = 0; i < values.length; i++) if (!paper[i]) values[i] = typical
  return values
}

/** Which blocks are paper: those about as light as it usually is, and shadows that grow out of them by degrees. */
function followShadows(
  values: Float32Array,
  { even, columns, typical }: { even: Uint8Array; columns: number; typical: number },
): Uint8Array {
  const paper = new Uint8Array(values.length)
  const open: number[] = []
  for (let i = 0; i < values.length; i++) {
    if ((values[i] as number) < PAPER * typical) continue
    paper[i] = 1
    open.push(i)
  }
  if (open.length === values.length) return paper
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    const least = Math.max(DEEPEST * typical, BY_DEGREES * (values[i] as number))
    const column = i % columns
    for (const next of [
      column > 0 ? i - 1 : -1,
      column < columns - 1 ? i + 1 : -1,
      i - columns,
      i + columns,
    ]) {
      if (next < 0 || next >= values.length || paper[next] || !even[next]) continue
      if ((values[next] as number) < least) continue
      paper[next] = 1
      open.push(next)
    }
  }
  return paper
}

/** Mean over 3 × 3 blocks, twice. */
function smooth(values: Float32Array, columns: number, rows: number): Float32Array {
  let from = values
  for (let pass = 0; pass < 2; pass++) {
    const to = new Float32Array(from.length)
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        let sum = 0
        let count = 0
        for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
          for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
            sum += from[y * columns + x] as number
            count++
          }
        }
        to[row * columns + column] = sum / count
      }
    }
    from = to
  }
  return from
}

/** For each row of blocks the paper's level at every column of pixels, blended between the centres of the blocks. */
function blendAcross(
  paper: Float32Array,
  { columns, rows, width }: { columns: number; rows: number; width: number },
): Float64Array[] {
  const blended = Array.from({ length: rows }, () => new Float64Array(width))
  for (let x = 0; x < width; x++) {
    const u = Math.max(0, Math.min(columns - 1, (x + 0.5) / BLOCK - 0.5))
    const left = Math.floor(u)
    const right = Math.min(columns - 1, left + 1)
    const du = u - left
    blended.forEach((row, at) => {
      row[x] =
        (paper[at * columns + left] as number) * (1 - du) + (paper[at * columns + right] as number) * du
    })
  }
  return blended
}
