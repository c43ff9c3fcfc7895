import type { Ink } from '../../src/stages/ocr/digits/ink.ts'
import type { Random } from '../typeset/random.ts'
import { type Bank, bySign } from './compose.ts'
import { HELD_BACK, TAUGHT } from './forms.ts'
import { drawForms, drawScribble, drawText, type Glyph, HELD_BACK_FACES, TAUGHT_FACES } from './glyphs.ts'
import { readMnist } from './mnist.ts'

/** Print that a form has around its blanks. */
const BESIDE = [':', '/', '.', 'ố:', 'y', 'ày', 'g', 't', 'th', 'n', '/K', '/Q', '-', '…']
const PRINT_FACES = ['tinos/400Regular/Tinos_400Regular', 'tinos/400Regular_Italic/Tinos_400Regular_Italic']

/** Hands to learn from. */
export function taughtBank(random: Random): Bank {
  return {
    hands: [
      { weight: 5, figures: bySign(readMnist('train', { from: 0, to: 60_000 })) },
      { weight: 4, figures: bySign(drawForms(TAUGHT, random, 700)) },
      { weight: 1, figures: bySign(setFigures(TAUGHT_FACES)) },
    ],
    print: print(),
    junk: junk(random, TAUGHT_FACES),
  }
}

/** Hands of others: MNIST's test digits, other forms, other faces. */
export function heldBackBank(random: Random): Bank {
  return {
    hands: [
      { weight: 5, figures: bySign(readMnist('t10k', { from: 0, to: 10_000 })) },
      { weight: 4, figures: bySign(drawForms(HELD_BACK, random, 120)) },
      { weight: 1, figures: bySign(setFigures(HELD_BACK_FACES)) },
    ],
    print: print(),
    junk: junk(random, HELD_BACK_FACES),
  }
}

export function setFigures(faces: readonly string[]): Glyph[] {
  return faces.flatMap((face) => [...'0123456789'].map((sign) => ({ sign, ink: drawText(sign, face, 80) })))
}

function print(): Ink[] {
  return PRINT_FACES.flatMap((face) => BESIDE.map((text) => drawText(text, face, 56)))
}

/** Letters and scribbles, which are no figures. */
function junk(random: Random, faces: readonly string[]): Ink[] {
  const letters = [...'abcdeghkmnprtvxyABDEHKMNPQRTUVX&']
  return [
    ...faces.flatMap((face) => letters.map((letter) => drawText(letter, face, 80))),
    ...Array.from({ length: 120 }, () => drawScribble(random)),
  ]
}
