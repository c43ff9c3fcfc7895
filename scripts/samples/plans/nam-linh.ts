import { scan } from '../../typeset/scan.ts'
import { sealOver } from '../places.ts'
import { communeHead, prose, rowsOf, type Sample, want } from '../sample.ts'

const title = 'Hành động chuyển đổi số phục vụ người dân, doanh nghiệp phường Nam Lĩnh giai đoạn 2025 - 2026'

const office = 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân'
const culture = 'Phòng Văn hóa - Xã hội'
const centre = 'Trung tâm Phục vụ hành chính công'

/** A scan whose annex was printed sideways: the third page stands upright, its table lies on its side. */
export const namLinh: Sample = {
  name: '07-phuong-nam-linh',
  folder: 'plans',
  document: {
    head: communeHead('Phường Nam Lĩnh', { number: '64', day: '15', month: '10' }),
    type: 'KẾ HOẠCH',
    title,
    body: prose(`
      Thực hiện Kế hoạch số 158/KH-UBND ngày 12/9/2025 của UBND tỉnh Hương Giang về chuyển đổi số và nâng cao chất lượng phục vụ người dân, doanh nghiệp tại cấp xã giai đoạn 2025 - 2026, UBND phường Nam Lĩnh ban hành Kế hoạch hành động như sau:
      # I. MỤC TIÊU
      1. Nam Lĩnh là địa bàn có khu công nghiệp, đông người thuê trọ và lao động làm ca. Phường đặt mục tiêu để công nhân làm thủ tục ngoài giờ, không phải xin nghỉ làm.
      2. Năm 2025, tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu 78%; tỷ lệ thanh toán trực tuyến phí, lệ phí đạt tối thiểu 66%; thời gian chờ bình quân tại quầy không quá 13 phút mỗi lượt.
      3. Năm 2026, tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu 88%; tỷ lệ thanh toán trực tuyến phí, lệ phí đạt tối thiểu 80%; thời gian chờ bình quân tại quầy không quá 09 phút mỗi lượt.
      # II. NHIỆM VỤ TRỌNG TÂM
      1. Tổ chức tiếp nhận hồ sơ ngoài giờ hành chính tại hai khu nhà trọ tập trung, có lịch thông báo trước cho công nhân.
      2. Bố trí ki-ốt tra cứu tại cổng khu công nghiệp; hướng dẫn người lao động theo dõi tiến độ hồ sơ bằng điện thoại.
      3. Các nhiệm vụ khác, đơn vị thực hiện và thời hạn nêu tại Phụ lục kèm theo.
      # III. TỔ CHỨC THỰC HIỆN
      1. Các phòng, đơn vị thuộc phường chủ động thực hiện nhiệm vụ được phân công, không chờ nhắc việc.
      2. Ban quản lý các khu nhà trọ, các doanh nghiệp trong khu công nghiệp phối hợp thông tin lịch tiếp nhận lưu động đến người lao động; tạo điều kiện về mặt bằng, nguồn điện cho tổ công tác của phường.
      3. Đề nghị Công đoàn khu công nghiệp cử đoàn viên hỗ trợ công nhân mới thực hiện thủ tục trên điện thoại, nhất là người lần đầu đến tạm trú.
      4. Văn phòng HĐND và UBND phường tổng hợp, báo cáo kết quả hằng quý.
      Trong quá trình thực hiện, nếu phát sinh vướng mắc, các phòng, đơn vị báo cáo Chủ tịch UBND phường xem xét, quyết định./.
    `),
    foot: {
      recipients: ['Sở KH&CN (b/c);', 'Đảng ủy phường;', 'Các phòng, đơn vị;', 'Lưu: VT.'],
      authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
      signer: 'Vũ Minh Khôi',
    },
    annexes: [
      {
        label: 'Phụ lục',
        title: 'PHÂN CÔNG NHIỆM VỤ CỦA PHƯỜNG NAM LĨNH',
        page: 'sideways',
        body: [
          {
            kind: 'table',
            columns: [
              { width: 0.7, align: 'center' },
              { width: 5 },
              { width: 2.6 },
              { width: 2.6 },
              { width: 2.1, align: 'center' },
            ],
            header: [['TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời gian']],
            rows: rowsOf(
              `
              1 | Kiện toàn Tổ công nghệ số cộng đồng tại các khu phố | Phòng Văn hóa - Xã hội | Đoàn Thanh niên phường | Tháng 10/2025
              2 | Niêm yết công khai danh mục thủ tục hành chính tại trụ sở và khu nhà trọ | Trung tâm Phục vụ hành chính công | Các khu phố | Trước ngày 15/11/2025
              3 | Số hóa sổ hộ tịch, sổ địa chính còn lưu bản giấy | Văn phòng HĐND và UBND | Phòng Kinh tế, Hạ tầng và Đô thị | Quý II/2026
              4 | Tập huấn kỹ năng số cho ít nhất 600 lượt người dân và công nhân | Phòng Văn hóa - Xã hội | Công đoàn khu công nghiệp | Năm 2026
              5 | Bảo đảm tỷ lệ người dân, doanh nghiệp hài lòng đạt tối thiểu 95% | Trung tâm Phục vụ hành chính công | Các phòng, đơn vị | Năm 2026
              6 | Bảo đảm an toàn thông tin, an ninh mạng | Công an phường | Văn phòng HĐND và UBND | Thường xuyên
              `,
              5,
            ),
          },
        ],
      },
    ],
  },
  finish: (set) =>
    scan(set.pdf, {
      dpi: 150,
      seed: 73,
      skew: (page) => [0.3, -0.4, 0.6][page - 1] ?? 0,
      noise: 5,
      blur: 0.4,
      quality: 55,
      ...sealOver(set, { text: 'ỦY BAN NHÂN DÂN PHƯỜNG NAM LĨNH', below: 'TỈNH HƯƠNG GIANG' }),
    }),
  truth: {
    header: {
      commune: 'Nam Lĩnh',
      province: 'Hương Giang',
      number: '64',
      symbol: 'KH-UBND',
      year: 2025,
      month: 10,
      day: 15,
      title,
      period: [2025, 2026],
      signer: 'Vũ Minh Khôi',
      position: 'Chủ tịch',
    },
    legalBases: [['158/KH-UBND', '2025-09-12']],
    indicators: [
      want(2025, 'gte', [78, '%'], ['hồ sơ nộp trực tuyến']),
      want(2025, 'gte', [66, '%'], ['thanh toán trực tuyến']),
      want(2025, 'lte', [13, 'phút'], ['thời gian chờ']),
      want(2026, 'gte', [88, '%'], ['hồ sơ nộp trực tuyến']),
      want(2026, 'gte', [80, '%'], ['thanh toán trực tuyến']),
      want(2026, 'lte', [9, 'phút'], ['thời gian chờ']),
      want(2026, 'gte', [600, 'lượt người dân'], ['kỹ năng số'], {
        annex: true,
        responsible: [culture],
        deadline: '2026',
      }),
      want(2026, 'gte', [95, '%'], ['hài lòng'], { annex: true, responsible: [centre], deadline: '2026' }),
    ],
    annexTasks: [
      { keywords: ['Kiện toàn'], responsible: [culture], deadline: '2025-10' },
      { keywords: ['Niêm yết'], responsible: [centre], deadline: '2025-11-15' },
      { keywords: ['sổ hộ tịch'], responsible: [office], deadline: '2026-06-30' },
      { keywords: ['an ninh mạng'], responsible: ['Công an'], coordinating: [office], deadline: 'ongoing' },
    ],
    deadlines: [['recurring', 'quarterly', 'báo cáo kết quả']],
    assignments: [['responsible', office, 'báo cáo kết quả']],
    findings: [],
    forbiddenFindings: [
      'number-missing',
      'date-incomplete',
      'annex-missing',
      'signer-missing',
      'page-unreadable',
    ],
  },
}
