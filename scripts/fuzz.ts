import { parseArgs } from 'node:util'
import { fuzz } from './reliability/fuzzing.ts'

/** `npm run fuzz -- --count 2000 --seed 1 --keep FOLDER`: mutated PDFs through all stages; fails on any fault. */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'string' },
  },
})
const result = await fuzz({
  count: Number(values.count),
  round: 100,
  seed: Number(values.seed),
  tell: console.log,
  ...(values.keep === undefined ? {} : { keep: values.keep }),
})
console.log(`${result.files} files, ${result.pages} pages given up on, ways: ${JSON.stringify(result.ways)}`)
console.log(`memory after each round of 100, MB: ${result.memory.join(' ')}`)
for (const fault of result.faults) console.error(fault)
process.exitCode = result.faults.length === 0 ? 0 : 1
