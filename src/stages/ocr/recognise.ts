import type { ClosedCell } from './cells.ts'
import { type Engine, EngineTimeout, type EngineWord, type Grey } from './engine.ts'
import { stackCells, unstackWords } from './montage.ts'
import type { Prepared } from './prepare.ts'

export interface Attempt {
  /** Milliseconds. */
  readonly timeout: number
  readonly signal: AbortSignal
}

/** Fewer closed cells than this make no table. */
export const TABLE = 4

/** All words of a prepared picture, in its pixels: running text as a page, the cells of tables one below another. */
export async function recognise(engine: Engine, prepared: Prepared, how: Attempt): Promise<EngineWord[]> {
  const { grey, cells } = prepared
  if (cells.length < TABLE) return readRunning(engine, grey, how)
  const montage = stackCells(grey, cells)
  const outside = whiten(grey, cells)
  const words = hasPrint(outside) ? await readRunning(engine, outside, how) : []
  if (montage) {
    const found = await engine.recognise(montage.picture, { mode: 'block', ...how })
    words.push(...unstackWords(found, montage))
  }
  return words
}

/** White left around the print that is given to an engine (inches). */
const MARGIN = 0.12
/** As dark as this counts as print. */
const PRINT = 160

/** What an engine makes of the part of a picture that holds its print; margins cost time and tell nothing. */
async function readRunning(engine: Engine, grey: Grey, how: Attempt): Promise<EngineWord[]> {
  const { part, x, y } = printed(grey)
  const words = await readTwice(engine, part, how)
  if (x === 0 && y === 0) return words
  return words.map((word) => {
    const [x0, y0, x1, y1] = word.box
    return { ...word, box: [x0 + x, y0 + y, x1 + x, y1 + y] }
  })
}

/** The smallest upright part with all print in it, and where it stands. */
function printed(grey: Grey): { part: Grey; x: number; y: number } {
  const { data, width, height } = grey
  const isBlank = (y: number): boolean => {
    for (let i = y * width; i < (y + 1) * width; i++) if ((data[i] as number) < PRINT) return false
    return true
  }
  let [top, bottom] = [0, height - 1]
  while (top < height && isBlank(top)) top++
  if (top === height) return { part: grey, x: 0, y: 0 }
  while (isBlank(bottom)) bottom--
  // Of each row only what lies outside the rows before is looked at.
  let [left, right] = [width, -1]
  for (let y = top; y <= bottom; y++) {
    const row = y * width
    for (let x = 0; x < left; x++) if ((data[row + x] as number) < PRINT) left = x
    for (let x = width - 1; x > right; x--) if ((data[row + x] as number) < PRINT) right = x
  }
  const margin = Math.round(MARGIN * grey.dpi)
  const x = Math.max(0, left - margin)
  const y = Math.max(0, top - margin)
  const across = Math.min(width, right + margin + 1) - x
  const down = Math.min(height, bottom + margin + 1) - y
  const part = new Uint8Array(across * down)
  for (let v = 0; v < down; v++) {
    const from = (y + v) * width + x
    part.set(data.subarray(from, from + across), v * across)
  }
  return { part: { ...grey, data: part, width: across, height: down }, x, y }
}

/** A second try with other segmentation where the first found nothing or took too long. */
async function readTwice(engine: Engine, grey: Grey, how: Attempt): Promise<EngineWord[]> {
  try {
    const words = await engine.recognise(grey, { mode: 'page', ...how })
    if (words.some((word) => /[\p{L}\p{N}]/u.test(word.text))) return words
  } catch (error) {
    if (!(error instanceof EngineTimeout)) throw error
  }
  return engine.recognise(grey, { mode: 'block', ...how })
}

function whiten(grey: Grey, cells: readonly ClosedCell[]): Grey {
  const data = new Uint8Array(grey.data)
  for (const cell of cells) {
    for (let y = cell.y0; y < Math.min(grey.height, cell.y1); y++) {
      data.fill(255, y * grey.width + cell.x0, y * grey.width + Math.min(grey.width, cell.x1))
    }
  }
  return { ...grey, data }
}

/** Whether enough ink is left to be worth reading: more than a few specks. */
function hasPrint(grey: Grey): boolean {
  let ink = 0
  for (let i = 0; i < grey.data.length; i++) if ((grey.data[i] as number) < 120) ink++
  return ink > 0.002 * grey.dpi * grey.dpi
}
