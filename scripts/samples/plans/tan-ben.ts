import { communeHead, prose, rowsOf, type Sample, want } from '../sample.ts'

const title =
  'Thực hiện chuyển đổi số, cải thiện chất lượng phục vụ người dân và doanh nghiệp giai đoạn 2025 - 2026 của phường Tân Bến'

const office = 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân'
const culture = 'Phòng Văn hóa - Xã hội'
const economy = 'Phòng Kinh tế, Hạ tầng và Đô thị'
const centre = 'Trung tâm Phục vụ hành chính công'

/** Born digital, with a ruled annex on wide pages that runs over two of them. */
export const tanBen: Sample = {
  name: '02-phuong-tan-ben',
  folder: 'plans',
  document: {
    head: communeHead('Phường Tân Bến', { number: '18', day: '22', month: '10' }),
    type: 'KẾ HOẠCH',
    title,
    body: prose(`
      Thực hiện Kế hoạch số 158/KH-UBND ngày 12/9/2025 của UBND tỉnh Hương Giang về chuyển đổi số và nâng cao chất lượng phục vụ người dân, doanh nghiệp tại cấp xã giai đoạn 2025 - 2026, UBND phường Tân Bến xây dựng Kế hoạch với các nội dung sau:
      # I. MỤC TIÊU
      # 1. Mục tiêu chung
      Lấy dữ liệu làm nền tảng của công tác quản lý đô thị; rút ngắn khoảng cách giữa chính quyền phường và các hộ kinh doanh, người dân ở khu dân cư mới ven sông.
      # 2. Mục tiêu cụ thể
      # 2.1. Năm 2025
      a) 100% hồ sơ tiếp nhận mới được số hóa ngay khi tiếp nhận;
      b) Hồ sơ nộp theo hình thức trực tuyến đạt tối thiểu 80%;
      c) Giao dịch thanh toán trực tuyến phí, lệ phí đạt tối thiểu 65%;
      d) Hồ sơ giải quyết đúng hạn và trước hạn đạt từ 95% trở lên;
      đ) Thời gian chờ bình quân tại quầy không quá 15 phút mỗi lượt;
      e) Mức độ hài lòng của người dân, doanh nghiệp đạt tối thiểu 92%.
      # 2.2. Năm 2026
      a) Hồ sơ nộp theo hình thức trực tuyến đạt tối thiểu 90%;
      b) Giao dịch thanh toán trực tuyến phí, lệ phí đạt tối thiểu 80%;
      c) Hồ sơ giải quyết đúng hạn và trước hạn đạt từ 98% trở lên;
      d) Thời gian chờ bình quân tại quầy không quá 08 phút mỗi lượt;
      đ) Mức độ hài lòng của người dân, doanh nghiệp đạt tối thiểu 95%.
      # II. NHIỆM VỤ
      Các nhiệm vụ cụ thể, đơn vị chủ trì, đơn vị phối hợp, thời gian và sản phẩm được quy định tại Phụ lục ban hành kèm theo Kế hoạch này.
      # III. TỔ CHỨC THỰC HIỆN
      1. Thủ trưởng các phòng, đơn vị thuộc phường phân công công chức theo dõi từng nhiệm vụ, chịu trách nhiệm về tiến độ và chất lượng sản phẩm được giao.
      2. Văn phòng HĐND và UBND phường đôn đốc, kiểm tra; hằng tháng báo cáo Chủ tịch UBND phường tại phiên họp thường kỳ.
      Nếu có vướng mắc, các đơn vị phản ánh về Văn phòng HĐND và UBND phường để được hướng dẫn, giải quyết./.
    `),
    foot: {
      recipients: [
        'Sở KH&CN tỉnh (b/c);',
        'TT Đảng ủy phường (b/c);',
        'CT, các PCT UBND phường;',
        'Các phòng, đơn vị thuộc phường;',
        'Các tổ dân phố;',
        'Lưu: VT.',
      ],
      authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
      signer: 'Lê Quốc Vượng',
    },
    annexes: [
      {
        label: 'Phụ lục',
        title: 'DANH MỤC NHIỆM VỤ CHUYỂN ĐỔI SỐ CỦA PHƯỜNG TÂN BẾN GIAI ĐOẠN 2025 - 2026',
        reference: '(Kèm theo Kế hoạch số 18/KH-UBND ngày 22/10/2025 của UBND phường Tân Bến)',
        page: 'landscape',
        body: [
          {
            kind: 'table',
            columns: [
              { width: 0.7, align: 'center' },
              { width: 5.2 },
              { width: 2.6 },
              { width: 2.6 },
              { width: 1.9, align: 'center' },
              { width: 2.8 },
            ],
            header: [['TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời gian', 'Sản phẩm']],
            rows: rowsOf(
              `
              I | Chỉ đạo, điều hành
              1 | Ban hành quyết định giao chỉ tiêu sử dụng dịch vụ công trực tuyến cho từng phòng, đơn vị thuộc phường | Văn phòng HĐND và UBND | Các phòng chuyên môn | Tháng 10/2025 | Quyết định của Chủ tịch UBND phường
              2 | Kiện toàn Tổ công nghệ số cộng đồng tại các tổ dân phố, phân công thành viên phụ trách từng khu nhà | Phòng Văn hóa - Xã hội | Đoàn Thanh niên phường; Công an phường | Tháng 10/2025 | Quyết định kiện toàn
              3 | Bố trí kinh phí thực hiện trong dự toán ngân sách phường năm 2026 | Phòng Kinh tế, Hạ tầng và Đô thị | Văn phòng HĐND và UBND | Trước ngày 31/12/2025 | Nghị quyết của HĐND phường
              II | Tiếp nhận, giải quyết hồ sơ
              4 | Rà soát, niêm yết công khai danh mục thủ tục hành chính thuộc thẩm quyền của phường tại trụ sở và trên trang thông tin điện tử | Trung tâm Phục vụ hành chính công | Các phòng chuyên môn | Trước ngày 15/11/2025 | Danh mục được niêm yết
              5 | Bảo đảm tỷ lệ khai thác, sử dụng lại dữ liệu đã số hóa khi giải quyết hồ sơ đạt tối thiểu 50% | Trung tâm Phục vụ hành chính công | Văn phòng HĐND và UBND | Năm 2026 | Báo cáo thống kê
              6 | Rút ngắn tối thiểu 25% thời gian giải quyết thủ tục hành chính thuộc thẩm quyền của phường so với quy định | Các phòng chuyên môn | Trung tâm Phục vụ hành chính công | Năm 2026 | Quy trình nội bộ được phê duyệt
              7 | Bố trí ít nhất 04 máy tính và 01 máy quét để người dân tự nộp hồ sơ | Trung tâm Phục vụ hành chính công | Phòng Kinh tế, Hạ tầng và Đô thị | Năm 2025 | Biên bản bàn giao thiết bị
              III | Dữ liệu và an toàn thông tin
              8 | Số hóa toàn bộ sổ hộ tịch, sổ địa chính còn lưu bản giấy | Văn phòng HĐND và UBND | Phòng Kinh tế, Hạ tầng và Đô thị | Quý II/2026 | Cơ sở dữ liệu đã nghiệm thu
              9 | Cấp và sử dụng chữ ký số cá nhân cho 100% cán bộ, công chức của phường | Văn phòng HĐND và UBND | Các phòng, đơn vị | Năm 2025 | Danh sách chữ ký số
              10 | Bảo đảm an toàn thông tin, an ninh mạng cho hệ thống camera và dữ liệu do phường quản lý | Công an phường | Văn phòng HĐND và UBND | Thường xuyên | Báo cáo định kỳ
              IV | Người dân và cộng đồng
              11 | Kích hoạt tài khoản định danh điện tử cho tối thiểu 82% người dân từ đủ 14 tuổi trở lên | Công an phường | Các tổ dân phố | Năm 2025 | Số liệu trên hệ thống
              12 | Tập huấn kỹ năng số cơ bản cho ít nhất 500 lượt người dân, ưu tiên tiểu thương chợ Bến và người cao tuổi | Phòng Văn hóa - Xã hội | Đoàn Thanh niên phường | Năm 2026 | Danh sách lớp tập huấn
              13 | Tuyên truyền về chuyển đổi số trên hệ thống truyền thanh phường và nhóm trao đổi của các tổ dân phố | Phòng Văn hóa - Xã hội | Ủy ban MTTQ Việt Nam phường | Thường xuyên | Tin, bài phát thanh
              14 | Báo cáo kết quả thực hiện về Sở Khoa học và Công nghệ trước ngày 20 của tháng cuối quý | Văn phòng HĐND và UBND | Các phòng, đơn vị | Hằng quý | Báo cáo
              `,
              6,
            ),
          },
        ],
      },
    ],
  },
  truth: {
    header: {
      commune: 'Tân Bến',
      province: 'Hương Giang',
      number: '18',
      symbol: 'KH-UBND',
      year: 2025,
      month: 10,
      day: 22,
      title,
      period: [2025, 2026],
      signer: 'Lê Quốc Vượng',
      position: 'Phó Chủ tịch',
    },
    legalBases: [['158/KH-UBND', '2025-09-12']],
    indicators: [
      want(2025, 'eq', [100, '%'], ['số hóa ngay']),
      want(2025, 'gte', [80, '%'], ['nộp theo hình thức trực tuyến']),
      want(2025, 'gte', [65, '%'], ['thanh toán trực tuyến']),
      want(2025, 'gte', [95, '%'], ['đúng hạn']),
      want(2025, 'lte', [15, 'phút'], ['Thời gian chờ']),
      want(2025, 'gte', [92, '%'], ['hài lòng']),
      want(2026, 'gte', [90, '%'], ['nộp theo hình thức trực tuyến']),
      want(2026, 'gte', [80, '%'], ['thanh toán trực tuyến']),
      want(2026, 'gte', [98, '%'], ['đúng hạn']),
      want(2026, 'lte', [8, 'phút'], ['Thời gian chờ']),
      want(2026, 'gte', [95, '%'], ['hài lòng']),
      want(2026, 'gte', [50, '%'], ['sử dụng lại dữ liệu'], {
        annex: true,
        responsible: [centre],
        coordinating: [office],
        deadline: '2026',
        product: 'Báo cáo thống kê',
      }),
      want(2026, 'gte', [25, '%'], ['Rút ngắn'], {
        annex: true,
        measure: 'decrease',
        coordinating: [centre],
        deadline: '2026',
      }),
      want(2025, 'gte', [4, 'máy tính'], ['tự nộp hồ sơ'], {
        annex: true,
        responsible: [centre],
        coordinating: [economy],
        deadline: '2025',
      }),
      want(2025, 'gte', [1, 'máy quét'], ['tự nộp hồ sơ'], { annex: true, responsible: [centre] }),
      want(2025, 'eq', [100, '%'], ['chữ ký số'], { annex: true, responsible: [office], deadline: '2025' }),
      want(2025, 'gte', [82, '%'], ['định danh điện tử'], { annex: true, deadline: '2025' }),
      want(2026, 'gte', [500, 'lượt người dân'], ['kỹ năng số'], {
        annex: true,
        responsible: [culture],
        deadline: '2026',
      }),
    ],
    annexTasks: [
      { keywords: ['giao chỉ tiêu'], responsible: [office], deadline: '2025-10' },
      { keywords: ['Kiện toàn'], responsible: [culture], deadline: '2025-10' },
      {
        keywords: ['Bố trí kinh phí'],
        responsible: [economy],
        coordinating: [office],
        deadline: '2025-12-31',
      },
      { keywords: ['niêm yết công khai'], responsible: [centre], deadline: '2025-11-15' },
      { keywords: ['sổ hộ tịch'], responsible: [office], coordinating: [economy], deadline: '2026-06-30' },
      { keywords: ['an ninh mạng'], responsible: ['Công an'], coordinating: [office], deadline: 'ongoing' },
      { keywords: ['truyền thanh'], responsible: [culture], deadline: 'ongoing' },
      { keywords: ['Báo cáo kết quả'], responsible: [office], deadline: 'quarterly' },
    ],
    deadlines: [],
    assignments: [],
    findings: [],
    forbiddenFindings: [
      'number-missing',
      'date-incomplete',
      'section-numbering',
      'count-mismatch',
      'annex-missing',
      'annex-mismatch',
      'outdated-term',
      'signer-missing',
    ],
  },
}
