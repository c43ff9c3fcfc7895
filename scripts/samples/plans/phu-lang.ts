import { readFileSync } from 'node:fs'
import type { Box } from '../../typeset/index.ts'
import { type LayerWord, scan } from '../../typeset/scan.ts'
import { sealOver } from '../places.ts'
import { communeHead, prose, type Sample, want } from '../sample.ts'

const title = 'Đẩy mạnh chuyển đổi số, phục vụ người dân và doanh nghiệp xã Phú Lạng giai đoạn 2025 - 2026'

/** What Tesseract made of these pages with its English model: see `read-layer.ts`. */
function readLayer(page: number): LayerWord[] {
  const file = new URL('./phu-lang.layer.json', import.meta.url)
  const pages = JSON.parse(readFileSync(file, 'utf8')) as [string, ...number[]][][]
  return (pages[page - 1] ?? []).map(([text, ...box]) => ({ text, box: box as unknown as Box }))
}

/** A scan whose hidden text layer was read in the wrong language, so that its words lack their marks. */
export const phuLang: Sample = {
  name: '04-xa-phu-lang',
  folder: 'plans',
  document: {
    head: communeHead('Xã Phú Lạng', { number: '51', day: '17', month: '10' }),
    type: 'KẾ HOẠCH',
    title,
    body: prose(`
      Thực hiện Kế hoạch số 158/KH-UBND ngày 12/9/2025 của UBND tỉnh Hương Giang về chuyển đổi số và nâng cao chất lượng phục vụ người dân, doanh nghiệp tại cấp xã giai đoạn 2025 - 2026, Chủ tịch UBND xã Phú Lạng ban hành Kế hoạch với những nội dung chính sau đây:
      # I. MỤC TIÊU
      # 1. Mục tiêu chung
      Phát huy truyền thống làng nghề gốm, đưa cả hộ sản xuất lẫn người làm thuê vào môi trường số; mọi thủ tục của xã được hướng dẫn rõ ràng, dễ tìm, dễ làm.
      # 2. Chỉ tiêu năm 2025
      - 100% hồ sơ tiếp nhận mới được số hóa.
      - Hồ sơ nộp trực tuyến đạt tối thiểu 72%.
      - Thanh toán trực tuyến phí, lệ phí đạt tối thiểu 61,5%.
      - Hồ sơ giải quyết đúng hạn, trước hạn đạt từ 95% trở lên.
      - Thời gian chờ bình quân tại quầy không quá 15 phút mỗi lượt.
      - Tỷ lệ hài lòng của người dân, doanh nghiệp đạt tối thiểu 90%.
      - 100% công chức xã có chữ ký số cá nhân.
      # 3. Chỉ tiêu năm 2026
      - Hồ sơ nộp trực tuyến đạt tối thiểu 85%.
      - Thanh toán trực tuyến phí, lệ phí đạt tối thiểu 80%.
      - Hồ sơ giải quyết đúng hạn, trước hạn đạt từ 98% trở lên.
      - Thời gian chờ bình quân tại quầy không quá 10 phút mỗi lượt.
      - Tỷ lệ hài lòng của người dân, doanh nghiệp đạt tối thiểu 95%.
      - Tỷ lệ sử dụng lại dữ liệu đã số hóa đạt tối thiểu 50%.
      # II. NHIỆM VỤ VÀ PHÂN CÔNG
      1. Phòng Văn hóa - Xã hội: Chủ trì kiện toàn Tổ công nghệ số cộng đồng các thôn trong tháng 10 năm 2025; phối hợp với Đoàn Thanh niên xã hướng dẫn hộ làm gốm bán hàng trên sàn thương mại điện tử.
      2. Trung tâm Phục vụ hành chính công: Niêm yết công khai danh mục thủ tục hành chính trước ngày 15 tháng 11 năm 2025; trong năm 2025 bố trí 02 máy tính để người dân tự nộp hồ sơ.
      3. Văn phòng HĐND và UBND: Số hóa sổ hộ tịch, sổ địa chính còn lưu bản giấy, hoàn thành trong quý III năm 2026.
      4. Công an xã: Thường xuyên bảo đảm an toàn thông tin, an ninh mạng; hỗ trợ người dân kích hoạt tài khoản định danh điện tử.
      # III. TỔ CHỨC THỰC HIỆN
      Các phòng, đơn vị báo cáo kết quả về Văn phòng HĐND và UBND xã trước ngày 15 hằng tháng để tổng hợp. Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.
    `),
    foot: {
      recipients: ['UBND tỉnh (b/c);', 'Sở KH&CN (b/c);', 'Các phòng, đơn vị;', 'Lưu: VT.'],
      authority: ['CHỦ TỊCH'],
      signer: 'Phan Đình Cường',
    },
    settings: { size: 13.5 },
  },
  finish: (set) =>
    scan(set.pdf, {
      dpi: 180,
      seed: 44,
      skew: (page) => (page === 1 ? -0.3 : 0.2),
      noise: 4,
      blur: 0.4,
      fade: 0.08,
      quality: 55,
      layer: readLayer,
      ...sealOver(set, { text: 'ỦY BAN NHÂN DÂN XÃ PHÚ LẠNG', below: 'TỈNH HƯƠNG GIANG' }),
    }),
  truth: {
    header: {
      commune: 'Phú Lạng',
      province: 'Hương Giang',
      number: '51',
      symbol: 'KH-UBND',
      year: 2025,
      month: 10,
      day: 17,
      title,
      period: [2025, 2026],
      signer: 'Phan Đình Cường',
      position: 'Chủ tịch',
    },
    legalBases: [['158/KH-UBND', '2025-09-12']],
    indicators: [
      want(2025, 'eq', [100, '%'], ['hồ sơ tiếp nhận mới']),
      want(2025, 'gte', [72, '%'], ['nộp trực tuyến']),
      want(2025, 'gte', [61.5, '%'], ['Thanh toán trực tuyến']),
      want(2025, 'gte', [95, '%'], ['đúng hạn']),
      want(2025, 'lte', [15, 'phút'], ['Thời gian chờ']),
      want(2025, 'gte', [90, '%'], ['hài lòng']),
      want(2025, 'eq', [100, '%'], ['chữ ký số']),
      want(2026, 'gte', [85, '%'], ['nộp trực tuyến']),
      want(2026, 'gte', [80, '%'], ['Thanh toán trực tuyến']),
      want(2026, 'gte', [98, '%'], ['đúng hạn']),
      want(2026, 'lte', [10, 'phút'], ['Thời gian chờ']),
      want(2026, 'gte', [95, '%'], ['hài lòng']),
      want(2026, 'gte', [50, '%'], ['sử dụng lại']),
      want(2025, 'eq', [2, 'máy tính'], ['tự nộp hồ sơ']),
    ],
    annexTasks: [],
    deadlines: [
      ['month', '2025-10', 'kiện toàn Tổ công nghệ số'],
      ['date', '2025-11-15', 'niêm yết công khai'],
      ['quarter', '2026-09-30', 'sổ hộ tịch'],
      ['recurring', 'monthly', 'báo cáo kết quả'],
    ],
    assignments: [
      ['responsible', 'Phòng Văn hóa - Xã hội', 'kiện toàn Tổ công nghệ số'],
      ['responsible', 'Trung tâm Phục vụ hành chính công', 'niêm yết công khai'],
      ['responsible', 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân', 'sổ hộ tịch'],
      ['responsible', 'Công an', 'an ninh mạng'],
    ],
    findings: [],
    forbiddenFindings: [
      'number-missing',
      'date-incomplete',
      'signer-missing',
      'outdated-term',
      'page-unreadable',
    ],
  },
}
