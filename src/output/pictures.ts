import sharp from 'sharp'
import type { Picture } from '../model/document.ts'

/** Width in pixels of a page's picture in the report: body text is readable, 1,200 pages stay under 150 MB. */
export const PAGE_WIDTH = 1100

/** A page's picture as WebP, at most {@link PAGE_WIDTH} wide; about 60 to 110 kB for a page of text. */
export async function pagePicture(picture: Picture): Promise<Uint8Array> {
  const { data, width, height, channels } = picture
  const image = sharp(data, { raw: { width, height, channels }, limitInputPixels: false })
  return await image
    .resize({ width: PAGE_WIDTH, withoutEnlargement: true })
    .webp({ quality: 62, effort: 3 })
    .toBuffer()
}

/** A drawing as PNG, `scale` pixels to each of its own. */
export async function drawPng(svg: string, scale = 2): Promise<Uint8Array> {
  return await sharp(Buffer.from(svg), { density: 72 * scale })
    .png({ compressionLevel: 9 })
    .toBuffer()
}
