import { cacheKey } from './cache.ts'
import type { Settings } from './settings.ts'
import { STAGES } from './stages.ts'

type StageName = (typeof STAGES)[number]['name']

/**
 * Keys under which results are kept. Each holds the stages it rests on with their versions and options, so that a
 * change to one stage repeats that stage and what follows, never what went before: extraction rules do not repeat OCR.
 */
export function keysOf(settings: Settings): {
  opened(sha256: string): string
  ocr(sha256: string, page: number): string
  layout(sha256: string, page: number): string
  restore(sha256: string, page: number, adaptation: string | null): string
  /** `unreadable`: the pages given up on; `attachments`: hashes of annexes in files of their own. */
  plan(document: {
    sha256: string
    file: string
    adaptation: string | null
    unreadable: readonly number[]
    attachments: readonly string[]
  }): string
  gaps(planKey: string): string
  /** Under it stands what was drawn last at a path: a name may come to hold another plan, and the first again. */
  picture(target: string): string
} {
  const through = (...names: StageName[]) =>
    names.map((name) => {
      const stage = STAGES.find((candidate) => candidate.name === name)
      return [name, stage?.version, settings.stages[name] ?? null]
    })
  const key = (stage: StageName | 'open' | 'picture', input: unknown, knowledge?: unknown) =>
    cacheKey({ stage, version: 1, input, knowledge })
  return {
    opened: (sha256) => key('open', [sha256, settings.limits.pages, settings.limits.bytes]),
    ocr: (sha256, page) => key('ocr', [sha256, page, settings.ocrEngine, through('read', 'ocr')]),
    layout: (sha256, page) =>
      key('layout', [sha256, page, settings.ocrEngine, through('read', 'ocr', 'layout')]),
    restore: (sha256, page, adaptation) =>
      key(
        'restore',
        [sha256, page, adaptation, settings.ocrEngine, through('read', 'ocr', 'layout', 'restore')],
        settings.knowledge,
      ),
    plan: ({ sha256, file, adaptation, unreadable, attachments }) =>
      key(
        'check',
        [
          [
            sha256,
            file,
            adaptation,
            unreadable,
            attachments,
            settings.ocrEngine,
            settings.lang,
            settings.asOf,
            settings.rules,
          ],
          through('read', 'ocr', 'layout', 'restore', 'structure', 'extract', 'check'),
        ],
        settings.knowledge,
      ),
    gaps: (planKey) =>
      key(
        'compare',
        [planKey, settings.templates.map(({ sha256 }) => sha256), through('match', 'compare')],
        settings.knowledge,
      ),
    picture: (target) => key('picture', target),
  }
}
