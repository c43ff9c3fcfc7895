import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { corpusFiles, lines } from '../../scripts/build/sources.ts'
import { sentences } from '../../src/vietnamese/symbols.ts'

/** Shorter ones are names of bodies and set phrases. */
const LEAST_WORDS = 9

const sentencesOf = (folder: 'train' | 'heldback') =>
  corpusFiles(folder).flatMap((file) =>
    lines([file])
      .flatMap(sentences)
      .filter((words) => words.length >= LEAST_WORDS)
      .map((words) => ({ file: basename(file), text: words.join(' ') })),
  )

describe('the corpus', () => {
  it('has no sentence both among the texts it learns from and those it is measured on', () => {
    const measured = new Set(sentencesOf('heldback').map(({ text }) => text))
    expect(measured.size).toBeGreaterThan(200)
    // The training file is named, not the sentence: who writes for one must not read the other.
    expect(
      sentencesOf('train')
        .filter(({ text }) => measured.has(text))
        .map(({ file }) => file),
    ).toEqual([])
  })
})
