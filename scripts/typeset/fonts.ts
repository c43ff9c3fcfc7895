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

function fontName(style: Style): FontName {
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

/** What pdfkit keeps of an embedded font and its types leave out. */
interface EmbeddedFont {
  id: string
  scale: number
  font: { glyphForCodePoint(code: number): Glyph }
  subset: { includeGlyph(id: number): number }
  widths: number[]
  unicode: number[][]
  ref(): unknown
}
interface Glyph {
  id: number
  advanceWidth: number
}

/** The font in use, with its reference noted on the page. */
export function useFont(pdf: PDFKit.PDFDocument, style: Style): EmbeddedFont {
  pdf.font(fontName(style))
  const font = (pdf as unknown as { _font: EmbeddedFont })._font
  const page = pdf.page as unknown as { fonts: Record<string, unknown> } | undefined
  if (page) page.fonts[font.id] = font.ref()
  return font
}

/**
 * Glyph numbers of a text, four hexadecimal digits each: one glyph a letter, neither kerned nor joined, as word
 * processors set Times by default.
 */
export function encodeText(font: EmbeddedFont, text: string): string {
  let hex = ''
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    const glyph = font.font.glyphForCodePoint(code)
    const number = font.subset.includeGlyph(glyph.id)
    font.widths[number] ??= glyph.advanceWidth * font.scale
    font.unicode[number] ??= [code]
    hex += number.toString(16).padStart(4, '0')
  }
  return hex
}

export function createMeasure(): Measure {
  const pdf = openPdf({})
  const fonts = new Map<FontName, { font: EmbeddedFont; widths: Map<string, number> }>()
  return (text, style) => {
    const name = fontName(style)
    let known = fonts.get(name)
    if (!known) {
      known = { font: useFont(pdf, style), widths: new Map() }
      fonts.set(name, known)
    }
    let sum = 0
    for (const letter of text) {
      let width = known.widths.get(letter)
      if (width === undefined) {
        width =
          (known.font.font.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth * known.font.scale) /
          1000
        known.widths.set(letter, width)
      }
      sum += width
    }
    return sum * style.size
  }
}
