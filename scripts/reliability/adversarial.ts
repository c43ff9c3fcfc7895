import { typeset } from '../typeset/index.ts'

/** Phrases that begin what patterns look for, and never end it. */
const PHRASES: Record<string, string> = {
  dates: 'ngày 1 tháng 1 năm 2026 ',
  quarters: 'quý I, II, III, IV năm 2026, ',
  ranges: 'đạt tối thiểu từ 1% đến 2% ',
  numbers: '1.000.000.000',
  words: 'một trăm hai mươi ba nghìn ',
  references: '12/KH-UBND/',
  decrees: 'Nghị định số 1/2025/NĐ-CP ngày 1/1/2025 của Chính phủ về ',
  bodies: 'Ủy ban nhân dân xã, ',
  assignments: 'Phòng A chủ trì, phối hợp với phòng B; ',
  capitals: 'ĐƠN VỊ ',
  brackets: '(a) (',
  points: '. ',
  dashes: '- ',
  letters: 'a',
  gaps: 'x      ',
}

/** Plans, by name, in which each goal and task is one phrase said over and over, `length` characters of it. */
export async function adversarialPlans(length: number): Promise<ReadonlyMap<string, Uint8Array>> {
  const plans = new Map<string, Uint8Array>()
  for (const [name, phrase] of Object.entries(PHRASES)) {
    const text = phrase.repeat(Math.ceil(length / phrase.length))
    const pdf = await typeset({
      head: {
        issuer: ['XÃ THỬ'],
        number: '1',
        symbol: 'KH-UBND',
        place: 'Thử',
        day: '1',
        month: '10',
        year: '2025',
      },
      type: 'KẾ HOẠCH',
      title: [`Kế hoạch thử ${name}`],
      body: [
        { kind: 'paragraph', text: 'I. MỤC TIÊU' },
        { kind: 'paragraph', text: `1. ${text} đạt 80% năm 2026.` },
        { kind: 'paragraph', text: 'II. NHIỆM VỤ' },
        { kind: 'paragraph', text: `1. ${text}.` },
      ],
      foot: { recipients: ['Lưu: VT.'], authority: ['CHỦ TỊCH'], signer: 'Lò Văn Thử' },
    })
    plans.set(name, pdf)
  }
  return plans
}
