import type { Picture } from '../model/document.ts'
import { greyPng } from './grey-png.ts'

/** Width in pixels of a page's picture in the report: body text is readable, 1,200 pages stay under 150 MB. */
export const PAGE_WIDTH = 1000
/** How a page's picture may be kept, as the endings of its file. */
export const PICTURE_FORMATS = ['png', 'webp'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]

/** A page with less of pure white is no clean print: as PNG a scan's paper would be larger than as WebP. */
const LEAST_WHITE = 0.5

/**
 * A page's picture, at most {@link PAGE_WIDTH} wide. Print without colour, as most born-digital pages are, becomes PNG
 * of sixteen greys, 50 to 125 kB for a full page of text; everything else WebP, 95 to 125 kB. `turned`: degrees
 * clockwise by which the picture is turned to stand upright, a multiple of 90.
 */
export async function pagePicture(
  picture: Picture,
  { turned }: { turned: number } = { turned: 0 },
): Promise<{ format: PictureFormat; bytes: Uint8Array }> {
  const { data, width, height, channels } = picture
  if (turned === 0 && width <= PAGE_WIDTH && channels === 1 && shareOfWhite(data) >= LEAST_WHITE) {
    return { format: 'png', bytes: greyPng(picture) }
  }
  const { default: sharp } = await import('sharp')
  const image = sharp(data, { raw: { width, height, channels }, limitInputPixels: false })
  const bytes = await image
    .rotate(turned)
    .resize({ width: PAGE_WIDTH, withoutEnlargement: true })
    .webp({ quality: 50, effort: 2 })
    .toBuffer()
  return { format: 'webp', bytes }
}

/** Told from one pixel in {@link STEP}. */
function shareOfWhite(grey: Uint8Array): number {
  let white = 0
  for (let i = 0; i < grey.length; i += STEP) if (grey[i] === 255) white++
  return white / Math.ceil(grey.length / STEP)
}

/** A prime: never the same columns of every row. */
const STEP = 61
