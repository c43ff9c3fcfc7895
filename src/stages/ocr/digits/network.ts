import { readFileSync } from 'node:fs'
import { apply, type Field, type Layer, type Shape, unfold } from './layers.ts'
import { HEIGHT, type Strip } from './strip.ts'

/** What a column can be: none of a figure's own, a figure, or writing that is no figure. */
export const SIGNS = ['', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '?'] as const

/** A convolutional network without pooling; its last layer gives one row of signs for every four columns. */
export const SHAPES: readonly Shape[] = [
  { kernel: [5, 5], stride: [2, 2], pad: [2, 2], from: 1, to: 8 },
  { kernel: [3, 3], stride: [2, 2], pad: [1, 1], from: 8, to: 20 },
  { kernel: [3, 3], stride: [2, 1], pad: [1, 1], from: 20, to: 32 },
  { kernel: [4, 3], stride: [1, 1], pad: [0, 1], from: 32, to: 56 },
  { kernel: [1, 1], stride: [1, 1], pad: [0, 0], from: 56, to: SIGNS.length },
]

/** Log probabilities of the signs, SIGNS.length values for each of `columns` columns. */
export interface Columns {
  readonly data: Float64Array
  readonly columns: number
}

export function look(strip: Strip, layers: readonly Layer[]): Columns {
  let field: Field = { data: strip.data, rows: HEIGHT, columns: strip.width }
  layers.forEach((layer, i) => {
    field = apply(unfold(field, layer.shape), layer, i === layers.length - 1)
  })
  return { data: toLogs(field.data), columns: field.columns }
}

/** Log softmax of each column, in place. */
export function toLogs(data: Float64Array): Float64Array {
  const size = SIGNS.length
  for (let at = 0; at < data.length; at += size) {
    let most = Number.NEGATIVE_INFINITY
    for (let k = 0; k < size; k++) most = Math.max(most, data[at + k] as number)
    let sum = 0
    for (let k = 0; k < size; k++) sum += Math.exp((data[at + k] as number) - most)
    const log = most + Math.log(sum)
    for (let k = 0; k < size; k++) data[at + k] = (data[at + k] as number) - log
  }
  return data
}

/** A layer as it is stored: eight bits a weight and a scale for each channel, in Base64. */
export interface StoredLayer {
  readonly weights: string
  readonly scales: readonly number[]
  readonly bias: readonly number[]
}

export function unpack(stored: readonly StoredLayer[]): Layer[] {
  return stored.map(({ weights, scales, bias }, i) => {
    const shape = SHAPES[i] as Shape
    const bytes = Buffer.from(weights, 'base64')
    const size = bytes.length / shape.to
    const data = new Float64Array(bytes.length)
    for (let at = 0; at < bytes.length; at++)
      data[at] = bytes.readInt8(at) * (scales[Math.floor(at / size)] as number)
    return { shape, weights: data, bias: Float64Array.from(bias) }
  })
}

let known: Layer[] | null = null

/** The network that `scripts/learn-digits.ts` trained. */
export function network(): readonly Layer[] {
  known ??= unpack(JSON.parse(readFileSync(new URL('weights.json', import.meta.url), 'utf8')))
  return known
}
