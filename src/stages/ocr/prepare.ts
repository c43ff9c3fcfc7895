import type { Picture } from '../../model/document.ts'
import type { Region } from '../../model/page.ts'
import { toBinary } from './binary.ts'
import { type ClosedCell, findCells } from './cells.ts'
import { cleanEdges } from './edges.ts'
import type { Grey } from './engine.ts'
import { clearGrain } from './grain.ts'
import { eraseBlue, toGrey } from './grey.ts'
import { fadeGreySeals, findGreySeals, type GreySeal } from './grey-seals.ts'
import { levelPaper } from './level.ts'
import { findRegions } from './regions.ts'
import { resample } from './resample.ts'
import { bend, sharpen } from './sharpen.ts'
import { findSkew } from './skew.ts'
import { clearFaint, clearSpecks } from './specks.ts'
import { eraseStrokes, findStrokes, type Stroke } from './strokes.ts'
import { liftTones } from './tones.ts'
import { liesOnItsSide } from './turn.ts'

/** A picture made ready to be read. */
export interface Prepared {
  /** Level, upright, without ruling lines. */
  readonly grey: Grey
  /** Degrees clockwise by which the print ran askew; taken out of `grey`. */
  readonly skew: number
  /** Ruling lines, in pixels of `grey`. */
  readonly strokes: readonly Stroke[]
  /** Rectangles closed by them. */
  readonly cells: readonly ClosedCell[]
  /** Share of the page that is ink, 0 to 1, dark edges and holes left out. */
  readonly ink: number
  /** Levelled and cleaned, but neither sharpened nor straightened; `scale` and `skew` lead from it to `grey`. */
  readonly source: Grey
  readonly scale: number
  /** As `source`, with the handwriting that was taken out of it. */
  readonly written: Grey
  /** Seals and handwriting, in pixels of `source`. */
  readonly regions: readonly Region[]
  /** Print runs up or down the picture: turn it and prepare it again. */
  readonly sideways: boolean
}

/** Resolution at which Tesseract reads Vietnamese best and fastest; measured in docs/accuracy.md. */
const TARGET_DPI = 200
/** Scans coarser than this are sharpened before they are enlarged. */
const COARSE_DPI = 180

/** Levels, cleans, deskews and scales a picture and takes its ruling lines out. Pure and heavy: for a worker thread. */
export function prepare(picture: Picture): Prepared {
  const { grey: plain, inks } = toGrey(picture)
  const level = liftTones(clearGrain(cleanEdges(levelPaper(plain))))
  const rings = findGreySeals(level)
  const written = fadeGreySeals(level, rings)
  const inked = toBinary(written)
  const print = count(inked.data)
  const coloured = inks ? findRegions(inks, { dpi: picture.dpi, print }) : { regions: [], lines: [] }
  const regions = [...coloured.regions, ...rings.map(toRegion)]
  const boxes = regions.filter((region) => region.kind === 'handwriting').map((region) => region.box)
  const { lines } = coloured
  const plainPrint =
    inks && boxes.length + lines.length > 0 ? eraseBlue(written, inks, { boxes, lines }) : written
  const source = clearSpecks(
    clearFaint(
      plainPrint,
      regions.filter((region) => region.kind === 'seal').map((region) => region.box),
    ),
    regions.map((region) => region.box),
  )
  const first = source === written ? inked : toBinary(source)
  const found = findSkew(first)
  const skew = Math.abs(found.degrees) >= 0.1 && found.strength > 1.2 ? found.degrees : 0
  const ratio = TARGET_DPI / picture.dpi
  const scale = ratio > 0.9 && ratio < 1.15 ? 1 : ratio
  const crisp = picture.dpi < COARSE_DPI ? bend(sharpen(source, 1.2), 0.75) : source
  const straight = resample(crisp, { degrees: skew, scale })
  const binary = toBinary(straight)
  const strokes = findStrokes(straight, binary)
  const grey =
    strokes.length === 0 ? straight : { ...straight, data: eraseStrokes(straight, binary, strokes) }
  return {
    grey,
    skew,
    strokes,
    cells: findCells(strokes, grey),
    ink: print / first.data.length,
    source,
    scale,
    written,
    regions,
    sideways: liesOnItsSide(first),
  }
}

function toRegion({ x, y, radius }: GreySeal): Region {
  return {
    kind: 'seal',
    box: [
      Math.max(0, Math.round(x - radius)),
      Math.max(0, Math.round(y - radius)),
      Math.round(x + radius),
      Math.round(y + radius),
    ],
  }
}

function count(data: Uint8Array): number {
  let ink = 0
  for (let i = 0; i < data.length; i++) ink += data[i] as number
  return ink
}
