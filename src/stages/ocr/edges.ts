import { type Binary, shrink, toBinary } from './binary.ts'
import { eachPart, type Part } from './connected.ts'
import type { Grey } from './engine.ts'

const WORKING_DPI = 50
/** Dark matter joined to the picture's rim is cleared this far in (share of the page). */
const RIM = 0.045
/** Punch holes are dark discs so wide (inches), so near the edge (inches). */
const HOLE = { least: 0.17, most: 0.42, reach: 1.1 }

/** Whitens dark scan edges and punch holes. */
export function cleanEdges(grey: Grey): Grey {
  const binary = toBinary(grey)
  const factor = Math.max(1, Math.round(grey.dpi / WORKING_DPI))
  const small = shrink(binary, factor)
  const dirt = new Uint8Array(small.data.length)
  markRim(small, dirt)
  markHoles({ small, binary, factor }, dirt)
  if (!dirt.includes(1)) return grey
  const data = new Uint8Array(grey.data)
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      if (!dirt[y * small.width + x]) continue
      const top = Math.max(0, y * factor - 2)
      const bottom = Math.min(grey.height, (y + 1) * factor + 2)
      const left = Math.max(0, x * factor - 2)
      const right = Math.min(grey.width, (x + 1) * factor + 2)
      // The last square reaches to the edge that whole factors leave over.
      const end = x === small.width - 1 ? grey.width : right
      const foot = y === small.height - 1 ? grey.height : bottom
      for (let v = top; v < foot; v++) data.fill(255, v * grey.width + left, v * grey.width + end)
    }
  }
  return { ...grey, data }
}

function markRim(small: Binary, dirt: Uint8Array): void {
  const { width, height, data } = small
  const rimX = Math.max(1, Math.round(RIM * width))
  const rimY = Math.max(1, Math.round(RIM * height))
  const inRim = (x: number, y: number): boolean =>
    x < rimX || y < rimY || x >= width - rimX || y >= height - rimY
  const stack: number[] = []
  const push = (x: number, y: number): void => {
    const i = y * width + x
    if (data[i] && !dirt[i] && inRim(x, y)) {
      dirt[i] = 1
      stack.push(i)
    }
  }
  for (let x = 0; x < width; x++) {
    push(x, 0)
    push(x, height - 1)
  }
  for (let y = 0; y < height; y++) {
    push(0, y)
    push(width - 1, y)
  }
  while (stack.length > 0) {
    const i = stack.pop() as number
    const x = i % width
    const y = (i - x) / width
    if (x > 0) push(x - 1, y)
    if (x < width - 1) push(x + 1, y)
    if (y > 0) push(x, y - 1)
    if (y < height - 1) push(x, y + 1)
  }
}

function markHoles(page: { small: Binary; binary: Binary; factor: number }, dirt: Uint8Array): void {
  const { small } = page
  const { width, height, data, dpi } = small
  const reach = Math.round(HOLE.reach * dpi)
  eachPart(
    (i) => data[i] === 1 && dirt[i] !== 1,
    { width, height, reach: 1 },
    (part, pixels) => {
      const w = (part.x1 - part.x0 + 1) / dpi
      const h = (part.y1 - part.y0 + 1) / dpi
      const near = part.x0 < reach || part.y0 < reach || part.x1 >= width - reach || part.y1 >= height - reach
      const round =
        w >= HOLE.least && h >= HOLE.least && w <= HOLE.most && h <= HOLE.most && Math.abs(w / h - 1) < 0.35
      const full = pixels.length > 0.68 * w * h * dpi * dpi
      if (near && round && full && isSolid(part, page)) for (const i of pixels) dirt[i] = 1
    },
  )
}

/** A hole is black through and through; a letter or a seal is not once looked at closely. */
function isSolid(part: Part, page: { binary: Binary; factor: number }): boolean {
  const { binary, factor } = page
  const inset = 0.25
  const x0 = Math.round((part.x0 + inset * (part.x1 - part.x0 + 1)) * factor)
  const x1 = Math.round((part.x1 + 1 - inset * (part.x1 - part.x0 + 1)) * factor)
  const y0 = Math.round((part.y0 + inset * (part.y1 - part.y0 + 1)) * factor)
  const y1 = Math.round((part.y1 + 1 - inset * (part.y1 - part.y0 + 1)) * factor)
  let ink = 0
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) ink += binary.data[y * binary.width + x] ?? 0
  return ink >= 0.93 * (x1 - x0) * (y1 - y0)
}
