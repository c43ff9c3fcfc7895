/** The conditions under which text is read: engine, language, resolution, wear, face and size. */
import type { Engine } from './reading.ts'
import type { Setting, Wear } from './typesetting.ts'

export interface Condition extends Omit<Setting, 'seed'> {
  readonly language: 'eng' | 'fra' | 'vie'
  readonly engine: Engine
}

type Row = readonly [dpi: number, wear: Wear, rest?: Partial<Condition>]

const WRONG: readonly (readonly [language: 'eng' | 'fra', engine: Engine, rows: readonly Row[]])[] = [
  [
    'eng',
    'own',
    [
      [300, 'none'],
      [200, 'none'],
      [200, 'none', { points: 12 }],
      [150, 'none', { points: 13 }],
      [100, 'none'],
      [200, 'grain'],
      [150, 'grain', { points: 13 }],
      [300, 'bilevel'],
      [200, 'heavy'],
      [200, 'soft', { points: 13 }],
      [150, 'jpeg'],
      [200, 'none', { face: 'arimo' }],
      [200, 'grain', { face: 'noto-serif', points: 12 }],
      [250, 'jpeg', { face: 'source-serif-4' }],
    ],
  ],
  [
    'eng',
    'best',
    [
      [300, 'none', { points: 13 }],
      [200, 'none'],
      [150, 'none'],
      [300, 'grain'],
      [200, 'heavy', { points: 13 }],
      [200, 'bilevel'],
      [120, 'jpeg'],
      [200, 'soft', { face: 'noto-serif' }],
    ],
  ],
  [
    'eng',
    'old',
    [
      [300, 'none'],
      [300, 'jpeg', { points: 13 }],
      [200, 'none'],
      [250, 'soft'],
    ],
  ],
  [
    'fra',
    'best',
    [
      [300, 'none'],
      [200, 'grain'],
    ],
  ],
]

const RIGHT: readonly Row[] = [
  [150, 'grain'],
  [120, 'grain'],
  [100, 'grain'],
  [100, 'grain', { points: 13 }],
]

/** Readings with a model of another language. */
export const WRONG_CONDITIONS: readonly Condition[] = WRONG.flatMap(([language, engine, rows]) =>
  rows.map(([dpi, wear, rest]) => ({ language, engine, dpi, wear, ...rest })),
)

/** Readings of poor scans with the Vietnamese model. */
export const RIGHT_CONDITIONS: readonly Condition[] = RIGHT.map(([dpi, wear, rest]) => ({
  language: 'vie',
  engine: 'own',
  dpi,
  wear,
  ...rest,
}))
