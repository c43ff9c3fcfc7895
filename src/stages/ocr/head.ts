import { plain } from '../../knowledge/phrases.ts'
import type { Engine, EngineWord } from './engine.ts'
import type { Prepared } from './prepare.ts'
import type { Attempt } from './recognise.ts'

/** The head ends within this share of the page's height; the next line below is no longer part of it. */
const UPPER = 0.22
/** Words of the second look that are less sure than this are grain. */
const LEAST = 0.4

const NATIONAL = /cong hoa xa hoi chu nghia viet/
const MOTTO = /doc lap\W{1,5}tu do\W{1,5}hanh phuc/
const SIGNS = /cong hoa|xa hoi chu|chu nghia|doc lap|hanh phuc/

/**
 * Reads the head of a page once more, word by word wherever print stands, where its national name and motto came out
 * broken: lines of its two columns that stand at different heights are taken for lines right across the page. What
 * that gives counts only if both are whole then.
 */
export async function readHead(
  words: readonly EngineWord[],
  { engine, prepared: { grey } }: { engine: Engine; prepared: Prepared },
  how: Attempt,
): Promise<EngineWord[]> {
  const from = UPPER * grey.height
  const below = words.map(({ box }) => box[1]).filter((top) => top >= from)
  const limit = Math.floor(below.length > 0 ? Math.min(...below) - 1 : from)
  const isHead = ({ box }: EngineWord): boolean => (box[1] + box[3]) / 2 < limit
  const text = linesOf(words.filter(isHead))
  if (!SIGNS.test(text) || isWhole(text)) return [...words]
  const picture = { ...grey, height: limit, data: grey.data.subarray(0, limit * grey.width) }
  const found = (await engine.recognise(picture, { mode: 'sparse', ...how })).filter(
    ({ confidence }) => confidence >= LEAST,
  )
  if (!isWhole(linesOf(found))) return [...words]
  const next = words.reduce((most, { line }) => Math.max(most, line + 1), 0)
  return [
    ...found.map((word) => ({ ...word, line: next + word.line })),
    ...words.filter((word) => !isHead(word)),
  ]
}

const isWhole = (text: string): boolean => NATIONAL.test(text) && MOTTO.test(text)

/** The words line by line, folded for the fixed phrases. */
function linesOf(words: readonly EngineWord[]): string {
  const lines = new Map<number, string[]>()
  for (const { line, text } of words) lines.set(line, [...(lines.get(line) ?? []), text])
  return [...lines.values()].map((line) => plain(line.join(' '))).join('\n')
}
