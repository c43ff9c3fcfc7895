import { describe, expect, it } from 'vitest'
import type { Glyph } from '../../../src/stages/read/glyphs.ts'
import { joinWords } from '../../../src/stages/read/words.ts'

const SIZE = 14
const FONT = { bold: false, italic: false, ascent: 900, descent: -200, scale: 0.001, embedded: true }

/** Letters half an em wide, drawn one after the other from `x`; `_` moves on without drawing. */
function draw(text: string, { x, font }: { x: number; font: string }): Glyph[] {
  return [...text].flatMap((letter, index): Glyph[] => {
    const left = x + (index * SIZE) / 2
    if (letter === '_') return []
    return [
      {
        text: letter,
        box: [left, 100, left + SIZE / 2, 114],
        direction: 0,
        size: SIZE,
        font: { name: font, ...FONT },
        code: letter.codePointAt(0) ?? 0,
        visible: true,
        order: 0,
        charSpacing: 0,
      },
    ]
  })
}

describe('letters drawn from another font after the line', () => {
  // A word processor whose font lacks `ề`, `ỹ`, `ố` draws the line without them, spaces and all, and then those.
  const line = draw('v_ k_ n_ng s_', { x: 60, font: 'Main' })

  it('join the words between which spaces were drawn further on', () => {
    const late = draw('_ề__ỹ__ă____ố', { x: 60, font: 'Other' })
    expect(joinWords([...line, ...late]).map(({ text }) => text)).toEqual(['về', 'kỹ', 'năng', 'số'])
  })

  it('join them too where the space was drawn with the late letter', () => {
    const bare = draw('v__k__n_ng_s_', { x: 60, font: 'Main' })
    const late = draw('_ề _ỹ _ă__ _ố', { x: 60, font: 'Other' })
    expect(joinWords([...bare, ...late]).map(({ text }) => text)).toEqual(['về', 'kỹ', 'năng', 'số'])
  })

  it('are words of their own between two drawn spaces', () => {
    const gaps = draw('a _ b', { x: 60, font: 'Main' })
    const late = draw('__ở', { x: 60, font: 'Other' })
    expect(joinWords([...gaps, ...late]).map(({ text }) => text)).toEqual(['a', 'b', 'ở'])
  })
})
