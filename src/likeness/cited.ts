/**
 * Where a paragraph's text belongs to a cited document: its name, its date, its issuer, what it is about. Old words
 * and bodies may stand there, since names of documents are not changed.
 */
const CITATION =
  /(?<!\p{L})(?:số\s*:?\s*)?\d{1,6}\s?[/-]\s?(?:\d{4}\s?[/-]\s?)?\p{Lu}[\p{Lu}\d.&-]*(?:\s?[/-]\s?\p{Lu}[\p{L}\d.&-]*)*/gu

/** True where the offset lies in a citation: after a document's number, before the sentence ends. */
export function isCited(text: string, at: number): boolean {
  const from = Math.max(0, at - 400)
  const before = text.slice(from, at)
  let last = -1
  for (const match of before.matchAll(CITATION)) last = match.index
  if (last < 0) return false
  return !/[;]|\.\s/u.test(before.slice(last))
}

/** True for the paragraphs that name what a plan rests on: "Căn cứ …", "Thực hiện Kế hoạch số …". */
export function isBasis(text: string): boolean {
  return (
    /^\s*(?:Căn cứ|Theo đề nghị|Xét đề nghị|Thực hiện)\s/u.test(text) &&
    text.length < 1200 &&
    /\d\s?[/-]\s?\p{Lu}/u.test(text)
  )
}
