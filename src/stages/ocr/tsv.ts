import type { EngineWord } from './engine.ts'

const PAGE_SEGMENTATION = { page: '3', column: '4', block: '6', line: '7', sparse: '11' } as const

/** Tesseract's number for a mode (`--psm`). */
export function segmentation(mode: keyof typeof PAGE_SEGMENTATION): string {
  return PAGE_SEGMENTATION[mode]
}

/** Words of Tesseract's TSV output, which both its builds write: level 5 rows with text. */
export function parseTsv(tsv: string): EngineWord[] {
  const words: EngineWord[] = []
  let line = -1
  for (const row of tsv.split('\n')) {
    const cells = row.split('\t')
    if (cells[0] === '4') line++
    if (cells[0] !== '5' || cells.length < 12) continue
    const text = cells.slice(11).join(' ').trim().normalize('NFC')
    const [left, top, width, height, confidence] = cells.slice(6, 11).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ]
    if (text === '' || !(width > 0) || !(height > 0)) continue
    words.push({
      text,
      confidence: Math.max(0, Math.min(1, confidence / 100)),
      box: [left, top, left + width, top + height],
      line,
    })
  }
  return words
}
