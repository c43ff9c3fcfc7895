import { describe, expect, it } from 'vitest'
import { tokenise } from '../../src/vietnamese/tokens.ts'

const kinds = (line: string) => tokenise(line).map((token) => `${token.text}:${token.kind}`)

describe('tokenise', () => {
  it('tells words, numbers, codes and labels apart', () => {
    expect(kinds('1.2. Kế hoạch số 47/KH-UBND ngày 18/9/2025 đạt 82,5% trở lên.')).toEqual([
      '1.2:label',
      'Kế:word',
      'hoạch:word',
      'số:word',
      '47/KH-UBND:code',
      'ngày:word',
      '18/9/2025:number',
      'đạt:word',
      '82,5%:number',
      'trở:word',
      'lên:word',
    ])
  })

  it.each(['I.', 'IV.', 'a)', '1)', 'đ)', '2.1.3.'])(
    'takes %s at the start of a line for a label',
    (label) => {
      expect(tokenise(`${label} Muc tieu`)[0]?.kind).toBe('label')
    },
  )

  it.each('s6 c6ng d6i thu6c 1ap c4p hi9u'.split(' '))('takes %s for a damaged word', (word) => {
    expect(tokenise(`cac ${word} nay`)[1]?.kind).toBe('word')
  })

  it.each(
    'A4 m2 km2 10km 5G 3G 1a 2b 100ha 15kg CT01 a1 QĐ-TTg QD-TTg KH-UBND 57-NQ/TW 08h30 x2 Q1 dichvucong.gov.vn a@b.vn 6tr'.split(
      ' ',
    ),
  )('never takes %s for a word', (code) => {
    expect(tokenise(`theo ${code} nay`)[1]?.kind).not.toBe('word')
  })

  it.each('c4 x& v&i ¢6 1€ 1é B9 S6 t61 6n'.split(' '))('takes %s for what only neighbours tell', (core) => {
    expect(tokenise(`theo ${core} nay`)[1]?.kind).toBe('mixed')
  })

  it('parts a word from the number that a colon joins it to', () => {
    expect(kinds('S6:56 /KH-UBND')).toEqual(['S6:mixed', '56:number', '/KH-UBND:code'])
  })

  it('parts words glued by punctuation and leaves offsets that fit the line', () => {
    const line = '“chủ trì,phối hợp” (và/hoặc);'
    expect(tokenise(line).map((token) => token.text)).toEqual(['chủ', 'trì', 'phối', 'hợp', 'và', 'hoặc'])
    for (const token of tokenise(line)) expect(line.slice(token.start, token.end)).toBe(token.text)
  })

  it('stays linear on long runs of punctuation', () => {
    expect(tokenise(`${'.-/'.repeat(50_000)}a`).length).toBeGreaterThan(0)
  })
})
