import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import PDFKit from 'pdfkit'
import { expect, it } from 'vitest'
import { listOperators } from '../../../src/stages/read/operators.ts'

it('makes drawing take the list of operators that was read, not read the page again', async () => {
  expect(await inkOf('kept')).toBeGreaterThan(50)
  expect(await inkOf('emptied')).toBe(0)
})

/** Dark pixels of a page that is drawn once its operators are listed, the list left alone or emptied before. */
async function inkOf(list: 'kept' | 'emptied'): Promise<number> {
  const task = getDocument({ data: await blackSquare(), verbosity: 0 })
  const document = await task.promise
  const page = await document.getPage(1)
  const operators = await listOperators(
    page as unknown as Parameters<typeof listOperators<{ fnArray: number[]; argsArray: unknown[] }>>[0],
  )
  if (list === 'emptied') {
    operators.fnArray.splice(0, Number.POSITIVE_INFINITY)
    operators.argsArray.splice(0, Number.POSITIVE_INFINITY)
  }
  const factory = document.canvasFactory as {
    create(
      width: number,
      height: number,
    ): { canvas: never; context: { getImageData(...box: number[]): { data: Uint8Array } } }
  }
  const { canvas, context } = factory.create(100, 100)
  await page.render({ canvas, viewport: page.getViewport({ scale: 1 }), background: 'white' }).promise
  const { data } = context.getImageData(0, 0, 100, 100)
  await task.destroy()
  return data.filter((value, at) => at % 4 === 0 && value < 100).length
}

function blackSquare(): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const document = new PDFKit({ size: [100, 100] })
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Uint8Array.from(Buffer.concat(chunks))))
    document.rect(20, 20, 30, 30).fill('black')
    document.end()
  })
}
