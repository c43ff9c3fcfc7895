import { describe, expect, it } from 'vitest'
import {
  ABOLISHED_BODIES,
  ABOLISHED_EXCUSES,
  OUTDATED_TERMS,
  REPLACED_DOCUMENTS,
} from '../../src/knowledge/dated.ts'

describe.each(OUTDATED_TERMS.map((term) => [term.id, term] as const))('outdated term %s', (_, term) => {
  const told = (text: string) => [...text.matchAll(term.matcher)].length > 0 && !term.exception.test(text)

  it('matches its examples and refuses its counterexamples', () => {
    for (const text of term.examples) expect(told(text), text).toBe(true)
    for (const text of term.counterexamples) expect(told(text), text).toBe(false)
  })
})

describe.each(ABOLISHED_BODIES.map((body) => [body.id, body] as const))('abolished body %s', (_, body) => {
  const told = (text: string) => [...text.matchAll(body.matcher)].length > 0 && !ABOLISHED_EXCUSES.test(text)

  it('matches its examples and refuses its counterexamples', () => {
    for (const text of body.examples) expect(told(text), text).toBe(true)
    for (const text of body.counterexamples) expect(told(text), text).toBe(false)
  })
})

describe('replaced documents', () => {
  it('never name a document that was itself replaced before the day it took over', () => {
    for (const { number, replacedBy, from } of REPLACED_DOCUMENTS.values()) {
      expect(replacedBy).not.toBe(number)
      const next = REPLACED_DOCUMENTS.get(replacedBy)
      expect(next === undefined || next.from > from, number).toBe(true)
    }
  })
})
