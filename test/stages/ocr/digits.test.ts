import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bySign, writeLine } from '../../../scripts/digits/compose.ts'
import { HELD_BACK } from '../../../scripts/digits/forms.ts'
import { drawForms, drawScribble } from '../../../scripts/digits/glyphs.ts'
import { learn, openTrainer } from '../../../scripts/digits/training.ts'
import { createRandom } from '../../../scripts/typeset/random.ts'
import { decide } from '../../../src/stages/ocr/digits/decide.ts'
import { fieldAt, isAllowed } from '../../../src/stages/ocr/digits/fields.ts'
import { readFigures } from '../../../src/stages/ocr/digits/figures.ts'
import { SIGNS, toLogs } from '../../../src/stages/ocr/digits/network.ts'
import { findSigns, scoreSigns } from '../../../src/stages/ocr/digits/sequence.ts'
import { toStrip } from '../../../src/stages/ocr/digits/strip.ts'

/** Columns in which each sign of `text` stands once, none between. */
function columnsOf(values: readonly number[]): { data: Float64Array; columns: number } {
  const data = Float64Array.from(values)
  return { data: toLogs(data), columns: values.length / SIGNS.length }
}
const anyColumns = fc
  .integer({ min: 1, max: 5 })
  .chain((columns) =>
    fc.array(fc.double({ min: -9, max: 9, noNaN: true }), {
      minLength: columns * SIGNS.length,
      maxLength: columns * SIGNS.length,
    }),
  )
  .map(columnsOf)

describe('readings of columns', () => {
  it('have probabilities that add up to one over all that two columns can say', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 24, maxLength: 24 }),
        (values) => {
          const columns = columnsOf(values)
          const signs = SIGNS.slice(1)
          const texts = ['', ...signs, ...signs.flatMap((a) => signs.map((b) => a + b))]
          const sum = texts.reduce((total, text) => total + Math.exp(scoreSigns(columns, text)), 0)
          expect(sum).toBeCloseTo(1, 9)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('are found by the search where they are likely', () => {
    fc.assert(
      fc.property(anyColumns, (columns) => {
        const found = findSigns(columns, 5)
        expect(new Set(found).size).toBe(found.length)
        const shares = found.map((text) => Math.exp(scoreSigns(columns, text)))
        for (const text of ['', '1', '7', '12', '?']) {
          const share = Math.exp(scoreSigns(columns, text))
          if (share > 0.4) expect(found).toContain(text)
        }
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThan(1 + 1e-9)
      }),
      { numRuns: 60 },
    )
  })

  it('tell two equal figures from one long one', () => {
    const row = (sign: number): number[] => SIGNS.map((_, i) => (i === sign ? 9 : 0))
    expect(findSigns(columnsOf([...row(3), ...row(0), ...row(3)]), 1)).toEqual(['22'])
    expect(findSigns(columnsOf([...row(3), ...row(3), ...row(3)]), 1)).toEqual(['2'])
  })
})

describe('readFigures', () => {
  const random = createRandom(41)
  const hand = bySign(drawForms(HELD_BACK, random, 12))
  const write = (text: string): { data: Uint8Array; width: number; height: number } => {
    const size = { width: 60 + 50 * text.length, height: 96 }
    return { data: writeLine(hand, text, { ...size, random }), ...size }
  }

  it('reads forms that it never saw, and what it is sure of is right', () => {
    const texts = Array.from({ length: 60 }, (_, i) => String(7 + 13 * i))
    const read = texts.map((text) => ({ text, best: readFigures(write(text))[0] }))
    const right = read.filter(({ text, best }) => best?.text === text)
    expect(right.length).toBeGreaterThanOrEqual(50)
    const sure = read.filter(({ best }) => (best?.share ?? 0) >= 0.87)
    expect(sure.length).toBeGreaterThanOrEqual(15)
    expect(sure.filter(({ text, best }) => best?.text !== text)).toEqual([])
  })

  it('takes scribbles for no figures', () => {
    const sure = Array.from({ length: 30 }, () => drawScribble(random)).filter((ink) => {
      const best = readFigures(ink)[0]
      return best && /^\d+$/.test(best.text) && best.share >= 0.87
    })
    expect(sure.length).toBeLessThanOrEqual(1)
  })

  it('says nothing of paper', () => {
    const empty = { data: new Uint8Array(60 * 40), width: 60, height: 40 }
    expect(toStrip(empty)).toBeNull()
    expect(readFigures(empty)).toEqual([])
  })
})

describe('fieldAt', () => {
  const word = (text: string, x0: number, x1: number) => ({
    text,
    confidence: 0.9,
    box: [x0, 100, x1, 130] as const,
    line: 1,
  })
  const line = [
    word('Số:', 60, 100),
    word('/KH-UBND', 160, 280),
    word('Suối', 400, 450),
    word('Vàng,', 460, 520),
    word('ngày', 530, 580),
    word('tháng', 640, 700),
    word('năm', 760, 800),
  ]

  it('tells what a blank asks for by the print around it', () => {
    expect(fieldAt([105, 90, 155, 135], line)).toBe('number')
    expect(fieldAt([585, 90, 636, 135], line)).toBe('day')
    expect(fieldAt([705, 90, 755, 135], line)).toBe('month')
    expect(fieldAt([300, 90, 340, 135], line)).toBe('any')
    expect(fieldAt([585, 190, 636, 235], line)).toBe('any')
  })

  it('allows what a field can hold', () => {
    const all = (kind: 'day' | 'month' | 'number', texts: string[]): boolean[] =>
      texts.map((text) => isAllowed(text, kind))
    expect(all('day', ['1', '09', '31', '32', '0', '00', '1?'])).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ])
    expect(all('month', ['1', '09', '12', '13'])).toEqual([true, true, true, false])
    expect(all('number', ['1', '05', '1204', '0', '12345'])).toEqual([true, true, true, false, false])
  })
})

describe('decide', () => {
  const day = { kind: 'day', whole: true } as const
  const claims = (decision: ReturnType<typeof decide>): boolean => (decision?.confidence ?? 0) >= 0.8

  it('claims what the network is sure of, sooner where the other engine agrees', () => {
    expect(claims(decide([{ text: '15', share: 0.985 }], [null, null, null, null], day))).toBe(true)
    expect(claims(decide([{ text: '15', share: 0.8 }], [null, null, null, null], day))).toBe(false)
    expect(claims(decide([{ text: '15', share: 0.8 }], ['15', '15', '15', null], day))).toBe(true)
    expect(claims(decide([{ text: '15', share: 0.99 }], ['16', '16', '16', null], day))).toBe(false)
  })

  it('chooses among readings by the field, but grows no surer by it', () => {
    const guesses = [
      { text: '71', share: 0.6 },
      { text: '11', share: 0.35 },
    ]
    const decision = decide(guesses, ['11', '11', '11', '11'], day)
    expect(decision).toMatchObject({ text: '11' })
    expect(decision?.confidence).toBeLessThan(0.4)
    expect(decide([{ text: '75', share: 0.99 }], [], day)).toBeNull()
  })

  it('takes 5 and 05 for one value, and claims none that may be cut', () => {
    const guesses = [
      { text: '05', share: 0.5 },
      { text: '5', share: 0.49 },
    ]
    expect(claims(decide(guesses, [], day))).toBe(true)
    expect(claims(decide(guesses, ['5', '5', '5', '5'], { kind: 'day', whole: false }))).toBe(false)
  })
})

describe('learning', () => {
  it('goes down the slope of the loss', () => {
    const trainer = openTrainer(createRandom(3), null)
    const strip = toStrip({
      data: writeLine(bySign(drawForms(HELD_BACK, createRandom(5), 3)), '57', {
        width: 160,
        height: 96,
        random: createRandom(6),
      }),
      width: 160,
      height: 96,
    })
    if (!strip) throw new Error('no ink')
    learn(trainer, strip, '57')
    // Each further sample adds its own.
    const slopes = trainer.layers.map((layer) => layer.slopes.weights.slice())
    for (const [i, layer] of trainer.layers.entries())
      for (const at of [1, Math.floor(layer.weights.length / 2), layer.weights.length - 2]) {
        const slope = slopes[i]?.[at] ?? 0
        const loss = (by: number): number => {
          layer.weights[at] = (layer.weights[at] as number) + by
          const value = learn(trainer, strip, '57')
          layer.weights[at] = (layer.weights[at] as number) - by
          return value
        }
        expect((loss(1e-5) - loss(-1e-5)) / 2e-5).toBeCloseTo(slope, 4)
      }
  })
})
