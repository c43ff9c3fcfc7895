import { hasHandwriting } from './handwriting.ts'
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
    // A seal or a signature may lie over the name of a scan: an unread name is not a missing one.
    const covered = structure.pages
      .filter((entry) => entry.page === page)
      .some(({ regions }) => regions.some(({ kind }) => kind === 'seal' || kind === 'handwriting'))
    if (isScanned(structure, page) || covered || hasHandwriting(structure, page)) return []
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
