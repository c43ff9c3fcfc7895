import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Picture } from '../../src/model/document.ts'
import { greyPng } from '../../src/output/grey-png.ts'
import { PAGE_WIDTH, pagePicture } from '../../src/output/pictures.ts'

describe('a grey PNG', () => {
  it('shows every pixel as the nearest of sixteen greys, whatever its size', async () => {
    const pictures = fc
      .tuple(fc.integer({ min: 1, max: 23 }), fc.integer({ min: 1, max: 9 }))
      .chain(([width, height]) =>
        fc
          .uint8Array({ minLength: width * height, maxLength: width * height })
          .map((data) => ({ data, width, height })),
      )
    await fc.assert(
      fc.asyncProperty(pictures, async ({ data, width, height }) => {
        const shown = await sharp(greyPng({ data, width, height }))
          .toColourspace('b-w')
          .raw()
          .toBuffer({ resolveWithObject: true })
        expect([shown.info.width, shown.info.height, shown.info.channels]).toEqual([width, height, 1])
        expect([...shown.data]).toEqual([...data].map((grey) => Math.round(grey / 17) * 17))
      }),
      { numRuns: 60 },
    )
  })
})

describe("a page's picture", () => {
  const page = (data: Uint8Array, width: number, channels: 1 | 3): Picture => ({
    data,
    width,
    height: data.length / width / channels,
    channels,
    dpi: 100,
    box: [0, 0, 600, 800],
  })
  const print = new Uint8Array(600 * 800).fill(255).fill(0, 90_000, 140_000)
  const speckled = Uint8Array.from({ length: 600 * 800 }, (_, at) => 180 + ((at * 7919) % 70))

  it('is PNG where it is print without colour', async () => {
    const { format, bytes } = await pagePicture(page(print, 600, 1))
    const shown = await sharp(bytes).toColourspace('b-w').raw().toBuffer()
    expect(format).toBe('png')
    expect(Buffer.compare(shown, Buffer.from(print))).toBe(0)
  })

  it('is WebP where it has colour, is the paper of a scan, or must be turned or made smaller', async () => {
    const colour = new Uint8Array(600 * 400 * 3).fill(255).fill(0, 1000, 1001)
    const wide = new Uint8Array(1500 * 400).fill(255)
    expect((await pagePicture(page(colour, 600, 3))).format).toBe('webp')
    expect((await pagePicture(page(speckled, 600, 1))).format).toBe('webp')
    const turned = await pagePicture(page(print, 600, 1), { turned: 90 })
    expect([turned.format, (await sharp(turned.bytes).metadata()).width]).toEqual(['webp', 800])
    const smaller = await pagePicture(page(wide, 1500, 1))
    expect([smaller.format, (await sharp(smaller.bytes).metadata()).width]).toEqual(['webp', PAGE_WIDTH])
  })
})
