/** Two spellings of one word that are both in use: text that is otherwise right keeps the one it has. */
import { normaliseSpelling } from './normalise.ts'

const VARIANTS = new Map([
  ['hàng', 'hằng'],
  ['hằng', 'hàng'],
])

/** Whether the words differ only as `hàng năm` from `hằng năm`, or `kĩ` from `kỹ`. */
export function areVariants(first: string, second: string): boolean {
  const [a, b] = [fold(first), fold(second)]
  return a === b || VARIANTS.get(a) === b
}

/** `i` and `y` alike where a syllable ends in them after a consonant. */
function fold(word: string): string {
  return normaliseSpelling(word)
    .toLowerCase()
    .replace(/(?<=^(?:h|k|l|m|s|t|qu))[iíìỉĩị]$/u, (letter) => 'yýỳỷỹỵ'['iíìỉĩị'.indexOf(letter)] as string)
}
