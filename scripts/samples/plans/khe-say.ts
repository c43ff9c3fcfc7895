import { communeHead, prose, type Sample, want } from '../sample.ts'

const title =
  'Chuyển đổi số và nâng cao chất lượng phục vụ người dân, doanh nghiệp giai đoạn 2025 - 2026 trên địa bàn xã Khe Sậy'

/** Born digital and complete: every commune-level item of the province stands in it, some of them bettered. */
export const kheSay: Sample = {
  name: '01-xa-khe-say',
  folder: 'plans',
  document: {
    head: communeHead('Xã Khe Sậy', { number: '42', day: '20', month: '10' }),
    type: 'KẾ HOẠCH',
    title,
    body: prose(`
      Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia;
      Thực hiện Kế hoạch số 158/KH-UBND ngày 12 tháng 9 năm 2025 của Ủy ban nhân dân tỉnh Hương Giang về chuyển đổi số và nâng cao chất lượng phục vụ người dân, doanh nghiệp tại cấp xã giai đoạn 2025 - 2026, Ủy ban nhân dân xã Khe Sậy ban hành Kế hoạch như sau:
      # I. MỤC ĐÍCH, YÊU CẦU
      1. Đưa việc giải quyết thủ tục của người dân Khe Sậy lên môi trường số một cách thực chất; người dân ở các thôn xa như Khe Lau, Bản Đáy không phải đi lại nhiều lần.
      2. Mỗi nhiệm vụ có một đơn vị chịu trách nhiệm chính; kết quả được đo bằng số liệu trên hệ thống và công khai tại trụ sở.
      # II. MỤC TIÊU
      # 1. Mục tiêu chung
      Đến cuối năm 2026, Khe Sậy trở thành xã có nền nếp làm việc trên môi trường mạng, cán bộ thành thạo công cụ số, người dân tin và dùng dịch vụ công trực tuyến.
      # 2. Mục tiêu cụ thể
      # a) Đến hết năm 2025
      - 100% hồ sơ tiếp nhận mới được số hóa ngay tại quầy.
      - Tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu 75%.
      - Tỷ lệ thanh toán trực tuyến phí, lệ phí và nghĩa vụ tài chính đạt tối thiểu 60%.
      - Tỷ lệ hồ sơ giải quyết đúng hạn và trước hạn đạt từ 96% trở lên.
      - Thời gian chờ bình quân tại quầy tiếp nhận không quá 12 phút mỗi lượt.
      - Tỷ lệ người dân, doanh nghiệp hài lòng đạt tối thiểu 90%.
      - 100% cán bộ, công chức xã được cấp và sử dụng chữ ký số cá nhân.
      - Tỷ lệ người dân từ đủ 14 tuổi trở lên có tài khoản định danh điện tử đã kích hoạt đạt tối thiểu 78%.
      - Bố trí ít nhất 03 máy tính tại Trung tâm Phục vụ hành chính công để người dân tự nộp hồ sơ.
      # b) Năm 2026
      - Tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu 85%.
      - Tỷ lệ thanh toán trực tuyến phí, lệ phí và nghĩa vụ tài chính đạt tối thiểu 80%.
      - Tỷ lệ hồ sơ giải quyết đúng hạn và trước hạn đạt từ 98% trở lên.
      - Thời gian chờ bình quân tại quầy tiếp nhận không quá 10 phút mỗi lượt.
      - Tỷ lệ người dân, doanh nghiệp hài lòng đạt tối thiểu 95%.
      - Tỷ lệ khai thác, sử dụng lại dữ liệu đã số hóa khi giải quyết hồ sơ đạt tối thiểu 55%.
      - Giảm tối thiểu 20% thời gian giải quyết thủ tục hành chính thuộc thẩm quyền của xã so với quy định.
      - Tập huấn kỹ năng số cơ bản cho ít nhất 350 lượt người dân.
      # III. NHIỆM VỤ, GIẢI PHÁP
      # 1. Công tác chỉ đạo
      Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã gửi Kế hoạch này về Sở Khoa học và Công nghệ trước ngày 31 tháng 10 năm 2025.
      # 2. Kiện toàn Tổ công nghệ số cộng đồng tại 9 thôn
      - Thời gian hoàn thành: Tháng 10 năm 2025.
      - Đơn vị chủ trì: Phòng Văn hóa - Xã hội.
      - Đơn vị phối hợp: Đoàn Thanh niên xã; Công an xã.
      # 3. Rà soát, niêm yết công khai danh mục thủ tục hành chính thuộc thẩm quyền của xã
      - Thời gian hoàn thành: Trước ngày 15 tháng 11 năm 2025.
      - Đơn vị chủ trì: Trung tâm Phục vụ hành chính công.
      - Đơn vị phối hợp: Các phòng chuyên môn.
      # 4. Số hóa toàn bộ sổ hộ tịch, sổ địa chính còn lưu bản giấy
      - Thời gian hoàn thành: Quý II năm 2026.
      - Đơn vị chủ trì: Văn phòng Hội đồng nhân dân và Ủy ban nhân dân.
      - Đơn vị phối hợp: Phòng Kinh tế.
      # 5. Tuyên truyền về chuyển đổi số trên hệ thống truyền thanh xã
      - Thời gian thực hiện: Thường xuyên.
      - Đơn vị chủ trì: Phòng Văn hóa - Xã hội.
      # 6. Bố trí kinh phí trong dự toán ngân sách xã năm 2026
      - Thời gian hoàn thành: Trước ngày 31 tháng 12 năm 2025.
      - Đơn vị chủ trì: Phòng Kinh tế.
      # 7. Bảo đảm an toàn thông tin, an ninh mạng cho dữ liệu do xã quản lý
      - Thời gian thực hiện: Thường xuyên.
      - Đơn vị chủ trì: Công an xã.
      - Đơn vị phối hợp: Văn phòng Hội đồng nhân dân và Ủy ban nhân dân.
      # IV. TỔ CHỨC THỰC HIỆN
      1. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân chủ trì theo dõi, tổng hợp, báo cáo kết quả thực hiện về Sở Khoa học và Công nghệ hằng quý, trước ngày 20 của tháng cuối quý.
      2. Trung tâm Phục vụ hành chính công bố trí người hướng dẫn tại quầy trong suốt giờ làm việc, ghi nhận ý kiến của người dân để kịp thời điều chỉnh cách phục vụ.
      3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể vận động hội viên tham gia sử dụng dịch vụ công trực tuyến, giám sát việc thực hiện Kế hoạch.
      Trên đây là Kế hoạch của Ủy ban nhân dân xã Khe Sậy; các đơn vị, các thôn căn cứ nội dung được giao để triển khai thực hiện./.
    `),
    foot: {
      recipients: [
        'Sở Khoa học và Công nghệ (b/c);',
        'TT Đảng ủy, TT HĐND xã (b/c);',
        'Chủ tịch, các PCT UBND xã;',
        'Các phòng, đơn vị thuộc xã;',
        'Các thôn;',
        'Lưu: VT, VHXH.',
      ],
      authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
      signer: 'Nguyễn Thị Hạnh',
    },
  },
  truth: {
    header: {
      commune: 'Khe Sậy',
      province: 'Hương Giang',
      number: '42',
      symbol: 'KH-UBND',
      year: 2025,
      month: 10,
      day: 20,
      title,
      period: [2025, 2026],
      signer: 'Nguyễn Thị Hạnh',
      position: 'Chủ tịch',
    },
    legalBases: [
      ['118/2025/NĐ-CP', '2025-06-09'],
      ['158/KH-UBND', '2025-09-12'],
    ],
    indicators: [
      want(2025, 'eq', [100, '%'], ['hồ sơ tiếp nhận mới']),
      want(2025, 'gte', [75, '%'], ['hồ sơ nộp trực tuyến']),
      want(2025, 'gte', [60, '%'], ['thanh toán trực tuyến']),
      want(2025, 'gte', [96, '%'], ['đúng hạn']),
      want(2025, 'lte', [12, 'phút'], ['Thời gian chờ']),
      want(2025, 'gte', [90, '%'], ['hài lòng']),
      want(2025, 'eq', [100, '%'], ['chữ ký số']),
      want(2025, 'gte', [78, '%'], ['định danh điện tử']),
      want(2025, 'gte', [3, 'máy tính'], ['tự nộp hồ sơ']),
      want(2026, 'gte', [85, '%'], ['hồ sơ nộp trực tuyến']),
      want(2026, 'gte', [80, '%'], ['thanh toán trực tuyến']),
      want(2026, 'gte', [98, '%'], ['đúng hạn']),
      want(2026, 'lte', [10, 'phút'], ['Thời gian chờ']),
      want(2026, 'gte', [95, '%'], ['hài lòng']),
      want(2026, 'gte', [55, '%'], ['sử dụng lại dữ liệu']),
      want(2026, 'gte', [20, '%'], ['thời gian giải quyết'], { measure: 'decrease' }),
      want(2026, 'gte', [350, 'lượt người dân'], ['kỹ năng số']),
    ],
    annexTasks: [],
    deadlines: [
      ['date', '2025-10-31', 'gửi Kế hoạch này'],
      ['month', '2025-10', 'Kiện toàn Tổ công nghệ số'],
      ['date', '2025-11-15', 'niêm yết công khai'],
      ['quarter', '2026-06-30', 'sổ hộ tịch'],
      ['ongoing', null, 'Tuyên truyền'],
      ['date', '2025-12-31', 'Bố trí kinh phí'],
      ['ongoing', null, 'an ninh mạng'],
      ['recurring', 'quarterly', 'báo cáo kết quả'],
    ],
    assignments: [
      ['responsible', 'Phòng Văn hóa - Xã hội', 'Kiện toàn Tổ công nghệ số'],
      ['coordinating', 'Đoàn Thanh niên', 'Kiện toàn Tổ công nghệ số'],
      ['responsible', 'Trung tâm Phục vụ hành chính công', 'niêm yết công khai'],
      ['responsible', 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân', 'sổ hộ tịch'],
      ['coordinating', 'Phòng Kinh tế', 'sổ hộ tịch'],
      ['responsible', 'Phòng Kinh tế', 'Bố trí kinh phí'],
      ['responsible', 'Công an', 'an ninh mạng'],
    ],
    findings: [],
    forbiddenFindings: [
      'number-missing',
      'date-incomplete',
      'section-numbering',
      'count-mismatch',
      'outdated-term',
      'abolished-unit',
      'annex-missing',
      'signer-missing',
      'deadline-past',
      'basis-missing',
      'unit-missing',
      'conflicting-indicator',
    ],
  },
}
