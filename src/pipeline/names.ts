import { createHash } from 'node:crypto'

const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const MAX_BYTES = 120

/**
 * `<name>` of each file's outputs: its base name in NFC without the ending, safe on Windows, at most 120 bytes.
 * Names that meet (letter case aside, as on Windows) each get `-` and 8 hex digits of their path's hash.
 */
export function outputNames(files: readonly string[]): Map<string, string> {
  const groups = new Map<string, string[]>()
  for (const file of files) {
    const key = safeName(file).toLowerCase()
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  const names = new Map<string, string>()
  for (const group of groups.values()) {
    for (const file of group) {
      const suffix = group.length > 1 ? `-${createHash('sha256').update(file).digest('hex').slice(0, 8)}` : ''
      names.set(file, cut(safeName(file), MAX_BYTES - suffix.length) + suffix)
    }
  }
  return names
}

/** A base name that every file system takes: no reserved names, control or direction marks, or trailing dots. */
export function safeName(file: string): string {
  const base = (file.split(/[/\\]/).at(-1) ?? '').normalize('NFC').replace(/\.pdf$/i, '')
  const plain = base
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '_')
    .replace(/\s/gu, ' ')
    .trim()
    .replace(/[. ]+$/, '')
    .replace(/^\.+/, '_')
  const named = plain === '' ? '_' : RESERVED.test(plain) ? `_${plain}` : plain
  return cut(named, MAX_BYTES)
}

/** At most `bytes` bytes of UTF-8, cut between characters. */
function cut(text: string, bytes: number): string {
  let size = 0
  let kept = ''
  for (const character of text) {
    size += Buffer.byteLength(character)
    if (size > bytes) break
    kept += character
  }
  return kept.replace(/[. ]+$/, '')
}
