import sharp from 'sharp'
import type { Picture } from '../model/document.ts'

/** Width in pixels of a page's picture in the report: body text is readable, 1,200 pages stay under 150 MB. */
const PAGE_WIDTH = 1000

/**
 * A page's picture as WebP, at most {@link PAGE_WIDTH} wide; 95 to 125 kB for a full page of text, far less for a light one. `turned`: degrees
 * clockwise by which the picture is turned to stand upright, a multiple of 90.
 */
export async function pagePicture(
  picture: Picture,
  { turned }: { turned: number } = { turned: 0 },
): Promise<Uint8Array> {
  const { data, width, height, channels } = picture
  const image = sharp(data, { raw: { width, height, channels }, limitInputPixels: false })
  return await image
    .rotate(turned)
    .resize({ width: PAGE_WIDTH, withoutEnlargement: true })
    .webp({ quality: 50, effort: 2 })
    .toBuffer()
}
