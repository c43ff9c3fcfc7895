/**
 * A picture seen along its rows or down its columns: what is found along rows is found along columns by the same code.
 * `x` runs along a row of the plane, `y` over the rows.
 */
export interface Plane {
  readonly data: Uint8Array
  /** Pixels of a row, and how many rows there are. */
  readonly length: number
  readonly rows: number
  /** Places in `data` from a pixel to the next of its row, and to the one in the next row. */
  readonly nextX: number
  readonly nextY: number
  readonly dpi: number
}

interface Raster {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  readonly dpi: number
}

/** The rows of the plane are those of the picture. */
export function along({ data, width, height, dpi }: Raster): Plane {
  return { data, length: width, rows: height, nextX: 1, nextY: width, dpi }
}

/** The rows of the plane are the picture's columns. */
export function down({ data, width, height, dpi }: Raster): Plane {
  return { data, length: height, rows: width, nextX: width, nextY: 1, dpi }
}
