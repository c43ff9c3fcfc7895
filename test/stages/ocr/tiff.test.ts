import sharp from 'sharp'
import { expect, it } from 'vitest'
import { toTiff } from '../../../src/stages/ocr/tiff.ts'

it('a picture is the same once read back from TIFF', async () => {
  for (const [width, height] of [
    [7, 5],
    [8, 4],
    [1, 1],
  ] as const) {
    const data = Uint8Array.from({ length: width * height }, (_, i) => (i * 37) % 256)
    const read = await sharp(toTiff({ data, width, height, dpi: 200 }))
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(read.info).toMatchObject({ width, height, channels: 1 })
    expect(new Uint8Array(read.data)).toEqual(data)
  }
})
