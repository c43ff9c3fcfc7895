import type { Word } from '../../model/page.ts'
import { stripMarks } from '../../vietnamese/normalise.ts'

/**
 * The fixed words by which head and foot of an administrative document are known (Nghị định 30/2020/NĐ-CP,
 * phụ lục I; Hướng dẫn 36-HD/VPTW for Party documents). Compared without marks, since OCR and bad text layers
 * lose those first.
 */
const NATIONAL = /\bcong hoa x|\bhoa xa hoi|\bxa hoi chu|\bchu nghia vi|\bdang cong san/
const MOTTO = /\bdoc lap\b|\btu do\b.{0,3}\bhanh\b|\bhanh phuc\b/
const DATE = /\b(ngay|thang)\b.{0,24}\b(thang|nam)\b/
const NUMBER = /^s[o6](\s?[:.;,]|\s?\d|\s?[-–]?\/|\s\S{0,10}\s?\/)/
const RECIPIENTS = /^\W*noi nhan\b/
const AUTHORITY =
  /^(tm|kt|tl|tuq|q|ta)\s?[.,]|\b(chu tich|giam doc|bi thu|thu truong|bo truong|truong (phong|ban|cong an|doan)|hieu truong|chanh van phong|chi huy truong|cuc truong|tong giam doc|thu tuong|chanh an|vien truong|chu nhiem|vu truong)\b/

export function plainText(words: readonly Word[]): string {
  return plain(words.map((word) => word.text).join(' '))
}

export function plain(text: string): string {
  return stripMarks(text).toLowerCase().replace(/\s+/g, ' ').trim()
}

export const isNational = (text: string): boolean => NATIONAL.test(text)
export const isMotto = (text: string): boolean => MOTTO.test(text)
export const isDateLine = (text: string): boolean => DATE.test(text)
export const isNumberLine = (text: string): boolean => NUMBER.test(text)
export const isRecipients = (text: string): boolean => RECIPIENTS.test(text)

/** Authority or position of a signer: `TM. ỦY BAN NHÂN DÂN`, `PHÓ CHỦ TỊCH`; printed in capitals. */
export function isAuthority(words: readonly Word[]): boolean {
  return words.length <= 9 && isUpper(words) && AUTHORITY.test(plainText(words))
}

/** Whether every word with letters is in capitals, and there are some. */
export function isUpper(words: readonly Word[]): boolean {
  const letters = words.map((word) => word.text.replace(/[^\p{L}]/gu, '')).filter((text) => text !== '')
  if (letters.join('').length < 3) return false
  const capital = letters.filter((text) => text === text.toUpperCase()).length
  return capital >= letters.length * 0.8
}
