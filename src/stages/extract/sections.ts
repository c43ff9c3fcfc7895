import type { Evidence, Section } from '../../model/plan.ts'
import type { DocumentStructure } from '../../model/structure.ts'
import { evidenceOf } from './drafts.ts'

/** The numbered sections with their evidence; one that cannot be located is left out. */
export function readSections(structure: DocumentStructure): Section[] {
  return structure.sections.flatMap((section): Section[] => {
    const { paragraph, ...rest } = section
    const evidence =
      paragraph === null ? inTables(structure, section.title) : inParagraph(structure, paragraph)
    return evidence.length > 0 ? [{ ...rest, evidence }] : []
  })
}

function inParagraph(structure: DocumentStructure, index: number): Evidence[] {
  const paragraph =
    structure.paragraphs[index]?.index === index
      ? structure.paragraphs[index]
      : structure.paragraphs.find((candidate) => candidate.index === index)
  return paragraph ? evidenceOf(paragraph, { start: 0, end: paragraph.text.length }) : []
}

function inTables(structure: DocumentStructure, title: string): Evidence[] {
  for (const table of structure.tables) {
    const cell = table.cells.find(
      (candidate) =>
        candidate.text.trim() === title.trim() || (title !== '' && candidate.text.includes(title)),
    )
    if (cell) return evidenceOf(cell, { start: 0, end: cell.text.length })
  }
  return []
}
