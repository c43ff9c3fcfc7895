import { describe, expect, it } from 'vitest'
import { createInventory } from '../../src/vietnamese/inventory.ts'
import { loadLanguageModel } from '../../src/vietnamese/language-model.ts'
import { indexPassages } from '../../src/vietnamese/passages.ts'
import { createTopics } from '../../src/vietnamese/topics.ts'

describe('indexPassages', () => {
  // Words 0 to 5; 4 and 5 are written with the same letters, word 6 with none that are known.
  const lettersOf = Int32Array.from([0, 1, 2, 3, 4, 4, -1])
  const passages = {
    words: Uint16Array.from([0, 1, 4, 6, 0, 2, 5, 0, 3, 3]),
    start: Uint32Array.from([0, 4, 7, 10]),
  }
  const index = indexPassages(passages, { lettersOf, size: 5 })
  const compare = (letters: number[]) => [...index.compare(letters)]

  it('tells how like each passage is', () => {
    const [first = 0, second = 0, third = 0] = compare([2, 4])
    expect(second).toBeGreaterThan(first)
    expect(first).toBeGreaterThan(0)
    expect(third).toBe(0)
    expect(compare([0, 1, 4])[0]).toBeCloseTo(1, 5)
  })

  it('finds nothing for letters that no passage has, or none', () => {
    expect(compare([])).toEqual([0, 0, 0])
    expect(compare([-1])).toEqual([0, 0, 0])
  })

  it('counts letters that few passages have for more', () => {
    expect(index.weightOf[1]).toBeGreaterThan(index.weightOf[4] as number)
    expect(index.weightOf[4]).toBeGreaterThan(index.weightOf[0] as number)
  })

  it('is empty where there are no passages', () => {
    const empty = indexPassages(
      { words: new Uint16Array(0), start: Uint32Array.of(0) },
      { lettersOf, size: 5 },
    )
    expect(empty.compare([0, 1])).toEqual(new Float32Array(0))
  })
})

describe('createTopics', () => {
  const model = loadLanguageModel()
  const inventory = createInventory(model.words)
  const costs = (
    text: string,
    { how, evidence = [] }: { how: 'ofDocument' | 'ofSentence'; evidence?: string[] },
  ) => {
    const topics = createTopics(model, {
      inventory,
      evidence: evidence.map((line) => line.split(' ').flatMap((word) => inventory.idOf(word) ?? [])),
    })
    const habit = topics[how](text.split(' ').map((word) => topics.lettersOf(word)))
    return (word: string) => habit.costOf(inventory.idOf(word) as number)
  }
  const pigs = 'tiem phong dich ta cho dan lon nai, chuong trai chan nuoi khu trung tieu doc thu y thit'
  const water = 'trieu cuong nuoc lon gay ngap ung, bo bao cong ngan man song rach thuyen ghe'

  it.each(['ofDocument', 'ofSentence'] as const)(
    'tells words of the same letters by what is said: %s',
    (how) => {
      const [farm, river] = [costs(pigs, { how }), costs(water, { how })]
      expect(farm('lợn')).toBeLessThan(0)
      expect(farm('lợn')).toBeLessThan(river('lợn'))
      expect(farm('lớn')).toBeGreaterThan(river('lớn'))
    },
  )

  it('has no say about words whose letters are not in the text', () => {
    expect(costs(pigs, { how: 'ofDocument' })('nhựa')).toBe(0)
  })

  it('hears lines of the evidence', () => {
    const text = 'trong cay bo tren nuong doi cao'
    const [alone, told] = [[], ['trồng cây bơ trên nương đồi cao']].map((evidence) =>
      costs(text, { how: 'ofSentence', evidence }),
    ) as [(word: string) => number, (word: string) => number]
    expect(told('bơ')).toBeLessThan(alone('bơ'))
  })
})
