import { createHash } from 'node:crypto'
import type { SectionNode } from '../../model/structure.ts'
import { foldText } from '../../vietnamese/normalise.ts'

export interface Heading {
  readonly label: string
  readonly title: string
  readonly level: number
  /** Index into the headings of the one above; null at the outermost. */
  readonly parent: number | null
  readonly paragraph: number | null
  /** Number of the document inside the file. */
  readonly part: number
}

/**
 * Section nodes with ids that come from the labels on the way down and the own title, so that an edit elsewhere
 * leaves them alone. Twins under one parent are told apart by their order.
 */
export function nameSections(headings: readonly Heading[]): SectionNode[] {
  const seen = new Map<string, number>()
  const paths: string[] = []
  const ids: string[] = []
  return headings.map((heading) => {
    const above = heading.parent === null ? `part ${heading.part}` : (paths[heading.parent] ?? '')
    const path = `${above}/${foldText(heading.label)}`
    const key = `${path}|${foldText(heading.title)}`
    const twin = seen.get(key) ?? 0
    seen.set(key, twin + 1)
    paths.push(path)
    const id = `s-${createHash('sha256')
      .update(twin === 0 ? key : `${key}|${twin}`)
      .digest('hex')
      .slice(0, 12)}`
    ids.push(id)
    return {
      id,
      label: heading.label,
      title: heading.title,
      level: heading.level,
      parent: heading.parent === null ? null : (ids[heading.parent] ?? null),
      paragraph: heading.paragraph,
    }
  })
}
