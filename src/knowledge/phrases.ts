import { stripMarks } from '../vietnamese/normalise.ts'

/**
 * The fixed words by which the parts of an administrative document are known (Nghị định 30/2020/NĐ-CP, phụ lục I;
 * Hướng dẫn 36-HD/VPTW for Party documents). All take text folded by {@link plain}: without marks, since OCR and
 * bad text layers lose those first.
 */
const NATIONAL = /\bcong hoa x|\bhoa xa hoi|\bxa hoi chu|\bchu nghia vi|\bdang cong san/
const MOTTO = /\bdoc lap\b|\btu do\b.{0,3}\bhanh\b|\bhanh phuc\b/
const DATE = /\b(ngay|thang)\b.{0,24}\b(thang|nam)\b/
const NUMBER = /^s[o6](\s?[:.;,]|\s?\d|\s?[-–]?\/|\s\S{0,10}\s?\/)/
const RECIPIENTS = /^\W*[nm][o0ai][ij1l] nhan\b/
const AUTHORITY =
  /^(tm|kt|tl|tuq|q|ta)\s?[.,]|\b(chu tich|giam doc|bi thu|thu truong|bo truong|truong (phong|ban|cong an|doan)|hieu truong|chanh van phong|chi huy truong|cuc truong|tong giam doc|thu tuong|chanh an|vien truong|chu nhiem|vu truong)\b/
const ATTACHED = /^\W*(ban hanh )?(kem theo|dinh kem|kem)\b/
const ANNEX = /^\W*(phu luc|phu bieu|bieu so|mau so|bieu mau|phieu so|bieu \d|bieu [ivx]+\b)/
const ADDRESSED = /^\W*kinh gui\b/

/** Document types in capitals above the title (Nghị định 30/2020/NĐ-CP, điều 7; Party: Quy định 66-QĐ/TW). */
const TYPES = [
  'ke hoach',
  'quyet dinh',
  'thong bao',
  'nghi quyet',
  'chuong trinh',
  'bao cao',
  'to trinh',
  'chi thi',
  'quy che',
  'quy dinh',
  'huong dan',
  'de an',
  'du an',
  'phuong an',
  'cong dien',
  'ket luan',
  'thong tri',
  'thong tu',
  'nghi dinh',
  'lich cong tac',
  'giay moi',
  'bien ban',
  'hop dong',
  'ban ghi nho',
  'ban thoa thuan',
  'thong cao',
  'quyet sach',
  'chien luoc',
  'de cuong',
  'dieu le',
  'noi quy',
]

/** Lower case without marks, single spaces. */
export function plain(text: string): string {
  return stripMarks(text).toLowerCase().replace(/\s+/g, ' ').trim()
}

/** The national name, or the Party's. */
export const isNational = (text: string): boolean => NATIONAL.test(text)
export const isMotto = (text: string): boolean => MOTTO.test(text)
export const isDateLine = (text: string): boolean => DATE.test(text)
/** `Số: 12/KH-UBND`, also where the number is still blank. */
export const isNumberLine = (text: string): boolean => NUMBER.test(text)
export const isRecipients = (text: string): boolean => RECIPIENTS.test(text)
export const isAuthorityText = (text: string): boolean => AUTHORITY.test(text)
/** `(Kèm theo Kế hoạch số …)`. */
export const isAttached = (text: string): boolean => ATTACHED.test(text)
export const isAnnexHeading = (text: string): boolean => ANNEX.test(text)
export const isAddressed = (text: string): boolean => ADDRESSED.test(text)
/** Above a plan that another document issues, as a decision does: `KẾ HOẠCH`, in capitals on a line of its own. */
export const isPlanHeading = (text: string): boolean =>
  /^\W*KẾ HOẠCH(?!\p{Ll}|\s*\d)/u.test(text.normalize('NFC'))
/** A document type, alone or with the first words of the title. */
export const isDocumentType = (text: string): boolean =>
  TYPES.some((type) => text === type || text.startsWith(`${type} `))
