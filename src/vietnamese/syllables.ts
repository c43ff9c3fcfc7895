/**
 * The structure of a Vietnamese syllable: onset, rime, tone. Only what parses here is ever proposed as a
 * Vietnamese word; foreign names, abbreviations and codes are told apart by it.
 */
import { normaliseSpelling } from './normalise.ts'

/** `tone` is the combining mark, or an empty string for the level tone (ngang). */
export interface Syllable {
  readonly onset: string
  readonly rime: string
  readonly tone: string
}

const ONSETS = 'ngh ng nh gh gi kh ph qu th tr ch b c d đ g h k l m n p r s t v x'.split(' ')

// Rimes without tone; the spelling after `qu` and `gi` drops the letter that the onset already has.
const RIMES = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
  e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng
  i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
  o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
  ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ơng ơu
  u ua uân uâng uât uây uc ue uê uêch uênh ui um un ung uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu
  uôc uôi uôm uôn uông uôt
  ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
  y ya yêm yên yêng yêt yêu ych ynh yn yt yp yu`.split(/\s+/),
)

const FRONT = /^[eêiy]/
const STOPPED = /(?:c|ch|p|t)$/
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const SHARP = '\u0301'
const HEAVY = '\u0323'

/** The parts of a lower-case syllable, or null for what no Vietnamese syllable can be. */
export function parseSyllable(text: string): Syllable | null {
  const decomposed = text.normalize('NFD')
  const tones = decomposed.match(TONES) ?? []
  if (tones.length > 1) return null
  const tone = tones[0] ?? ''
  const bare = decomposed.replace(TONES, '').normalize('NFC')
  for (const onset of ['', ...ONSETS]) {
    if (!bare.startsWith(onset)) continue
    const rime = bare.slice(onset.length)
    if (RIMES.has(rime) && fits(onset, rime) && toneFits(rime, tone)) return { onset, rime, tone }
  }
  return null
}

/** True for a possible Vietnamese syllable, whatever its case and place of the tone mark. */
export function isSyllable(text: string): boolean {
  return text.length <= 8 && parseSyllable(normaliseSpelling(text).toLowerCase()) !== null
}

function fits(onset: string, rime: string): boolean {
  const front = FRONT.test(rime)
  if (onset === 'k' || onset === 'gh' || onset === 'ngh') return front
  if (onset === 'c' || onset === 'ng') return !front
  if (onset === 'g') return !front || rime === 'i' || rime === 'in' || rime === 'iêng'
  if (onset === 'qu') return !/^[uoư]/.test(rime) || rime === 'ôc'
  if (/^y(?:a|ch|nh|n|t|p|u)$/.test(rime)) return false
  if (/^yê/.test(rime)) return onset === ''
  return true
}

function toneFits(rime: string, tone: string): boolean {
  return !STOPPED.test(rime) || tone === SHARP || tone === HEAVY
}
