import type { Box } from './geometry.ts'
import type { PageRead } from './page.ts'

/** A raster picture: 8-bit samples, rows from the top, `channels` interleaved (1 grey, 3 RGB). */
export interface Picture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  readonly channels: 1 | 3
  /** Pixels per inch on the page, horizontally and vertically the same. */
  readonly dpi: number
  /** The part of the page that the picture shows, in points. */
  readonly box: Box
}

/** An opened PDF; lives only inside `withDocument`. */
export interface OpenDocument {
  readonly pageCount: number
  readonly producer: string | null
  /** What the PDF itself says of a page, and whether its text is worth keeping. `page` starts at 1. */
  readPage(page: number): Promise<PageRead>
  /**
   * The page's picture for OCR: the scan at its own resolution where the page is one picture, else rendered;
   * upright by `/Rotate`, at most `maxPixels`. What has to be drawn is drawn at `dpi`, or `width` pixels across.
   */
  picture(
    page: number,
    options: { dpi?: number; width?: number; maxPixels: number; box?: Box },
  ): Promise<Picture>
}
