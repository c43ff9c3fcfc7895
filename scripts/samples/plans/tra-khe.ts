import { communeHead, prose, rowsOf, type Sample, want } from '../sample.ts'

const title =
  'Triển khai chuyển đổi số và nâng cao chất lượng phục vụ người dân năm 2025 trên địa bàn xã Trà Khê'

/** Born digital, with gaps and contradictions of many kinds; each is listed in `samples/README.md`. */
export const traKhe: Sample = {
  name: '05-xa-tra-khe',
  folder: 'plans',
  document: {
    head: communeHead('Xã Trà Khê', { month: '10' }),
    type: 'KẾ HOẠCH',
    title,
    body: prose(`
      Căn cứ Kế hoạch số 158/KH-UBND ngày 12 tháng 9 năm 2025 của Ủy ban nhân dân tỉnh Hương Giang về chuyển đổi số và nâng cao chất lượng phục vụ người dân, doanh nghiệp tại cấp xã giai đoạn 2025 - 2026, Ủy ban nhân dân xã Trà Khê ban hành Kế hoạch như sau:
      # I. MỤC TIÊU
      1. Mục tiêu chung: Xây dựng nền hành chính gần dân, minh bạch, làm việc chủ yếu trên dữ liệu trên địa bàn tỉnh.
      2. Mục tiêu cụ thể đến hết năm 2025:
      - Tỷ lệ hồ sơ nộp trực tuyến mức độ 3, mức độ 4 đạt tối thiểu 70% tổng số hồ sơ tiếp nhận.
      - Tỷ lệ thanh toán trực tuyến phí, lệ phí đạt tối thiểu 60 trên tổng số giao dịch.
      - Cung cấp tối thiểu 1.150 dịch vụ công trực tuyến toàn trình trên Cổng Dịch vụ công quốc gia.
      - Tỷ lệ người dân, doanh nghiệp hài lòng đạt tối thiểu 85%.
      - Việc phục vụ tại quầy phải đạt 04 tiêu chí sau:
      + Hồ sơ giải quyết đúng hạn đạt từ 95% trở lên;
      + Thời gian chờ bình quân không quá 15 phút mỗi lượt;
      + 100% hồ sơ tiếp nhận mới được số hóa.
      # III. NHIỆM VỤ, GIẢI PHÁP
      1. Các sở, ban, ngành và các phòng chuyên môn rà soát, niêm yết công khai danh mục thủ tục hành chính; hoàn thành trước ngày 31 tháng 8 năm 2025.
      2. Phòng Văn hóa - Xã hội chủ trì, phối hợp với Phòng Nội vụ huyện Trà Sơn kiện toàn Tổ công nghệ số cộng đồng; hoàn thành trong tháng 10 năm 2025.
      3. Phấn đấu nâng tỷ lệ hồ sơ nộp trực tuyến lên 75% trong năm 2025 thông qua việc hướng dẫn trực tiếp tại quầy của xã Khe Sậy.
      4. Báo cáo kết quả thực hiện về Ủy ban nhân dân huyện theo biểu mẫu tại Phụ lục II.
      # IV. TỔ CHỨC THỰC HIỆN
      1. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân theo dõi, đôn đốc việc thực hiện Kế hoạch.
      2. Công an xã phối hợp bảo đảm an toàn thông tin, an ninh mạng.
      Các chỉ tiêu giao cho từng đơn vị thực hiện theo Phụ lục I kèm theo Kế hoạch này./.
    `),
    foot: {
      recipients: ['UBND tỉnh (b/c);', 'Các phòng chuyên môn;', 'Lưu: VT.'],
      authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
      signer: 'Hồ Thị Mai',
    },
    annexes: [
      {
        label: 'Phụ lục I',
        title: 'CHỈ TIÊU GIAO CÁC ĐƠN VỊ NĂM 2025',
        body: [
          {
            kind: 'table',
            columns: [
              { width: 0.8, align: 'center' },
              { width: 5 },
              { width: 2, align: 'center' },
              { width: 3 },
            ],
            header: [['TT', 'Chỉ tiêu', 'Năm 2025', 'Đơn vị chủ trì']],
            rows: rowsOf(
              `
              1 | Tỷ lệ hồ sơ nộp trực tuyến | 60% | Trung tâm Phục vụ hành chính công
              2 | Tỷ lệ người dân, doanh nghiệp hài lòng | 85% | Trung tâm Phục vụ hành chính công
              3 | Tỷ lệ hồ sơ giải quyết đúng hạn | 95% |
              `,
              4,
            ),
          },
        ],
      },
    ],
  },
  truth: {
    header: {
      commune: 'Trà Khê',
      province: 'Hương Giang',
      number: null,
      symbol: 'KH-UBND',
      year: 2025,
      month: 10,
      day: null,
      title,
      signer: 'Hồ Thị Mai',
      position: 'Phó Chủ tịch',
    },
    legalBases: [['158/KH-UBND', '2025-09-12']],
    indicators: [
      want(2025, 'gte', [70, '%'], ['nộp trực tuyến mức độ 3']),
      want(2025, 'gte', [60, null], ['thanh toán trực tuyến']),
      want(2025, 'gte', [1150, 'dịch vụ công trực tuyến'], ['toàn trình']),
      want(2025, 'gte', [85, '%'], ['hài lòng']),
      want(2025, 'eq', [4, 'tiêu chí'], ['phục vụ tại quầy']),
      want(2025, 'gte', [95, '%'], ['đúng hạn']),
      want(2025, 'lte', [15, 'phút'], ['Thời gian chờ']),
      want(2025, 'eq', [100, '%'], ['hồ sơ tiếp nhận mới']),
      want(2025, 'eq', [75, '%'], ['nâng tỷ lệ hồ sơ nộp trực tuyến']),
      want(2025, 'eq', [60, '%'], ['nộp trực tuyến'], { annex: true }),
      want(2025, 'eq', [85, '%'], ['hài lòng'], { annex: true }),
      want(2025, 'eq', [95, '%'], ['đúng hạn'], { annex: true }),
    ],
    annexTasks: [],
    deadlines: [
      ['date', '2025-08-31', 'niêm yết công khai'],
      ['month', '2025-10', 'kiện toàn Tổ công nghệ số'],
    ],
    assignments: [['responsible', 'Phòng Văn hóa - Xã hội', 'kiện toàn Tổ công nghệ số']],
    findings: [
      'number-missing',
      'date-incomplete',
      'section-numbering',
      'count-mismatch',
      'outdated-term',
      'abolished-unit',
      'deadline-past',
      'annex-missing',
      'annex-mismatch',
      'unit-missing',
      'conflicting-indicator',
    ],
    forbiddenFindings: ['signer-missing'],
    gapFindings: ['not-localised', 'wrong-commune'],
  },
}
