/**
 * Passages that are sought by their bare letters: documents or paragraphs of known text, found by how like their
 * words without marks are to those of a text whose marks are lost (cosine of the usual tf·idf weights).
 */

/** Words of known text by number, and where each passage begins; the last entry is where the last one ends. */
export interface Passages {
  readonly words: Uint16Array | Uint32Array
  readonly start: Uint32Array
}

export interface PassageIndex {
  /** How like each passage is to the text of these letters: the cosine of their weights, 0 to 1. */
  compare(letters: Iterable<number>): Float32Array
  readonly passages: Passages
  readonly weightOf: Float32Array
}

interface Indexing {
  /** For each word, the number of its letters without marks, or -1. */
  readonly lettersOf: Int32Array
  readonly size: number
  /** How telling each sequence of letters is; counted from the passages where absent. */
  readonly weightOf?: Float32Array
}

/** An index over the passages; `size` is how many sequences of letters there are. */
export function indexPassages(passages: Passages, { lettersOf, size, ...given }: Indexing): PassageIndex {
  const count = passages.start.length - 1
  const seen = new Int32Array(size).fill(-1)
  const times = new Uint16Array(size)
  const distinct = (passage: number): number[] => {
    const found: number[] = []
    for (let at = passages.start[passage] as number; at < (passages.start[passage + 1] as number); at++) {
      const letters = lettersOf[passages.words[at] as number] as number
      if (letters < 0) continue
      if (seen[letters] !== passage) {
        seen[letters] = passage
        times[letters] = 0
        found.push(letters)
      }
      times[letters] = (times[letters] as number) + 1
    }
    return found
  }
  const start = new Uint32Array(size + 1)
  for (let passage = 0; passage < count; passage++)
    for (const letters of distinct(passage)) start[letters + 1] = (start[letters + 1] as number) + 1
  const weightOf =
    given.weightOf ??
    Float32Array.from({ length: size }, (_, letters) => {
      const among = start[letters + 1] as number
      return among === 0 ? 0 : Math.max(0, Math.log((count + 1) / (among + 0.5)))
    })
  for (let letters = 0; letters < size; letters++)
    start[letters + 1] = (start[letters + 1] as number) + (start[letters] as number)
  const filled = start.slice(0, size)
  const inPassage = new Uint32Array(start[size] as number)
  const weight = new Float32Array(start[size] as number)
  seen.fill(-1)
  for (let passage = 0; passage < count; passage++) {
    const found = distinct(passage)
    let square = 0
    for (const letters of found) square += share(times[letters] as number, weightOf[letters] as number) ** 2
    const length = Math.sqrt(square) || 1
    for (const letters of found) {
      const at = filled[letters] as number
      filled[letters] = at + 1
      inPassage[at] = passage
      weight[at] = share(times[letters] as number, weightOf[letters] as number) / length
    }
  }
  return {
    passages,
    weightOf,
    compare(text) {
      const counts = new Map<number, number>()
      for (const letters of text) if (letters >= 0) counts.set(letters, (counts.get(letters) ?? 0) + 1)
      const cosine = new Float32Array(count)
      let square = 0
      for (const [letters, n] of counts) {
        const own = share(n, weightOf[letters] as number)
        square += own * own
        for (let at = start[letters] as number; at < (start[letters + 1] as number); at++)
          cosine[inPassage[at] as number] =
            (cosine[inPassage[at] as number] as number) + own * (weight[at] as number)
      }
      const length = Math.sqrt(square) || 1
      return cosine.map((value) => value / length)
    },
  }
}

function share(times: number, weight: number): number {
  return times === 1 ? weight : (1 + Math.log(times)) * weight
}
