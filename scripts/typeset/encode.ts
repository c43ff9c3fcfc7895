import sharp from 'sharp'
import type { Raster } from './paper.ts'

/** JPEG bytes of a picture. */
export async function encodeJpeg(raster: Raster, quality: number): Promise<Uint8Array> {
  const { width, height, channels } = raster
  const picture = sharp(raster.data, { raw: { width, height, channels } })
  return picture
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .jpeg({ quality })
    .toBuffer()
}

/** What is lighter than this is paper. */
const THRESHOLD = 150
const [ROWS_PER_STRIP, STRIP_OFFSETS, STRIP_BYTES] = [278, 273, 279]

/**
 * CCITT group 4 (ITU-T T.6) bytes of a grey picture, cut to black and white, as fax-like scanners give; 1 is paper.
 * Taken out of a TIFF of one strip.
 */
export async function encodeFax(raster: Raster): Promise<Uint8Array> {
  const { width, height } = raster
  const cut = raster.data.map((value) => (value > THRESHOLD ? 255 : 0))
  const tiff = await sharp(cut, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, tileWidth: 256, tileHeight: Math.ceil(height / 16) * 16 })
    .toBuffer()
  const tags = readTags(tiff)
  const start = tags.get(STRIP_OFFSETS) ?? 0
  if ((tags.get(ROWS_PER_STRIP) ?? 0) < height) throw new Error('The TIFF has more than one strip')
  return tiff.subarray(start, start + (tags.get(STRIP_BYTES) ?? 0))
}

/** First value of each entry of a TIFF's first directory. */
function readTags(tiff: Buffer): Map<number, number> {
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const start = long(4)
  const tags = new Map<number, number>()
  for (let entry = 0; entry < short(start); entry++) {
    const at = start + 2 + entry * 12
    tags.set(short(at), short(at + 2) === 3 ? short(at + 8) : long(at + 8))
  }
  return tags
}
