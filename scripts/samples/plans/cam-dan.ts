import { makeTcvn3 } from '../../typeset/legacy.ts'
import { communeHead, prose, type Sample, want } from '../sample.ts'

const title =
  'Chuyển đổi số và cải thiện chất lượng phục vụ người dân, doanh nghiệp xã Cẩm Đàn giai đoạn 2025 - 2026'

/** Typed with the old ABC fonts: it looks right, and its text comes out as TCVN3 bytes. */
export const camDan: Sample = {
  name: '10-xa-cam-dan',
  folder: 'plans',
  document: {
    head: communeHead('Xã Cẩm Đàn', { number: '45', day: '30', month: '10' }),
    type: 'KẾ HOẠCH',
    title,
    body: prose(`
      Thực hiện Kế hoạch số 158/KH-UBND ngày 12 tháng 9 năm 2025 của Uỷ ban nhân dân tỉnh Hương Giang về chuyển đổi số và nâng cao chất lượng phục vụ người dân, doanh nghiệp tại cấp xã giai đoạn 2025 - 2026, Uỷ ban nhân dân xã Cẩm Đàn xây dựng Kế hoạch như sau:
      # I. MỤC TIÊU
      # 1. Mục tiêu chung
      Từng bước đổi mới cách làm việc của chính quyền xã; giữ gìn sự gần gũi với bà con nông dân đồng thời giảm giấy tờ, giảm thời gian chờ đợi.
      # 2. Chỉ tiêu cụ thể năm 2025
      - 100% hồ sơ tiếp nhận mới được số hoá.
      - Hồ sơ nộp trực tuyến đạt tối thiểu 70%.
      - Thanh toán trực tuyến phí, lệ phí đạt tối thiểu 60%.
      - Hồ sơ giải quyết đúng hạn và trước hạn đạt từ 95% trở lên.
      - Thời gian chờ bình quân tại quầy không quá 15 phút mỗi lượt.
      - Người dân, doanh nghiệp hài lòng đạt tối thiểu 91%.
      # 3. Chỉ tiêu cụ thể năm 2026
      - Hồ sơ nộp trực tuyến đạt tối thiểu 85%.
      - Thanh toán trực tuyến phí, lệ phí đạt tối thiểu 80%.
      - Hồ sơ giải quyết đúng hạn và trước hạn đạt từ 97% trở lên.
      - Thời gian chờ bình quân tại quầy không quá 10 phút mỗi lượt.
      - Người dân, doanh nghiệp hài lòng đạt tối thiểu 95%.
      - Thời gian giải quyết thủ tục hành chính của xã giảm tối thiểu 20% so với quy định.
      # II. NHIỆM VỤ
      1. Phòng Văn hoá - Xã hội chủ trì, phối hợp với Hội Nông dân xã kiện toàn Tổ công nghệ số cộng đồng, hoàn thành trong tháng 11 năm 2025.
      2. Trung tâm Phục vụ hành chính công chủ trì rà soát, niêm yết công khai danh mục thủ tục hành chính, hoàn thành trước ngày 15 tháng 11 năm 2025.
      3. Phòng Kinh tế chủ trì bố trí kinh phí trong dự toán ngân sách năm 2026, hoàn thành trước ngày 31 tháng 12 năm 2025.
      4. Công an xã chủ trì bảo đảm an toàn thông tin, an ninh mạng, thực hiện thường xuyên.
      # III. TỔ CHỨC THỰC HIỆN
      Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân xã theo dõi, tổng hợp, báo cáo kết quả thực hiện hằng quý về Sở Khoa học và Công nghệ. Các thôn, các đoàn thể tuyên truyền để nhân dân biết, làm theo./.
    `),
    foot: {
      recipients: ['UBND tỉnh (b/c);', 'Sở KH&CN (b/c);', 'Đảng uỷ, HĐND xã;', 'Các thôn;', 'Lưu: VT.'],
      authority: ['TM. UỶ BAN NHÂN DÂN', 'CHỦ TỊCH'],
      signer: 'Bùi Đức Lợi',
    },
  },
  finish: (set) => makeTcvn3(set.pdf),
  truth: {
    header: {
      commune: 'Cẩm Đàn',
      province: 'Hương Giang',
      number: '45',
      symbol: 'KH-UBND',
      year: 2025,
      month: 10,
      day: 30,
      title,
      period: [2025, 2026],
      signer: 'Bùi Đức Lợi',
      position: 'Chủ tịch',
    },
    legalBases: [['158/KH-UBND', '2025-09-12']],
    indicators: [
      want(2025, 'eq', [100, '%'], ['tiếp nhận mới']),
      want(2025, 'gte', [70, '%'], ['nộp trực tuyến']),
      want(2025, 'gte', [60, '%'], ['Thanh toán trực tuyến']),
      want(2025, 'gte', [95, '%'], ['đúng hạn']),
      want(2025, 'lte', [15, 'phút'], ['Thời gian chờ']),
      want(2025, 'gte', [91, '%'], ['hài lòng']),
      want(2026, 'gte', [85, '%'], ['nộp trực tuyến']),
      want(2026, 'gte', [80, '%'], ['Thanh toán trực tuyến']),
      want(2026, 'gte', [97, '%'], ['đúng hạn']),
      want(2026, 'lte', [10, 'phút'], ['Thời gian chờ']),
      want(2026, 'gte', [95, '%'], ['hài lòng']),
      want(2026, 'gte', [20, '%'], ['Thời gian giải quyết'], { measure: 'decrease' }),
    ],
    annexTasks: [],
    deadlines: [
      ['month', '2025-11', 'kiện toàn Tổ công nghệ số'],
      ['date', '2025-11-15', 'niêm yết công khai'],
      ['date', '2025-12-31', 'bố trí kinh phí'],
      ['ongoing', null, 'an ninh mạng'],
      ['recurring', 'quarterly', 'báo cáo kết quả'],
    ],
    assignments: [
      ['responsible', 'Phòng Văn hóa - Xã hội', 'kiện toàn Tổ công nghệ số'],
      ['coordinating', 'Hội Nông dân', 'kiện toàn Tổ công nghệ số'],
      ['responsible', 'Trung tâm Phục vụ hành chính công', 'niêm yết công khai'],
      ['responsible', 'Công an', 'an ninh mạng'],
    ],
    findings: [],
    forbiddenFindings: [
      'number-missing',
      'date-incomplete',
      'signer-missing',
      'outdated-term',
      'low-confidence',
    ],
  },
}
