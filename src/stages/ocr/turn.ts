import type { Picture } from '../../model/document.ts'
import { isSyllable } from '../../vietnamese/orthography.ts'
import { type Binary, shrink } from './binary.ts'
import type { EngineWord } from './engine.ts'

export type Turn = 0 | 90 | 180 | 270

const WORKING_DPI = 100
/** Runs of ink longer than this (inches) are rules, which say nothing of where the print runs. */
const RULE = 0.35
/** Columns must be so much sharper than rows before a page is taken to lie on its side. */
const CLEARLY = 1.6

/** Turns a picture clockwise. */
export function turnPicture(picture: Picture, turn: Turn): Picture {
  if (turn === 0) return picture
  const { width: w, height: h, channels, data } = picture
  const swap = turn !== 180
  const [width, height] = swap ? [h, w] : [w, h]
  const out = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sx = turn === 90 ? y : turn === 180 ? w - 1 - x : w - 1 - y
      const sy = turn === 90 ? h - 1 - x : turn === 180 ? h - 1 - y : x
      const from = (sy * w + sx) * channels
      const at = (y * width + x) * channels
      for (let k = 0; k < channels; k++) out[at + k] = data[from + k] as number
    }
  }
  const [x0, y0, x1, y1] = picture.box
  return {
    ...picture,
    data: out,
    width,
    height,
    box: swap ? [x0, y0, x0 + (y1 - y0), y0 + (x1 - x0)] : picture.box,
  }
}

/** Whether print runs up or down the page: its columns then have the sharper profile than its rows. */
export function liesOnItsSide(page: Binary): boolean {
  const small = withoutRuns(shrink(page, Math.max(1, Math.round(page.dpi / WORKING_DPI))))
  const { rows, columns, ink } = profiles(small)
  if (ink < 400) return false
  return sharpness(columns) > CLEARLY * sharpness(rows)
}

/** How much of what an engine read is Vietnamese: confident syllables, numbers apart; 0 to 1. */
export function legibility(words: readonly EngineWord[]): number {
  const telling = words.filter((word) => /\p{L}/u.test(word.text))
  if (telling.length === 0) return 0
  const good = telling.filter((word) => {
    const bare = word.text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    return word.confidence > 0.5 && bare.length > 1 && isSyllable(bare)
  })
  return good.length / telling.length
}

function profiles(page: Binary): { rows: Int32Array; columns: Int32Array; ink: number } {
  const rows = new Int32Array(page.height)
  const columns = new Int32Array(page.width)
  let ink = 0
  const rim = Math.round(0.03 * Math.min(page.width, page.height))
  for (let y = rim; y < page.height - rim; y++) {
    for (let x = rim; x < page.width - rim; x++) {
      if (!page.data[y * page.width + x]) continue
      rows[y] = (rows[y] as number) + 1
      columns[x] = (columns[x] as number) + 1
      ink++
    }
  }
  return { rows, columns, ink }
}

function sharpness(profile: Int32Array): number {
  let sum = 0
  for (let i = 1; i < profile.length; i++) sum += ((profile[i] as number) - (profile[i - 1] as number)) ** 2
  return sum
}

function withoutRuns(page: Binary): Binary {
  const { width, height } = page
  const data = new Uint8Array(page.data)
  const longest = Math.round(RULE * page.dpi)
  const clear = (start: number, step: number, length: number): void => {
    let run = 0
    for (let i = 0; i <= length; i++) {
      const at = start + i * step
      if (i < length && page.data[at]) {
        run++
        continue
      }
      if (run > longest) for (let k = 1; k <= run; k++) data[at - k * step] = 0
      run = 0
    }
  }
  for (let y = 0; y < height; y++) clear(y * width, 1, width)
  for (let x = 0; x < width; x++) clear(x, width, height)
  return { ...page, data }
}
