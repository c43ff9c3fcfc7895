import { describe, expect, it } from 'vitest'
import { plainColours } from '../../../src/stages/read/colours.ts'

const SRGB =
  '<</Gamma[2.2 2.2 2.2]/Matrix[0.41239 0.21264 0.01933 0.35758 0.71517 0.11919 0.18045 0.07218 0.9504]/WhitePoint[0.95 1 1.08]>>'

describe('RGB calibrated to sRGB', () => {
  it('is taken for plain RGB, in as many bytes', () => {
    const changed = plain(`/ColorSpace[/CalRGB${SRGB}]/Width 9`)
    expect(changed).toBe(`/ColorSpace[/RGB   ${SRGB}]/Width 9`)
    expect(plain(`[ /CalRGB ${SRGB}] [/Indexed [/CalRGB${SRGB}] 3 <00>]`)).toBe(
      `[ /RGB    ${SRGB}] [/Indexed [/RGB   ${SRGB}] 3 <00>]`,
    )
  })

  it('is left alone under another calibration, and where the name is no colour space', () => {
    for (const text of [
      `[/CalRGB${SRGB.replace('2.2 2.2 2.2', '1.0 1.0 1.0')}]`,
      `[/CalRGB${SRGB.replace('0.41239', '0.60974')}]`,
      '[/CalRGB<</WhitePoint[0.95 1 1.08]>>]',
      `(/CalRGB) Tj ${SRGB}`,
      '[/CalRGB',
    ]) {
      expect(plain(text)).toBe(text)
    }
  })
})

function plain(text: string): string {
  const bytes = new Uint8Array(Buffer.from(text, 'latin1'))
  plainColours(bytes)
  return Buffer.from(bytes).toString('latin1')
}
