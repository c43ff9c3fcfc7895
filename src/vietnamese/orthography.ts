/**
 * A light check of spelling: could this be a Vietnamese syllable? Onset + rime + tone as in the closed list that
 * school grammars give; loanwords and foreign names fail it, so it judges texts, never single words.
 */

const ONSETS = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ')

const RIMES = (
  'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
  'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu ' +
  'iêc iêm iên iêng iêp iêt iêu o oc oi om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay ' +
  'oăc oăm oăn oăng oăt oe oen oeo oet oem ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
  'u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uên uêu uôc uôi uôm uôn uông uôt uơ ' +
  'uy uya uych uyên uyêt uynh uyt uyu uyn uyp ư ưa ưc ưi ưm ưn ưng ưt ưu ' +
  'ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu yn ynh yt ych'
).split(' ')

const RIME_SET = new Set(RIMES)
const BARE_RIMES = new Set(RIMES.map(strip))
const ONSET_SET = new Set(ONSETS)
const BARE_ONSETS = new Set(ONSETS.map(strip))
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const STOPPED = /(?:c|ch|p|t)$/
const LETTERS = /^\p{L}\p{M}*(?:\p{L}\p{M}*){0,6}$/u

/** Whether `word`, in any case, is spelt as a Vietnamese syllable with all its diacritics. */
export const isSyllable = remembered((word: string): boolean => {
  if (word.length > 14 || !LETTERS.test(word)) return false
  const lower = word.normalize('NFC').toLowerCase().normalize('NFD')
  const tones = lower.match(TONES) ?? []
  if (tones.length > 1) return false
  const base = lower.replace(TONES, '').normalize('NFC')
  return splits(base, { onsets: ONSET_SET, rimes: RIME_SET }, (onset, rime) => {
    if (STOPPED.test(rime) && tones[0] !== '\u0301' && tones[0] !== '\u0323') return false
    const front = /^[ieêy]/.test(rime)
    if (/^(?:k|gh|ngh)$/.test(onset)) return front
    return !(front && /^(?:c|ng)$/.test(onset)) && !(onset === 'g' && /^[eê]/.test(rime))
  })
})

/** Whether `word` without its diacritics is what some Vietnamese syllable leaves when stripped: `thuc`, `hien`. */
export const isBareSyllable = remembered((word: string): boolean => {
  if (word.length > 14 || !LETTERS.test(word)) return false
  return splits(strip(word.toLowerCase()), { onsets: BARE_ONSETS, rimes: BARE_RIMES }, () => true)
})

/** Whether a word carries any Vietnamese diacritic or `đ`. */
export function hasMarks(word: string): boolean {
  return /[đĐ]/.test(word) || /\p{M}/u.test(word.normalize('NFD'))
}

/** A language has few syllables, a page has them again and again: answers are kept, a bounded number of them. */
function remembered(tell: (word: string) => boolean): (word: string) => boolean {
  const known = new Map<string, boolean>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const told = tell(word)
    if (known.size >= MOST_KNOWN) known.clear()
    // What is longer than any syllable is told at once and not worth its room.
    if (word.length <= 14) known.set(word, told)
    return told
  }
}

const MOST_KNOWN = 20_000

function splits(
  base: string,
  parts: { onsets: ReadonlySet<string>; rimes: ReadonlySet<string> },
  accept: (onset: string, rime: string) => boolean,
): boolean {
  for (let cut = 0; cut <= Math.min(3, base.length); cut++) {
    const onset = base.slice(0, cut)
    let rime = base.slice(cut)
    // `gì`, `gìn`: the i of the onset gi is the rime's own.
    if (onset === 'gi' && rime === '') rime = 'i'
    if ((cut === 0 || parts.onsets.has(onset)) && parts.rimes.has(rime) && accept(onset, rime)) return true
  }
  return false
}

function strip(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
}
