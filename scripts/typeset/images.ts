import { type PDFDict, PDFDocument, PDFName, PDFNumber, type PDFRef, PDFString } from 'pdf-lib'
import type { Box } from './document.ts'
import { encodeFax, encodeJpeg } from './encode.ts'
import type { Raster } from './paper.ts'

/** A word of a hidden text layer; the box in points, origin at the top left of the page as stored. */
export interface LayerWord {
  text: string
  box: Box
}

export interface ImagePage {
  raster: Raster
  /** Size in points as stored, before `/Rotate`. */
  width: number
  height: number
  rotate: number
  layer: readonly LayerWord[]
}

/** Packs pictures as a PDF of one picture a page, with the hidden words under them. */
export async function buildImagePdf(
  pages: readonly ImagePage[],
  options: { quality: number; bilevel: boolean; producer: string },
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  document.setProducer(options.producer)
  const font = pages.some((page) => page.layer.length > 0) ? addGlyphless(document) : null
  for (const [index, image] of pages.entries()) {
    const page = document.addPage([image.width, image.height])
    if (image.rotate !== 0) page.node.set(PDFName.of('Rotate'), PDFNumber.of(image.rotate))
    const picture = options.bilevel
      ? await addBilevel(document, image.raster)
      : await addJpeg(document, image.raster, options.quality)
    const resources = page.node.normalizedEntries().Resources as PDFDict
    resources.set(PDFName.of('XObject'), context.obj({ [`Im${index}`]: picture }))
    if (font) resources.set(PDFName.of('Font'), context.obj({ F0: font }))
    const words = image.layer.map((word) => showHidden(word, image.height)).join('')
    const hidden = words === '' ? '' : `BT 3 Tr\n${words}ET\n`
    const draw = `q ${round(image.width)} 0 0 ${round(image.height)} 0 0 cm /Im${index} Do Q\n`
    page.node.set(PDFName.of('Contents'), context.register(context.flateStream(hidden + draw)))
  }
  return document.save({ addDefaultPage: false, updateFieldAppearances: false })
}

async function addJpeg(document: PDFDocument, raster: Raster, quality: number): Promise<PDFRef> {
  const { context } = document
  const jpeg = await encodeJpeg(raster, quality)
  return context.register(
    context.stream(jpeg, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: raster.width,
      Height: raster.height,
      BitsPerComponent: 8,
      ColorSpace: raster.channels === 1 ? 'DeviceGray' : 'DeviceRGB',
      Filter: 'DCTDecode',
    }),
  )
}

async function addBilevel(document: PDFDocument, raster: Raster): Promise<PDFRef> {
  const { context } = document
  const { width, height } = raster
  return context.register(
    context.stream(await encodeFax(raster), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      BitsPerComponent: 1,
      ColorSpace: 'DeviceGray',
      Filter: 'CCITTFaxDecode',
      DecodeParms: { K: -1, Columns: width, Rows: height, BlackIs1: true },
    }),
  )
}

/** A font without outlines that shows each UTF-16 unit as itself, as OCR programs put under a scan. */
function addGlyphless(document: PDFDocument): PDFRef {
  const { context } = document
  const map = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <FFFF> endcodespacerange',
    '1 beginbfrange <0000> <FFFF> <0000> endbfrange',
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'GlyphLessFont',
      Flags: 5,
      FontBBox: [0, 0, 500, 1000],
      ItalicAngle: 0,
      Ascent: 1000,
      Descent: -1,
      CapHeight: 1000,
      StemV: 80,
    }),
  )
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: 'GlyphLessFont',
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: 500,
      CIDToGIDMap: 'Identity',
    }),
  )
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'GlyphLessFont',
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(context.flateStream(map)),
    }),
  )
}

function showHidden(word: LayerWord, pageHeight: number): string {
  const [x0, y0, x1, y1] = word.box
  const size = Math.max(1, y1 - y0)
  const text = `${word.text} `
  const hex = [...Array(text.length).keys()]
    .map((index) => text.charCodeAt(index).toString(16).padStart(4, '0'))
    .join('')
  const stretch = ((x1 - x0) / (word.text.length * size * 0.5)) * 100
  return `/F0 ${round(size)} Tf ${round(stretch)} Tz 1 0 0 1 ${round(x0)} ${round(pageHeight - y1)} Tm <${hex}> Tj\n`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
