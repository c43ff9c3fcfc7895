import { typesetWithTruth } from '../typeset/index.ts'
import { photograph } from '../typeset/scan.ts'
import { baiDuong } from './plans/bai-duong.ts'
import { camDan } from './plans/cam-dan.ts'
import { hoaVan } from './plans/hoa-van.ts'
import { kheSay } from './plans/khe-say.ts'
import { targets, writeLungSuong } from './plans/lung-suong.ts'
import { namLinh } from './plans/nam-linh.ts'
import { phuLang } from './plans/phu-lang.ts'
import { suoiMay } from './plans/suoi-may.ts'
import { tanBen } from './plans/tan-ben.ts'
import { traKhe } from './plans/tra-khe.ts'
import { province } from './province.ts'
import type { Sample } from './sample.ts'

/** Samples that are made from text alone, so cheap to make again. */
export const plainSamples: readonly Sample[] = [province, kheSay, tanBen, traKhe, camDan]

/** Every file of `samples/`, in the order of their names. */
export async function listSamples(): Promise<Sample[]> {
  const scanned = [suoiMay, phuLang, baiDuong, namLinh, hoaVan, await pasteTable()]
  return [...plainSamples, ...scanned].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The table of targets typeset, photographed, and pasted into its plan. */
async function pasteTable(): Promise<Sample> {
  const set = await typesetWithTruth(targets)
  const boxes = set.tables.flatMap((table) => table.cells.map((cell) => cell.box))
  const margin = 4
  const box = [
    Math.min(...boxes.map((each) => each[0])) - margin,
    Math.min(...boxes.map((each) => each[1])) - margin,
    Math.max(...boxes.map((each) => each[2])) + margin,
    Math.max(...boxes.map((each) => each[3])) + margin,
  ] as const
  const image = await photograph(
    set.pdf,
    { page: 1, box },
    { dpi: 170, quality: 62, noise: 3, blur: 0.4, seed: 9 },
  )
  return writeLungSuong({
    image,
    size: [(box[2] - box[0]) * 0.97, (box[3] - box[1]) * 0.97],
    truth: set.pages[0]?.text ?? '',
  })
}
