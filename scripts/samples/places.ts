import type { Box, Typeset } from '../typeset/index.ts'
import type { Seal, Signature } from '../typeset/scan.ts'

/** The place that the typesetter left under this name. */
export function anchorBox(set: Typeset, name: string): Box {
  const anchor = set.anchors.find((each) => each.name === name)
  if (!anchor) throw new RangeError(`No place named ${name}`)
  return anchor.box
}

/** A signature in its place, and a seal a third over it, as Nghị định 30/2020/NĐ-CP asks. */
export function sealOver(
  set: Typeset,
  text: Pick<Seal, 'text' | 'below'>,
): { seals: Seal[]; signatures: Signature[] } {
  const place = set.anchors.findLast((anchor) => anchor.name === 'signature')
  if (!place) throw new RangeError('No place for a signature')
  const [x0, y0, x1, y1] = place.box
  return {
    seals: [{ page: place.page, x: x0 + 38, y: (y0 + y1) / 2 + 8, ...text }],
    signatures: [{ page: place.page, box: [x0 + 30, y0 + 10, x1 - 4, y1 - 8] }],
  }
}
