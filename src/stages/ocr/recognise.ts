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

/** A second try with other segmentation where the first found nothing or took too long. */
async function readRunning(engine: Engine, grey: Grey, how: Attempt): Promise<EngineWord[]> {
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
