import sharp from 'sharp'
import type { Evidence, Plan } from '../../src/model/plan.ts'
import { pagePicture } from '../../src/output/pictures.ts'

/** A page's picture with the words of all evidence where its boxes say, as the report shows it (WebP). */
export async function drawPage(plan: Plan, page: number): Promise<Uint8Array> {
  const { width, height } = plan.source.pages[page - 1] ?? { width: 595.3, height: 841.9 }
  const all: Evidence[] = [
    ...plan.sections.flatMap((one) => one.evidence),
    ...plan.goals.flatMap((one) => one.evidence),
    ...plan.indicators.flatMap((one) => one.evidence),
    ...plan.tasks.flatMap((one) => one.evidence),
    ...plan.findings.flatMap((one) => one.evidence),
    ...plan.header.evidence.number,
    ...plan.header.evidence.date,
  ].filter((one) => one.page === page)
  const texts = all.flatMap(({ box, quote }) =>
    wrap(quote, 72).map(
      (line, at) =>
        `<text x="${box[0]}" y="${box[1] + 12 + at * 16}" textLength="${Math.min(440, line.length * 6)}" lengthAdjust="spacingAndGlyphs">${escapeXml(line)}</text>`,
    ),
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Liberation Serif" font-size="13"><rect width="100%" height="100%" fill="#fff"/>${texts.join('')}</svg>`
  const { data, info } = await sharp(Buffer.from(svg), { density: 144 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { bytes } = await pagePicture({
    data,
    width: info.width,
    height: info.height,
    channels: 3,
    dpi: 144,
    box: [0, 0, width, height],
  })
  return bytes
}

function wrap(text: string, at: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < at) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
