import { describe, expect, it } from 'vitest'
import type { Grey } from '../../../src/stages/ocr/engine.ts'
import { fadeGreySeals, findGreySeals } from '../../../src/stages/ocr/grey-seals.ts'
import { differsFromPrint } from '../../../src/stages/ocr/ink.ts'

const WIDTH = 700
const HEIGHT = 600

/** White paper at 150 dpi with bars as print, and what else is drawn. */
function sheet(draw: (put: (x: number, y: number, tone: number) => void) => void): Grey {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255)
  draw((x, y, tone) => {
    data[Math.round(y) * WIDTH + Math.round(x)] = tone
  })
  return { data, width: WIDTH, height: HEIGHT, dpi: 150 }
}
type Put = (x: number, y: number, tone: number) => void

function bars(put: Put, at: { x0: number; x1: number; y0: number; high: number }): void {
  for (let x = at.x0; x < at.x1; x += 9)
    for (let y = at.y0; y < at.y0 + at.high; y++) for (let dx = 0; dx < 3; dx++) put(x + dx, y, 20)
}

function ring(put: Put, tone: number): void {
  for (let angle = 0; angle < 360; angle += 0.1) {
    for (let r = 98; r <= 104; r += 0.5) {
      put(350 + r * Math.cos((angle * Math.PI) / 180), 300 + r * Math.sin((angle * Math.PI) / 180), tone)
    }
  }
}

describe('a seal on a grey scan', () => {
  it('is found by its ring and taken off the print that it crosses', () => {
    const page = sheet((put) => {
      ring(put, 135)
      bars(put, { x0: 330, x1: 480, y0: 370, high: 16 })
    })
    const seals = findGreySeals(page)
    expect(seals).toHaveLength(1)
    expect(Math.hypot((seals[0]?.x ?? 0) - 350, (seals[0]?.y ?? 0) - 300)).toBeLessThan(8)
    const clean = fadeGreySeals(page, seals)
    expect(clean.data[300 * WIDTH + 451]).toBe(255)
    expect(clean.data[375 * WIDTH + 331]).toBe(20)
  })

  it('is found where lines of print cut its ring into pieces', () => {
    const page = sheet((put) => {
      ring(put, 135)
      for (let y0 = 220; y0 < 400; y0 += 55)
        for (let y = y0; y < y0 + 14; y++) for (let x = 60; x < 640; x++) put(x, y, 20)
    })
    const [seal, ...others] = findGreySeals(page)
    expect(others).toEqual([])
    expect(Math.hypot((seal?.x ?? 0) - 350, (seal?.y ?? 0) - 300)).toBeLessThan(8)
    expect(seal?.radius).toBeGreaterThan(96)
  })

  it('is not seen in lines of faint print', () => {
    const page = sheet((put) => {
      for (let y0 = 60; y0 < 540; y0 += 26)
        for (let x = 60; x < 640; x += 9)
          for (let y = y0; y < y0 + 14; y++) for (let d = 0; d < 4; d++) put(x + d, y, 135)
    })
    expect(findGreySeals(page)).toEqual([])
  })

  it('as dark as print is left alone', () => {
    const page = sheet((put) => ring(put, 90))
    expect(fadeGreySeals(page, [{ x: 350, y: 300, radius: 104, tone: 90 }])).toBe(page)
  })
})

describe('differsFromPrint', () => {
  const page = sheet((put) => {
    bars(put, { x0: 100, x1: 130, y0: 100, high: 20 })
    bars(put, { x0: 200, x1: 230, y0: 93, high: 32 })
    bars(put, { x0: 300, x1: 340, y0: 100, high: 20 })
  })
  const beside = [[298, 98, 342, 122]] as const

  it('lets figures as high as the print beside them pass, and tells larger ones', () => {
    expect(differsFromPrint(page, { box: [98, 98, 132, 122], beside })).toBe(false)
    expect(differsFromPrint(page, { box: [198, 90, 232, 127], beside })).toBe(true)
  })

  it('says nothing where no print stands beside', () => {
    expect(differsFromPrint(page, { box: [198, 90, 232, 127], beside: [] })).toBe(false)
  })
})
