import { scan } from '../../typeset/scan.ts'
import { sealOver } from '../places.ts'
import { communeHead, prose, type Sample, want } from '../sample.ts'

const title =
  'Thực hiện chuyển đổi số và nâng cao chất lượng phục vụ người dân giai đoạn 2025 - 2026 xã Bãi Dương'

/** The body, which a neighbour took over: see `hoa-van.ts`. */
export function writeBody(
  commune: string,
  figures: { online: string; waiting: string; lessons: string },
): string {
  return `
    Căn cứ Kế hoạch số 158/KH-UBND ngày 12 tháng 9 năm 2025 của Ủy ban nhân dân tỉnh Hương Giang về chuyển đổi số và nâng cao chất lượng phục vụ người dân, doanh nghiệp tại cấp xã giai đoạn 2025 - 2026, Ủy ban nhân dân xã ${commune} ban hành Kế hoạch như sau:
    # I. MỤC TIÊU
    # 1. Mục tiêu chung
    Khắc phục tình trạng ngư dân, người lao động theo mùa vụ phải bỏ buổi đi biển để làm giấy tờ; các thủ tục về tàu cá, cư trú, hộ tịch được thực hiện qua mạng là chủ yếu.
    # 2. Chỉ tiêu đến hết năm 2025
    - 100% hồ sơ tiếp nhận mới được số hóa.
    - Hồ sơ nộp trực tuyến đạt tối thiểu ${figures.online}.
    - Thanh toán trực tuyến phí, lệ phí đạt tối thiểu 60%.
    - Hồ sơ giải quyết đúng hạn và trước hạn đạt từ 95% trở lên.
    - Thời gian chờ bình quân tại quầy không quá ${figures.waiting} phút mỗi lượt.
    - Người dân, doanh nghiệp hài lòng đạt tối thiểu 90%.
    # 3. Chỉ tiêu năm 2026
    - Hồ sơ nộp trực tuyến đạt tối thiểu 85%.
    - Thanh toán trực tuyến phí, lệ phí đạt tối thiểu 80%.
    - Hồ sơ giải quyết đúng hạn và trước hạn đạt từ 98% trở lên.
    - Người dân, doanh nghiệp hài lòng đạt tối thiểu 95%.
    - Tập huấn kỹ năng số cho ít nhất ${figures.lessons} lượt người dân.
    # II. NHIỆM VỤ
    1. Phòng Văn hóa - Xã hội chủ trì, phối hợp với Đoàn Thanh niên xã kiện toàn Tổ công nghệ số cộng đồng, hoàn thành trong tháng 10 năm 2025.
    2. Trung tâm Phục vụ hành chính công chủ trì niêm yết công khai danh mục thủ tục hành chính, hoàn thành trước ngày 15 tháng 11 năm 2025; mở quầy tiếp nhận vào sáng thứ Bảy trong mùa biển động.
    3. Phòng Kinh tế chủ trì bố trí kinh phí trong dự toán ngân sách năm 2026, hoàn thành trước ngày 31 tháng 12 năm 2025.
    4. Công an xã chủ trì bảo đảm an toàn thông tin, an ninh mạng; thực hiện thường xuyên.
    # III. TỔ CHỨC THỰC HIỆN
    Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã theo dõi, đôn đốc, báo cáo kết quả về Sở Khoa học và Công nghệ hằng quý./.
  `
}

/** A poor scan: 120 dpi, grainy, blurred and askew, with dark edges. */
export const baiDuong: Sample = {
  name: '06-xa-bai-duong',
  folder: 'plans',
  document: {
    head: communeHead('Xã Bãi Dương', { number: '29', day: '27', month: '10' }),
    type: 'KẾ HOẠCH',
    title,
    body: prose(writeBody('Bãi Dương', { online: '71%', waiting: '15', lessons: '300' })),
    foot: {
      recipients: ['Sở KH&CN (b/c);', 'Đảng ủy, HĐND xã;', 'Các phòng, đơn vị;', 'Lưu: VT.'],
      authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
      signer: 'Trương Công Định',
    },
  },
  finish: (set) =>
    scan(set.pdf, {
      dpi: 120,
      seed: 61,
      skew: (page) => (page === 1 ? 1.4 : -1.1),
      noise: 13,
      blur: 0.75,
      specks: 1.2,
      edges: 9,
      shading: 0.16,
      fade: 0.1,
      bleed: 0.05,
      quality: 50,
      ...sealOver(set, { text: 'ỦY BAN NHÂN DÂN XÃ BÃI DƯƠNG', below: 'TỈNH HƯƠNG GIANG' }),
    }),
  truth: {
    header: {
      commune: 'Bãi Dương',
      province: 'Hương Giang',
      number: '29',
      symbol: 'KH-UBND',
      year: 2025,
      month: 10,
      day: 27,
      title,
      period: [2025, 2026],
      signer: 'Trương Công Định',
      position: 'Chủ tịch',
    },
    legalBases: [['158/KH-UBND', '2025-09-12']],
    ...factsOf({ online: 71, waiting: 15, lessons: 300 }),
    findings: [],
    forbiddenFindings: [
      'number-missing',
      'date-incomplete',
      'signer-missing',
      'outdated-term',
      'page-unreadable',
    ],
    gapFindings: ['near-copy'],
  },
}

/** The facts of {@link writeBody}. */
export function factsOf(figures: { online: number; waiting: number; lessons: number }) {
  return {
    indicators: [
      want(2025, 'eq', [100, '%'], ['hồ sơ tiếp nhận mới']),
      want(2025, 'gte', [figures.online, '%'], ['nộp trực tuyến']),
      want(2025, 'gte', [60, '%'], ['Thanh toán trực tuyến']),
      want(2025, 'gte', [95, '%'], ['đúng hạn']),
      want(2025, 'lte', [figures.waiting, 'phút'], ['Thời gian chờ']),
      want(2025, 'gte', [90, '%'], ['hài lòng']),
      want(2026, 'gte', [85, '%'], ['nộp trực tuyến']),
      want(2026, 'gte', [80, '%'], ['Thanh toán trực tuyến']),
      want(2026, 'gte', [98, '%'], ['đúng hạn']),
      want(2026, 'gte', [95, '%'], ['hài lòng']),
      want(2026, 'gte', [figures.lessons, 'lượt người dân'], ['kỹ năng số']),
    ],
    annexTasks: [],
    deadlines: [
      ['month', '2025-10', 'kiện toàn Tổ công nghệ số'],
      ['date', '2025-11-15', 'niêm yết công khai'],
      ['date', '2025-12-31', 'bố trí kinh phí'],
      ['ongoing', null, 'an ninh mạng'],
      ['recurring', 'quarterly', 'báo cáo kết quả'],
    ] as const,
    assignments: [
      ['responsible', 'Phòng Văn hóa - Xã hội', 'kiện toàn Tổ công nghệ số'],
      ['coordinating', 'Đoàn Thanh niên', 'kiện toàn Tổ công nghệ số'],
      ['responsible', 'Trung tâm Phục vụ hành chính công', 'niêm yết công khai'],
      ['responsible', 'Phòng Kinh tế', 'bố trí kinh phí'],
      ['responsible', 'Công an', 'an ninh mạng'],
    ] as const,
  }
}
