import { createInflate } from 'node:zlib'

/**
 * Whether any stream of a PDF unpacks to more than `limit` bytes: a decompression bomb, which no reader may be shown.
 * Every stream that begins as Flate data is unpacked and counted, never kept, through ASCII armour and through Flate
 * within Flate; LZW is counted where its dictionary names it. The dictionaries are not parsed, so that no trick in
 * them hides a stream; streams of an encrypted file cannot be seen through.
 */
export async function unpacksBeyond(bytes: Uint8Array, limit: number): Promise<boolean> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = data.indexOf('stream'); at >= 0; at = data.indexOf('stream', at + 6)) {
    const start = bodyStart(data, at)
    if (start < 0) continue
    const dictionary = data.toString('latin1', Math.max(0, at - 1024), at)
    const names = dictionary.slice(dictionary.lastIndexOf(' obj') + 1)
    const body = removeArmour(data.subarray(start), names)
    if (isFlate(body) && (await inflatesBeyond(body, limit, MOST_LAYERS))) return true
    if (/\/LZW/.test(names) && lzwSize(body, limit) > limit) return true
  }
  return false
}

/** Flate within Flate more often than this is no document. */
const MOST_LAYERS = 4

/** Where a stream's data begins, or -1 where `stream` at `at` is only the end of `endstream` or a word of text. */
function bodyStart(data: Buffer, at: number): number {
  if (data.toString('latin1', Math.max(0, at - 3), at) === 'end') return -1
  const next = data[at + 6]
  if (next === 0x0a) return at + 7
  if (next === 0x0d) return data[at + 7] === 0x0a ? at + 8 : at + 7
  return -1
}

/** RFC 1950: deflate as the method, and a check that holds for one pair of bytes in 31. */
function isFlate(data: Uint8Array): boolean {
  const [first = 0, second = 0] = data
  return (first & 0x0f) === 8 && first >> 4 <= 7 && ((first << 8) | second) % 31 === 0
}

async function inflatesBeyond(data: Uint8Array, limit: number, layers: number): Promise<boolean> {
  const inflate = createInflate()
  let size = 0
  let head: Uint8Array | null = null
  let ended = false
  const closed = new Promise<void>((resolve) => inflate.once('close', resolve))
  // Feeds a piece at a time and stops with the stream: what follows it in the file is none of it.
  const feed = async (): Promise<void> => {
    for (let from = 0; from < data.length && !ended; from += PIECE) {
      if (!inflate.write(data.subarray(from, from + PIECE))) {
        await Promise.race([closed, new Promise<void>((resume) => inflate.once('drain', resume))])
      }
    }
    if (!ended) inflate.end()
  }
  try {
    void feed()
    for await (const chunk of inflate) {
      const part = chunk as Buffer
      head ??= Uint8Array.from(part.subarray(0, 2))
      size += part.length
      if (size > limit) return true
    }
  } catch {
    // Damaged data unpacks as far as it goes.
  } finally {
    ended = true
    inflate.destroy()
  }
  if (head === null || !isFlate(head) || size > limit) return size > limit
  if (layers <= 1) return true
  return inflatesBeyond(await inflateWhole(data, limit), limit, layers - 1)
}

const PIECE = 65_536

/** The unpacked data, known to be within `limit`. */
async function inflateWhole(data: Uint8Array, limit: number): Promise<Uint8Array> {
  const inflate = createInflate()
  const parts: Buffer[] = []
  let size = 0
  inflate.end(data)
  try {
    for await (const chunk of inflate) {
      parts.push(chunk as Buffer)
      size += (chunk as Buffer).length
      if (size > limit) break
    }
  } catch {
    // As far as it goes.
  }
  return Buffer.concat(parts)
}

/** Data out of ASCII hexadecimal or base-85, where the dictionary says that it stands in one of them. */
function removeArmour(data: Buffer, names: string): Buffer {
  if (/\/(?:ASCIIHexDecode|AHx)\b/.test(names)) {
    const end = data.indexOf('>')
    return Buffer.from(
      data.toString('latin1', 0, end < 0 ? data.length : end).replace(/[^0-9a-f]/gi, ''),
      'hex',
    )
  }
  if (/\/(?:ASCII85Decode|A85)\b/.test(names)) return fromBase85(data)
  return data
}

/** ISO 32000-1, 7.4.3. */
function fromBase85(data: Buffer): Buffer {
  const end = data.indexOf('~>')
  const out = Buffer.alloc(Math.ceil((end < 0 ? data.length : end) * 4) + 4)
  let size = 0
  let group = 0
  let count = 0
  for (const byte of data.subarray(0, end < 0 ? data.length : end)) {
    if (byte === 0x7a && count === 0) {
      size = out.writeUInt32BE(0, size)
    } else if (byte >= 0x21 && byte <= 0x75) {
      group = group * 85 + byte - 0x21
      if (++count === 5) {
        size = out.writeUInt32BE(group % 2 ** 32, size)
        group = 0
        count = 0
      }
    }
  }
  return out.subarray(0, size)
}

/** How many bytes LZW data (ISO 32000-1, 7.4.4) unpacks to, counted up to just beyond `limit`. */
function lzwSize(data: Uint8Array, limit: number): number {
  const lengths = new Float64Array(4096)
  let next = 258
  let width = 9
  let previous = 0
  let size = 0
  let bits = 0
  let held = 0
  for (const byte of data) {
    held = ((held << 8) | byte) & 0xffffff
    bits += 8
    if (bits < width) continue
    bits -= width
    const code = (held >> bits) & ((1 << width) - 1)
    if (code === 257 || size > limit) return size
    if (code === 256) {
      next = 258
      width = 9
      previous = 0
      continue
    }
    const length = code < 256 ? 1 : code < next ? (lengths[code] as number) : previous + 1
    if (previous > 0 && next < 4096) lengths[next++] = previous + 1
    previous = length
    size += length
    // One code early, as nearly all writers have it.
    width = next + 1 >= 2048 ? 12 : next + 1 >= 1024 ? 11 : next + 1 >= 512 ? 10 : 9
  }
  return size
}
