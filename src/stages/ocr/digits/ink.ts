/** Ink on paper: 0 is paper, 255 full ink; one byte a pixel, rows from the top. */
export interface Ink {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}
