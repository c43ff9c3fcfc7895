import type { Settings } from './document.ts'
import { encodeText, openPdf, useFont } from './fonts.ts'
import type { Mark, Page } from './sheet.ts'

type Pdf = ReturnType<typeof openPdf> & {
  addContent(text: string): void
  page: { dictionary: { data: Record<string, unknown> } }
}

/** Draws filled pages as an uncompressed PDF with a fixed date. */
export async function drawPages(pages: readonly Page[], settings: Settings): Promise<Uint8Array> {
  const pdf = openPdf({
    Producer: settings.info.producer ?? 'rasoat samples',
    Creator: settings.info.creator ?? 'rasoat samples',
    ...(settings.info.title ? { Title: settings.info.title } : {}),
    CreationDate: new Date(Date.UTC(2025, 8, 30, 1, 0, 0)),
  }) as Pdf
  const chunks: Uint8Array[] = []
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const done = new Promise<void>((resolve) => pdf.on('end', resolve))
  for (const page of pages) {
    const turned = page.form === 'sideways' || page.form === 'rotated'
    pdf.addPage({ size: turned ? [page.height, page.width] : [page.width, page.height], margin: 0 })
    pdf.save()
    // Turned content reads from the bottom up, so that a clockwise turn by 90° puts it upright.
    if (turned) pdf.transform(0, -1, 1, 0, 0, page.width)
    if (page.form === 'rotated') pdf.page.dictionary.data.Rotate = 90
    for (const mark of page.marks) drawMark(pdf, mark)
    pdf.restore()
  }
  pdf.end()
  await done
  return Buffer.concat(chunks)
}

function drawMark(pdf: Pdf, mark: Mark): void {
  if (mark.kind === 'line') {
    pdf.lineWidth(mark.width).moveTo(mark.x0, mark.y0).lineTo(mark.x1, mark.y1).stroke()
    return
  }
  if (mark.kind === 'image') {
    const [x0, y0, x1, y1] = mark.box
    pdf.image(Buffer.from(mark.image), x0, y0, { width: x1 - x0, height: y1 - y0 })
    return
  }
  const font = useFont(pdf, mark.style)
  // pdfkit leaves out the space glyphs of justified text; written here as word processors write them.
  const stretch = format((-mark.stretch * 1000) / mark.style.size)
  const words = mark.text.split(/(?<= )/).map((word) => `<${encodeText(font, word)}>`)
  const shown = mark.stretch === 0 ? words.join(' ') : words.join(` ${stretch} `)
  pdf.addContent('BT')
  pdf.addContent(`/${font.id} ${format(mark.style.size)} Tf`)
  pdf.addContent(`1 0 0 -1 ${format(mark.x)} ${format(mark.baseline)} Tm`)
  pdf.addContent(`[${shown}] TJ`)
  pdf.addContent('ET')
}

function format(value: number): string {
  return String(Math.round(value * 100) / 100)
}
