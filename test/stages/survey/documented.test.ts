import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { RULES } from '../../../src/stages/check/index.ts'
import { GAP_RULES } from '../../../src/stages/compare/findings/index.ts'
import { BATCH_RULES } from '../../../src/stages/survey/index.ts'

const TOLD = readFileSync(new URL('../../../docs/findings.md', import.meta.url), 'utf8')

it.each([...RULES, ...GAP_RULES, ...BATCH_RULES].map(({ code, severity }) => [code, severity]))(
  '%s stands in docs/findings.md as %s',
  (code, severity) => {
    const rows = TOLD.split('\n').filter((line) => line.startsWith(`| \`${code}\``))
    expect(rows.some((row) => row.split('|')[2]?.trim() === severity)).toBe(true)
  },
)
