import { communesOf, findCommunes, findProvince } from '../../knowledge/communes.ts'
import { foldText, stripMarks } from '../../vietnamese/normalise.ts'
import type { Digest } from './digest.ts'

/** Communes that sent a plan, and those that were expected and did not. */
export function countMissing(
  digests: readonly Digest[],
  expected: { readonly communes: readonly string[] | null; readonly province: string | null },
): { received: string[]; missing: string[] } {
  const received = [...new Set(digests.flatMap(({ commune }) => (commune === null ? [] : [commune])))].sort(
    compare,
  )
  // A commune of the same name in another province has not sent this province's plan.
  const wanted = expected.province === null ? null : (findProvince(expected.province)?.code ?? null)
  const own = digests.filter(
    ({ provinceCode }) => wanted === null || provinceCode === null || provinceCode === wanted,
  )
  const keys = new Set(own.flatMap(({ commune, communeCode }) => [keyOf(commune ?? ''), communeCode ?? '']))
  const missing = listExpected(expected)
    .filter(({ name, code }) => !keys.has(keyOf(name)) && (code === null || !keys.has(code)))
    .map(({ name }) => name)
  return { received, missing: [...new Set(missing)].sort(compare) }
}

function listExpected(expected: {
  readonly communes: readonly string[] | null
  readonly province: string | null
}): { name: string; code: string | null }[] {
  const province = expected.province === null ? null : findProvince(expected.province)
  const register = province ? communesOf(province.code) : []
  if (expected.communes === null) return register.map(({ name, code }) => ({ name, code }))
  return expected.communes.map((entry) => {
    const known = register.find(({ name, code }) => code === entry || keyOf(name) === keyOf(entry))
    if (known) return { name: known.name, code: known.code }
    return { name: findCommunes(entry)[0]?.name ?? entry, code: null }
  })
}

/** The bare name: "xã Sa Thầy", "Sa Thầy" and "SA THẦY" are one commune. */
function keyOf(name: string): string {
  return stripMarks(foldText(name)).replace(/^(?:xa|phuong|dac khu|thi tran)\s+/, '')
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'vi')
}
