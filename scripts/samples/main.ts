import { mkdir, writeFile } from 'node:fs/promises'
import { typesetWithTruth } from '../typeset/index.ts'
import { listExpectedGaps } from './gaps.ts'
import { listSamples } from './index.ts'
import { readLayer } from './read-layer.ts'
import { readTruth } from './truth.ts'

/** Makes `samples/` again: PDFs, and beside them what is to be read and found in each. Names as arguments pick
 * some; `--read-layer` first reads the wrong-language layer anew. */
const root = new URL('../../samples/', import.meta.url)
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
if (process.argv.includes('--read-layer')) await readLayer()
for (const folder of ['province', 'plans', 'truth'])
  await mkdir(new URL(`${folder}/`, root), { recursive: true })
for (const sample of await listSamples()) {
  if (chosen.length > 0 && !chosen.some((part) => sample.name.includes(part))) continue
  const set = await typesetWithTruth(sample.document)
  const pdf = sample.finish ? await sample.finish(set) : set.pdf
  await writeFile(new URL(`${sample.folder}/${sample.name}.pdf`, root), pdf)
  const truth = readTruth(sample, set)
  await writeFile(new URL(`truth/${sample.name}.json`, root), `${JSON.stringify(truth, null, 1)}\n`)
  await writeFile(new URL(`truth/${sample.name}.txt`, root), set.pages.map((page) => page.text).join('\f'))
  console.log(
    `${sample.folder}/${sample.name}.pdf  ${set.pages.length} pages  ${Math.round(pdf.length / 1024)} KB`,
  )
}
await writeFile(new URL('truth/gaps.json', root), `${JSON.stringify(listExpectedGaps(), null, 1)}\n`)
