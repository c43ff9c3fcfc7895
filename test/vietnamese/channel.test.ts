import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createChannel, loadChannelData } from '../../src/vietnamese/channel.ts'
import { adaptCosts } from '../../src/vietnamese/channel-habit.ts'
import { createInventory } from '../../src/vietnamese/inventory.ts'

const words = 'bộ của cứ đồng đẩy hướng là lý người sở tổ xã'.split(' ')
const inventory = createInventory(words)
const costs = loadChannelData().wrong
const channel = createChannel(inventory, costs)
const best = (read: string, letterCase: 'lower' | 'title' | 'upper' = 'lower') =>
  words[channel.candidates(read, letterCase)[0]?.word ?? -1]

describe('the channel', () => {
  it.each([
    ['b6', 'bộ'],
    ['xä', 'xã'],
    ["so'", 'sở'],
    ['ctir', 'cứ'],
    ['day', 'đẩy'],
    ['dng', 'đồng'],
    ['hwéng', 'hướng'],
    ['ngudi', 'người'],
    ['1a', 'là'],
    ['Iy', 'lý'],
    ['t6', 'tổ'],
    ['x&', 'xã'],
  ])('reads %s as %s', (read, word) => {
    expect(best(read)).toBe(word)
  })

  it('offers every word for itself, cheaper than any other', () => {
    for (const word of words) expect(best(word)).toBe(word)
  })

  it('orders candidates by cost, whatever was read', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 18, unit: 'grapheme' }), (read) => {
        const found = channel.candidates(read, 'lower').map(({ cost }) => cost)
        expect(found).toEqual([...found].sort((a, b) => a - b))
        for (const cost of found) expect(cost).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('answers of the channel', () => {
  it('are kept while they are asked for, and forgotten after thousands of other words', () => {
    const { candidates } = createChannel(inventory, costs)
    const [often, once] = [candidates('b6', 'lower'), candidates("so'", 'lower')]
    for (let other = 0; other < 5000; other++) {
      candidates(`l${other}`, 'lower')
      expect(candidates('b6', 'lower')).toBe(often)
    }
    expect(candidates("so'", 'lower')).not.toBe(once)
    expect(candidates("so'", 'lower')).toEqual(once)
  })
})

describe('adaptCosts', () => {
  it('makes a document’s own misreading cheaper, and others hardly dearer', () => {
    const readings = Array.from({ length: 30 }, () => ({ read: 'b#', printed: 'bộ' }))
    const adapted = adaptCosts(costs, readings)
    expect(adapted.ộ?.['#']).toBeLessThan(2)
    expect(adapted.ộ?.o).toBeLessThan((costs.ộ?.o as number) + 1)
    expect(adapted.ã).toEqual(costs.ã)
    const cost = (table: typeof costs) => createChannel(inventory, table).candidates('b#', 'lower')[0]?.cost
    expect(cost(adapted)).toBeLessThan((cost(costs) as number) - 3)
  })

  it('keeps the costs where there is nothing to learn', () => {
    expect(adaptCosts(costs, [])).toEqual(costs)
  })
})
