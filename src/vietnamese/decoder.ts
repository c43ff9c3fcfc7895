/**
 * Finds the likeliest words of a sentence over a lattice: each place offers options (a word, two words split from
 * one, one word joined from two), the language model weighs their order. Forward and backward sums over the kept
 * states give each option's posterior, which is its confidence.
 */
import type { CacheModel } from './cache-model.ts'
import type { LanguageModel } from './language-model.ts'

export interface Option {
  /** Word numbers: one, or two where a token is split. */
  readonly words: readonly number[]
  /** Tokens that it stands for: one, or two where tokens are joined. */
  readonly span: 1 | 2
  /** Cost of the noise, in nats: minus the logarithm of how likely the word was to be read so. */
  readonly cost: number
  /** The number of the candidate that made it, for the caller. */
  readonly tag: number
}

export interface Decoded {
  readonly option: Option
  readonly posterior: number
  /** Other options of the same place with their posteriors, best first. */
  readonly others: readonly { option: Option; posterior: number }[]
}

export interface Models {
  readonly model: LanguageModel
  readonly cache: CacheModel | null
}

const BEAM = 24
const BEAM_WIDTH = 12
/** How far the language model is believed about where sentences end: a line or a cell may end within one. */
const END_WEIGHT = 0.7

interface State {
  readonly place: number
  readonly model: number
  readonly cache: number
  forward: number
  best: number
  bestArc: Arc | null
  backward: number
}

interface Arc {
  readonly from: State
  readonly to: State
  readonly option: Option
  readonly score: number
}

/** Decodes one sentence; `places[i]` are the options that begin at token `i`, at least one of span 1. */
export function decode(places: readonly (readonly Option[])[], models: Models): Decoded[] {
  const layers: Map<number, State>[] = Array.from({ length: places.length + 1 }, () => new Map())
  const start = newState(0, models.model.start, models.cache?.start ?? 0)
  start.forward = 0
  start.best = 0
  layers[0]?.set(keyOf(start.model, start.cache), start)
  const arcs: Arc[][] = places.map(() => [])
  const kept: State[][] = []
  for (let place = 0; place < places.length; place++) {
    const states = prune([...(layers[place]?.values() ?? [])])
    kept.push(states)
    for (const state of states)
      for (const option of places[place] as readonly Option[]) extend(state, { option, layers, arcs, models })
  }
  const ends = [...(layers[places.length]?.values() ?? [])]
  const startWord = -1 - models.model.start
  for (const state of ends) state.backward = END_WEIGHT * models.model.score(state.model, startWord)
  const total = logSum(ends.map((state) => state.forward + state.backward))
  for (let place = places.length - 1; place >= 0; place--) {
    for (const arc of arcs[place] as Arc[])
      arc.from.backward = logAdd(arc.from.backward, arc.score + arc.to.backward)
  }
  return readPath(ends, { arcs, total })
}

function newState(place: number, model: number, cache: number): State {
  return { place, model, cache, forward: -Infinity, best: -Infinity, bestArc: null, backward: -Infinity }
}

// Both parts are array indexes below 2^26 (the model's may be negative, down to -2^16).
function keyOf(model: number, cache: number): number {
  return (model + 65537) * 67108864 + cache
}

function prune(states: State[]): State[] {
  if (states.length <= 1) return states
  states.sort((a, b) => b.best - a.best)
  const limit = (states[0] as State).best - BEAM_WIDTH
  let size = Math.min(states.length, BEAM)
  while (size > 1 && (states[size - 1] as State).best < limit) size -= 1
  return states.slice(0, size)
}

interface Search {
  readonly option: Option
  readonly layers: Map<number, State>[]
  readonly arcs: Arc[][]
  readonly models: Models
}

function extend(from: State, { option, layers, arcs, models }: Search): void {
  const { model, cache } = models
  const size = model.words.length
  let modelState = from.model
  let cacheState = from.cache
  let score = -option.cost
  for (const word of option.words) {
    const known = word < size ? word : model.unknown
    const base = model.score(modelState, known) - (word < size ? 0 : 4)
    score += cache === null ? base : cache.score(cacheState, word, base)
    modelState = model.next(modelState, known)
    if (cache !== null) cacheState = cache.next(cacheState, word)
  }
  const layer = layers[from.place + option.span]
  if (layer === undefined) return
  const key = keyOf(modelState, cacheState)
  let to = layer.get(key)
  if (to === undefined) {
    to = newState(from.place + option.span, modelState, cacheState)
    layer.set(key, to)
  }
  const arc = { from, to, option, score }
  ;(arcs[from.place] as Arc[]).push(arc)
  to.forward = logAdd(to.forward, from.forward + score)
  if (from.best + score > to.best) {
    to.best = from.best + score
    to.bestArc = arc
  }
}

function readPath(ends: State[], { arcs, total }: { arcs: Arc[][]; total: number }): Decoded[] {
  let state = ends.reduce((a, b) => (b.best + b.backward > a.best + a.backward ? b : a))
  const path: Option[] = []
  const places: number[] = []
  while (state.bestArc !== null) {
    path.push(state.bestArc.option)
    places.push(state.bestArc.from.place)
    state = state.bestArc.from
  }
  return path
    .map((option, i) => {
      const posteriors = new Map<Option, number>()
      for (const arc of arcs[places[i] as number] as Arc[]) {
        const share = Math.exp(arc.from.forward + arc.score + arc.to.backward - total)
        posteriors.set(arc.option, (posteriors.get(arc.option) ?? 0) + share)
      }
      const others = [...posteriors]
        .filter(([other]) => other !== option)
        .map(([other, posterior]) => ({ option: other, posterior: Math.min(1, posterior) }))
        .sort((a, b) => b.posterior - a.posterior)
        .slice(0, 4)
      return { option, posterior: Math.min(1, posteriors.get(option) ?? 0), others }
    })
    .reverse()
}

function logAdd(a: number, b: number): number {
  if (a === -Infinity) return b
  if (b === -Infinity) return a
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b))
}

function logSum(values: readonly number[]): number {
  return values.reduce(logAdd, -Infinity)
}
