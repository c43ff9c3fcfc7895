/** What commander says of wrong use, in English, and the same in Vietnamese; `$1` is what it names. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^error: /, 'Lỗi: '],
  [/unknown option (.+)/, 'không có tùy chọn $1'],
  [/unknown command (.+)/, 'không có lệnh $1'],
  [/missing required argument '([^']+)'/, 'thiếu tham số bắt buộc <$1>'],
  [/required option (.+) not specified/, 'thiếu tùy chọn bắt buộc $1'],
  [/option '([^']+)' argument missing/, "tùy chọn '$1' thiếu giá trị"],
  [/option '([^']+)' argument '([^']*)' is invalid\./, "tùy chọn '$1': giá trị '$2' không hợp lệ; cần:"],
  [/Allowed choices are (.+)\./, 'một trong $1'],
  [/too many arguments[^.]*\. Expected (\d+) arguments? but got (\d+)\./, 'thừa tham số: cần $1, có $2.'],
  [/\(Did you mean (?:one of )?(.+)\?\)/, '(có phải ý bạn là $1?)'],
]

/** A message of commander's in the language of the run. */
export function usageMessage(text: string, lang: 'vi' | 'en'): string {
  if (lang === 'en') return text
  return SENTENCES.reduce((said, [english, vietnamese]) => said.replace(english, vietnamese), text)
}
