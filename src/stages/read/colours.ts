const NAME = '/CalRGB'
/** The plain space of the screen, in as many bytes. */
const PLAIN = '/RGB   '
/** An array that begins with the name and goes on with a calibration. */
const ARRAY = /^\[\s*\/CalRGB\s*<<([^>]*)>>/
/** The calibration of sRGB: its gamma, and where its red stands. */
const GAMMA = /\/Gamma\s*\[\s*2\.2\d*\s+2\.2\d*\s+2\.2\d*\s*\]/
const RED = /\/Matrix\s*\[\s*0?\.412\d*\s+0?\.212\d*\s+0?\.019\d*\s/
const LONGEST = 400

/**
 * Takes RGB that is calibrated to the colours of sRGB (ISO 32000-1, 8.6.5.3), which a word processor says of every
 * picture it saves, for plain RGB, which a screen shows alike: pdfjs-dist works a calibration out pixel by pixel, up to
 * a second for a pasted signature. Changes `bytes` in place; what stands in compressed objects stays.
 */
export function plainColours(bytes: Uint8Array): void {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = data.indexOf(NAME); at >= 0; at = data.indexOf(NAME, at + NAME.length)) {
    const before = data.toString('latin1', Math.max(0, at - 4), at)
    const begins = before.lastIndexOf('[')
    if (begins < 0) continue
    const array = before.slice(begins) + data.toString('latin1', at, at + LONGEST)
    const calibration = ARRAY.exec(array)?.[1] ?? ''
    if (GAMMA.test(calibration) && RED.test(calibration)) data.write(PLAIN, at, 'latin1')
  }
}
