/** A convolution over rows, columns and channels (channels last), edges padded with zeros. */
export interface Shape {
  readonly kernel: readonly [down: number, across: number]
  readonly stride: readonly [down: number, across: number]
  readonly pad: readonly [down: number, across: number]
  readonly from: number
  readonly to: number
}

export interface Layer {
  readonly shape: Shape
  /** `to` rows of `kernel × from` weights. */
  readonly weights: Float64Array
  readonly bias: Float64Array
}

export interface Field {
  readonly data: Float64Array
  readonly rows: number
  readonly columns: number
}

/** Share of a negative value that goes on. */
export const LEAK = 0.1

/** The places under the kernel, one row of `kernel × from` values for each place of the result. */
export function unfold(input: Field, shape: Shape): Field {
  const [kh, kw] = shape.kernel
  const rows = Math.floor((input.rows + 2 * shape.pad[0] - kh) / shape.stride[0]) + 1
  const columns = Math.floor((input.columns + 2 * shape.pad[1] - kw) / shape.stride[1]) + 1
  const size = kh * kw * shape.from
  const data = new Float64Array(rows * columns * size)
  for (let r = 0, at = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      for (let i = 0; i < kh; i++) {
        const y = r * shape.stride[0] + i - shape.pad[0]
        for (let j = 0; j < kw; j++, at += shape.from) {
          const x = c * shape.stride[1] + j - shape.pad[1]
          if (y < 0 || x < 0 || y >= input.rows || x >= input.columns) continue
          const start = (y * input.columns + x) * shape.from
          for (let k = 0; k < shape.from; k++) data[at + k] = input.data[start + k] as number
        }
      }
    }
  }
  return { data, rows, columns }
}

/** What the layer makes of unfolded places; leaky rectified unless it is the last. */
export function apply(unfolded: Field, layer: Layer, last: boolean): Field {
  const { rows, columns } = unfolded
  const places = rows * columns
  const { to } = layer.shape
  const data = new Float64Array(places * to)
  multiply(unfolded.data, layer.weights, { places, to, size: layer.weights.length / to, out: data })
  for (let at = 0; at < data.length; at += to) {
    for (let k = 0; k < to; k++) {
      const value = (data[at + k] as number) + (layer.bias[k] as number)
      data[at + k] = last || value > 0 ? value : LEAK * value
    }
  }
  return { data, rows, columns }
}

/** `out[p][k] = a[p] · b[k]`, two by four at a time. */
function multiply(
  a: Float64Array,
  b: Float64Array,
  { places, to, size, out }: { places: number; to: number; size: number; out: Float64Array },
): void {
  for (let p = 0; p < places; p += 2) {
    const pair = p + 1 < places
    const a0 = p * size
    const a1 = pair ? a0 + size : a0
    for (let k = 0; k < to; k += 4) {
      const b0 = k * size
      const b1 = b0 + size
      const b2 = b1 + size
      const b3 = b2 + size
      let [s00, s01, s02, s03, s10, s11, s12, s13] = [0, 0, 0, 0, 0, 0, 0, 0]
      for (let i = 0; i < size; i++) {
        const x = a[a0 + i] as number
        const y = a[a1 + i] as number
        const w0 = b[b0 + i] as number
        const w1 = b[b1 + i] as number
        const w2 = b[b2 + i] as number
        const w3 = b[b3 + i] as number
        s00 += x * w0
        s01 += x * w1
        s02 += x * w2
        s03 += x * w3
        s10 += y * w0
        s11 += y * w1
        s12 += y * w2
        s13 += y * w3
      }
      const o = p * to + k
      out[o] = s00
      out[o + 1] = s01
      out[o + 2] = s02
      out[o + 3] = s03
      if (!pair) continue
      out[o + to] = s10
      out[o + to + 1] = s11
      out[o + to + 2] = s12
      out[o + to + 3] = s13
    }
  }
}
