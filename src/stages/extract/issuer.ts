import { findBody } from '../../knowledge/bodies.ts'
import {
  findCommunes,
  findProvince,
  provinceOfCode,
  type RegisteredCommune,
} from '../../knowledge/communes.ts'
import type { Header } from '../../model/plan.ts'
import type { Paragraph } from '../../model/structure.ts'
import { bareKey, barePattern } from '../../vietnamese/keys.ts'
import { normaliseSpelling } from '../../vietnamese/normalise.ts'

type Issuer = Header['issuer']
type CommuneType = NonNullable<Issuer['communeType']>

const NAME = "[\\p{Lu}][\\p{L}'’]*(?:[\\s–-]+(?:[\\p{Lu}][\\p{L}'’]*|\\d{1,2})){0,4}"
const COMMUNE = new RegExp(`(?<![\\p{L}])(xã|phường|đặc khu)\\s+(${NAME}|\\d{1,2})`, 'giu')
const CASED_COMMUNE = new RegExp(`(?<![\\p{L}])([Xx]ã|[Pp]hường|[Đđ]ặc khu)\\s+(${NAME}|\\d{1,2})`, 'gu')
const PROVINCE = new RegExp(
  `(?<![\\p{L}])((?:tỉnh|thành)\\s(?:ủy|uỷ|đoàn)|tỉnh|thành phố|TP\\.?)\\s+(${NAME})`,
  'giu',
)
const CASED_PROVINCE = new RegExp(
  `(?<![\\p{L}])([Tt]ỉnh (?:ủy|uỷ|đoàn)|[Tt]hành (?:ủy|uỷ|đoàn)|[Tt]ỉnh|[Tt]hành phố|TP\\.?)\\s+(${NAME})`,
  'gu',
)
const PARTY = barePattern(
  '(?:^|\\s)(?:đảng ủy|đảng bộ|tỉnh ủy|thành ủy|huyện ủy|ban chấp hành trung ương|bộ chính trị|ban bí thư|chi bộ|ban thường vụ)(?![a-z])',
)
// Associations stand beside the administration and the Party, whichever organ signs for them.
const ASSOCIATION = barePattern(
  '(?:^|\\s)(?:hội (?:nông dân|liên hiệp|lhpn|phụ nữ|cựu|ccb|người|chữ thập|khuyến|luật|đông y|làm vườn|sinh vật)|đoàn (?:thanh niên|tncs|xã|phường|tỉnh)|tỉnh đoàn|thành đoàn|mặt trận tổ quốc|mttq|ubmttq|liên đoàn lao động|công đoàn)(?![a-z])',
)
// With such a word the name of a body begins; the lines after it go on with the name.
const HEAD =
  /^(?:[ỦU][ỶY] BAN|UỶ BAN|UBND|UBMTTQ|SỞ|PHÒNG|TRUNG TÂM|BAN|ĐẢNG|HỘI|ĐOÀN|CÔNG AN|TRƯỜNG|VĂN PHÒNG|CHI CỤC|CỤC|TỔNG CỤC|BỘ|VIỆN|LIÊN ĐOÀN|CÔNG ĐOÀN|BCH|TRẠM|CHI BỘ|TỈNH ỦY|THÀNH ỦY)(?=\s|$)/iu
const FURNITURE = barePattern('cộng hòa xã hội|độc lập|hạnh phúc|đảng cộng sản việt nam')

/** Who issued the document; commune and province as the register since 01/7/2025 has them. */
export function readIssuer(given: {
  head: readonly Paragraph[]
  paragraphs: readonly Paragraph[]
  place: string | null
  date: Header['date']
}): Issuer {
  const { head, paragraphs, place, date } = given
  const lines = issuerLines(head)
  const joined = lines.join(' ').replaceAll(JOINED, '')
  const named = lastCommune(joined)
  const body = paragraphs.filter((paragraph) => paragraph.zone === 'title' || paragraph.zone === 'body')
  const found =
    named ??
    (lines.length === 0 || /nhân dân|đảng ủy/iu.test(joined) ? communeInBody(body.slice(0, 12)) : null)
  const province = provinceOf({ joined, paragraphs }) ?? (place && findProvince(place)?.name) ?? null
  const current = isCurrent(date)
  const spelled = found && cased(found.name, { place, body })
  const communes =
    found && current
      ? findCommunes(spelled ?? found.name).filter((commune) => commune.type === found.type)
      : []
  const commune = resolve(communes, province)
  const registered = commune
    ? provinceOfCode(commune.provinceCode)
    : current && province
      ? findProvince(province)
      : null
  const level = levelOf(joined, found !== null)
  const central =
    level === 'ministry' ||
    level === 'government' ||
    /(?:chap hanh trung uong|hanh trung uong|bo chinh tri|ban bi thu|dang uy cong an trung uong)/.test(
      bareKey(joined),
    )
  return {
    name: nameOf({ lines, found: found && { ...found, name: commune?.name ?? spelled ?? found.name } }),
    level,
    // A ward that is only numbered keeps its kind in its name: "Phường 1".
    commune: found ? numbered(found.type, normaliseSpelling(commune?.name ?? spelled ?? found.name)) : null,
    communeType: found?.type ?? null,
    communeCode: commune?.code ?? null,
    // A ministry is of no province, whichever one it writes to.
    province: central ? null : (registered?.name ?? province),
    provinceCode: central ? null : (registered?.code ?? null),
  }
}

/** A body named alone, with its level. */
export function issuerOf(printed: string): Pick<Issuer, 'name' | 'level'> {
  return { name: sentenceCase(printed).replace(/chính phủ/u, 'Chính phủ'), level: levelOf(printed, false) }
}

function numbered(type: CommuneType, name: string): string {
  return /^\d+$/.test(name) ? `${type.charAt(0).toUpperCase()}${type.slice(1)} ${name}` : name
}

/** The register holds since 01/7/2025; an older paper names units that are no more. */
function isCurrent(date: Header['date']): boolean {
  if (date.year === null) return true
  return date.year > 2025 || (date.year === 2025 && (date.month === null || date.month >= 6))
}

/** Lines of the head's left side above the number: the superior body and the issuing one. */
function issuerLines(head: readonly Paragraph[]): string[] {
  const left = head.filter((paragraph) => paragraph.column === 'left')
  return (left.length > 0 ? left : head)
    .map((paragraph) =>
      paragraph.text
        .replace(/\s*S[ốô]\s*[:.]?[\s\S]*$/u, '')
        .replace(/(?:[*_]|\s)+$/, '')
        // A dash after the body's name joins the next body to it; a longer stroke is the rule under the head.
        .replace(/(?<=\p{L})\s*[–-]$/u, JOINED)
        .replace(/[\s*_.,;:–-]+$/, '')
        .trim(),
    )
    .filter(
      (text) =>
        /\p{L}{2}/u.test(text) &&
        !FURNITURE.test(bareKey(text)) &&
        !/^v\/v/i.test(text) &&
        !/ngày.*tháng/iu.test(text),
    )
}

const JOINED = ' &'

interface Named {
  readonly type: CommuneType
  readonly name: string
}

function lastCommune(text: string): Named | null {
  let found: Named | null = null
  for (const match of text.matchAll(COMMUNE)) {
    // In capitals every word looks like a name: the body after it ends the commune ("XÃ TÂN AN PHÒNG KINH TẾ").
    const name = (match[2] ?? '').split(
      /\s(?=(?:PHÒNG|BAN|TRUNG TÂM|VĂN PHÒNG|ĐOÀN|HỘI|CÔNG AN|TRƯỜNG|TRẠM|Phòng|Ban|Trung tâm)(?:\s|$))/u,
    )[0]
    found = { type: (match[1] ?? '').toLowerCase() as CommuneType, name: name ?? '' }
  }
  return found
}

/** The commune in whose name the preamble speaks ("UBND xã Tân An ban hành Kế hoạch"), else the title's. */
function communeInBody(paragraphs: readonly Paragraph[]): Named | null {
  const counts = new Map<string, Named & { count: number }>()
  for (const paragraph of paragraphs) {
    for (const match of paragraph.text.matchAll(CASED_COMMUNE)) {
      const named = { type: (match[1] ?? '').toLowerCase() as CommuneType, name: match[2] ?? '' }
      const key = `${named.type} ${bareKey(named.name)}`
      counts.set(key, { ...named, count: (counts.get(key)?.count ?? 0) + 1 })
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0] ?? null
}

/** A name in capitals as the text elsewhere spells it, else as the register does, else with capital initials. */
function cased(name: string, given: { place: string | null; body: readonly Paragraph[] }): string {
  const text = normaliseSpelling(name.replace(/\s+/g, ' ').trim())
  if (isMixed(text) || /^\d+$/.test(text)) return text
  if (given.place && tight(given.place) === tight(text)) return given.place
  for (const paragraph of given.body) {
    for (const match of paragraph.text.matchAll(CASED_COMMUNE)) {
      const printed = normaliseSpelling(match[2] ?? '')
      if (isMixed(printed) && tight(printed) === tight(text)) return printed
    }
  }
  const registered = findCommunes(text)[0]
  return registered?.name ?? titleCase(text)
}

/** Print that tells small letters from capitals; a capitals font comes as small letters throughout. */
function isMixed(text: string): boolean {
  return text !== text.toUpperCase() && text !== text.toLowerCase()
}

function titleCase(text: string): string {
  return text.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
}

/** OCR loses the space between capitals: `SATHẦY` is still "Sa Thầy". */
function tight(text: string): string {
  return bareKey(text).replace(/\s+/g, '')
}

/** Several communes share a name: the province tells them apart; without it only a lone one is taken. */
function resolve(communes: readonly RegisteredCommune[], province: string | null): RegisteredCommune | null {
  const registered = province ? findProvince(province) : null
  if (registered) return communes.find((commune) => commune.provinceCode === registered.code) ?? null
  return province === null && communes.length === 1 ? (communes[0] ?? null) : null
}

/** From the head; else the province named most, in the bases and the foot before the rest of the text. */
function provinceOf(given: { joined: string; paragraphs: readonly Paragraph[] }): string | null {
  const { joined, paragraphs } = given
  // A superior body stands above the issuer's own name on a line of its own: its name ends where that one begins.
  for (const match of joined.matchAll(PROVINCE)) {
    const name = provinceName((match[2] ?? '').split(/\s(?=ĐẢNG|BAN|ỦY|UBND|HỘI|SỞ)/u)[0] ?? '')
    if (name) return name
  }
  const counts = new Map<string, number>()
  let fallback: string | null = null
  for (const paragraph of paragraphs) {
    if (paragraph.zone === 'annex') continue
    for (const match of paragraph.text.matchAll(CASED_PROVINCE)) {
      const name = provinceName(match[2] ?? '')
      // "UBND tỉnh X", "xã Y, tỉnh X" speak of the plan's own province; "tại Thành phố X" of any.
      // "Ban Thường vụ Tỉnh ủy X" is above whoever cites it.
      const own =
        /(?:ủy|uỷ|đoàn)$/iu.test(match[1] ?? '') ||
        OWN.test(paragraph.text.slice(Math.max(0, match.index - 32), match.index))
      const near = paragraph.index < 20 || paragraph.zone === 'foot'
      if (name) counts.set(name, (counts.get(name) ?? 0) + (own && near ? 3 : own ? 2 : 1))
      else if (/tỉnh/iu.test(match[1] ?? '')) fallback ??= provinceCase(normaliseSpelling(match[2] ?? ''))
    }
  }
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]
  return most && most[1] >= OWN_FROM ? most[0] : fallback
}

const OWN =
  /(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|tỉnh ủy|sở [\p{L} ]{2,18}|công an|địa bàn|của|thuộc|nhân dân|hội (?:nông dân|liên hiệp phụ nữ|lhpn|cựu chiến binh|người cao tuổi|chữ thập đỏ)|tổ quốc(?: việt nam)?|đoàn(?: thanh niên)?|liên đoàn lao động|bộ chỉ huy quân sự|ban thường vụ|,|-|–)\s*$/iu
/** Less than this, and a province is only mentioned. */
const OWN_FROM = 2

/** A province that no register knows, in capitals in the head, is written like any name. */
function provinceCase(name: string): string {
  return isMixed(name) ? name : titleCase(name)
}

/** The registered province with which the words begin: "Quảng Ngãi Về" is "Quảng Ngãi". */
function provinceName(words: string): string | null {
  const parts = words.replace(/\s*[-–]\s*/g, ' ').split(/\s+/)
  for (let count = parts.length; count > 0; count--) {
    const province = findProvince(parts.slice(0, count).join(' '))
    if (province) return province.name
  }
  return null
}

function levelOf(joined: string, commune: boolean): Issuer['level'] {
  const bare = bareKey(joined)
  if (bare.trim() === '' && !commune) return null
  if (ASSOCIATION.test(bare)) return 'other'
  if (PARTY.test(bare)) return 'party'
  if (commune) return 'commune'
  if (/(?:^|\s)(?:chinh phu|thu tuong chinh phu)/.test(bare)) return 'government'
  if (/^(?:bo|tong cuc|uy ban dan toc|ngan hang nha nuoc|thanh tra chinh phu)\s/.test(bare)) return 'ministry'
  if (/(?:^|\s)(?:tinh|so)\s/.test(bare)) return 'province'
  const city = /thanh pho\s+(.+)$/.exec(bare)
  if (city && findProvince(city[1] ?? '')) return 'province'
  return 'other'
}

/** The issuing body in standard form with its commune: "Ủy ban nhân dân xã Tân An". */
function nameOf(given: { lines: readonly string[]; found: Named | null }): string | null {
  const { lines, found } = given
  if (lines.length === 0) return null
  const place = found ? ` ${found.type} ${normaliseSpelling(found.name)}` : ''
  const whole = lines.join(' ').replaceAll(JOINED, '')
  const at = found ? bareKey(whole).lastIndexOf(`${bareKey(found.type)} ${bareKey(found.name)}`) : -1
  if (found && at > 0) {
    const before = whole.slice(0, at).trim()
    const after = whole.slice(at + found.type.length + 1 + found.name.length).trim()
    // A department under the commune's committee signs for itself.
    const own = after !== '' ? after : ownPart(before)
    const body = findBody(own)
    return `${body?.body.name ?? sentenceCase(own)}${place}`
  }
  let from = Math.max(
    0,
    lines.findLastIndex((line) => HEAD.test(line)),
  )
  if (from > 0 && lines[from - 1]?.endsWith(JOINED)) {
    // Two bodies issue it together: both are named.
    from = Math.max(
      0,
      lines.findLastIndex((line, index) => index < from && HEAD.test(line)),
    )
    const bodies = lines.slice(from).join(' ').split(JOINED)
    return bodies
      .map((body) => sentenceCase(body.trim()))
      .filter(Boolean)
      .join(' - ')
  }
  const last = lines.slice(from).join(' ')
  const opening = /^(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|TRUNG ƯƠNG)/iu.test(last) ? whole : last
  const body = findBody(opening)
  return body && !/ (?:tỉnh|thành phố|huyện|quận|thị xã) /iu.test(` ${opening} `)
    ? body.name
    : sentenceCase(opening)
}

/** "ĐẢNG BỘ TỈNH QUẢNG NGÃI ĐẢNG ỦY" → "ĐẢNG ỦY": what follows the superior body. */
function ownPart(text: string): string {
  const match =
    /(?:ỦY BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|ĐẢNG ỦY|ĐẢNG UỶ|UỶ BAN NHÂN DÂN|ỦY BAN MTTQ VIỆT NAM|ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM|UBMTTQ VIỆT NAM|BAN CHẤP HÀNH ĐOÀN|BCH ĐOÀN|HỘI [\p{Lu} ]+)$/u.exec(
      text,
    )
  return match?.[0] ?? text
}

function sentenceCase(text: string): string {
  const plain = normaliseSpelling(text.replace(/\s+/g, ' ').trim())
  if (isMixed(plain)) return plain
  const lower = plain.toLowerCase()
  const named = lower.replace(
    /(?<=(?:^|\s)(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\s)\p{L}.*$/u,
    titleCase,
  )
  const opened = named.charAt(0).toUpperCase() + named.slice(1)
  return FIELDS.test(opened)
    ? opened
        .replace(FIELDS, capitalAtEnd)
        .replace(/(?:, | và )\p{Ll}/gu, capitalAtEnd)
        .replace(/(?<!\p{L})[bcdđghklmnpqrstvx]{2,6}(?!\p{L})/gu, (letters) => letters.toUpperCase())
    : opened
}

// "Bộ Nội vụ", "Sở Văn hóa, Thể thao và Du lịch": each field begins with a capital; letters that make no syllable
// are an abbreviation.
const FIELDS =
  /^(?:Bộ|Sở|Cục|Chi cục|Tổng cục|Trung tâm|Phòng|Viện|Trường|Hội|Liên đoàn|Ban quản lý)\s\p{Ll}/u

function capitalAtEnd(text: string): string {
  return text.slice(0, -1) + text.slice(-1).toUpperCase()
}
