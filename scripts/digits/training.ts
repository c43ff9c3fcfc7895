import {
  apply,
  type Field,
  type Layer,
  LEAK,
  type Shape,
  unfold,
} from '../../src/stages/ocr/digits/layers.ts'
import { SHAPES, SIGNS, toLogs } from '../../src/stages/ocr/digits/network.ts'
import { addLogs } from '../../src/stages/ocr/digits/sequence.ts'
import { HEIGHT, type Strip } from '../../src/stages/ocr/digits/strip.ts'
import { gaussian, type Random } from '../typeset/random.ts'

/** A layer while it learns: its slope and Adam's running means (Kingma, Ba 2015). */
interface Learning extends Layer {
  readonly slopes: { weights: Float64Array; bias: Float64Array }
  readonly means: { weights: Float64Array; bias: Float64Array }
  readonly squares: { weights: Float64Array; bias: Float64Array }
}

export interface Trainer {
  readonly layers: Learning[]
  steps: number
}

export function openTrainer(random: Random, from: readonly Layer[] | null): Trainer {
  const layers = SHAPES.map((shape, i): Learning => {
    const size = shape.kernel[0] * shape.kernel[1] * shape.from
    const pair = () => ({ weights: new Float64Array(size * shape.to), bias: new Float64Array(shape.to) })
    const weights = Float64Array.from(
      { length: size * shape.to },
      () => gaussian(random) * Math.sqrt(2 / size),
    )
    return {
      shape,
      weights: from?.[i]?.weights.slice() ?? weights,
      bias: from?.[i]?.bias.slice() ?? new Float64Array(shape.to),
      slopes: pair(),
      means: pair(),
      squares: pair(),
    }
  })
  return { layers, steps: 0 }
}

/** Adds one sample's slopes; returns its loss, the negative log probability of the text. */
export function learn(trainer: Trainer, strip: Strip, text: string): number {
  const { layers } = trainer
  const unfolded: Field[] = []
  const outputs: Field[] = []
  let field: Field = { data: strip.data, rows: HEIGHT, columns: strip.width }
  const inputs: Field[] = []
  layers.forEach((layer, i) => {
    inputs.push(field)
    const open = unfold(field, layer.shape)
    field = apply(open, layer, i === layers.length - 1)
    unfolded.push(open)
    outputs.push(field)
  })
  const { loss, slope } = alignText(toLogs(field.data), field.columns, text)
  if (!Number.isFinite(loss)) return 0
  let error = slope
  for (let i = layers.length - 1; i >= 0; i--) {
    const layer = layers[i] as Learning
    const output = outputs[i] as Field
    if (i < layers.length - 1)
      for (let k = 0; k < error.length; k++)
        if ((output.data[k] as number) <= 0) error[k] = (error[k] as number) * LEAK
    addSlopes(layer, unfolded[i] as Field, error)
    if (i > 0) error = fold(layer, error, { input: inputs[i] as Field, output })
  }
  return loss
}

/** Takes one step down the slopes gathered from `count` samples. */
export function step(trainer: Trainer, count: number, rate: number): void {
  trainer.steps++
  const first = 1 - 0.9 ** trainer.steps
  const second = 1 - 0.999 ** trainer.steps
  for (const layer of trainer.layers)
    for (const part of ['weights', 'bias'] as const) {
      const [values, slopes, means, squares] = [
        layer[part],
        layer.slopes[part],
        layer.means[part],
        layer.squares[part],
      ]
      for (let i = 0; i < values.length; i++) {
        const slope = Math.max(-1, Math.min(1, (slopes[i] as number) / count))
        const mean = 0.9 * (means[i] as number) + 0.1 * slope
        const square = 0.999 * (squares[i] as number) + 0.001 * slope * slope
        means[i] = mean
        squares[i] = square
        const decay = part === 'weights' ? 1e-5 * (values[i] as number) : 0
        values[i] =
          (values[i] as number) - rate * (mean / first / (Math.sqrt(square / second) + 1e-8) + decay)
        slopes[i] = 0
      }
    }
}

function addSlopes(layer: Learning, open: Field, error: Float64Array): void {
  const { to } = layer.shape
  const places = open.rows * open.columns
  const size = layer.weights.length / to
  const { weights, bias } = layer.slopes
  const a = open.data
  for (let p = 0; p < places; p++)
    for (let k = 0; k < to; k++) bias[k] = (bias[k] as number) + (error[p * to + k] as number)
  const fours = places - (places % 4)
  for (let p = 0; p < fours; p += 4) {
    const a0 = p * size
    const [a1, a2, a3] = [a0 + size, a0 + 2 * size, a0 + 3 * size]
    for (let k = 0; k < to; k += 2) {
      const o = p * to + k
      const e0 = error[o] as number
      const e1 = error[o + to] as number
      const e2 = error[o + 2 * to] as number
      const e3 = error[o + 3 * to] as number
      const f0 = error[o + 1] as number
      const f1 = error[o + to + 1] as number
      const f2 = error[o + 2 * to + 1] as number
      const f3 = error[o + 3 * to + 1] as number
      const row = k * size
      const next = row + size
      for (let i = 0; i < size; i++) {
        const x0 = a[a0 + i] as number
        const x1 = a[a1 + i] as number
        const x2 = a[a2 + i] as number
        const x3 = a[a3 + i] as number
        weights[row + i] = (weights[row + i] as number) + e0 * x0 + e1 * x1 + e2 * x2 + e3 * x3
        weights[next + i] = (weights[next + i] as number) + f0 * x0 + f1 * x1 + f2 * x2 + f3 * x3
      }
    }
  }
  for (let p = fours; p < places; p++)
    for (let k = 0; k < to; k++) {
      const e = error[p * to + k] as number
      for (let i = 0; i < size; i++)
        weights[k * size + i] = (weights[k * size + i] as number) + e * (a[p * size + i] as number)
    }
}

/** The error at a layer's input: back through the weights, then where the kernel took it from. */
function fold(
  layer: Layer,
  error: Float64Array,
  { input, output }: { input: Field; output: Field },
): Float64Array {
  const shape: Shape = layer.shape
  const [kh, kw] = shape.kernel
  const { to, from } = shape
  const size = kh * kw * from
  const back = new Float64Array(input.data.length)
  const w = layer.weights
  const open = new Float64Array(2 * size)
  const places = output.rows * output.columns
  for (let p = 0; p < places; p += 2) {
    const pair = p + 1 < places
    open.fill(0)
    for (let k = 0; k < to; k += 4) {
      const o = p * to + k
      const q = pair ? o + to : o
      const e0 = error[o] as number
      const e1 = error[o + 1] as number
      const e2 = error[o + 2] as number
      const e3 = error[o + 3] as number
      const f0 = error[q] as number
      const f1 = error[q + 1] as number
      const f2 = error[q + 2] as number
      const f3 = error[q + 3] as number
      const w0 = k * size
      const [w1, w2, w3] = [w0 + size, w0 + 2 * size, w0 + 3 * size]
      for (let i = 0; i < size; i++) {
        const x0 = w[w0 + i] as number
        const x1 = w[w1 + i] as number
        const x2 = w[w2 + i] as number
        const x3 = w[w3 + i] as number
        open[i] = (open[i] as number) + e0 * x0 + e1 * x1 + e2 * x2 + e3 * x3
        open[size + i] = (open[size + i] as number) + f0 * x0 + f1 * x1 + f2 * x2 + f3 * x3
      }
    }
    for (let n = 0; n < (pair ? 2 : 1); n++) {
      const r = Math.floor((p + n) / output.columns)
      const c = (p + n) % output.columns
      let at = n * size
      for (let i = 0; i < kh; i++) {
        const y = r * shape.stride[0] + i - shape.pad[0]
        for (let j = 0; j < kw; j++, at += from) {
          const x = c * shape.stride[1] + j - shape.pad[1]
          if (y < 0 || x < 0 || y >= input.rows || x >= input.columns) continue
          const start = (y * input.columns + x) * from
          for (let k = 0; k < from; k++)
            back[start + k] = (back[start + k] as number) + (open[at + k] as number)
        }
      }
    }
  }
  return back
}

/** Loss and its slope before the softmax: forward and backward over all ways to spread the text (Graves 2006). */
function alignText(logs: Float64Array, columns: number, text: string): { loss: number; slope: Float64Array } {
  const size = SIGNS.length
  const states = 2 * text.length + 1
  const signs = Array.from({ length: states }, (_, s) =>
    s % 2 === 0 ? 0 : SIGNS.indexOf(text[(s - 1) / 2] as '0'),
  )
  const none = Number.NEGATIVE_INFINITY
  const jumps = (s: number): boolean => s > 1 && s % 2 === 1 && signs[s] !== signs[s - 2]
  const log = (t: number, s: number): number => logs[t * size + (signs[s] as number)] as number
  const ahead = new Float64Array(columns * states).fill(none)
  ahead[0] = log(0, 0)
  if (states > 1) ahead[1] = log(0, 1)
  for (let t = 1; t < columns; t++)
    for (let s = 0; s < states; s++) {
      const b = (t - 1) * states + s
      let sum = ahead[b] as number
      if (s > 0) sum = addLogs(sum, ahead[b - 1] as number)
      if (jumps(s)) sum = addLogs(sum, ahead[b - 2] as number)
      ahead[t * states + s] = sum + log(t, s)
    }
  const back = new Float64Array(columns * states).fill(none)
  const end = (columns - 1) * states
  back[end + states - 1] = 0
  if (states > 1) back[end + states - 2] = 0
  for (let t = columns - 2; t >= 0; t--)
    for (let s = 0; s < states; s++) {
      const b = (t + 1) * states + s
      let sum = (back[b] as number) + log(t + 1, s)
      if (s + 1 < states) sum = addLogs(sum, (back[b + 1] as number) + log(t + 1, s + 1))
      if (s + 2 < states && jumps(s + 2)) sum = addLogs(sum, (back[b + 2] as number) + log(t + 1, s + 2))
      back[t * states + s] = sum
    }
  const total =
    states > 1
      ? addLogs(ahead[end + states - 1] as number, ahead[end + states - 2] as number)
      : (ahead[end] as number)
  const slope = new Float64Array(logs.length)
  for (let i = 0; i < slope.length; i++) slope[i] = Math.exp(logs[i] as number)
  for (let t = 0; t < columns; t++)
    for (let s = 0; s < states; s++) {
      const share = Math.exp((ahead[t * states + s] as number) + (back[t * states + s] as number) - total)
      const at = t * size + (signs[s] as number)
      slope[at] = (slope[at] as number) - share
    }
  return { loss: -total, slope }
}
