import type { DocumentStructure } from '../../model/structure.ts'

/** True where something on the page is written by hand: what is not read there may still stand there. */
export function hasHandwriting(structure: DocumentStructure, page: number): boolean {
  const summary = structure.pages.find((entry) => entry.page === page)
  if (summary?.regions.some(({ kind }) => kind === 'handwriting')) return true
  return structure.paragraphs.some(
    (paragraph) => paragraph.page === page && paragraph.anchors.some(({ handwritten }) => handwritten),
  )
}
