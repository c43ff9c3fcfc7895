import { scan } from '../../typeset/scan.ts'
import { sealOver } from '../places.ts'
import { communeHead, prose, type Sample } from '../sample.ts'
import { factsOf, writeBody } from './bai-duong.ts'

const title =
  'Thực hiện chuyển đổi số và nâng cao chất lượng phục vụ người dân giai đoạn 2025 - 2026 xã Hòa Vân'

/**
 * A scan of tinted, unevenly lit paper. The text is a neighbour's with other figures; the neighbour's name was left
 * standing in one place, and the plan came after the last day.
 */
export const hoaVan: Sample = {
  name: '08-xa-hoa-van',
  folder: 'plans',
  document: {
    head: communeHead('Xã Hòa Vân', { number: '33', day: '05', month: '11' }),
    type: 'KẾ HOẠCH',
    title,
    body: prose(
      writeBody('Hòa Vân', { online: '70%', waiting: '14', lessons: '280' }).replace(
        'kiện toàn Tổ công nghệ số cộng đồng, hoàn thành',
        'kiện toàn Tổ công nghệ số cộng đồng của xã Bãi Dương, hoàn thành',
      ),
    ),
    foot: {
      recipients: ['Sở KH&CN (b/c);', 'Đảng ủy, HĐND xã;', 'Các thôn;', 'Lưu: VT.'],
      authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
      signer: 'Đoàn Thị Kim Liên',
    },
  },
  finish: (set) =>
    scan(set.pdf, {
      dpi: 150,
      colour: 'colour',
      seed: 82,
      skew: (page) => (page === 1 ? -0.5 : 0.8),
      noise: 6,
      blur: 0.5,
      paper: [233, 214, 168],
      shading: 0.34,
      holes: true,
      bleed: 0.1,
      quality: 52,
      ...sealOver(set, { text: 'ỦY BAN NHÂN DÂN XÃ HÒA VÂN', below: 'TỈNH HƯƠNG GIANG' }),
    }),
  truth: {
    header: {
      commune: 'Hòa Vân',
      province: 'Hương Giang',
      number: '33',
      symbol: 'KH-UBND',
      year: 2025,
      month: 11,
      day: 5,
      title,
      period: [2025, 2026],
      signer: 'Đoàn Thị Kim Liên',
      position: 'Phó Chủ tịch',
    },
    legalBases: [['158/KH-UBND', '2025-09-12']],
    ...factsOf({ online: 70, waiting: 14, lessons: 280 }),
    findings: ['deadline-past'],
    forbiddenFindings: [
      'number-missing',
      'date-incomplete',
      'signer-missing',
      'outdated-term',
      'page-unreadable',
    ],
    gapFindings: ['near-copy', 'wrong-commune', 'late-submission'],
  },
}
