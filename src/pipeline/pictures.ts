import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '../model/errors.ts'
import type { PictureFormat } from '../output/pictures.ts'
import { picturePath } from '../output/report/report.ts'
import type { ReadBatch } from './batch.ts'
import type { DocumentTools } from './document.ts'
import { pictureMessage } from './messages.ts'
import { runTwice } from './workers.ts'

/** Draws the pages that the report shows, by all workers; a page drawn before is left alone. */
export async function drawPictures({ request, runs }: ReadBatch, tools: DocumentTools): Promise<void> {
  const jobs = runs.flatMap(({ intake, key, pages }) =>
    pages.flatMap(({ file, page }, index) => {
      const target = join(request.out, picturePath(intake.name, index + 1))
      return file === null || key === null ? [] : [{ kind: 'picture', file, page, target } as const]
    }),
  )
  const limits = { seconds: tools.settings.limits.secondsPerPage, signal: tools.signal }
  await Promise.all(
    jobs.map(async (job) => {
      const [sha256, page, format] =
        tools.cache.get<[string, number, PictureFormat?]>(tools.keys.picture(job.target)) ?? []
      const same = sha256 === job.file.sha256 && page === job.page
      if (same && existsSync(`${job.target}.${format}`)) return
      try {
        await runTwice(job, { ...limits, priority: 0 }, tools)
      } catch (error) {
        // The report does without a page that cannot be drawn; its facts stand all the same.
        if (tools.signal.aborted) return
        if (error instanceof ConfigError) throw error
        const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
        const message = pictureMessage(tools.settings.lang)
        tools.tell({ type: 'problem', file: job.file.file, page: job.page, code: 'picture', message, detail })
      }
    }),
  )
}
