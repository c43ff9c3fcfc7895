import type { Line } from '../../model/page.ts'
import type { Change } from '../../vietnamese/restorer.ts'

/** A small letter and then capitals with Vietnamese signs: no word, name or code is written so, only misread. */
const MISREAD =
  /^[\p{P}]*\p{Ll}+(?=\p{Lu})(?:[ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ]\p{Ll}*)+[\p{P}]*$/u
/** Nothing but the case changes. */
const SURE = 0.98

/** `đỘ` for `độ`: OCR at times takes a letter under stacked signs for a capital. Lines as the restorer sees them. */
export function lowerMisread(lines: readonly (Line | null)[]): Change[] {
  return lines.flatMap((line, index) => {
    let start = 0
    return (line?.words ?? []).flatMap((word): Change[] => {
      const from = start
      start += word.text.length + 1
      if (word.source !== 'ocr' || word.handwritten || !MISREAD.test(word.text.normalize('NFC'))) return []
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
