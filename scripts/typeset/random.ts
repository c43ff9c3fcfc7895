/** Seeded source of numbers in [0, 1): the same seed gives the same scan (mulberry32, Tommy Ettinger 2017). */
export type Random = () => number

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Normally distributed with mean 0 and deviation 1, near enough for grain. */
export function gaussian(random: Random): number {
  let sum = 0
  for (let i = 0; i < 6; i++) sum += random()
  return (sum - 3) * Math.SQRT2
}
