import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'

/**
 * Compresses a PDF's plain streams. Node's own zlib gives other bytes from one version to the next; pdf-lib brings
 * its own deflate, so the same document gives the same bytes everywhere.
 */
export async function packPdf(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { context } = document
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.has(PDFName.of('Filter'))) continue
    const packed = context.flateStream(object.contents)
    for (const [key, value] of object.dict.entries())
      if (key !== PDFName.of('Length')) packed.dict.set(key, value)
    context.assign(ref, packed)
  }
  return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false })
}
