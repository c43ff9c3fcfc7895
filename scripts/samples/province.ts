import { prose, rowsOf, type Sample, want } from './sample.ts'

const title =
  'Chuyển đổi số và nâng cao chất lượng phục vụ người dân, doanh nghiệp tại cấp xã giai đoạn 2025 - 2026 trên địa bàn tỉnh Hương Giang'

/** The plan that the communes answer: chapter II.3 and chapter IV bind them, chapters II.2 and III do not. */
export const province: Sample = {
  name: 'ke-hoach-158-tinh-huong-giang',
  folder: 'province',
  document: {
    head: {
      issuer: ['ỦY BAN NHÂN DÂN', 'TỈNH HƯƠNG GIANG'],
      number: '158',
      symbol: 'KH-UBND',
      place: 'Hương Giang',
      day: '12',
      month: '9',
      year: '2025',
    },
    type: 'KẾ HOẠCH',
    title,
    body: prose(`
      / Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;
      / Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia;
      / Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia;
      / Xét đề nghị của Giám đốc Sở Khoa học và Công nghệ, Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung sau:
      # I. MỤC ĐÍCH, YÊU CẦU
      # 1. Mục đích
      a) Giúp chính quyền xã, phường, đặc khu vận hành thông suốt trên môi trường số ngay trong năm đầu thực hiện mô hình tổ chức mới; lấy sự thuận tiện của người dân làm thước đo.
      b) Tạo mặt bằng chung về điều kiện phục vụ giữa vùng đồng bằng, miền núi và hải đảo của tỉnh, tránh để người dân ở nơi xa trung tâm chịu thiệt.
      # 2. Yêu cầu
      a) Việc giao chỉ tiêu phải rõ người, rõ việc, rõ thời hạn, rõ sản phẩm; số liệu báo cáo được lấy từ hệ thống, không dùng số ước.
      b) Ủy ban nhân dân cấp xã xây dựng kế hoạch của mình sát điều kiện địa bàn, không sao chép nguyên văn kế hoạch của tỉnh.
      # II. MỤC TIÊU
      # 1. Mục tiêu chung
      Xây dựng nền hành chính cấp xã gần dân, minh bạch, làm việc chủ yếu trên dữ liệu; người dân chỉ phải khai báo thông tin một lần và có thể theo dõi tiến độ hồ sơ của mình ở bất cứ đâu.
      # 2. Chỉ tiêu của tỉnh, do các sở, ban, ngành thực hiện
      a) Đến hết năm 2025, 100% hệ thống thông tin dùng chung của tỉnh được kết nối với nền tảng tích hợp, chia sẻ dữ liệu.
      b) Trong năm 2025, cung cấp tối thiểu 1.150 dịch vụ công trực tuyến toàn trình trên Cổng Dịch vụ công quốc gia.
      c) Đến hết năm 2026, 100% thôn, tổ dân phố trên địa bàn tỉnh được phủ sóng băng rộng di động.
      d) Năm 2026, tổ chức ít nhất 12 lớp bồi dưỡng về quản trị dữ liệu cho cán bộ lãnh đạo cấp sở và cấp xã.
      # 3. Chỉ tiêu giao Ủy ban nhân dân các xã, phường, đặc khu
      # 3.1. Đến hết năm 2025
      a) 100% hồ sơ thủ tục hành chính tiếp nhận mới được số hóa ngay khi tiếp nhận.
      b) Tỷ lệ hồ sơ nộp theo hình thức trực tuyến đạt tối thiểu 70% tổng số hồ sơ tiếp nhận.
      c) Tỷ lệ giao dịch thanh toán trực tuyến phí, lệ phí và nghĩa vụ tài chính đạt tối thiểu 60%.
      d) Tỷ lệ hồ sơ được giải quyết đúng hạn và trước hạn đạt từ 95% trở lên.
      đ) Thời gian chờ bình quân tại quầy tiếp nhận không quá 15 phút mỗi lượt.
      e) Tỷ lệ người dân, doanh nghiệp hài lòng về sự phục vụ đạt tối thiểu 90%.
      g) 100% cán bộ, công chức được cấp và sử dụng chữ ký số cá nhân trong xử lý công việc.
      h) Tỷ lệ người dân từ đủ 14 tuổi trở lên có tài khoản định danh điện tử đã kích hoạt đạt tối thiểu 75%.
      i) Trung tâm Phục vụ hành chính công cấp xã bố trí ít nhất 02 máy tính để người dân tự nộp hồ sơ.
      # 3.2. Năm 2026
      a) Tỷ lệ hồ sơ nộp theo hình thức trực tuyến đạt tối thiểu 85% tổng số hồ sơ tiếp nhận.
      b) Tỷ lệ giao dịch thanh toán trực tuyến phí, lệ phí và nghĩa vụ tài chính đạt tối thiểu 80%.
      c) Tỷ lệ hồ sơ được giải quyết đúng hạn và trước hạn đạt từ 98% trở lên.
      d) Thời gian chờ bình quân tại quầy tiếp nhận không quá 10 phút mỗi lượt.
      đ) Tỷ lệ người dân, doanh nghiệp hài lòng về sự phục vụ đạt tối thiểu 95%.
      e) Tỷ lệ khai thác, sử dụng lại dữ liệu đã số hóa khi giải quyết hồ sơ đạt tối thiểu 50%.
      g) Thời gian giải quyết thủ tục hành chính thuộc thẩm quyền cấp xã giảm tối thiểu 20% so với quy định.
      h) Tập huấn kỹ năng số cơ bản cho ít nhất 300 lượt người dân.
      # III. NHIỆM VỤ CỦA CÁC SỞ, BAN, NGÀNH
      1. Sở Khoa học và Công nghệ chủ trì, phối hợp với Văn phòng Ủy ban nhân dân tỉnh bảo đảm hạ tầng mạng, nền tảng dùng chung và an toàn thông tin cho cấp xã; hoàn thành nâng cấp đường truyền số liệu chuyên dùng trong quý IV năm 2025.
      2. Sở Nội vụ chủ trì rà soát, bố trí nhân lực phụ trách công nghệ thông tin cho các xã, phường, đặc khu; hoàn thành trước ngày 30 tháng 11 năm 2025.
      3. Sở Tài chính tham mưu Ủy ban nhân dân tỉnh hỗ trợ kinh phí cho các xã khó khăn trong dự toán ngân sách năm 2026.
      4. Công an tỉnh hướng dẫn cấp, kích hoạt tài khoản định danh điện tử lưu động tại các thôn, bản vùng xa; thực hiện thường xuyên.
      5. Văn phòng Ủy ban nhân dân tỉnh công bố bộ chỉ số theo dõi chất lượng phục vụ theo thời gian thực và cập nhật kết quả của từng địa phương trên trang thông tin của tỉnh; hoàn thành trước ngày 15 tháng 12 năm 2025.
      6. Sở Văn hóa, Thể thao và Du lịch hướng dẫn nội dung tuyên truyền, cung cấp tin, bài và tài liệu hỏi đáp cho hệ thống truyền thanh cơ sở; thực hiện thường xuyên.
      # IV. NHIỆM VỤ GIAO ỦY BAN NHÂN DÂN CẤP XÃ
      1. Ban hành kế hoạch của xã, phường, đặc khu và gửi về Sở Khoa học và Công nghệ trước ngày 31 tháng 10 năm 2025.
      2. Kiện toàn Tổ công nghệ số cộng đồng ở tất cả các thôn, tổ dân phố; hoàn thành trong tháng 10 năm 2025. Phòng Văn hóa - Xã hội chủ trì, phối hợp với Đoàn Thanh niên và Công an cấp xã.
      3. Rà soát, niêm yết công khai danh mục thủ tục hành chính thuộc thẩm quyền giải quyết; hoàn thành trước ngày 15 tháng 11 năm 2025. Trung tâm Phục vụ hành chính công chủ trì.
      4. Số hóa toàn bộ sổ hộ tịch, sổ địa chính còn lưu bản giấy; hoàn thành trong quý II năm 2026. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân chủ trì, phối hợp với Phòng Kinh tế.
      5. Tuyên truyền về chuyển đổi số trên hệ thống truyền thanh cơ sở; thực hiện thường xuyên. Phòng Văn hóa - Xã hội chủ trì.
      6. Bố trí kinh phí thực hiện trong dự toán ngân sách năm 2026 của cấp xã; hoàn thành trước ngày 31 tháng 12 năm 2025. Phòng Kinh tế chủ trì.
      7. Bảo đảm an toàn thông tin, an ninh mạng cho hệ thống và dữ liệu do cấp xã quản lý; thực hiện thường xuyên. Công an cấp xã chủ trì, phối hợp với Văn phòng Hội đồng nhân dân và Ủy ban nhân dân.
      8. Báo cáo kết quả thực hiện về Sở Khoa học và Công nghệ trước ngày 20 của tháng cuối quý; thực hiện hằng quý. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân chủ trì.
      # V. GIẢI PHÁP CHỦ YẾU
      # 1. Về con người
      Người đứng đầu cấp xã trực tiếp phụ trách công tác chuyển đổi số, lấy kết quả sử dụng dịch vụ công trực tuyến làm một căn cứ đánh giá cán bộ, công chức cuối năm. Cán bộ, công chức trẻ làm nòng cốt hướng dẫn đồng nghiệp và người dân; không để tình trạng khoán trắng việc nộp hồ sơ trực tuyến cho nhân viên một cửa.
      # 2. Về hạ tầng, dữ liệu
      Ưu tiên dùng chung nền tảng của tỉnh, không đầu tư phần mềm riêng lẻ ở từng xã. Dữ liệu được tạo lập một lần, làm sạch tại nơi phát sinh và chia sẻ cho các cơ quan cùng sử dụng; giấy tờ đã có bản điện tử hợp lệ thì không yêu cầu người dân nộp lại.
      # 3. Về truyền thông
      Nội dung truyền thông ngắn gọn, có ví dụ cụ thể của địa phương, sử dụng tiếng phổ thông và tiếng đồng bào dân tộc thiểu số ở nơi cần thiết. Gắn tuyên truyền với hướng dẫn thao tác ngay tại nhà văn hóa thôn, chợ phiên và các buổi sinh hoạt đoàn thể.
      # 4. Về kiểm tra, giám sát
      Kiểm tra đột xuất việc tiếp nhận, trả kết quả tại cấp xã; công khai tên đơn vị có hồ sơ quá hạn và văn bản xin lỗi người dân. Ý kiến phản ánh của người dân qua tổng đài được xử lý và trả lời trong thời hạn quy định.
      # VI. KINH PHÍ THỰC HIỆN
      Kinh phí thực hiện do ngân sách nhà nước bảo đảm theo phân cấp; khuyến khích huy động nguồn lực hợp pháp của doanh nghiệp, tổ chức và cá nhân.
      # VII. TỔ CHỨC THỰC HIỆN
      1. Giám đốc các sở, Thủ trưởng các ban, ngành, Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân tỉnh về kết quả thực hiện Kế hoạch này.
      2. Sở Khoa học và Công nghệ theo dõi, đôn đốc, tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh trước ngày 25 của tháng cuối quý.
      Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, địa phương kịp thời phản ánh về Sở Khoa học và Công nghệ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh xem xét, quyết định./.
    `),
    foot: {
      recipients: [
        'Bộ Khoa học và Công nghệ (b/c);',
        'TT Tỉnh ủy, TT HĐND tỉnh (b/c);',
        'Chủ tịch, các PCT UBND tỉnh;',
        'Các sở, ban, ngành thuộc tỉnh;',
        'UBND các xã, phường, đặc khu;',
        'Lưu: VT, KGVX.',
      ],
      authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
      signer: 'Đặng Hữu Phước',
    },
    annexes: [
      {
        label: 'Phụ lục',
        title: 'CHỈ TIÊU GIAO ỦY BAN NHÂN DÂN CÁC XÃ, PHƯỜNG, ĐẶC KHU',
        reference:
          '(Kèm theo Kế hoạch số 158/KH-UBND ngày 12 tháng 9 năm 2025 của Ủy ban nhân dân tỉnh Hương Giang)',
        body: [
          {
            kind: 'table',
            columns: [
              { width: 0.8, align: 'center' },
              { width: 6 },
              { width: 1.3, align: 'center' },
              { width: 1.5, align: 'center' },
              { width: 1.5, align: 'center' },
              { width: 2.6 },
            ],
            header: [['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Năm 2025', 'Năm 2026', 'Cơ quan theo dõi']],
            rows: rowsOf(
              `
              I | Tiếp nhận và giải quyết hồ sơ
              1 | Hồ sơ tiếp nhận mới được số hóa ngay khi tiếp nhận | % | 100 | Duy trì | Văn phòng UBND tỉnh
              2 | Hồ sơ nộp theo hình thức trực tuyến | % | ≥ 70 | ≥ 85 | Văn phòng UBND tỉnh
              3 | Giao dịch thanh toán trực tuyến phí, lệ phí, nghĩa vụ tài chính | % | ≥ 60 | ≥ 80 | Sở Tài chính
              4 | Hồ sơ giải quyết đúng hạn và trước hạn | % | ≥ 95 | ≥ 98 | Văn phòng UBND tỉnh
              5 | Thời gian chờ bình quân tại quầy tiếp nhận | phút | ≤ 15 | ≤ 10 | Sở Nội vụ
              6 | Người dân, doanh nghiệp hài lòng về sự phục vụ | % | ≥ 90 | ≥ 95 | Sở Nội vụ
              II | Điều kiện phục vụ
              7 | Cán bộ, công chức được cấp và sử dụng chữ ký số cá nhân | % | 100 | Duy trì | Sở Khoa học và Công nghệ
              8 | Người dân từ đủ 14 tuổi trở lên có tài khoản định danh điện tử đã kích hoạt | % | ≥ 75 | Duy trì | Công an tỉnh
              9 | Khai thác, sử dụng lại dữ liệu đã số hóa | % | - | ≥ 50 | Sở Khoa học và Công nghệ
              `,
              6,
            ),
          },
        ],
      },
    ],
    settings: { info: { title: 'Kế hoạch 158/KH-UBND tỉnh Hương Giang' } },
  },
  truth: {
    header: {
      commune: null,
      province: 'Hương Giang',
      number: '158',
      symbol: 'KH-UBND',
      year: 2025,
      month: 9,
      day: 12,
      title,
      period: [2025, 2026],
      signer: 'Đặng Hữu Phước',
      position: 'Phó Chủ tịch',
    },
    legalBases: [
      ['72/2025/QH15', '2025-06-16'],
      ['118/2025/NĐ-CP', '2025-06-09'],
      ['57-NQ/TW', '2024-12-22'],
    ],
    indicators: [
      want(2025, 'eq', [100, '%'], ['hệ thống thông tin dùng chung']),
      want(2025, 'gte', [1150, 'dịch vụ công trực tuyến'], ['toàn trình']),
      want(2026, 'eq', [100, '%'], ['băng rộng di động']),
      want(2026, 'gte', [12, 'lớp'], ['quản trị dữ liệu']),
      want(2025, 'eq', [100, '%'], ['số hóa ngay']),
      want(2025, 'gte', [70, '%'], ['nộp theo hình thức trực tuyến']),
      want(2025, 'gte', [60, '%'], ['thanh toán trực tuyến']),
      want(2025, 'gte', [95, '%'], ['đúng hạn']),
      want(2025, 'lte', [15, 'phút'], ['Thời gian chờ']),
      want(2025, 'gte', [90, '%'], ['hài lòng']),
      want(2025, 'eq', [100, '%'], ['chữ ký số']),
      want(2025, 'gte', [75, '%'], ['định danh điện tử']),
      want(2025, 'gte', [2, 'máy tính'], ['tự nộp hồ sơ']),
      want(2026, 'gte', [85, '%'], ['nộp theo hình thức trực tuyến']),
      want(2026, 'gte', [80, '%'], ['thanh toán trực tuyến']),
      want(2026, 'gte', [98, '%'], ['đúng hạn']),
      want(2026, 'lte', [10, 'phút'], ['Thời gian chờ']),
      want(2026, 'gte', [95, '%'], ['hài lòng']),
      want(2026, 'gte', [50, '%'], ['sử dụng lại dữ liệu']),
      want(2026, 'gte', [20, '%'], ['Thời gian giải quyết'], { measure: 'decrease' }),
      want(2026, 'gte', [300, 'lượt người dân'], ['kỹ năng số']),
      ...annexIndicators(),
    ],
    annexTasks: [],
    deadlines: [
      ['quarter', '2025-12-31', 'đường truyền số liệu'],
      ['date', '2025-11-30', 'nhân lực phụ trách'],
      ['date', '2025-12-15', 'bộ chỉ số theo dõi'],
      ['ongoing', null, 'hệ thống truyền thanh cơ sở'],
      ['date', '2025-10-31', 'Ban hành kế hoạch'],
      ['month', '2025-10', 'Kiện toàn Tổ công nghệ số'],
      ['date', '2025-11-15', 'niêm yết công khai'],
      ['quarter', '2026-06-30', 'sổ hộ tịch'],
      ['ongoing', null, 'Tuyên truyền'],
      ['date', '2025-12-31', 'Bố trí kinh phí'],
      ['recurring', 'quarterly', 'Báo cáo kết quả'],
    ],
    assignments: [
      ['responsible', 'Sở Khoa học và Công nghệ', 'hạ tầng mạng'],
      ['coordinating', 'Văn phòng Ủy ban nhân dân tỉnh', 'hạ tầng mạng'],
      ['responsible', 'Phòng Văn hóa - Xã hội', 'Kiện toàn Tổ công nghệ số'],
      ['responsible', 'Trung tâm Phục vụ hành chính công', 'niêm yết công khai'],
      ['responsible', 'Phòng Kinh tế', 'Bố trí kinh phí'],
    ],
    findings: [],
    forbiddenFindings: [
      'number-missing',
      'date-incomplete',
      'section-numbering',
      'outdated-term',
      'abolished-unit',
    ],
  },
}

function annexIndicators() {
  const rows: readonly (readonly [string, 'eq' | 'gte' | 'lte', string, number | null, number | null])[] = [
    ['số hóa ngay', 'eq', '%', 100, null],
    ['nộp theo hình thức trực tuyến', 'gte', '%', 70, 85],
    ['thanh toán trực tuyến', 'gte', '%', 60, 80],
    ['đúng hạn', 'gte', '%', 95, 98],
    ['Thời gian chờ', 'lte', 'phút', 15, 10],
    ['hài lòng', 'gte', '%', 90, 95],
    ['chữ ký số', 'eq', '%', 100, null],
    ['định danh điện tử', 'gte', '%', 75, null],
    ['sử dụng lại dữ liệu', 'gte', '%', null, 50],
  ]
  return rows.flatMap(([keyword, comparator, unit, first, second]) => [
    ...(first === null ? [] : [want(2025, comparator, [first, unit], [keyword], { annex: true })]),
    ...(second === null ? [] : [want(2026, comparator, [second, unit], [keyword], { annex: true })]),
  ])
}
