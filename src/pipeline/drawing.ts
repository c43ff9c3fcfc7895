import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { OpenDocument } from '../model/document.ts'
import { ConfigError } from '../model/errors.ts'
import type { PageOcr } from '../model/page.ts'
import { PAGE_WIDTH, PICTURE_FORMATS, pagePicture } from '../output/pictures.ts'
import type { Cache } from './cache.ts'
import { storageError, writeWhole } from './files.ts'
import type { keysOf } from './keys.ts'
import type { FileReference, Settings } from './settings.ts'

/** A worker's part in the report's page pictures. */
export interface Drawing {
  /**
   * Draws a page that is read at this moment and keeps its picture until the report asks for it: opening and reading
   * the page again later costs more than drawing it. @throws ConfigError where it cannot be kept.
   */
  drawAhead(file: FileReference, page: number): Promise<void>
  /** Puts a page's picture at `target` with the ending of its format; the other format's is removed. */
  place(file: FileReference, page: number, target: string): Promise<void>
}

export function openDrawing(tools: {
  settings: Settings
  cache: Cache
  keys: ReturnType<typeof keysOf>
  open(file: FileReference): Promise<OpenDocument>
}): Drawing {
  const { settings, cache, keys } = tools
  const draw = async (file: FileReference, page: number, target: string): Promise<void> => {
    const document = await tools.open(file)
    const turned = cache.get<PageOcr>(keys.ocr(file.sha256, page))?.turned ?? 0
    const picture = await document.picture(page, {
      // A page that lies on its side is as wide as it will be high.
      ...(turned % 180 === 0 ? { width: PAGE_WIDTH } : {}),
      maxPixels: settings.limits.pixels,
    })
    const { format, bytes } = await pagePicture(picture, { turned })
    await writeWhole(`${target}.${format}`, bytes)
  }
  const kept = (file: FileReference, page: number): string =>
    join(settings.cacheFolder, 'pictures', `${file.sha256}-${page}`)
  return {
    async drawAhead(file, page) {
      try {
        await draw(file, page, kept(file, page))
      } catch (error) {
        if (error instanceof ConfigError) throw error
        // A page that cannot be drawn is told by the job that the report asks for.
      }
    },
    async place(file, page, target) {
      const ahead = kept(file, page)
      if (formatOf(ahead) === null) await draw(file, page, ahead)
      const format = formatOf(ahead)
      if (format === null)
        throw new Error(`the picture of page ${page} of ${file.file} is gone from the cache`)
      moveWhole(`${ahead}.${format}`, `${target}.${format}`)
      for (const other of PICTURE_FORMATS) if (other !== format) rmSync(`${target}.${other}`, { force: true })
      cache.put(keys.picture(target), [file.sha256, page, format])
    },
  }
}

function formatOf(path: string): (typeof PICTURE_FORMATS)[number] | null {
  return PICTURE_FORMATS.find((format) => existsSync(`${path}.${format}`)) ?? null
}

/** @throws ConfigError where the folder cannot be written. */
function moveWhole(from: string, target: string): void {
  try {
    mkdirSync(dirname(target), { recursive: true })
    renameSync(from, target)
  } catch (error) {
    throw storageError(target, error)
  }
}
