import { type Canvas, createCanvas, GlobalFonts, Path2D, type SKRSContext2D } from '@napi-rs/canvas'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Box } from './document.ts'
import { fontFile } from './fonts.ts'

export type { Canvas } from '@napi-rs/canvas'
export { createCanvas } from '@napi-rs/canvas'

/** Family under which Tinos Bold can be used on a canvas. */
export const SEAL_FONT = 'Tinos Seal'
GlobalFonts.registerFromPath(fontFile('bold'), SEAL_FONT)

export interface RenderedPage {
  canvas: Canvas
  /** Size in points as a reader sees the page. */
  width: number
  height: number
}

/** Renders every page of a PDF as a reader sees it, on white. */
export async function renderPdf(pdf: Uint8Array, dpi: number): Promise<RenderedPage[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 })
  const document = await task.promise
  try {
    const pages: RenderedPage[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const viewport = page.getViewport({ scale: dpi / 72 })
      const size = { width: Math.round(viewport.width), height: Math.round(viewport.height) }
      const target = openTarget(document, size)
      await page.render({ canvas: target.canvas as never, canvasContext: target.context as never, viewport })
        .promise
      const { width, height } = page.getViewport({ scale: 1 })
      pages.push({ canvas: takeOver(target, size), width, height })
    }
    return pages
  } finally {
    await task.destroy()
  }
}

interface Size {
  width: number
  height: number
}
interface Target {
  canvas: Canvas
  context: SKRSContext2D
}

/**
 * pdfjs brings its own copy of the canvas library, and shapes of one copy cannot be drawn by the other: so pages
 * are drawn with the copy whose shapes are in use, and their pixels taken over.
 */
function openTarget(document: PDFDocumentProxy, { width, height }: Size): Target {
  if ((globalThis as { Path2D?: unknown }).Path2D === Path2D) {
    const canvas = createCanvas(width, height)
    return { canvas, context: canvas.getContext('2d') }
  }
  return (document.canvasFactory as { create(width: number, height: number): Target }).create(width, height)
}

function takeOver(target: Target, { width, height }: Size): Canvas {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const pixels = context.createImageData(width, height)
  pixels.data.set(target.context.getImageData(0, 0, width, height).data)
  context.putImageData(pixels, 0, 0)
  return canvas
}

/** Cuts a box in points out of a rendered page. */
export function cropPage(page: RenderedPage, box: Box): Canvas {
  const scale = page.canvas.width / page.width
  const [x0, y0, x1, y1] = box.map((value) => Math.round(value * scale)) as [number, number, number, number]
  const canvas = createCanvas(x1 - x0, y1 - y0)
  canvas.getContext('2d').drawImage(page.canvas, x0, y0, x1 - x0, y1 - y0, 0, 0, x1 - x0, y1 - y0)
  return canvas
}
