import { typeset } from '../typeset/index.ts'
import { scan } from '../typeset/scan.ts'

/** A commune's plan of one page; `number` makes it unlike the others of a batch. */
export async function smallPlan(number: number): Promise<Uint8Array> {
  const commune = `Suối Thử ${number}`
  return typeset({
    head: {
      superior: [`ỦY BAN NHÂN DÂN`],
      issuer: [`XÃ ${commune.toUpperCase()}`],
      number: String(number),
      symbol: 'KH-UBND',
      place: commune,
      day: '15',
      month: '10',
      year: '2025',
    },
    type: 'KẾ HOẠCH',
    title: ['Nâng cao chất lượng dịch vụ công trực tuyến năm 2026'],
    body: [
      { kind: 'paragraph', text: 'I. MỤC TIÊU' },
      {
        kind: 'paragraph',
        text: `1. Tỷ lệ hồ sơ trực tuyến đạt tối thiểu ${50 + (number % 50)}% trong năm 2026.`,
      },
      { kind: 'paragraph', text: `2. Có ${100 + number} lượt người dân được hướng dẫn tại nhà văn hóa.` },
      { kind: 'paragraph', text: 'II. NHIỆM VỤ' },
      {
        kind: 'paragraph',
        text: '1. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã chủ trì rà soát thủ tục trước ngày 30/6/2026.',
      },
    ],
    foot: { recipients: ['Lưu: VT.'], authority: ['CHỦ TỊCH'], signer: 'Lò Văn Thử' },
  })
}

/** The same, scanned. */
export async function smallScan(number: number): Promise<Uint8Array> {
  return scan(await smallPlan(number), { dpi: 120, seed: number, skew: 0.3 })
}
