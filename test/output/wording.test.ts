import { describe, expect, it } from 'vitest'
import { findingTitle, LABELS, STATUS_SIGNS, STATUSES } from '../../src/output/messages.ts'
import {
  formatDate,
  formatNumber,
  formatPeriod,
  formatShare,
  formatTarget,
  nameSection,
} from '../../src/output/wording.ts'

const target = { comparator: 'gte', value: 90, valueTo: null, unit: '%', measure: 'level' } as const

describe('figures in words', () => {
  it.each([
    [{}, 'tối thiểu 90%'],
    [{ comparator: 'eq' }, '90%'],
    [{ comparator: 'lt', value: 8, unit: 'phút' }, 'dưới 8 phút'],
    [{ comparator: 'lte', value: 5, unit: 'phút' }, 'không quá 5 phút'],
    [{ comparator: 'gt', value: 1500, unit: 'hồ sơ/năm' }, 'trên 1.500 hồ sơ/năm'],
    [{ measure: 'decrease', value: 20 }, 'giảm tối thiểu 20%'],
    [{ measure: 'increase', value: 2, unit: 'lần', comparator: 'eq' }, 'tăng 2 lần'],
    [{ comparator: 'between', value: 80, valueTo: 90 }, 'từ 80% đến 90%'],
    [{ comparator: 'approx', value: 82.24 }, 'khoảng 82,24%'],
    [{ unit: null, value: 12 }, 'tối thiểu 12'],
    [{ value: null }, null],
  ] as const)('%o', (part, words) => {
    expect(formatTarget({ ...target, ...part }, 'vi')).toBe(words)
  })

  it('writes numbers, shares and dates as the reader does', () => {
    expect(formatNumber(1234567.5, 'vi')).toBe('1.234.567,5')
    expect(formatNumber(-1234, 'en')).toBe('-1,234')
    expect(formatShare(0.9999, 'vi')).toBe('99,9%')
    expect(formatShare(1, 'vi')).toBe('100%')
    expect(formatDate('2025-02-05', 'vi')).toBe('05/02/2025')
    expect(formatDate('2025-07-18', 'vi')).toBe('18/7/2025')
    expect(formatDate('2025-11-01', 'vi')).toBe('01/11/2025')
  })
})

describe('periods', () => {
  it('are two years, or the one', () => {
    expect(formatPeriod({ from: 2025, to: 2026 })).toBe('2025 - 2026')
    expect(formatPeriod({ from: 2026, to: 2026 })).toBe('2026')
    expect(formatPeriod(null)).toBeNull()
  })
})

describe('sections in a sentence', () => {
  it.each([
    [{ label: '2.', title: 'Chỉ tiêu đến hết năm 2026:' }, '2. Chỉ tiêu đến hết năm 2026'],
    [{ label: '-', title: 'Về số lượng: ' }, '- Về số lượng'],
    [{ label: 'III.', title: 'TỔ CHỨC THỰC HIỆN' }, 'III. TỔ CHỨC THỰC HIỆN'],
  ])('%o', (section, name) => {
    expect(nameSection(section)).toBe(name)
  })
})

describe('labels', () => {
  it('stand in both languages for every status, each with its own sign', () => {
    for (const lang of ['vi', 'en'] as const) {
      expect(new Set(STATUSES.map((one) => LABELS[lang].status[one])).size).toBe(STATUSES.length)
      expect(Object.keys(LABELS[lang].finding)).toEqual(Object.keys(LABELS.vi.finding))
    }
    expect(new Set(Object.values(STATUS_SIGNS)).size).toBe(STATUSES.length)
    expect(findingTitle('something-new', 'vi')).toBe('something-new')
  })
})
