import { describe, expect, it } from 'vitest'
import { readNumbersAgain } from '../../../src/stages/ocr/again.ts'
import type { Engine, EngineWord } from '../../../src/stages/ocr/engine.ts'
import { prepare } from '../../../src/stages/ocr/prepare.ts'

const prepared = prepare({
  data: new Uint8Array(400 * 200).fill(255),
  width: 400,
  height: 200,
  channels: 1,
  dpi: 200,
  box: [0, 0, 144, 72],
})
const word = (text: string): EngineWord => ({ text, box: [40, 40, 120, 70], confidence: 0.9, line: 0 })

/** What comes of one word where the later looks read it as `looks`, in turn. */
async function readAgain(
  text: string,
  looks: readonly string[],
): Promise<{ text: string; readings: string[] }> {
  const left = [...looks]
  const engine: Engine = {
    name: 'scripted',
    workers: 1,
    recognise: async ({ width, height }) => [
      { text: left.shift() ?? '', box: [0, 0, width, height], confidence: 0.9, line: 0 },
    ],
    recycle: async () => {},
    close: async () => {},
  }
  const first = word(text)
  const checked = (
    await readNumbersAgain(
      [first],
      { engine, prepared },
      { timeout: 1000, signal: new AbortController().signal },
    )
  ).get(first)
  return {
    text: checked?.word.text ?? text,
    readings: checked?.readings.map((reading) => reading.text) ?? [],
  }
}

describe('readNumbersAgain', () => {
  it('keeps a number that two looks agree on', async () => {
    expect(await readAgain('85%', ['85%'])).toEqual({ text: '85%', readings: [] })
    expect(await readAgain('85%', ['86%', '85%'])).toEqual({ text: '85%', readings: [] })
  })

  it('keeps both readings where the looks differ, the likelier first', async () => {
    expect(await readAgain('85%', ['86%', '86%'])).toEqual({ text: '86%', readings: ['86%', '85%'] })
    expect(await readAgain('85%', ['86%', '36%'])).toEqual({ text: '85%', readings: ['85%', '86%'] })
  })

  it('takes a letter too many out of an unknown abbreviation when both later looks agree', async () => {
    expect(await readAgain('(UBNDD),', ['(UBND),', '(UBND),'])).toEqual({ text: '(UBND),', readings: [] })
    expect(await readAgain('UBNDD', ['UBND', 'UBNDD'])).toEqual({ text: 'UBNDD', readings: [] })
    expect(await readAgain('UBNDD', ['UBNO', 'UBNO'])).toEqual({ text: 'UBNDD', readings: [] })
    expect(await readAgain('UBNHD', ['UBND', 'UBND'])).toEqual({ text: 'UBND', readings: [] })
  })

  it('leaves known abbreviations and words alone', async () => {
    expect(await readAgain('TTHC', ['THC', 'THC'])).toEqual({ text: 'TTHC', readings: [] })
    expect(await readAgain('TIẾP', ['TIÊP', 'TIÊP'])).toEqual({ text: 'TIẾP', readings: [] })
    expect(await readAgain('III.', ['II.', 'II.'])).toEqual({ text: 'III.', readings: [] })
  })
})
