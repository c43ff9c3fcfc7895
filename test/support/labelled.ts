import { readFileSync } from 'node:fs'
import type { Extraction } from '../../src/model/plan.ts'
import { extractPlan } from '../../src/stages/extract/index.ts'
import { structureOf } from './structure.ts'

/** One labelled passage or table: its own lines and what is expected of them. */
export interface Labelled {
  readonly id: string
  readonly source: string
  readonly expected: Facts
}

/** What is scored, each fact as one line. */
export interface Facts {
  readonly indicators: readonly string[]
  readonly deadlines: readonly string[]
  readonly units: readonly string[]
}

export type Field = keyof Facts
export const FIELDS: readonly Field[] = ['indicators', 'deadlines', 'units']

const HEAD = [
  '@hl ỦY BAN NHÂN DÂN',
  '@hl XÃ AN BÌNH',
  '@hl Số: 12/KH-UBND',
  '@hr An Bình, ngày 05 tháng 9 năm 2025',
  '@t KẾ HOẠCH',
  '@t Nâng cao chất lượng phục vụ người dân',
].join('\n')
const SECTIONS: Record<string, string> = {
  '@goal': 'I. MỤC TIÊU\n1. Mục tiêu cụ thể',
  '@task': 'II. NHIỆM VỤ, GIẢI PHÁP',
  '@org': 'III. TỔ CHỨC THỰC HIỆN',
  '@back': 'I. ĐÁNH GIÁ TÌNH HÌNH',
}

/** Reads a file of labelled passages; its format is told in `labelled/prose-rules.txt`. */
export function readLabelled(name: string): Labelled[] {
  const text = readFileSync(new URL(`../stages/extract/labelled/${name}`, import.meta.url), 'utf8')
  return text
    .split(/^=== /m)
    .slice(1)
    .map((block) => {
      const [id = '', ...lines] = block.trim().split('\n')
      const expected = lines.filter((line) => /^[idrc]: /.test(line))
      const source = lines
        .filter((line) => !/^[idrc]: /.test(line))
        .map((line) => SECTIONS[line.trim()] ?? line)
      const units = (role: string) =>
        expected
          .filter((line) => line.startsWith(`${role}: `))
          .flatMap((line) =>
            line
              .slice(3)
              .split(';')
              .map((unit) => `${role} ${unit.trim()}`),
          )
      return {
        id: id.trim(),
        source: `${HEAD}\n${source.join('\n')}`,
        expected: {
          indicators: expected.filter((line) => line.startsWith('i: ')).map((line) => line.slice(3).trim()),
          deadlines: expected.filter((line) => line.startsWith('d: ')).map((line) => line.slice(3).trim()),
          units: [...units('r'), ...units('c')],
        },
      }
    })
}

/** What the stage finds, in the lines of the labelled set; deadlines and units once each. */
export function factsOf(extraction: Extraction): Facts {
  const items = [...extraction.indicators, ...extraction.tasks]
  const deadlines = items.flatMap(({ deadline }) =>
    deadline
      ? [
          `${deadline.kind} ${deadline.relation} ${deadline.start ?? '-'} ${deadline.end ?? '-'} ${deadline.frequency.join(',')}`.trim(),
        ]
      : [],
  )
  const units = items.flatMap((item) => [
    ...item.responsible.map((unit) => `r ${unit.name}`),
    ...item.coordinating.map((unit) => `c ${unit.name}`),
  ])
  return {
    indicators: extraction.indicators.map((indicator) => {
      const value =
        indicator.valueTo === null ? `${indicator.value}` : `${indicator.value}..${indicator.valueTo}`
      const direction = { level: '', increase: ' inc', decrease: ' dec' }[indicator.measure]
      const baseline = indicator.baseline ? ` base=${indicator.baseline.value}` : ''
      return `${indicator.comparator} ${value} ${indicator.unit ?? '-'} ${indicator.year ?? '-'}${direction}${baseline}`
    }),
    deadlines: [...new Set(deadlines)],
    units: [...new Set(units)],
  }
}

export interface Score {
  hits: number
  expected: number
  found: number
  misses: string[]
}

/** Hits, expected and found for each field over all passages, with what was missed (`-`) and what was too much (`+`). */
export function scoreLabelled(passages: readonly Labelled[]): Record<Field, Score> {
  const empty = (): Score => ({ hits: 0, expected: 0, found: 0, misses: [] })
  const scores: Record<Field, Score> = { indicators: empty(), deadlines: empty(), units: empty() }
  for (const passage of passages) {
    const facts = factsOf(extractPlan(structureOf(passage.source)))
    for (const field of FIELDS) {
      const score = scores[field]
      const left = [...facts[field]]
      score.expected += passage.expected[field].length
      score.found += left.length
      for (const want of passage.expected[field]) {
        const at = left.indexOf(want)
        if (at >= 0) {
          left.splice(at, 1)
          score.hits++
        } else score.misses.push(`${passage.id} - ${want}`)
      }
      score.misses.push(...left.map((extra) => `${passage.id} + ${extra}`))
    }
  }
  return scores
}

/** Harmonic mean of precision and recall; 1 where nothing is expected and nothing found. */
export function f1(score: Score): number {
  return score.expected + score.found === 0 ? 1 : (2 * score.hits) / (score.expected + score.found)
}
