import { foldText, stripMarks } from '../vietnamese/normalise.ts'

/** What is known of a document when annexes look for their plan. */
export interface Candidate {
  /** Path below the folder given. */
  readonly file: string
  readonly isPlan: boolean
  /** Text of the first page. */
  readonly opening: string
  /** `56/KH-UBND`; null where number or symbol is blank. */
  readonly number: string | null
  readonly commune: string | null
}

/** Lines in which an annex says what it is and whose it is. */
const HEAD_LINES = 12
const ANNEX = /^(?:phu luc|bieu so|bieu mau|bieu|danh muc)(?:\s|$)/
const SURE = 2

/**
 * Finds the plan that each annex sent as a file of its own belongs to. An annex opens with "Phụ lục" and has no head
 * of its own; its plan is the one whose number it cites, whose commune it names, or whose file's name it shares. What
 * points to two plans alike is left alone.
 *
 * @returns host by annex, as indexes into `documents`.
 */
export function findHosts(documents: readonly Candidate[]): Map<number, number> {
  const hosts = new Map<number, number>()
  for (const [index, annex] of documents.entries()) {
    if (!isAnnex(annex)) continue
    const scored = documents
      .map((host, at) => ({ at, score: host.isPlan && at !== index ? likeness(annex, host) : 0 }))
      .filter(({ score }) => score >= SURE)
      .sort((a, b) => b.score - a.score)
    const [best, second] = scored
    if (best !== undefined && best.score > (second?.score ?? 0)) hosts.set(index, best.at)
  }
  return hosts
}

function isAnnex({ isPlan, opening }: Candidate): boolean {
  if (isPlan) return false
  const lines = headOf(opening)
  return (
    lines.slice(0, 3).some((line) => ANNEX.test(line)) && !lines.some((line) => /cong hoa xa hoi/.test(line))
  )
}

function likeness(annex: Candidate, host: Candidate): number {
  const head = headOf(annex.opening).join(' ')
  const cited = host.number !== null && head.includes(fold(host.number)) ? SURE : 0
  // Of two names that fit, the longer one is meant: "Khe Sậy Hạ" is no Khe Sậy.
  const named =
    host.commune !== null && names(head, fold(host.commune)) ? SURE + host.commune.length / 1000 : 0
  return cited + named + sharedName(annex.file, host.file)
}

/** Whether the text names this commune as a commune, as whole words. */
function names(text: string, commune: string): boolean {
  return ['xa', 'phuong', 'dac khu'].some((type) => {
    const at = text.indexOf(`${type} ${commune}`)
    return at >= 0 && !/[a-z]/.test(text[at + type.length + 1 + commune.length] ?? '')
  })
}

/** A half where both lie in one folder, 2 where their names also start alike for most of the plan's name. */
function sharedName(a: string, b: string): number {
  const [folderA, nameA] = split(a)
  const [folderB, nameB] = split(b)
  if (folderA !== folderB) return 0
  let shared = 0
  while (shared < nameA.length && nameA[shared] === nameB[shared]) shared++
  return shared >= Math.max(6, nameB.length * 0.8) ? 2 : 0.5
}

function split(file: string): [string, string] {
  const at = file.lastIndexOf('/')
  return [file.slice(0, at + 1), fold(file.slice(at + 1)).replace(/\.pdf$/, '')]
}

function headOf(opening: string): string[] {
  return opening
    .split('\n')
    .map(fold)
    .filter((line) => line !== '')
    .slice(0, HEAD_LINES)
}

function fold(text: string): string {
  return stripMarks(foldText(text))
}
