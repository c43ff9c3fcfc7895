import { createRequire } from 'node:module'
import PDFKit from 'pdfkit'

export interface Style {
  bold: boolean
  italic: boolean
  size: number
}

export type FontName = 'regular' | 'bold' | 'italic' | 'bold-italic'

const require = createRequire(import.meta.url)
const files: Record<FontName, string> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  'bold-italic': '700Bold_Italic/Tinos_700Bold_Italic.ttf',
}
/** Tinos has the metrics of Times New Roman; these are parts of the size. */
export const ASCENT = 0.891
export const DESCENT = 0.216

export function fontName(style: Style): FontName {
  if (style.bold) return style.italic ? 'bold-italic' : 'bold'
  return style.italic ? 'italic' : 'regular'
}

/** Path of one of the four Tinos faces. */
export function fontFile(name: FontName): string {
  return require.resolve(`@expo-google-fonts/tinos/${files[name]}`)
}

/** Measures text as {@link FontName} faces set it. */
export type Measure = (text: string, style: Style) => number

/** A pdfkit document with the four faces at hand, set up to give the same bytes each time. */
export function openPdf(info: Record<string, string | Date>): PDFKit.PDFDocument {
  const pdf = new PDFKit({ autoFirstPage: false, compress: false, bufferPages: false, info })
  for (const name of Object.keys(files) as FontName[]) pdf.registerFont(name, fontFile(name))
  return pdf
}

export function createMeasure(): Measure {
  const pdf = openPdf({})
  const widths = new Map<string, number>()
  return (text, style) => {
    const key = `${fontName(style)} ${text}`
    let width = widths.get(key)
    if (width === undefined) {
      width = pdf.font(fontName(style)).fontSize(1000).widthOfString(text) / 1000
      widths.set(key, width)
    }
    return width * style.size
  }
}
