import type { Picture } from '../../model/document.ts'
import type { Engine, EngineWord, Grey } from './engine.ts'
import { type Prepared, prepare } from './prepare.ts'
import { type Attempt, recognise } from './recognise.ts'
import { legibility, type Turn, turnPicture } from './turn.ts'

/** A page read with more of its words Vietnamese than this is upright. */
const LEGIBLE = 0.45
/** Another direction must be so much better. */
const BETTER = 0.25
/** Height, in inches, of the strip that is tried in other directions. */
const STRIP = 2.2

export interface Upright {
  readonly picture: Picture
  readonly prepared: Prepared
  readonly found: EngineWord[]
  readonly turned: Turn
}

/**
 * Reads a picture the right way up: one whose print runs up or down the page is tried both ways, one that makes no
 * sense upside down too. Parts of a page (`whole` false) are taken as they stand.
 */
export async function readUpright(
  page: { picture: Picture; first: Prepared; engine: Engine; whole: boolean },
  how: Attempt,
): Promise<Upright> {
  const { picture, first, engine } = page
  if (page.whole && first.sideways) {
    const turned = await betterOf([90, 270], { picture, engine }, how)
    if (turned !== null) return readTurned(picture, turned, { engine, how })
  }
  const found = await recognise(engine, first, how)
  const asIs = { picture, prepared: first, found, turned: 0 as Turn }
  const score = legibility(found)
  if (!page.whole || found.length < 8 || score >= LEGIBLE) return asIs
  const turned = await betterOf([180, 90, 270], { picture, engine }, how, score + BETTER)
  return turned === null ? asIs : readTurned(picture, turned, { engine, how })
}

async function readTurned(
  picture: Picture,
  turned: Turn,
  with_: { engine: Engine; how: Attempt },
): Promise<Upright> {
  const upright = turnPicture(picture, turned)
  const prepared = prepare(upright)
  return { picture: upright, prepared, found: await recognise(with_.engine, prepared, with_.how), turned }
}

/** The direction in which a strip of the page reads best, if it reads at all; null where none does. */
async function betterOf(
  turns: readonly Turn[],
  page: { picture: Picture; engine: Engine },
  how: Attempt,
  least = 0.3,
): Promise<Turn | null> {
  let best: { turn: Turn; score: number } | null = null
  for (const turn of turns) {
    const prepared = prepare(turnPicture(page.picture, turn))
    const words = await page.engine.recognise(strip(prepared.grey), { mode: 'block', ...how })
    const score = words.length < 4 ? 0 : legibility(words)
    if (score > (best?.score ?? least)) best = { turn, score }
    if (score > 0.8) break
  }
  return best?.turn ?? null
}

/** The band of the page with most ink. */
function strip(grey: Grey): Grey {
  const height = Math.min(grey.height, Math.round(STRIP * grey.dpi))
  const sums = new Float64Array(grey.height + 1)
  for (let y = 0; y < grey.height; y++) {
    let ink = 0
    for (let x = 0; x < grey.width; x++) if ((grey.data[y * grey.width + x] as number) < 128) ink++
    sums[y + 1] = (sums[y] as number) + ink
  }
  let top = 0
  for (let y = 0; y + height <= grey.height; y++) {
    const ink = (sums[y + height] as number) - (sums[y] as number)
    if (ink > (sums[top + height] as number) - (sums[top] as number)) top = y
  }
  return { ...grey, height, data: grey.data.subarray(top * grey.width, (top + height) * grey.width) }
}
