import { type Blank, findUnreadBlanks } from './blanks.ts'
import type { Engine, EngineWord } from './engine.ts'
import type { Filled } from './handwriting.ts'
import type { Prepared } from './prepare.ts'
import type { Attempt } from './recognise.ts'
import { readWritten } from './written.ts'

/** Reads what stands in a form's blanks in black ink and was told from print by its place and look. */
export async function readByPen(
  blanks: readonly Blank[],
  input: { engine: Engine; prepared: Prepared; whole: boolean; filled: readonly Filled[] },
  how: Attempt,
): Promise<{ printed: Blank[]; filled: Filled[] }> {
  const printed = blanks.filter((blank) => !blank.handwritten)
  const taken = input.filled.map(({ word }) => word.box)
  const isFree = (box: EngineWord['box']): boolean =>
    !taken.some((other) => other[0] < box[2] && other[2] > box[0] && other[1] < box[3] && other[3] > box[1])
  const unread = input.whole
    ? findUnreadBlanks(
        blanks.map(({ word }) => word),
        input.prepared.grey,
      )
    : []
  // What stands there in coloured ink was read already.
  const words = [
    ...blanks.flatMap(({ word, handwritten, room }) =>
      handwritten ? [{ ...word, box: room ?? word.box }] : [],
    ),
    ...unread.map((box, i): EngineWord => ({ text: '', confidence: 0, box, line: -100 - i })),
  ].filter(({ box }) => isFree(box))
  const read = await readWritten(
    words.map((word) => word.box),
    { ...input, words: printed.map(({ word }) => word) },
    how,
  )
  const filled = words.flatMap((word, i): Filled[] => {
    const found = read[i]
    if (!found) return []
    const { text, confidence, readings } = found
    return [{ word: { ...word, text, confidence }, handwritten: true, readings }]
  })
  return { printed, filled }
}
