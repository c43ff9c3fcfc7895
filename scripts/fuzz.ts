import { parseArgs } from 'node:util'
import { fuzz } from './reliability/fuzzing.ts'

/** `npm run fuzz -- --count 2000 --seed 1 --round 500 --keep FOLDER`: mutated PDFs through all stages; fails on any fault. `--first 500` leaves out the first. */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    round: { type: 'string', default: '500' },
    keep: { type: 'string' },
  },
})
const result = await fuzz({
  first: Number(values.first),
  count: Number(values.count),
  round: Number(values.round),
  seed: Number(values.seed),
  tell: console.log,
  ...(values.keep === undefined ? {} : { keep: values.keep }),
})
console.log(`${result.files} files, ${result.pages} pages given up on, ways: ${JSON.stringify(result.ways)}`)
console.log(
  `memory at most in the halves of each round, MB: ${result.memory.map((halves) => halves.join(' ')).join(', ')}`,
)
for (const fault of result.faults) console.error(fault)
process.exitCode = result.faults.length === 0 ? 0 : 1
