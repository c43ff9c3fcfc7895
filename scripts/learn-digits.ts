/**
 * Learns to read figures written by hand: composes filled-in blanks from MNIST's training digits, from forms drawn by
 * a pen and from handwriting faces, trains the network of `src/stages/ocr/digits/` on them and writes its weights.
 * The same seed gives the same weights; those in use came of the defaults, in five and a half minutes on one core. The
 * loss was still falling then: more samples read more.
 *
 * Usage: npx tsx scripts/learn-digits.ts [--samples N] [--rate X] [--seed N] [--to FILE] [--full FILE] [--from FILE]
 * `--full` also writes the weights unrounded, `--from` goes on from such a file.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Layer } from '../src/stages/ocr/digits/layers.ts'
import { look, type StoredLayer, unpack } from '../src/stages/ocr/digits/network.ts'
import { findSigns } from '../src/stages/ocr/digits/sequence.ts'
import { toStrip } from '../src/stages/ocr/digits/strip.ts'
import { heldBackBank, taughtBank } from './digits/bank.ts'
import { type Bank, composeSample } from './digits/compose.ts'
import { learn, openTrainer, step } from './digits/training.ts'
import { createRandom } from './typeset/random.ts'

const flag = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at > 0 ? process.argv[at + 1] : undefined
}
const samples = Number(flag('--samples') ?? 90_000)
const from = flag('--from')
const target =
  flag('--to') ?? fileURLToPath(new URL('../src/stages/ocr/digits/weights.json', import.meta.url))
const seed = Number(flag('--seed') ?? 1)
const rate = Number(flag('--rate') ?? 0.003)
const BATCH = 8

const random = createRandom(seed)
const bank = taughtBank(createRandom(seed + 1))
const start = from && existsSync(from) ? unpackFull(readFileSync(from, 'utf8')) : null
const trainer = openTrainer(random, start)
const steps = Math.ceil(samples / BATCH)
const begun = performance.now()
let loss = 0
for (let at = 1; at <= steps; at++) {
  for (let i = 0; i < BATCH; i++) {
    const { ink, text } = composeSample(bank, random)
    const strip = toStrip(ink)
    // A strip must have a column for each sign and one between equal ones.
    if (!strip) continue
    loss += learn(trainer, strip, text) / BATCH
  }
  const part = at / steps
  step(trainer, BATCH, rate * Math.min(1, at / 200) * (0.02 + 0.98 * 0.5 * (1 + Math.cos(Math.PI * part))))
  if (at % 500 === 0) {
    const seconds = Math.round((performance.now() - begun) / 1000)
    console.log(`${at}/${steps} steps, ${seconds} s, loss ${(loss / 500).toFixed(4)}`)
    loss = 0
  }
}
const stored = pack(trainer.layers)
writeFileSync(target, `${JSON.stringify(stored)}\n`)
if (flag('--full'))
  writeFileSync(
    flag('--full') as string,
    JSON.stringify(trainer.layers.map(({ weights, bias }) => ({ weights: [...weights], bias: [...bias] }))),
  )
report('taught hands', bank)
report('held back', heldBackBank(createRandom(seed + 2)))

function unpackFull(text: string): Layer[] {
  const parsed = JSON.parse(text)
  if (typeof parsed[0].weights === 'string') return unpack(parsed)
  return parsed.map((layer: { weights: number[]; bias: number[] }) => ({
    weights: Float64Array.from(layer.weights),
    bias: Float64Array.from(layer.bias),
  }))
}

/** How many fresh samples are read right. */
function report(name: string, hands: Bank): void {
  const layers = unpack(stored)
  const fresh = createRandom(seed + 77)
  let [right, all] = [0, 0]
  for (let i = 0; i < 2000; i++) {
    const { ink, text } = composeSample(hands, fresh)
    const strip = toStrip(ink)
    if (!strip || text === '') continue
    all++
    if (findSigns(look(strip, layers), 1)[0] === text) right++
  }
  console.log(`${name}: ${right} of ${all} blanks right, ${((100 * right) / all).toFixed(2)} %`)
}

/** Eight bits a weight, scaled for each channel. */
function pack(layers: readonly Layer[]): StoredLayer[] {
  return layers.map(({ weights, bias, shape }) => {
    const size = weights.length / shape.to
    const scales: number[] = []
    const bytes = new Int8Array(weights.length)
    for (let k = 0; k < shape.to; k++) {
      const row = weights.subarray(k * size, (k + 1) * size)
      const scale = Number(
        (row.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6) / 127).toPrecision(5),
      )
      scales.push(scale)
      for (let i = 0; i < size; i++)
        bytes[k * size + i] = Math.max(-127, Math.min(127, Math.round((row[i] as number) / scale)))
    }
    return {
      weights: Buffer.from(bytes.buffer).toString('base64'),
      scales,
      bias: [...bias].map((value) => Number(value.toPrecision(6))),
    }
  })
}
