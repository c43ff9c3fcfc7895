import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib'
import { encodeTcvn3 } from './tcvn3.ts'

export interface LegacyOptions {
  /** Latin-1 characters as most files give them, or the symbols that some producers put in their place. */
  form?: 'latin1' | 'symbols'
}

/**
 * Makes a typeset PDF into an old one: it looks the same, and its text comes out as TCVN3 ("Céng hßa x· héi"). Text
 * all in capitals gets a capitals font, whose letters come out small, as `.VnTimeH` has them. Fonts are named after
 * the old ones.
 */
export async function makeTcvn3(pdf: Uint8Array, options: LegacyOptions = {}): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const symbols = options.form === 'symbols'
  const fonts = new Map<string, LegacyFont>()
  for (const page of document.getPages()) {
    const resources = page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict)
    if (!resources) continue
    const names = new Map<string, LegacyFont>()
    for (const [name, ref] of resources.entries()) {
      const key = String(ref)
      const font = fonts.get(key) ?? convertFont(document, ref as PDFRef, symbols)
      fonts.set(key, font)
      names.set(name.decodeText(), font)
    }
    for (const [name, font] of names) resources.set(PDFName.of(`${name}H`), font.capitals)
    rewriteContents(document, page.node.get(PDFName.of('Contents')), names)
  }
  return document.save({ addDefaultPage: false, updateFieldAppearances: false })
}

interface LegacyFont {
  capitals: PDFRef
  /** Unicode text of each glyph. */
  glyphs: string[]
}

function convertFont(document: PDFDocument, ref: PDFRef, symbols: boolean): LegacyFont {
  const { context } = document
  const font = context.lookup(ref, PDFDict)
  const glyphs = readGlyphs(context.lookup(font.get(PDFName.of('ToUnicode'))) as PDFRawStream)
  const map = (capitals: boolean) =>
    context.register(
      context.flateStream(writeMap(glyphs.map((text) => encodeTcvn3(text, { capitals, symbols })))),
    )
  const base = font.lookup(PDFName.of('BaseFont'), PDFName).decodeText()
  const bold = base.includes('Bold') ? ',Bold' : ''
  const italic = base.includes('Italic') ? (bold ? 'Italic' : ',Italic') : ''
  const name = (capitals: string) => PDFName.of(`${base.split('+')[0]}+.VnTime${capitals}${bold}${italic}`)
  const twin = font.clone(context)
  twin.set(PDFName.of('ToUnicode'), map(true))
  twin.set(PDFName.of('BaseFont'), name('H'))
  font.set(PDFName.of('ToUnicode'), map(false))
  font.set(PDFName.of('BaseFont'), name(''))
  const descendants = font.lookup(PDFName.of('DescendantFonts'), PDFArray)
  const descendant = descendants.lookup(0, PDFDict)
  descendant.set(PDFName.of('BaseFont'), name(''))
  descendant.lookup(PDFName.of('FontDescriptor'), PDFDict).set(PDFName.of('FontName'), name(''))
  return { capitals: context.register(twin), glyphs }
}

/** The glyphs' text in order, out of the one range list that pdfkit writes for each 256 glyphs. */
function readGlyphs(stream: PDFRawStream): string[] {
  const cmap = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  return [...cmap.matchAll(/\[([^\]]*)\]/g)].flatMap(([, list]) =>
    [...(list as string).matchAll(/<([0-9a-f ]*)>/g)].map(([, hex]) =>
      String.fromCharCode(...(hex as string).split(' ').map((code) => Number.parseInt(code, 16) || 0)),
    ),
  )
}

function writeMap(texts: readonly string[]): string {
  const hex = (value: number) => value.toString(16).padStart(4, '0')
  const ranges: string[] = []
  for (let start = 0; start < texts.length; start += 256) {
    const part = texts.slice(start, start + 256)
    const entries = part.map((text) => `<${[...text].map((letter) => hex(letter.charCodeAt(0))).join('')}>`)
    ranges.push(`<${hex(start)}> <${hex(start + part.length - 1)}> [${entries.join(' ')}]`)
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    `${ranges.length} beginbfrange`,
    ...ranges,
    'endbfrange endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}

/** Gives each stretch of text that is all capitals the capitals font. */
function rewriteContents(
  document: PDFDocument,
  contents: unknown,
  fonts: ReadonlyMap<string, LegacyFont>,
): void {
  if (!(contents instanceof PDFRef)) return
  const stream = document.context.lookup(contents)
  if (!(stream instanceof PDFRawStream)) return
  const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  const rewritten = text.replace(
    /BT\n\/(F\d+) ([^\n]*)\n([^\n]*)\n\[([^\]]*)\]/g,
    (whole, name: string, size, place, shown: string) => {
      const font = fonts.get(name)
      if (!font || !isCapitals(readShown(shown, font.glyphs))) return whole
      return `BT\n/${name}H ${size}\n${place}\n[${shown}]`
    },
  )
  document.context.assign(contents, document.context.flateStream(Buffer.from(rewritten, 'latin1')))
}

function readShown(shown: string, glyphs: readonly string[]): string {
  return [...shown.matchAll(/<([0-9a-f]*)>/g)]
    .flatMap(([, hex]) => (hex as string).match(/.{4}/g) ?? [])
    .map((code) => glyphs[Number.parseInt(code, 16)] ?? '')
    .join('')
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase() && /[^ -~]/.test(text)
}
