import type { Grey } from './engine.ts'

/**
 * A grey picture as uncompressed TIFF 6.0 of one strip: Tesseract takes it in at once, where it reads a PGM byte by byte.
 */
export function toTiff({ data, width, height }: Grey): Buffer {
  const tags: readonly (readonly [tag: number, value: number])[] = [
    [256, width],
    [257, height],
    // Eight bits a sample, uncompressed, black is 0.
    [258, 8],
    [259, 1],
    [262, 1],
    // The strip: where it begins, how many rows and bytes it has.
    [273, HEAD],
    [277, 1],
    [278, height],
    [279, data.length],
  ]
  const directory = HEAD + data.length + (data.length % 2)
  const file = Buffer.alloc(directory + 2 + 12 * tags.length + 4)
  file.write('II', 'latin1')
  file.writeUInt16LE(42, 2)
  file.writeUInt32LE(directory, 4)
  file.set(data, HEAD)
  file.writeUInt16LE(tags.length, directory)
  tags.forEach(([tag, value], i) => {
    const at = directory + 2 + 12 * i
    file.writeUInt16LE(tag, at)
    file.writeUInt16LE(LONG, at + 2)
    file.writeUInt32LE(1, at + 4)
    file.writeUInt32LE(value, at + 8)
  })
  return file
}

/** Bytes before the strip. */
const HEAD = 8
/** The field type of a 32-bit number. */
const LONG = 4
