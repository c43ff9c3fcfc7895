import type { Ink } from './ink.ts'
import { look, network } from './network.ts'
import { findSigns, scoreSigns } from './sequence.ts'
import { PLAIN, toStrip, type View } from './strip.ts'

/** Something that a line of writing may say. */
export interface Guess {
  /** Digits; `?` for each piece of writing that is no digit. */
  readonly text: string
  /** Probability over all that the line may say, 0 to 1. */
  readonly share: number
}

/** Slightly other slants and sizes: what is told of all of them does not hang on one pixel. */
const VIEWS: readonly View[] = [
  PLAIN,
  { ...PLAIN, slant: -0.2 },
  { ...PLAIN, slant: 0.2 },
  { ...PLAIN, size: 0.86 },
  { ...PLAIN, size: 1.14 },
  { ...PLAIN, size: 1.06, drop: 1.5, slant: 0.1 },
  { ...PLAIN, size: 0.94, drop: -1.5, slant: -0.1 },
]
/** So many readings of each view are weighed. */
const MOST = 6

/** What a line of figures written by hand may say, the likeliest first; empty where there is no ink. */
export function readFigures(ink: Ink): Guess[] {
  const seen = VIEWS.flatMap((view) => {
    const strip = toStrip(ink, view)
    return strip ? [look(strip, network())] : []
  })
  const texts = new Set(seen.flatMap((columns) => findSigns(columns, MOST)))
  return [...texts]
    .map((text) => ({
      text,
      share: seen.reduce((sum, columns) => sum + Math.exp(scoreSigns(columns, text)), 0) / seen.length,
    }))
    .sort((a, b) => b.share - a.share)
}
