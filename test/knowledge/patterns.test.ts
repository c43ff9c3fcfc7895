import { describe, expect, it } from 'vitest'
import { DOCUMENT_TYPES, documentTypeOf } from '../../src/knowledge/document-types.ts'
import { LOOK_ALIKES, wordsPattern } from '../../src/knowledge/look-alikes.ts'
import { findMeasure, MEASURES, measureAt, spelledUnit } from '../../src/knowledge/measures.ts'
import { SECTION_KINDS, sectionKindOf } from '../../src/knowledge/section-kinds.ts'
import { columnRoles, TABLE_HEADERS } from '../../src/knowledge/table-headers.ts'
import { bareKey, markedKey } from '../../src/vietnamese/keys.ts'

describe('every pattern matches its examples and refuses its counterexamples', () => {
  it.each(DOCUMENT_TYPES)('document type $name', (type) => {
    for (const example of type.examples)
      expect(documentTypeOf(bareKey(example))?.name, example).toBe(type.name)
    for (const other of type.counterexamples) expect(documentTypeOf(bareKey(other)), other).toBeNull()
  })

  it.each(SECTION_KINDS)('section kind $kind', (kind) => {
    for (const example of kind.examples) expect(sectionKindOf(example), example).toBe(kind.kind)
    for (const other of kind.counterexamples) expect(sectionKindOf(other), other).not.toBe(kind.kind)
  })

  it.each(TABLE_HEADERS)('table header $role', (header) => {
    for (const example of header.examples) expect(columnRoles(example), example).toContain(header.role)
    for (const other of header.counterexamples) expect(columnRoles(other)[0], other).not.toBe(header.role)
  })

  it.each(Object.entries(LOOK_ALIKES))('look-alike words: %s', (_, list) => {
    const anywhere = wordsPattern(list.words, { end: false })
    for (const example of list.examples) expect(anywhere.test(markedKey(example)), example).toBe(true)
    for (const other of list.counterexamples) expect(anywhere.test(markedKey(other)), other).toBe(false)
  })
})

describe('units of measure', () => {
  it.each(MEASURES)('$unit is read from each of its names', (measure) => {
    for (const alias of measure.aliases) expect(findMeasure(alias)?.measure.unit, alias).toBe(measure.unit)
  })

  it('reads what a count is per', () => {
    expect(measureAt('hồ sơ/năm và')?.unit).toBe('hồ sơ/năm')
    expect(measureAt('triệu đồng/người/năm.')?.unit).toBe('triệu đồng/người/năm')
    expect(measureAt('dịch vụ công trực tuyến toàn trình')?.unit).toBe('DVCTT toàn trình')
  })

  it('needs the marks of a word of one syllable', () => {
    expect(measureAt('bàn ghế')).toBeNull()
    expect(measureAt('hoa lá')).toBeNull()
  })

  it('puts right a mark that a scan gave a unit, not one that is a unit of its own', () => {
    expect(spelledUnit('hà')).toBe('ha')
    expect(spelledUnit('tuôi')).toBe('tuổi')
    expect(spelledUnit('bàn')).toBeNull()
    expect(spelledUnit('hộ')).toBeNull()
  })
})
