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
    vi: 'Đánh số không liên tục: {vi}.',
    en: 'Numbering is not continuous: {en}.',
  },
  find({ structure, extraction }) {
    const sections = new Map(extraction.sections.map((section) => [section.id, section]))
    return siblings(structure).flatMap((run) =>
      run.some(({ paragraph }) => isScanned(structure, paragraph.page))
        ? findGap(run, { structure, sections })
        : findBreaks(run, { structure, sections }),
    )
  },
  examples: [
    { lines: ['I. Mục tiêu', 'III. Nhiệm vụ', 'IV. Tổ chức thực hiện'] },
    { lines: ['I. Mục tiêu', '1. Mục tiêu chung', '3. Mục tiêu cụ thể', 'II. Nhiệm vụ'] },
    { lines: ['I. Mục tiêu', 'II. Nhiệm vụ', 'IV. Tổ chức thực hiện'], scan: true },
    { lines: ['I. Tổ chức thực hiện', 'Các phòng theo dõi.', '2. Kinh phí', '3. Báo cáo'] },
  ],
  counterexamples: [
    { lines: ['I. Mục tiêu', 'II. Nhiệm vụ', 'III. Tổ chức thực hiện'] },
    { lines: ['a) Năm 2025', 'b) Năm 2026', 'c) Sau năm 2026', 'd) Kinh phí', 'e) Báo cáo'] },
    { lines: ['I. Mục tiêu', 'I. Nhiệm vụ', 'III. Tổ chức thực hiện'], scan: true },
    { lines: ['I. Mục tiêu', 'CÁC NHIỆM VỤ TRỌNG TÂM', 'III. Tổ chức thực hiện'], scan: true },
    {
      lines: ['I. Mục tiêu', 'II. Chỉ tiêu', 'HI. NỘI DUNG PHỐI HỢP giữa các ngành', 'IV. Tổ chức thực hiện'],
      scan: true,
    },
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
  const hits: Hit[] = findLateStart(run, { structure, sections })
  for (let at = 1; at < run.length; at++) {
    const before = run[at - 1] as Numbered
    const after = run[at] as Numbered
    const step = after.place.ordinal - before.place.ordinal
    if (step === 1 || followsLetter(before.label, after.label)) continue
    // Starting over at 1 is a list of its own, whose heading carries no number.
    if (after.place.ordinal === 1) continue
    // A label that goes back is likelier a misread one or another list than a gap; only a jump forward is told.
    if (step <= 0 || step > 5) continue
    const expected = Array.from({ length: step - 1 }, (_, index) =>
      writeLabel(after.place.style, after.place.prefix, before.place.ordinal + 1 + index),
    )
    if (expected.some((label) => standsBetween(structure, label, before.paragraph, after.paragraph))) continue
    hits.push({
      facts: {
        vi: `sau mục ${trim(before.label)} là mục ${trim(after.label)}, thiếu mục ${expected.join(', ')}`,
        en: `${trim(after.label)} follows ${trim(before.label)}; ${expected.join(', ')} is missing`,
      },
      evidence: sections.get(after.id)?.evidence ?? locateParagraph(after.paragraph),
      expectedAt: { page: after.paragraph.page, section: before.id },
    })
  }
  return hits
}

/** A run that begins at 2: its first heading has no number, or another kind of one. */
function findLateStart(
  run: readonly Numbered[],
  { structure, sections }: { structure: DocumentStructure; sections: ReadonlyMap<string, Section> },
): Hit[] {
  const first = run[0]
  if (!first || run.length < 2 || first.place.style === 'letter' || first.place.ordinal !== 2) return []
  const node = structure.sections.find(({ id }) => id === first.id)
  const parent = structure.sections.find(({ id }) => id === node?.parent)
  const from = structure.paragraphs[parent?.paragraph ?? -1]
  const expected = writeLabel(first.place.style, first.place.prefix, 1)
  if (!from || standsBetween(structure, expected, from, first.paragraph)) return []
  return [
    {
      facts: {
        vi: `bắt đầu từ mục ${trim(first.label)}, thiếu mục ${expected}`,
        en: `it begins at ${trim(first.label)}; ${expected} is missing`,
      },
      evidence: sections.get(first.id)?.evidence ?? locateParagraph(first.paragraph),
      expectedAt: { page: first.paragraph.page, section: parent?.id ?? null },
    },
  ]
}

/** A heading in capitals behind what may have been a numeral: `HI. NỘI DUNG`, `1II. NHIỆM VỤ`. */
const MISREAD = /(?:^|\s)(?=\S*[^IVXLC.,:\s])[IVXLCHTUNMil1|!]{1,5}[.,:]?\s+\p{Lu}{2,}\s+\p{Lu}{2,}/u

/**
 * On a scan a numeral is easily misread (II as I, III as II), so that only the whole run proves a gap: its last
 * number is higher than there are headings, and nothing in between looks like a heading that lost its number.
 */
function findGap(
  run: readonly Numbered[],
  { structure, sections }: { structure: DocumentStructure; sections: ReadonlyMap<string, Section> },
): Hit[] {
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last || run.length < 2) return []
  const span = last.place.ordinal - first.place.ordinal + 1
  if (span <= run.length || span > run.length + 3) return []
  if (run.some(({ place }, at) => at > 0 && place.ordinal < (run[at - 1] as Numbered).place.ordinal))
    return []
  const lost = structure.paragraphs
    .slice(first.paragraph.index + 1, last.paragraph.index)
    .some(
      ({ label, text, bold, role }) =>
        role !== 'page-number' &&
        (MISREAD.test(label === null ? text : `${label} ${text}`) ||
          (label === null && text.length < 120 && (bold || text === text.toUpperCase()))),
    )
  if (lost) return []
  const missing = span - run.length
  return [
    {
      facts: {
        vi: `mục cuối là ${trim(last.label)} nhưng chỉ có ${run.length} mục, thiếu ${missing} mục`,
        en: `the last is ${trim(last.label)} but there are only ${run.length}; ${missing} missing`,
      },
      evidence: sections.get(last.id)?.evidence ?? locateParagraph(last.paragraph),
      expectedAt: { page: last.paragraph.page, section: first.id },
    },
  ]
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
