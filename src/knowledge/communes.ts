import { bareKey, markedKey } from '../vietnamese/keys.ts'
import { type RegisteredCommune, type RegisteredProvince, readAddresses } from './addresses.ts'

export type { RegisteredCommune, RegisteredProvince } from './addresses.ts'

interface Register {
  readonly provinces: readonly RegisteredProvince[]
  readonly communes: readonly RegisteredCommune[]
  readonly byMarked: ReadonlyMap<string, readonly RegisteredCommune[]>
  readonly byBare: ReadonlyMap<string, readonly RegisteredCommune[]>
  readonly provinceByBare: ReadonlyMap<string, RegisteredProvince>
}

const read = once((): Register => {
  const { provinces, communes } = readAddresses()
  return {
    provinces,
    communes,
    byMarked: group(communes, (commune) => markedKey(commune.name)),
    byBare: group(communes, (commune) => bareKey(commune.name)),
    provinceByBare: new Map(provinces.map((province) => [bareKey(province.name), province])),
  }
})

/** The province of that name, with or without "tỉnh" or "thành phố", diacritics aside; or null. */
export function findProvince(name: string): RegisteredProvince | null {
  const bare = bareKey(name.trim()).replace(/^(?:tinh|thanh pho|tp\.?)\s+/, '')
  const alias: Record<string, string> = { tphcm: 'ho chi minh', 'tp.hcm': 'ho chi minh', hcm: 'ho chi minh' }
  return read().provinceByBare.get(alias[bare] ?? bare) ?? null
}

/** The province of that code, or null. */
export function provinceOfCode(code: string): RegisteredProvince | null {
  return read().provinces.find((province) => province.code === code) ?? null
}

/**
 * Communes of that bare name, the spelling with its marks first; without any such, those whose name is the same
 * but for diacritics.
 */
export function findCommunes(name: string): readonly RegisteredCommune[] {
  const { byMarked, byBare } = read()
  return byMarked.get(markedKey(name.trim())) ?? byBare.get(bareKey(name.trim())) ?? []
}

/** All communes of a province, by its code. */
export function communesOf(provinceCode: string): readonly RegisteredCommune[] {
  return read().communes.filter((commune) => commune.provinceCode === provinceCode)
}

function group<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const members = groups.get(key)
    if (members) members.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** The register is read when first asked for, then kept: it never changes in a run. */
function once<T>(load: () => T): () => T {
  let value: T | undefined
  return () => {
    value ??= load()
    return value
  }
}
