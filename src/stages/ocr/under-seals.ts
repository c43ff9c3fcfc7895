import { isSyllable } from '../../vietnamese/orthography.ts'
import { fromSource } from './boxes.ts'
import type { Engine, EngineWord, Grey } from './engine.ts'
import type { Prepared } from './prepare.ts'
import type { Attempt } from './recognise.ts'

/** How far around a seal (inches) the name it was stamped beside may stand. */
const REACH = { left: 0.4, right: 2.2, down: 0.4 }
/** Words read this surely stay as they were. */
const SURE = 0.7
/** And a word of the second look has to be this sure. */
const LEAST = 0.5

type PixelBox = readonly [number, number, number, number]

/**
 * Looks once more where a seal stands: the name under it and the signature across it make the engine's layout
 * analysis pass a line over. What was read surely is covered first; returned are all words, in the order of reading.
 */
export async function readUnderSeals(
  words: readonly EngineWord[],
  input: { engine: Engine; prepared: Prepared },
  how: Attempt,
): Promise<EngineWord[]> {
  const { engine, prepared } = input
  let all = [...words]
  for (const region of prepared.regions) {
    if (region.kind !== 'seal') continue
    const box = around(fromSource(region.box, prepared), prepared.grey)
    const sure = all.filter((word) => word.confidence >= SURE)
    const picture = cover(cut(prepared.grey, box), { box, words: sure })
    const found = (await engine.recognise(picture, { mode: 'sparse', ...how }))
      .map((word) => moved(word, { by: box, line: lineAfter(all) }))
      .filter((word) => word.confidence >= LEAST && speaks(word))
    const fresh = found.filter((word) => !sure.some((other) => overlaps(other.box, word.box)))
    all = [
      ...all.filter((word) => sure.includes(word) || !fresh.some((other) => overlaps(other.box, word.box))),
      ...fresh,
    ]
  }
  return all
}

function speaks(word: EngineWord): boolean {
  const bare = word.text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return bare.length > 1 && isSyllable(bare) && /^\p{Lu}/u.test(bare)
}

function around(seal: PixelBox, grey: Grey): PixelBox {
  const { dpi, width, height } = grey
  return [
    Math.max(0, Math.round(seal[0] - REACH.left * dpi)),
    Math.max(0, seal[1]),
    Math.min(width, Math.round(seal[2] + REACH.right * dpi)),
    Math.min(height, Math.round(seal[3] + REACH.down * dpi)),
  ]
}

function cut(grey: Grey, [x0, y0, x1, y1]: PixelBox): Grey {
  const width = Math.max(1, x1 - x0)
  const height = Math.max(1, y1 - y0)
  const data = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < height; y++) {
    const from = (y0 + y) * grey.width + x0
    data.set(grey.data.subarray(from, from + width), y * width)
  }
  return { data, width, height, dpi: grey.dpi }
}

function cover(picture: Grey, { box, words }: { box: PixelBox; words: readonly EngineWord[] }): Grey {
  for (const word of words) {
    const x0 = Math.max(0, word.box[0] - box[0] - 1)
    const x1 = Math.min(picture.width, word.box[2] - box[0] + 1)
    const y1 = Math.min(picture.height, word.box[3] - box[1] + 1)
    for (let y = Math.max(0, word.box[1] - box[1] - 1); y < y1 && x0 < x1; y++)
      picture.data.fill(255, y * picture.width + x0, y * picture.width + x1)
  }
  return picture
}

function moved(word: EngineWord, { by, line }: { by: PixelBox; line: number }): EngineWord {
  const [x0, y0, x1, y1] = word.box
  return {
    ...word,
    box: [x0 + by[0], y0 + by[1], x1 + by[0], y1 + by[1]],
    line: line + word.line,
  }
}

/** A number that no line has yet; lines of fields filled in by hand are negative. */
function lineAfter(words: readonly EngineWord[]): number {
  return words.reduce((most, word) => Math.max(most, word.line + 1), 0)
}

function overlaps(a: PixelBox, b: PixelBox): boolean {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0])
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1])
  if (width <= 0 || height <= 0) return false
  const least = Math.min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
  return width * height > 0.3 * Math.max(1, least)
}
