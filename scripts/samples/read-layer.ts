import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { typesetWithTruth } from '../typeset/index.ts'
import { renderPdf } from '../typeset/render.ts'
import { phuLang } from './plans/phu-lang.ts'

const DPI = 200

/**
 * Reads the sample's pages with native Tesseract and its English model, as an archive's scanner did, and keeps the
 * words as data, so that making the samples needs no Tesseract. Run again only when the sample's text has changed.
 */
export async function readLayer(): Promise<void> {
  const set = await typesetWithTruth(phuLang.document)
  const folder = await mkdtemp(join(tmpdir(), 'layer-'))
  const pages: [string, number, number, number, number][][] = []
  for (const [index, page] of (await renderPdf(set.pdf, DPI)).entries()) {
    const file = join(folder, `${index}.png`)
    await writeFile(file, page.canvas.toBuffer('image/png'))
    const tsv = execFileSync('tesseract', [file, '-', '-l', 'eng', '--dpi', String(DPI), 'tsv'], {
      encoding: 'utf8',
    })
    const words = tsv
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .filter((cells) => cells[0] === '5' && (cells[11] ?? '').trim() !== '')
    pages.push(
      words.map((cells) => {
        const [left, top, width, height] = cells.slice(6, 10).map((cell) => (Number(cell) * 72) / DPI)
        const box = [left, top, (left ?? 0) + (width ?? 0), (top ?? 0) + (height ?? 0)]
        const [x0, y0, x1, y1] = box.map((value) => Math.round((value ?? 0) * 10) / 10)
        return [cells[11] as string, x0 ?? 0, y0 ?? 0, x1 ?? 0, y1 ?? 0]
      }),
    )
  }
  await rm(folder, { recursive: true })
  const target = new URL('./plans/phu-lang.layer.json', import.meta.url)
  await writeFile(
    target,
    `[${pages.map((words) => `[\n${words.map((word) => JSON.stringify(word)).join(',\n')}\n]`).join(',\n')}]\n`,
  )
  console.log(pages.map((words) => `${words.length} words`).join(', '))
}
