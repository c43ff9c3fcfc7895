/**
 * TCVN 5712:1993 (VN3, the "ABC" fonts .VnTime): letters by their bytes. Capitals with tones have no bytes of their
 * own; the capitals fonts (.VnTimeH) draw them from the small letters' bytes.
 */
const rows: readonly (readonly [number, string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứự'],
  [0xfa, 'ỳỷỹýỵ'],
]
const bytes = new Map(
  rows.flatMap(([from, letters]) => [...letters].map((letter, index) => [letter, from + index])),
)

/**
 * What an old file's text layer gives for a Vietnamese letter: its TCVN3 byte as a character of Latin-1.
 * @param form `capitals` for a letter set in a capitals font; `symbols` as producers do who go by glyph names, so
 * that ư arrives as U+2212, ã as U+2219 and à as U+03BC
 */
export function encodeTcvn3(letter: string, form: { capitals: boolean; symbols: boolean }): string {
  const small = letter.toLowerCase()
  const byte = form.capitals ? bytes.get(small) : (bytes.get(letter) ?? bytes.get(small))
  if (byte === undefined) return form.capitals ? small : letter
  if (form.symbols) {
    if (byte === 0xad) return '\u2212'
    if (byte === 0xb7) return '\u2219'
    if (byte === 0xb5) return '\u03bc'
  }
  return String.fromCharCode(byte)
}
