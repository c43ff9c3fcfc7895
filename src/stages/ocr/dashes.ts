import { connectedParts } from './connected.ts'
import type { EngineWord, Grey } from './engine.ts'

/** A figure, with a unit's sign or not, and one that may follow a dash. */
const FIGURE_BEFORE = /\d%?$/u
const FIGURE_AFTER = /^[(≥≤<>]?\d/u
/** As dark as this counts as ink. */
const INK = 140
/** Sizes and places as shares of a figure's height: a dash is wide, thin and stands about half-way up. */
const DASH = { least: 0.18, most: 1.3, thick: 0.2, top: 0.35, foot: 0.8 }
/** A dash that was seen and not read. */
const SEEN = 0.9

/**
 * Puts in the dash that an engine lost between two figures of a line, or took for other signs (`2025 2026`, `2025 —~ 2026`
 * for `2025 - 2026`), where nothing but a dash stands between them in the picture.
 */
export function withDashes(words: readonly EngineWord[], grey: Grey): EngineWord[] {
  const found: EngineWord[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as EngineWord
    found.push(word)
    if (!FIGURE_BEFORE.test(word.text)) continue
    const signs = isSigns(words[at + 1]) ? 1 : 0
    const next = words[at + 1 + signs]
    if (next?.line !== word.line || !FIGURE_AFTER.test(next.text)) continue
    const box = dashBetween(word.box, next.box, grey)
    if (!box) continue
    found.push({ text: '-', confidence: SEEN, box, line: word.line })
    at += signs
  }
  return found
}

function isSigns(word: EngineWord | undefined): boolean {
  return word !== undefined && !/[\p{L}\p{N}≥≤<>]/u.test(word.text)
}

type PixelBox = EngineWord['box']

/** Where the one dash between two boxes stands; null where there is none, or more. */
function dashBetween(left: PixelBox, right: PixelBox, grey: Grey): PixelBox | null {
  const [x0, x1] = [left[2], right[0]]
  const [y0, y1] = [Math.min(left[1], right[1]), Math.max(left[3], right[3])]
  const [width, height] = [x1 - x0, y1 - y0]
  const high = Math.min(left[3] - left[1], right[3] - right[1])
  if (width < DASH.least * high || height < 4) return null
  const parts = connectedParts(
    (i) => (grey.data[(y0 + Math.floor(i / width)) * grey.width + x0 + (i % width)] ?? 255) < INK,
    { width, height, reach: 1 },
  ).filter((part) => part.x0 > 0 && part.x1 < width - 1)
  const [part] = parts
  if (!part || parts.length > 1) return null
  const [wide, thick] = [part.x1 - part.x0 + 1, part.y1 - part.y0 + 1]
  const middle = (part.y0 + part.y1 + 1) / 2 / height
  const isDash =
    wide >= DASH.least * high &&
    wide <= DASH.most * high &&
    thick <= DASH.thick * high &&
    wide >= 2 * thick &&
    middle > DASH.top &&
    middle < DASH.foot
  return isDash ? [x0 + part.x0, y0 + part.y0, x0 + part.x1 + 1, y0 + part.y1 + 1] : null
}
