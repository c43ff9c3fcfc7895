import type { Grey } from './engine.ts'

/** A grey picture as binary PGM, the cheapest format that Tesseract reads. */
export function toPgm(picture: Grey): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${picture.width} ${picture.height}\n255\n`)
  const bytes = new Uint8Array(head.length + picture.data.length)
  bytes.set(head)
  bytes.set(picture.data, head.length)
  return bytes
}
