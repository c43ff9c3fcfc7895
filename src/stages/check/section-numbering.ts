import type { Section } from '../../model/plan.ts'
import type { DocumentStructure, Paragraph } from '../../model/structure.ts'
import { followsLetter, type LabelPlace, readLabel, writeLabel } from './labels.ts'
import { isScanned, locateParagraph } from './places.ts'
import type { Hit, Rule } from './rule.ts'

export const sectionNumbering: Rule = {
  code: 'section-numbering',
  severity: 'warning',
  basis:
    'Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II, mục II.6: bố cục và cách đánh số phần, mục, khoản, điểm',
  message: {
    vi: 'Đánh số không liên tục: sau mục {before} là mục {after}, thiếu mục {expected}.',
    en: 'Numbering is not continuous: {after} follows {before}; {expected} is missing.',
  },
  find({ structure, extraction }) {
    const sections = new Map(extraction.sections.map((section) => [section.id, section]))
    return siblings(structure).flatMap((run) => findBreaks(run, { structure, sections }))
  },
  examples: [
    { lines: ['I. Mục tiêu', 'III. Nhiệm vụ', 'IV. Tổ chức thực hiện'] },
    { lines: ['I. Mục tiêu', '1. Mục tiêu chung', '3. Mục tiêu cụ thể', 'II. Nhiệm vụ'] },
  ],
  counterexamples: [
    { lines: ['I. Mục tiêu', 'II. Nhiệm vụ', 'III. Tổ chức thực hiện'] },
    { lines: ['a) Năm 2025', 'b) Năm 2026', 'c) Sau năm 2026', 'd) Kinh phí', 'e) Báo cáo'] },
    { lines: ['I. Mục tiêu', 'III. Nhiệm vụ', 'III. Tổ chức thực hiện'], scan: true },
  ],
}

interface Numbered {
  readonly id: string
  readonly label: string
  readonly place: LabelPlace
  readonly paragraph: Paragraph
}

/** Runs of numbered headings that belong to one sequence: one parent, one style, one document. */
function siblings(structure: DocumentStructure): Numbered[][] {
  const runs = new Map<string, Numbered[]>()
  for (const node of structure.sections) {
    if (node.paragraph === null) continue
    const paragraph = structure.paragraphs[node.paragraph]
    const place = readLabel(node.label)
    if (!paragraph || !place || paragraph.zone !== 'body') continue
    const key = [paragraph.part, node.parent ?? '', place.style, place.prefix].join('|')
    const run = runs.get(key) ?? []
    run.push({ id: node.id, label: node.label, place, paragraph })
    runs.set(key, run)
  }
  return [...runs.values()]
}

function findBreaks(
  run: readonly Numbered[],
  { structure, sections }: { structure: DocumentStructure; sections: ReadonlyMap<string, Section> },
): Hit[] {
  const hits: Hit[] = []
  for (let at = 1; at < run.length; at++) {
    const before = run[at - 1] as Numbered
    const after = run[at] as Numbered
    const step = after.place.ordinal - before.place.ordinal
    if (step === 1 || followsLetter(before.label, after.label)) continue
    // Starting over at 1 is a list of its own, whose heading carries no number.
    if (after.place.ordinal === 1) continue
    // A label that goes back is likelier a misread one or another list than a gap; only a jump forward is told.
    if (step <= 0 || step > 5) continue
    const next = run[at + 1]
    const goesOn = next === undefined || next.place.ordinal === after.place.ordinal + 1
    if (!goesOn && isScanned(structure, after.paragraph.page)) continue
    const expected = Array.from({ length: step - 1 }, (_, index) =>
      writeLabel(after.place.style, after.place.prefix, before.place.ordinal + 1 + index),
    )
    if (expected.some((label) => standsBetween(structure, label, before.paragraph, after.paragraph))) continue
    hits.push({
      facts: { before: trim(before.label), after: trim(after.label), expected: expected.join(', ') },
      evidence: sections.get(after.id)?.evidence ?? locateParagraph(after.paragraph),
      expectedAt: { page: after.paragraph.page, section: before.id },
    })
  }
  return hits
}

/** Whether the label does stand there after all, in a paragraph that was not taken for a heading. */
function standsBetween(structure: DocumentStructure, label: string, from: Paragraph, to: Paragraph): boolean {
  return structure.paragraphs
    .slice(from.index + 1, to.index)
    .some(
      (paragraph) =>
        (paragraph.label !== null && trim(paragraph.label) === label) ||
        [`${label}.`, `${label})`, `${label}/`, `${label} `].some((start) =>
          paragraph.text.startsWith(start),
        ) ||
        [` ${label}. `, ` ${label}) `].some((inner) => paragraph.text.includes(inner)),
    )
}

function trim(label: string): string {
  return label.trim().replace(/[.)/:\s]+$/u, '')
}
