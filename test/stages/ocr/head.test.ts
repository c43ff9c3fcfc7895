import { describe, expect, it } from 'vitest'
import type { Engine, EngineWord } from '../../../src/stages/ocr/engine.ts'
import { readHead } from '../../../src/stages/ocr/head.ts'
import type { Prepared } from '../../../src/stages/ocr/prepare.ts'

/** Words of lines at the given heights, twenty pixels high. */
const words = (...lines: [text: string, top: number][]): EngineWord[] =>
  lines.flatMap(([text, top], line) =>
    text.split(' ').map((word, i): EngineWord => {
      const x = 10 + i * 50
      return { text: word, confidence: 0.9, box: [x, top, x + 40, top + 20], line }
    }),
  )

const grey = { data: new Uint8Array(600 * 1000).fill(255), width: 600, height: 1000, dpi: 200 }
const prepared = { grey } as unknown as Prepared
const how = { timeout: 1000, signal: new AbortController().signal }

async function read(page: EngineWord[], second: EngineWord[]) {
  const asked: { mode: string; height: number }[] = []
  const engine = {
    name: 'pretended',
    workers: 1,
    recognise: async (picture: { height: number }, { mode }: { mode: string }) => {
      asked.push({ mode, height: picture.height })
      return second
    },
  } as unknown as Engine
  const found = await readHead(page, { engine, prepared }, how)
  return {
    asked,
    text: found.map(({ text }) => text).join(' '),
    lines: new Set(found.map(({ line }) => line)).size,
  }
}

const WHOLE: [string, number][] = [
  ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 20],
  ['ỦY BAN NHÂN DÂN', 32],
  ['Độc lập - Tự do - Hạnh phúc', 50],
]
const BROKEN: [string, number][] = [
  ['ỦY BAN CỘNG HÒA XÃ ĐÓ HN VIỆT', 26],
  ['DÂN Độc lập lập - - Tự do', 50],
]
const BODY: [string, number][] = [['Căn cứ Luật Tổ chức chính quyền địa phương', 300]]

describe('the head of a page', () => {
  it('is read once more, down to the text, where its fixed words came out broken', async () => {
    const { asked, text, lines } = await read(words(...BROKEN, ...BODY), words(...WHOLE))
    expect(asked).toEqual([{ mode: 'sparse', height: 299 }])
    expect(text).toBe([...WHOLE, ...BODY].map(([line]) => line).join(' '))
    expect(lines).toBe(4)
  })

  it('stays as it is where the second look is no better', async () => {
    const { text } = await read(words(...BROKEN, ...BODY), words(...BROKEN))
    expect(text).toBe([...BROKEN, ...BODY].map(([line]) => line).join(' '))
  })

  it('is not looked at again where it is whole, or where there is none', async () => {
    expect((await read(words(...WHOLE, ...BODY), [])).asked).toEqual([])
    expect((await read(words(['ĐẢNG BỘ TỈNH', 20], ...BODY), [])).asked).toEqual([])
  })
})
