import type { Line } from '../../model/page.ts'
import type { Change } from '../../vietnamese/restorer.ts'

const MARKED = 'ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ'
/** Small letters and, after the first, capitals with Vietnamese signs: no word, name or code is written so. */
const MISREAD = new RegExp(`^\\p{Ll}[\\p{Ll}${MARKED}]*$`, 'u')
const CAPITAL = new RegExp(`[${MARKED}]`, 'u')
/** Nothing but the case changes. */
const SURE = 0.98

/** `đỘ` for `độ`: OCR at times takes a letter under stacked signs for a capital. Lines as the restorer sees them. */
export function lowerMisread(lines: readonly (Line | null)[]): Change[] {
  return lines.flatMap((line, index) => {
    let start = 0
    return (line?.words ?? []).flatMap((word): Change[] => {
      const from = start
      start += word.text.length + 1
      const letters = word.text.normalize('NFC').replace(/\p{P}/gu, '')
      if (word.source !== 'ocr' || word.handwritten || !MISREAD.test(letters) || !CAPITAL.test(letters))
        return []
      const restored = word.text.toLowerCase()
      return [
        {
          line: index,
          start: from,
          end: from + word.text.length,
          original: word.text,
          restored,
          confidence: SURE,
          alternatives: [],
        },
      ]
    })
  })
}
