import type { Box } from '../../model/geometry.ts'
import { isScanned, locateParagraph } from './places.ts'
import type { Rule } from './rule.ts'

const POSITION = /(?:^|\s)(?:KT\.|TM\.|TL\.|TUQ\.|Q\.)?\s*(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|CHÁNH)/u

export const signerMissing: Rule = {
  code: 'signer-missing',
  severity: 'warning',
  basis:
    'Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II, mục II.7: chức vụ, họ tên và chữ ký của người có thẩm quyền',
  message: {
    vi: 'Không thấy họ tên người ký dưới phần chữ ký.',
    en: 'No name of a signer stands under the signature block.',
  },
  find({ structure, extraction }) {
    if (extraction.header.signer.name !== null) return []
    const block = structure.paragraphs.filter(
      ({ zone, part, text }) => zone === 'foot' && part === 0 && POSITION.test(text),
    )
    const last = block.at(-1)
    const page = last?.page ?? structure.pages.at(-1)?.page ?? 1
    // A seal or a signature may lie over the name of a scan: an unread name is not a missing one. Where nothing
    // lies under the position, nothing was there to be read.
    const regions = structure.pages.find((entry) => entry.page === page)?.regions ?? []
    const box = last?.anchors[0]?.box
    const covered = regions.some(({ kind, box: other }) => kind !== 'table' && (!box || mayCover(other, box)))
    const read =
      !isScanned(structure, page) || (box !== undefined && regions.some(({ kind }) => kind === 'seal'))
    if (covered || !read) return []
    return [{ facts: {}, evidence: last ? locateParagraph(last) : [], expectedAt: { page, section: null } }]
  },
  examples: [
    { lines: ['@fr KT. CHỦ TỊCH', '@fr PHÓ CHỦ TỊCH'], extraction: { header: { signer: { name: null } } } },
  ],
  counterexamples: [
    { lines: ['@fr KT. CHỦ TỊCH', '@fr PHÓ CHỦ TỊCH', '@fr Trần Thị Hoa'] },
    { lines: ['@fr PHÓ CHỦ TỊCH'], extraction: { header: { signer: { name: null } } }, scan: true },
  ],
}

/** A name stands at most this far under the position, in points (a signature's height and some lines). */
const NAME_BELOW = 130
const NAME_BESIDE = 70

/** Whether a seal or a signature lies where the name under a position would stand. */
function mayCover(region: Box, position: Box): boolean {
  return (
    region[1] < position[3] + NAME_BELOW &&
    region[3] > position[3] - 4 &&
    region[0] < position[2] + NAME_BESIDE &&
    region[2] > position[0] - NAME_BESIDE
  )
}
