import type { Box } from './document.ts'
import { encodeJpeg } from './encode.ts'
import { buildImagePdf, type ImagePage, type LayerWord } from './images.ts'
import { type Wear, wearPage } from './paper.ts'
import { drawHandwriting, drawSignature, type Handwriting, type Signature } from './pen.ts'
import { createRandom } from './random.ts'
import { type Canvas, createCanvas, cropPage, type RenderedPage, renderPdf } from './render.ts'
import { drawSeal, type Seal } from './seal.ts'

export type { LayerWord, Seal, Signature, Wear }

/** A value for all pages, or one for each page, counted from 1. */
type PerPage<T> = T | ((page: number) => T)

export interface ScanOptions extends Wear {
  /** Pixels per inch of the scan: 100 to 300. */
  dpi: number
  /** `bilevel` is black or white, as fax-like scanners give. Default `grey`. */
  colour?: 'colour' | 'grey' | 'bilevel'
  /** The same seed gives the same scan. */
  seed?: number
  /** Degrees clockwise by which the sheet lies askew. */
  skew?: PerPage<number>
  /** JPEG quality, 1 to 100. Default 70. */
  quality?: number
  seals?: readonly Seal[]
  handwriting?: readonly Handwriting[]
  signatures?: readonly Signature[]
  /** Degrees clockwise by which the sheet was turned when it was scanned: 0, 90, 180 or 270. */
  turn?: PerPage<number>
  /** The page's `/Rotate`; 360 − `turn` puts it right again, 0 leaves it turned. */
  rotate?: PerPage<number>
  /** Hidden words for each page, in points on the page as stored. */
  layer?: (page: number) => readonly LayerWord[]
  /** Pages to keep as they are in the PDF's order, counted from 1; all unless given. */
  pages?: readonly number[]
  producer?: string
}

/**
 * Scans a PDF: renders each page, writes and stamps on it, wears it, and packs the pictures as a PDF with one
 * picture a page. Deterministic by `seed`.
 */
export async function scan(pdf: Uint8Array, options: ScanOptions): Promise<Uint8Array> {
  const rendered = await renderPdf(pdf, options.dpi)
  const images: ImagePage[] = []
  for (const number of options.pages ?? rendered.map((_, index) => index + 1)) {
    const page = rendered[number - 1]
    if (page) images.push(await scanPage(page, { number, back: rendered[number]?.canvas ?? null, options }))
  }
  return buildImagePdf(images, {
    quality: options.quality ?? 70,
    bilevel: options.colour === 'bilevel',
    producer: options.producer ?? 'rasoat samples scanner',
  })
}

/**
 * A worn picture of a part of a page, as JPEG: a table pasted as a picture.
 * @param place page from 1 and box in points from the top left
 */
export async function photograph(
  pdf: Uint8Array,
  place: { page: number; box: Box },
  options: Wear & { dpi: number; quality?: number; seed?: number; colour?: 'colour' | 'grey' },
): Promise<Uint8Array> {
  const page = (await renderPdf(pdf, options.dpi))[place.page - 1]
  if (!page) throw new RangeError(`No page ${place.page}`)
  const raster = await wearPage(cropPage(page, place.box), options, {
    scale: options.dpi / 72,
    random: createRandom(options.seed ?? 1),
    back: null,
    grey: options.colour !== 'colour',
  })
  return encodeJpeg(raster, options.quality ?? 80)
}

async function scanPage(
  page: RenderedPage,
  { number, back, options }: { number: number; back: Canvas | null; options: ScanOptions },
): Promise<ImagePage> {
  const tools = { scale: options.dpi / 72, random: createRandom((options.seed ?? 1) * 7919 + number) }
  const { canvas } = page
  for (const each of options.handwriting ?? []) if (each.page === number) drawHandwriting(canvas, each, tools)
  for (const each of options.signatures ?? []) if (each.page === number) drawSignature(canvas, each, tools)
  for (const each of options.seals ?? []) if (each.page === number) drawSeal(canvas, each, tools)
  const skewed = skewCanvas(canvas, valueFor(options.skew ?? 0, number))
  const turn = valueFor(options.turn ?? 0, number)
  const raster = await wearPage(turnCanvas(skewed, turn), options, {
    ...tools,
    back,
    grey: (options.colour ?? 'grey') !== 'colour',
  })
  const across = turn % 180 !== 0
  return {
    raster,
    width: across ? page.height : page.width,
    height: across ? page.width : page.height,
    rotate: valueFor(options.rotate ?? 0, number),
    layer: options.layer?.(number) ?? [],
  }
}

function valueFor<T extends number>(value: PerPage<T>, page: number): T {
  return typeof value === 'function' ? value(page) : value
}

function skewCanvas(canvas: Canvas, degrees: number): Canvas {
  if (degrees === 0) return canvas
  return redraw(canvas, { width: canvas.width, height: canvas.height, degrees })
}

function turnCanvas(canvas: Canvas, degrees: number): Canvas {
  if (degrees === 0) return canvas
  const across = degrees % 180 !== 0
  return redraw(canvas, {
    width: across ? canvas.height : canvas.width,
    height: across ? canvas.width : canvas.height,
    degrees,
  })
}

function redraw(canvas: Canvas, to: { width: number; height: number; degrees: number }): Canvas {
  const turned = createCanvas(to.width, to.height)
  const context = turned.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, to.width, to.height)
  context.imageSmoothingQuality = 'high'
  context.translate(to.width / 2, to.height / 2)
  context.rotate((to.degrees * Math.PI) / 180)
  context.drawImage(canvas, -canvas.width / 2, -canvas.height / 2)
  return turned
}
