/** A grey picture for an engine: 8-bit samples, rows from the top, print dark on light. */
export interface Grey {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  readonly dpi: number
}

/**
 * How the engine is to cut the picture up: `page` finds columns and blocks itself, `column` takes one column of text,
 * `block` one uniform block, `line` a single line, `sparse` as much text as it finds in no order.
 */
export type EngineMode = 'page' | 'column' | 'block' | 'line' | 'sparse'

export interface EngineWord {
  readonly text: string
  /** 0 to 1. */
  readonly confidence: number
  /** Pixels of the picture. */
  readonly box: readonly [number, number, number, number]
  /** Words of one printed line share it. */
  readonly line: number
}

/** The one interface of all OCR engines. An engine takes several pictures at once, as many as it has workers. */
export interface Engine {
  /** As recorded in results: `tesseract.js 7.0.0 vie`. */
  readonly name: string
  readonly workers: number
  /** @throws EngineTimeout when `timeout` milliseconds have passed; the worker is replaced. */
  recognise(picture: Grey, options: RecogniseOptions): Promise<EngineWord[]>
  /** Ends the workers that have served; fresh ones start when next needed. */
  recycle(): Promise<void>
  close(): Promise<void>
}

export interface RecogniseOptions {
  readonly mode: EngineMode
  readonly timeout: number
  readonly signal?: AbortSignal | undefined
  /** Only these characters are to be found; empty or absent for all. */
  readonly characters?: string
}

export class EngineTimeout extends Error {
  override readonly name = 'EngineTimeout'
}
