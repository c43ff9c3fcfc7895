import type { Pipeline } from '../model/pipeline.ts'
import type { LoadedTemplate } from './config.ts'

/** All that decides a batch's results besides the files themselves; handed whole to every worker. */
export interface Settings {
  readonly cacheFolder: string
  readonly lang: 'vi' | 'en'
  /** The day on which the plans are looked at, ISO; null where only what the plans say themselves counts. */
  readonly asOf: string | null
  readonly ocrEngine: 'tesseract.js' | 'native'
  readonly limits: Pipeline['limits']
  /** Options by stage name, as checked by each stage. */
  readonly stages: Readonly<Record<string, unknown>>
  readonly rules: Pipeline['rules']
  readonly templates: readonly LoadedTemplate[]
  /** Whether the pages are shown in a report: then each is drawn as soon as it is read. */
  readonly pictures: boolean
  /** What a native OCR process is started with, beside its own settings; decides no result. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Hash of the language model and the knowledge files that the program carries. */
  readonly knowledge: string
}

/** A document as workers are told of it. */
export interface FileReference {
  readonly path: string
  /** Path below the folder given: what outputs name. */
  readonly file: string
  readonly sha256: string
  readonly bytes: number
  /** When it was last changed, milliseconds since 1970, as it was hashed; not checked where absent. */
  readonly modified?: number
  /** Tried in turn on an encrypted file. */
  readonly passwords: readonly string[]
}
