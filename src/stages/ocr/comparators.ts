import { otsu } from './binary.ts'
import type { EngineWord, Grey } from './engine.ts'

/**
 * Tesseract's Vietnamese has no `≥` and `≤`: it reads `>` and `<`. Where it reads a digit (`255` for `≥55`), nothing
 * is changed: on a worn page a 2 falls into a wedge and a bar too, and no digit is ever to be taken away.
 */
const MISREAD = /^[><](?=\s*$|\s*\d)/u

/**
 * Puts `≥` and `≤` right by their shape: a wedge with a bar under it that does not touch it.
 */
export function fixComparators(words: readonly EngineWord[], grey: Grey): EngineWord[] {
  return words.map((word) => {
    if (!MISREAD.test(word.text)) return word
    const sign = readSign(word, grey)
    return sign ? { ...word, text: sign + word.text.slice(1).trimStart() } : word
  })
}

interface Part {
  x0: number
  y0: number
  x1: number
  y1: number
  /** Leftmost and rightmost ink in each row, from `y0`. */
  readonly left: Map<number, number>
  readonly right: Map<number, number>
}

function readSign(word: EngineWord, grey: Grey): '≥' | '≤' | null {
  const height = word.box[3] - word.box[1]
  const parts = leftParts(word, grey).filter((part) => part.x1 - part.x0 > 0.15 * height)
  for (const bar of parts) {
    const width = bar.x1 - bar.x0 + 1
    if (bar.y1 - bar.y0 + 1 > 0.4 * width) continue
    const wedge = parts.find(
      (part) =>
        part !== bar &&
        part.y1 < bar.y0 &&
        bar.y0 - part.y1 < 0.6 * width &&
        part.y1 - part.y0 + 1 > 0.4 * width &&
        Math.min(part.x1, bar.x1) - Math.max(part.x0, bar.x0) > 0.6 * width,
    )
    if (wedge) return pointsRight(wedge) ? '≥' : '≤'
  }
  return null
}

/** `>`: the ink of the middle row lies right of that of the first and last rows. */
function pointsRight(wedge: Part): boolean {
  const at = (row: number): number =>
    ((wedge.left.get(row) ?? wedge.x0) + (wedge.right.get(row) ?? wedge.x1)) / 2
  const middle = at(Math.round((wedge.y0 + wedge.y1) / 2))
  return middle > (at(wedge.y0) + at(wedge.y1)) / 2
}

/** Connected ink in the first part of a word's box, as wide as its height. */
function leftParts(word: EngineWord, grey: Grey): Part[] {
  const [bx0, by0, bx1, by1] = word.box
  const pad = Math.round(0.15 * (by1 - by0))
  const x0 = Math.max(0, bx0 - pad)
  const y0 = Math.max(0, by0 - pad)
  const x1 = Math.min(grey.width, Math.min(bx1, bx0 + Math.round(1.2 * (by1 - by0))) + pad)
  const y1 = Math.min(grey.height, by1 + pad)
  const width = x1 - x0
  const height = y1 - y0
  if (width < 3 || height < 3) return []
  const crop = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    crop.set(grey.data.subarray((y0 + y) * grey.width + x0, (y0 + y) * grey.width + x1), y * width)
  }
  const threshold = otsu(crop)
  const seen = new Uint8Array(crop.length)
  const parts: Part[] = []
  for (let start = 0; start < crop.length; start++) {
    if (seen[start] || (crop[start] as number) >= threshold) continue
    const part: Part = { x0: width, y0: height, x1: 0, y1: 0, left: new Map(), right: new Map() }
    const stack = [start]
    seen[start] = 1
    while (stack.length > 0) {
      const i = stack.pop() as number
      const x = i % width
      const y = (i - x) / width
      part.x0 = Math.min(part.x0, x)
      part.x1 = Math.max(part.x1, x)
      part.y0 = Math.min(part.y0, y)
      part.y1 = Math.max(part.y1, y)
      part.left.set(y, Math.min(part.left.get(y) ?? x, x))
      part.right.set(y, Math.max(part.right.get(y) ?? x, x))
      for (const [u, v] of [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ] as const) {
        const k = v * width + u
        if (u >= 0 && v >= 0 && u < width && v < height && !seen[k] && (crop[k] as number) < threshold) {
          seen[k] = 1
          stack.push(k)
        }
      }
    }
    parts.push(part)
  }
  return parts
}
