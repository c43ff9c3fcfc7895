import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locate, locateWords } from '../../src/evidence/locate.ts'
import { Evidence } from '../../src/model/plan.ts'
import type { Anchor, Passage } from '../../src/model/structure.ts'

interface Given {
  text: string
  page?: number
  y?: number
  confidence?: number
  handwritten?: boolean
}

/** Words set side by side, 20 points each, joined by single spaces. */
function passage(words: readonly Given[]): Passage {
  const anchors: Anchor[] = []
  let text = ''
  words.forEach((word, index) => {
    if (text) text += ' '
    const y = word.y ?? 100
    anchors.push({
      start: text.length,
      end: text.length + word.text.length,
      page: word.page ?? 1,
      box: [index * 20, y, index * 20 + 18, y + 12],
      confidence: word.confidence ?? 1,
      handwritten: word.handwritten ?? false,
      restored: false,
      readings: [],
    })
    text += word.text
  })
  return { text, anchors }
}

describe('locate', () => {
  it('gives the words touched, with the union of their boxes', () => {
    const given = passage([{ text: 'đạt' }, { text: 'tối' }, { text: 'thiểu' }, { text: '90%.' }])
    const start = given.text.indexOf('tối')
    expect(locate(given, start, given.text.length)).toEqual([
      { page: 1, box: [20, 100, 78, 112], quote: 'tối thiểu 90%.', confidence: 1, handwritten: false },
    ])
  })

  it('quotes the stretch alone where it ends inside a word, but boxes the whole word', () => {
    const given = passage([{ text: 'đạt' }, { text: '90%.' }])
    expect(locate(given, 4, 7)).toMatchObject([{ quote: '90%', box: [20, 100, 38, 112] }])
  })

  it('parts a stretch that runs over a page end', () => {
    const given = passage([
      { text: 'trước', page: 2, y: 780 },
      { text: 'ngày', page: 2, y: 780 },
      { text: '10/11/2025', page: 3, y: 60 },
    ])
    const found = locate(given, 0, given.text.length)
    expect(found.map((entry) => [entry.page, entry.quote])).toEqual([
      [2, 'trước ngày'],
      [3, '10/11/2025'],
    ])
  })

  it('cuts what would cover most of a page', () => {
    const given = passage(
      Array.from({ length: 40 }, (_, line) => ({ text: `dòng${line}`, y: 60 + line * 18 })),
    )
    const found = locate(given, 0, given.text.length)
    expect(found.length).toBeGreaterThan(1)
    for (const entry of found) expect(entry.box[3] - entry.box[1]).toBeLessThanOrEqual(360)
    expect(found.map((entry) => entry.quote).join(' ')).toBe(given.text)
  })

  it('is no surer than the weakest number in it, and tells handwriting', () => {
    const given = passage([
      { text: 'ngày', confidence: 0.9 },
      { text: '14', confidence: 0.3, handwritten: true },
      { text: 'tháng', confidence: 0.9 },
    ])
    expect(locate(given, 0, given.text.length)).toMatchObject([{ confidence: 0.3, handwritten: true }])
    expect(locate(given, 0, 4)).toMatchObject([{ confidence: 0.9, handwritten: false }])
  })

  it('finds nothing where no word is touched', () => {
    const given = passage([{ text: 'một' }, { text: 'hai' }])
    expect(locate(given, 3, 4)).toEqual([])
    expect(locate(given, 100, 200)).toEqual([])
    expect(locate({ text: '', anchors: [] }, 0, 0)).toEqual([])
  })

  it('quotes only what stands in the text, for any stretch', () => {
    const word = fc.record({ text: fc.stringMatching(/^[a-zà-ỹ0-9%]{1,8}$/u), page: fc.nat(3) })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.nat(200), fc.nat(200), (words, a, b) => {
        const ordered = words
          .map((entry, index) => ({ text: entry.text, page: 1 + entry.page, y: 50 + index * 14 }))
          .sort((one, other) => one.page - other.page)
        const given = passage(ordered)
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        const found = locate(given, start, end)
        for (const entry of found) {
          Evidence.parse(entry)
          expect(given.text.slice(start, end)).toContain(entry.quote)
        }
        expect(
          found
            .map((entry) => entry.quote)
            .join('')
            .replaceAll(' ', ''),
        ).toBe(given.text.slice(start, end).replaceAll(' ', ''))
        const touched = given.anchors.filter((anchor) => anchor.start < end && anchor.end > start)
        expect(locateWords(given, start, end)).toEqual(touched)
      }),
    )
  })
})
