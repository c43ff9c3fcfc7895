import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const SRC = fileURLToPath(new URL('../src', import.meta.url))

interface Literal {
  file: string
  source: string
}

const literals = listFiles(SRC)
  .filter((file) => /\.(?:ts|js)$/.test(file))
  .flatMap((file) =>
    regexLiterals(readFileSync(file, 'utf8')).map((source) => ({ file: relative(SRC, file), source })),
  )

describe('regular expressions in src', () => {
  it('are found', () => {
    expect(literals.length).toBeGreaterThan(100)
  })

  it('repeat nothing without end that itself repeats without end', () => {
    const found = literals.filter(({ source }) => repeatsRepetition(source) && !isHarmless(source))
    expect(found.map(show)).toEqual([])
  })

  it('are never made of what a document says', () => {
    const makers = listFiles(SRC)
      .filter((file) => file.endsWith('.ts') && relative(SRC, file).startsWith('stages/read'))
      .filter((file) => readFileSync(file, 'utf8').includes('new RegExp('))
    expect(makers).toEqual([])
  })
})

describe('the check itself', () => {
  it.each([
    ['(a+)+', true],
    ['(?:a|b*)*', true],
    ['((?:x{2,})y)+', true],
    ['(?:a{1,3})+', false],
    ['(?:a+b)?', false],
    ['[+*]+(?:x)+', false],
    ['(?:, \\d+)+', false],
    ['(?:\\d+, )+', false],
  ])('%s: %s', (source, expected) => {
    expect(repeatsRepetition(source)).toBe(expected)
  })
})

/** Nothing follows the repetition, so that no cut of it can fail; or its rounds each begin with a word of a list. */
function isHarmless(source: string): boolean {
  return HARMLESS.some((part) => source.includes(part))
}

const HARMLESS = [
  // `12/KH-UBND/X`: the last part of the expression.
  '(?:\\s?[/-]\\s?\\p{Lu}[\\p{L}\\d.&-]*)*',
  // Words before a subject: the last part of the expression.
  '(?:hết |cuối )?năm\\s\\d{4}[,:]?\\s*)+',
  // Words after a subject: no word of the list is made of others of it.
  '(?:là|đạt|còn|xuống|lên|',
]

const show = ({ file, source }: Literal): string => `${file}: /${source}/`

/**
 * Whether a group repeated without end can be cut up in more than one way, because it holds an endless repetition and
 * nothing that must stand between two rounds: a fixed character at its beginning or end that the repetition beside it
 * cannot eat is what keeps `(?:, \d+)+` linear.
 */
function repeatsRepetition(source: string): boolean {
  const groups: { start: number; endless: boolean }[] = []
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]
    if (sign === '\\') at++
    else if (sign === '[') at = endOfClass(source, at)
    else if (sign === '(') groups.push({ start: at, endless: false })
    else if (sign === ')') {
      const group = groups.pop()
      if (group === undefined) continue
      const above = groups.at(-1)
      const repeated = isEndless(source, at + 1)
      if (repeated && group.endless && !isFenced(source.slice(group.start, at))) return true
      if (above && (group.endless || repeated)) above.endless = true
    } else if (isEndless(source, at)) {
      const group = groups.at(-1)
      if (group) group.endless = true
    }
  }
  return false
}

function isEndless(source: string, at: number): boolean {
  return source[at] === '*' || source[at] === '+' || /^\{\d+,\}/.test(source.slice(at, at + 8))
}

/** Begins or ends with a fixed character that is punctuation or a space, outside any choice. */
function isFenced(group: string): boolean {
  const body = group.replace(/^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/, '')
  if (splitsAtTop(body)) return false
  return (
    /^(?:[,;:./ –-]|\\[.\-/()[\]|+*])(?![*?{])/.test(body) || /(?:[,;:/ –-]|\\[.\-/()[\]|+*])$/.test(body)
  )
}

function splitsAtTop(body: string): boolean {
  let depth = 0
  for (let at = 0; at < body.length; at++) {
    const sign = body[at]
    if (sign === '\\') at++
    else if (sign === '[') at = endOfClass(body, at)
    else if (sign === '(') depth++
    else if (sign === ')') depth--
    else if (sign === '|' && depth === 0) return true
  }
  return false
}

function endOfClass(source: string, from: number): number {
  let at = from + 1
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1
  return at
}

/** Sources of the regular expression literals of a file. */
function regexLiterals(text: string): string[] {
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const pattern =
    /(?:[=(,:[!&|?{};]|\breturn|=>)\s*\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/[dgimsuvy]*/g
  return [...plain.matchAll(pattern)].flatMap((match) => match[1] ?? [])
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? listFiles(path) : [path]
  })
}
