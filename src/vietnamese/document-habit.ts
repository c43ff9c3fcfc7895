/**
 * What one document says again and again: a word decided surely in one place is likelier where the same letters
 * stand in another. Learned from a first reading, used in the second.
 */
import type { Decoded } from './decoder.ts'
import { stripMarks } from './normalise.ts'

export interface Habit {
  /** Added cost, in nats, of proposing the word. */
  costOf(word: number): number
}

export const NO_HABIT: Habit = { costOf: () => 0 }

/** The habits together. */
export function addHabits(habits: readonly Habit[]): Habit {
  const some = habits.filter((habit) => habit !== NO_HABIT)
  if (some.length === 0) return NO_HABIT
  return { costOf: (word) => some.reduce((sum, habit) => sum + habit.costOf(word), 0) }
}

const SURE = 0.8
const STRENGTH = 0.2
const UNSEEN = 0.5

/** The habit of a document of which `readings` are the first decoding; `words` are the inventory's. */
export function learnHabit(readings: readonly Decoded[], words: readonly string[]): Habit {
  const counts = new Map<number, number>()
  const classes = new Map<string, { total: number; kinds: number }>()
  for (const { option, posterior } of readings) {
    if (posterior < SURE) continue
    for (const word of option.words) {
      const letters = stripMarks(words[word] as string)
      const found = classes.get(letters) ?? { total: 0, kinds: 0 }
      found.total += 1
      if (!counts.has(word)) found.kinds += 1
      classes.set(letters, found)
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const costs = new Map<number, number>()
  return {
    costOf(word) {
      let cost = costs.get(word)
      if (cost === undefined) {
        const found = classes.get(stripMarks(words[word] as string))
        const share = found && ((counts.get(word) ?? 0) + UNSEEN) / (found.total + UNSEEN * (found.kinds + 1))
        cost = share === undefined ? 0 : -STRENGTH * Math.log(share)
        costs.set(word, cost)
      }
      return cost
    },
  }
}
