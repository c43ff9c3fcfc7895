import type { Evidence, Header } from '../../model/plan.ts'
import type { Paragraph } from '../../model/structure.ts'
import { bareKey, barePattern } from '../../vietnamese/keys.ts'
import { normaliseSpelling } from '../../vietnamese/normalise.ts'
import { evidenceOf } from './drafts.ts'

// "Quốc" is no "Q": the abbreviation ends before the next letter.
const AUTHORITY = /^(?:TM|KT|TL|TUQ|Q|T\/M|K\/T|T\/L)(?:\s?[.,:]\s*|\s+)(?=\p{L})/iu
const POSITION = barePattern(
  '^(?:quyền |q\\. ?)?(?:phó |nguyên )?(?:chủ tịch|bí thư|giám đốc|trưởng (?:ban|phòng|công an|trạm)|trưởng|chánh văn phòng|văn phòng|thủ trưởng|hiệu trưởng|chủ nhiệm|cục trưởng|vụ trưởng|bộ trưởng|thứ trưởng|tổng bí thư|chỉ huy trưởng|tổ trưởng|trưởng đoàn|hội trưởng|thủ tướng|viện trưởng|chi cục trưởng)(?: |$)',
)
const NOISE = barePattern('đã ký|ký tên|đóng dấu|chữ ký|ký bởi|người ký|thời gian ký|cơ quan:|email')
const POSITIONS = [
  'Phó Chủ tịch Thường trực',
  'Phó Chủ tịch',
  'Chủ tịch',
  'Phó Bí thư Thường trực',
  'Phó Bí thư',
  'Bí thư',
  'Phó Giám đốc',
  'Giám đốc',
  'Phó Trưởng ban',
  'Trưởng ban',
  'Phó Trưởng phòng',
  'Trưởng phòng',
  'Phó Chánh Văn phòng',
  'Chánh Văn phòng',
  'Phó Hiệu trưởng',
  'Hiệu trưởng',
  'Tổng Bí thư',
  'Vụ trưởng',
  'Phó Vụ trưởng',
  'Bộ trưởng',
  'Thứ trưởng',
  'Phó Thủ tướng',
  'Thủ tướng',
  'Phó Trưởng Công an',
  'Trưởng Công an',
  'Chỉ huy trưởng',
]
const BY_BARE = new Map(POSITIONS.map((position) => [bareKey(position), position]))

interface Chunk {
  readonly text: string
  readonly paragraph: Paragraph
  readonly start: number
  readonly end: number
  readonly capitals: boolean
}

/** Authority (TM., KT., TL., TUQ.), position and name of who signed; each null where it is not there. */
export function readSigner(foot: readonly Paragraph[]): { signer: Header['signer']; evidence: Evidence[] } {
  const right = foot.filter((paragraph) => paragraph.column === 'right')
  const side = right.length > 0 ? right : foot.filter((paragraph) => paragraph.column === null)
  const chunks = side.filter((paragraph) => !NOISE.test(bareKey(paragraph.text))).flatMap(chunksOf)
  const authorities = chunks.filter((chunk) => AUTHORITY.test(chunk.text))
  const positions = chunks.filter((chunk) => !AUTHORITY.test(chunk.text) && isPosition(chunk.text))
  const position = positions[positions.length - 1] ?? null
  const names = chunks.filter((chunk) => isName(chunk) && chunk !== position)
  const name = names[names.length - 1] ?? null
  const evidence = [...authorities, ...(position ? [position] : []), ...(name ? [name] : [])].flatMap(
    (chunk) => evidenceOf(chunk.paragraph, { start: chunk.start, end: chunk.end }),
  )
  return {
    signer: {
      name: name ? nameCase(name.text) : null,
      position: position ? positionCase(position.text) : null,
      authority:
        authorities.length > 0
          ? authorities.map((chunk) => capitalsOf(normaliseSpelling(chunk.text.trim()))).join(' ')
          : null,
    },
    evidence,
  }
}

/** A paragraph's runs of capitals and of mixed case: lines joined by the layout come apart again. */
function chunksOf(paragraph: Paragraph): Chunk[] {
  const chunks: Chunk[] = []
  for (const match of paragraph.text.matchAll(/\S+/g)) {
    const word = match[0]
    const letters = word.replace(/[^\p{L}]/gu, '')
    const start = match.index
    const end = start + word.length
    const last = chunks[chunks.length - 1]
    // A lone letter ("Y Ban", "NGUYỄN VĂN A") goes with the name that it stands in.
    const lone = letters.length === 1 && !(last?.capitals && !BY_BARE.has(bareKey(last.text)))
    const capitals = letters !== '' && !lone && letters === letters.toUpperCase()
    const opens =
      AUTHORITY.test(`${word} x`) || (/^PHÓ$/.test(word) && last !== undefined && !/PHÓ$/.test(last.text))
    if (last && last.capitals === capitals && !opens && !(capitals && positionThenName(last.text, word)))
      chunks[chunks.length - 1] = { ...last, text: paragraph.text.slice(last.start, end), end }
    else chunks.push({ text: word, paragraph, start, end, capitals })
  }
  return chunks
}

/** "PHÓ CHỦ TỊCH NGUYỄN VĂN A": a family name after a whole position begins the signer's name. */
function positionThenName(text: string, word: string): boolean {
  return BY_BARE.has(bareKey(text)) && SURNAMES.has(bareKey(word))
}

const SURNAMES = new Set(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan lam mai trinh dao ha cao luong luu thai chau ta phung to truong quach kieu vuong lo quang vang giang sung cam nong be ma hua ksor siu rcom kpa nay ro y a dieu thach son danh kim'.split(
    ' ',
  ),
)

/** Without its marks the family name Trương looks like `Trưởng`, which begins many positions. */
function isPosition(text: string): boolean {
  return POSITION.test(bareKey(text)) && !/^(Trương|TRƯƠNG)\s/u.test(text.normalize('NFC').trim())
}

function isName(chunk: Chunk): boolean {
  const words = chunk.text
    .replace(/[.,;]+$/, '')
    .trim()
    .split(/\s+/)
  if (words.length < 2 || words.length > 6 || /[\d:;()/]/.test(chunk.text)) return false
  if (AUTHORITY.test(chunk.text) || isPosition(chunk.text)) return false
  if (chunk.capitals) return SURNAMES.has(bareKey(words[0] ?? '')) && words.length <= 5
  return words.every((word) => /^\p{Lu}[\p{L}'’-]*$/u.test(word))
}

/** A capitals font whose codes are those of small letters: the authority is printed in capitals everywhere. */
function capitalsOf(text: string): string {
  return text === text.toLowerCase() ? text.toUpperCase() : text
}

function nameCase(text: string): string {
  const name = normaliseSpelling(
    text
      .replace(/[.,;]+$/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  if (name !== name.toUpperCase()) return name
  return name
    .split(' ')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join(' ')
}

function positionCase(text: string): string {
  const printed = normaliseSpelling(
    text
      .replace(/[.,;:]+$/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  const known = BY_BARE.get(bareKey(printed))
  if (known) return known
  if (printed !== printed.toUpperCase() && printed !== printed.toLowerCase()) return printed
  const longest = POSITIONS.filter((position) => bareKey(printed).startsWith(bareKey(position))).sort(
    (a, b) => b.length - a.length,
  )[0]
  if (!longest) return printed.charAt(0) + printed.slice(1).toLowerCase()
  return `${longest}${printed.slice(longest.length).toLowerCase()}`
}

/** Who receives it, line by line as printed under "Nơi nhận", the filing line ("Lưu: VT") included. */
export function readRecipients(foot: readonly Paragraph[]): string[] {
  const left = foot.filter((paragraph) => paragraph.column === 'left')
  const side = left.length > 0 ? left : foot
  const begin = side.findIndex((paragraph) => /^noi nhan/.test(bareKey(paragraph.text.trim())))
  if (begin < 0) return []
  return side.slice(begin).flatMap((paragraph, at) => {
    const text = at === 0 ? paragraph.text.replace(/^[^:]{0,12}:?\s*/u, '') : paragraph.text
    return text
      .split(/;\s*[-–]?\s*|\s[-–]\s(?=(?:Lưu|UBND|Thường|Các|TT|CT|Sở|Văn phòng|VP|Như)\b)/u)
      .map((entry) => normaliseSpelling(entry.replace(/^[\s\-–+•]+/, '').replace(/[;.,\s]+$/, '')))
      .filter((entry) => entry.length > 1)
  })
}
