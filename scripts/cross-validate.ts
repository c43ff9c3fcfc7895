/**
 * Cross-validation of restoration over `corpus/train/`: the model is built without every k-th file and measured on
 * these, stripped of marks, alone and adapted to the other documents of the same file. What is tuned is tuned here
 * and never on `corpus/heldback/`.
 *
 * Usage: npx tsx scripts/cross-validate.ts [--folds=12] [--fold=3] [--match=PATTERN] [--share=1] [--keep=FOLDER]
 * [--errors]. `--match` measures on those held-out files alone whose names match; `--share` learns from that share of
 * the rest (a learning curve); `--keep` keeps the model there for the next run; `--errors` prints what went wrong.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { condense } from '../src/stages/adapt/index.ts'
import { decodeLanguageModel, type LanguageModel } from '../src/vietnamese/language-model.ts'
import { stripMarks } from '../src/vietnamese/normalise.ts'
import { createRestorer, type Restorer } from '../src/vietnamese/restorer.ts'
import { alignWords, syllablesOf } from './accuracy/syllable-error.ts'
import { trainModel } from './build/language-model.ts'
import { corpusFiles, documentsOf, textSources } from './build/sources.ts'

const setting = (name: string, usual: string): string =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? usual
const folds = Number(setting('folds', '12'))
const fold = Number(setting('fold', '3'))
const share = Number(setting('share', '1'))
const match = new RegExp(setting('match', ''))
const keep = setting('keep', '')
const showErrors = process.argv.includes('--errors')

const files = corpusFiles('train')
const held = files.filter((_, index) => index % folds === fold)
const model = modelWithout(held)
const alone = createRestorer({ model })
const sums = { syllables: 0, wrong: 0, shared: 0, sharedWrong: 0, adaptedWrong: 0 }
for (const file of held.filter((name) => match.test(basename(name)))) {
  const documents = documentsOf(file).map((paragraphs) => paragraphs.join('\n'))
  for (const document of documents) {
    const { syllables, wrong } = score(document, alone)
    sums.syllables += syllables
    sums.wrong += wrong.length
    if (showErrors) for (const line of wrong) console.log(line)
    if (documents.length < 2) continue
    const others = documents.filter((other) => other !== document)
    const evidence = condense(others.map((text) => ({ source: 'plan', text }))).lines
    sums.shared += syllables
    sums.sharedWrong += wrong.length
    sums.adaptedWrong += score(document, createRestorer({ model, evidence })).wrong.length
  }
}
const percent = (part: number, of: number) => `${((100 * part) / Math.max(1, of)).toFixed(2)} %`
console.log(
  `fold ${fold} of ${folds}, share ${share}: ${sums.syllables} syllables, ${percent(sums.wrong, sums.syllables)} wrong`,
)
console.log(
  `documents with others beside them: ${sums.shared} syllables, ${percent(sums.sharedWrong, sums.shared)} wrong alone, ${percent(sums.adaptedWrong, sums.shared)} adapted`,
)

function modelWithout(names: readonly string[]): LanguageModel {
  const kept = keep === '' ? null : join(keep, `fold-${fold}-of-${folds}-${share}.bin`)
  if (kept !== null && existsSync(kept)) return decodeLanguageModel(readFileSync(kept))
  // Evenly spread over the files, whatever their order.
  const dropped = files.filter((_, index) => (index * 0.618034) % 1 >= share)
  const bytes = trainModel(textSources([...names, ...dropped]), 'cross-validation')
  if (kept !== null) {
    mkdirSync(keep, { recursive: true })
    writeFileSync(kept, bytes)
  }
  return decodeLanguageModel(bytes)
}

function score(truth: string, restorer: Restorer): { syllables: number; wrong: string[] } {
  const restored = restorer
    .restoreLines(stripMarks(truth).split('\n'), { damage: 'stripped' })
    .lines.join('\n')
  const pairs = alignWords(syllablesOf(truth), syllablesOf(restored))
  const around = (from: number, to: number) =>
    pairs
      .slice(Math.max(0, from), to)
      .map(([word]) => word ?? '')
      .join(' ')
  return {
    syllables: pairs.filter(([word]) => word !== null).length,
    wrong: pairs.flatMap(([word, got], i) =>
      word === got ? [] : [`${around(i - 5, i)} [${word} | ${got}] ${around(i + 1, i + 6)}`],
    ),
  }
}
