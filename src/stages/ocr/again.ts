import { expandWord } from '../../knowledge/abbreviations.ts'
import type { Reading } from '../../model/page.ts'
import { bareKey } from '../../vietnamese/keys.ts'
import { readNumber } from '../../vietnamese/numbers.ts'
import { isSyllable } from '../../vietnamese/orthography.ts'
import { readComparators } from './comparators.ts'
import type { Engine, EngineWord, Grey } from './engine.ts'
import { stackPictures } from './montage.ts'
import type { Prepared } from './prepare.ts'
import type { Attempt } from './recognise.ts'
import { resample } from './resample.ts'

/** How much larger than the page's the second look is, and the third that settles a difference. */
const SECOND = 1.6
const THIRD = 1.25
/** More numbers than this on one page are a statistical table; the surplus is not read again. */
const MOST = 200
/** What a look may make of the quarter in `II/2026`. */
const QUARTER = /^[IlLHNM|!1]{1,3}\/(?=(?:19|20)\d\d\P{L}*$)/u
/** A second reading less sure than this says nothing. */
const SURE = 0.4

/** A word with a number in it after it was read again. */
export interface Checked {
  readonly word: EngineWord
  /** Both readings where they differ, the one that holds first; empty where they agree. */
  readonly readings: Reading[]
}

/**
 * Reads numbers, dates and document numbers a second time, each from its own enlarged crop of the unsharpened
 * picture. Where that differs, a third look decides which reading holds: the first alone if the third confirms it,
 * else both are kept, for the value is doubtful. Abbreviations in which a capital may have been doubled are read again
 * with them, and follow the two later readings only where these agree.
 */
export async function readNumbersAgain(
  words: readonly EngineWord[],
  input: { engine: Engine; prepared: Prepared },
  how: Attempt,
): Promise<Map<EngineWord, Checked>> {
  const { engine, prepared } = input
  const asked = words.filter(({ text }) => hasDigit(text) || mayStutter(text)).slice(0, MOST)
  const checked = new Map<EngineWord, Checked>()
  const second = await look(asked, { engine, prepared, enlarged: SECOND, sharp: false }, how)
  const differing = asked.filter((word) => {
    const other = second.get(word)
    return other && other.confidence >= SURE && isOther(other.text, word.text)
  })
  const third = await look(differing, { engine, prepared, enlarged: THIRD, sharp: true }, how)
  for (const word of differing) {
    const other = second.get(word) as EngineWord
    const judge = core(third.get(word)?.text ?? '')
    if (judge === core(word.text)) continue
    if (!hasDigit(word.text)) {
      if (judge === core(other.text))
        checked.set(word, { word: { ...word, text: other.text, confidence: other.confidence }, readings: [] })
      continue
    }
    const readings = [toReading(word, engine), toReading(other, engine)]
    // Where the third look agrees with neither, the surer reading stands first; the value is doubtful all the same.
    const holds =
      judge === core(other.text) || (judge !== core(word.text) && other.confidence > word.confidence)
    checked.set(word, {
      word: holds ? { ...word, text: withSign(other.text, word.text), confidence: other.confidence } : word,
      readings: holds ? readings.reverse() : readings,
    })
  }
  return checked
}

function hasDigit(text: string): boolean {
  return /\d/.test(text)
}

/**
 * An abbreviation that the register does not know: Tesseract's network at times tells one letter too many (`UBNDD`,
 * `UBNHD`). Words in capitals and Roman numerals, whose strokes are counted in the picture, are none.
 */
function mayStutter(text: string): boolean {
  const letters = lettersOf(text)
  if (letters === null || /^[IVXL]+$/.test(letters) || isSyllable(letters.toLowerCase())) return false
  return expandWord(bareKey(letters)) === null
}

/** The capitals of a word of at least three that holds no other letters. */
function lettersOf(text: string): string | null {
  return /^[^\p{L}\d]*(\p{Lu}{3,})[^\p{L}\d]*$/u.exec(text)?.[1] ?? null
}

/**
 * Whether a second reading tells something else that it can be trusted with: other digits, fewer of a capital, or an
 * abbreviation that is known.
 */
function isOther(text: string, first: string): boolean {
  if (core(text) === core(first)) return false
  if (hasDigit(first)) return hasDigit(text)
  const letters = lettersOf(text)
  return squeezed(text) === squeezed(first) || (letters !== null && expandWord(bareKey(letters)) !== null)
}

function squeezed(text: string): string {
  return core(text).replace(/(.)\1+/gu, '$1')
}

/** A later reading with the quarter of the first one, whose strokes were counted in the page's picture. */
function withQuarter(text: string, first: string): string {
  const quarter = /^I{2,3}\//.exec(first)?.[0]
  return quarter === undefined ? text : text.replace(QUARTER, quarter)
}

/** The second reading with the first one's `≥` or `≤`. */
function withSign(text: string, first: string): string {
  const sign = /^[≥≤]/u.exec(first)?.[0]
  return sign && /^[><]/.test(text) ? sign + text.slice(1) : text
}

async function look(
  words: readonly EngineWord[],
  at: { engine: Engine; prepared: Prepared; enlarged: number; sharp: boolean },
  how: Attempt,
): Promise<Map<EngineWord, EngineWord>> {
  const readings = new Map<EngineWord, EngineWord>()
  if (words.length === 0) return readings
  const montage = stackPictures(words.map((word) => cropOf(word, at)))
  const found = readComparators(
    await at.engine.recognise(montage.picture, { mode: 'block', ...how }),
    montage.picture,
  ).map(({ word }) => word)
  words.forEach((word, i) => {
    const place = montage.places[i]
    const inside = found.filter((other) => {
      const middle = (other.box[1] + other.box[3]) / 2
      return place && middle >= place.top && middle < place.bottom
    })
    if (inside.length === 0) return
    const text = withQuarter(inside.map((other) => other.text).join(''), word.text)
    const confidence = Math.min(...inside.map((other) => other.confidence))
    readings.set(word, { ...word, text, confidence })
  })
  return readings
}

/** A reading as it is kept beside a word. */
export function toReading(word: EngineWord, engine: Engine): Reading {
  const value = readNumber(word.text.replace(/[^\d.,]/g, '').replace(/[.,]+$/, ''))
  return { text: word.text, value, engine: engine.name, confidence: word.confidence }
}

/**
 * What must agree: digits, letters, signs inside and the way a comparator before points; not the punctuation around,
 * nor a comparator's bar, which the page's picture shows best.
 */
function core(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[–—−]/g, '-')
    .replaceAll('≥', '>')
    .replaceAll('≤', '<')
    .replace(/^[^\p{L}\p{N}><]+|[^\p{L}\p{N}%]+$/gu, '')
    .toLowerCase()
}

function cropOf(word: EngineWord, at: { prepared: Prepared; enlarged: number; sharp: boolean }): Grey {
  const { source, skew, scale, grey } = at.prepared
  const pad = 0.25 * (word.box[3] - word.box[1])
  const part = [
    Math.max(0, word.box[0] - pad),
    Math.max(0, word.box[1] - pad),
    Math.min(grey.width, word.box[2] + pad),
    Math.min(grey.height, word.box[3] + pad),
  ].map((value) => Math.round(value * at.enlarged)) as [number, number, number, number]
  // The sharpened page is straight already; the other look goes back to the picture as it came.
  return at.sharp
    ? resample(grey, { degrees: 0, scale: at.enlarged, part })
    : resample(source, { degrees: skew, scale: scale * at.enlarged, part })
}
