import type { Prepared } from './prepare.ts'

type PixelBox = readonly [number, number, number, number]

/** A box of the source in pixels of the straightened picture. */
export function fromSource(box: PixelBox, prepared: Prepared): PixelBox {
  const { grey, source, skew, scale } = prepared
  const angle = (-skew * Math.PI) / 180
  const mx = (box[0] + box[2]) / 2 - source.width / 2
  const my = (box[1] + box[3]) / 2 - source.height / 2
  const x = grey.width / 2 + (mx * Math.cos(angle) - my * Math.sin(angle)) * scale
  const y = grey.height / 2 + (mx * Math.sin(angle) + my * Math.cos(angle)) * scale
  const w = ((box[2] - box[0]) / 2) * scale
  const h = ((box[3] - box[1]) / 2) * scale
  return [Math.round(x - w), Math.round(y - h), Math.round(x + w), Math.round(y + h)]
}
