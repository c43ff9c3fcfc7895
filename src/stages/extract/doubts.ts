import { locateWords } from '../../evidence/locate.ts'
import type { Reading } from '../../model/page.ts'
import type { Source } from './drafts.ts'
import type { Quantity } from './quantities.ts'

/** The readings of the number's words; a value on which they differ, or that can be read two ways, is doubtful. */
export function doubtOf(
  source: Pick<Source, 'passage' | 'pointed'>,
  quantity: Pick<Quantity, 'number' | 'value' | 'otherValue' | 'valueText' | 'unit' | 'measure'>,
): { readings: Reading[]; doubtful: boolean } {
  const words = locateWords(source.passage, quantity.number.start, quantity.number.end)
  const readings: Reading[] = words.flatMap((word) => word.readings)
  const values = new Set(readings.map((reading) => reading.value ?? reading.text))
  const confidence = Math.min(1, ...words.map((word) => word.confidence))
  const printed = source.passage.text.slice(quantity.number.start, quantity.number.end)
  const ambiguous = quantity.otherValue !== null && !(source.pointed && printed.includes(','))
  // No level is 4375 %: a decimal comma was lost.
  const absurd = quantity.unit === '%' && quantity.measure === 'level' && quantity.value > 300
  if (ambiguous) {
    const text = quantity.valueText
    readings.push({ text, value: quantity.value, engine: 'rule', confidence: 0.5 })
    readings.push({ text, value: quantity.otherValue, engine: 'rule', confidence: 0.5 })
  }
  // OCR reads "≥" as ">": without its line the sign is a guess.
  const guessed = words.some(
    (word) => word.confidence < 1 && /^[<>](?![=])/.test(source.passage.text.slice(word.start, word.end)),
  )
  const doubtful =
    guessed ||
    values.size > 1 ||
    ambiguous ||
    absurd ||
    confidence < DOUBTFUL_BELOW ||
    words.some((word) => word.restored && /\d/.test(source.passage.text.slice(word.start, word.end)))
  return { readings, doubtful }
}

/** Below this a figure read by OCR is shown to a person. */
const DOUBTFUL_BELOW = 0.6
