import { scan } from '../../typeset/scan.ts'
import { anchorBox, sealOver } from '../places.ts'
import { communeHead, prose, type Sample, want } from '../sample.ts'

const title = 'Chuyển đổi số trong phục vụ người dân, doanh nghiệp giai đoạn 2025 - 2026 tại xã Suối Mây'

/** A scan: askew and grainy, number and day by hand, a red seal across signature and name. */
export const suoiMay: Sample = {
  name: '03-xa-suoi-may',
  folder: 'plans',
  document: {
    head: communeHead('Xã Suối Mây', { month: '10' }),
    type: 'KẾ HOẠCH',
    title,
    body: prose(`
      Căn cứ Kế hoạch số 158/KH-UBND ngày 12 tháng 9 năm 2025 của Ủy ban nhân dân tỉnh Hương Giang về chuyển đổi số và nâng cao chất lượng phục vụ người dân, doanh nghiệp tại cấp xã giai đoạn 2025 - 2026; xét tình hình thực tế của địa phương, Ủy ban nhân dân xã Suối Mây ban hành Kế hoạch cụ thể như sau:
      # I. MỤC ĐÍCH, YÊU CẦU
      Suối Mây là xã vùng cao, dân cư phân tán ở mười một bản, đường đi lại mùa mưa còn khó khăn. Kế hoạch nhằm đưa dịch vụ công đến gần dân hơn, để bà con ở bản xa cũng nộp và nhận kết quả hồ sơ được như ở trung tâm xã.
      # II. CHỈ TIÊU
      # 1. Đến hết năm 2025
      - Số hóa 100% hồ sơ tiếp nhận mới.
      - Hồ sơ nộp trực tuyến đạt tối thiểu 65% tổng số hồ sơ tiếp nhận.
      - Thanh toán trực tuyến phí, lệ phí đạt tối thiểu 60%.
      - Hồ sơ giải quyết đúng hạn, trước hạn đạt từ 95% trở lên.
      - Thời gian chờ bình quân tại quầy không quá 20 phút mỗi lượt.
      - Người dân, doanh nghiệp hài lòng đạt tối thiểu 90%.
      - Người dân từ đủ 14 tuổi trở lên có tài khoản định danh điện tử đã kích hoạt đạt tối thiểu 75%.
      - Bố trí ít nhất 02 máy tính để người dân tự nộp hồ sơ.
      # 2. Năm 2026
      - Hồ sơ nộp trực tuyến đạt tối thiểu 85% tổng số hồ sơ tiếp nhận.
      - Thanh toán trực tuyến phí, lệ phí đạt tối thiểu 80%.
      - Hồ sơ giải quyết đúng hạn, trước hạn đạt từ 98% trở lên.
      - Thời gian chờ bình quân tại quầy không quá 10 phút mỗi lượt.
      - Người dân, doanh nghiệp hài lòng đạt tối thiểu 95%.
      - Dữ liệu đã số hóa được khai thác, sử dụng lại đạt tối thiểu 50%.
      - Giảm tối thiểu 20% thời gian giải quyết thủ tục hành chính của xã so với quy định.
      - Tập huấn kỹ năng số cho ít nhất 320 lượt người dân.
      # III. NHIỆM VỤ
      1. Phòng Văn hóa - Xã hội chủ trì, phối hợp với Đoàn Thanh niên xã kiện toàn Tổ công nghệ số cộng đồng ở các bản, hoàn thành trong tháng 10 năm 2025; thường xuyên tuyên truyền trên hệ thống truyền thanh bằng tiếng phổ thông và tiếng dân tộc.
      2. Trung tâm Phục vụ hành chính công chủ trì rà soát, niêm yết công khai danh mục thủ tục hành chính trước ngày 15 tháng 11 năm 2025; mỗi tháng tổ chức tiếp nhận hồ sơ lưu động tại một bản xa.
      3. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân chủ trì, phối hợp với Phòng Kinh tế số hóa toàn bộ sổ hộ tịch, sổ địa chính còn lưu bản giấy, hoàn thành trong quý II năm 2026.
      4. Phòng Kinh tế chủ trì bố trí kinh phí thực hiện trong dự toán ngân sách năm 2026, hoàn thành trước ngày 31 tháng 12 năm 2025.
      5. Công an xã chủ trì bảo đảm an toàn thông tin, an ninh mạng; tổ chức kích hoạt tài khoản định danh điện tử lưu động tại các bản; thực hiện thường xuyên.
      # IV. TỔ CHỨC THỰC HIỆN
      Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã theo dõi, tổng hợp và báo cáo kết quả về Sở Khoa học và Công nghệ hằng quý, trước ngày 20 của tháng cuối quý. Trưởng các bản phối hợp tuyên truyền, vận động bà con thực hiện./.
    `),
    foot: {
      recipients: ['Sở KH&CN (b/c);', 'TT Đảng ủy, HĐND xã;', 'Lãnh đạo UBND xã;', 'Các bản;', 'Lưu: VT.'],
      authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
      signer: 'Lò Văn Thắng',
    },
  },
  finish: (set) =>
    scan(set.pdf, {
      dpi: 150,
      colour: 'colour',
      seed: 31,
      skew: (page) => [0.9, -0.6, 0.4][page - 1] ?? 0.5,
      noise: 5,
      blur: 0.35,
      specks: 0.4,
      paper: [248, 247, 243],
      shading: 0.06,
      quality: 58,
      handwriting: [
        { page: 1, text: '37', box: anchorBox(set, 'number') },
        { page: 1, text: '24', box: anchorBox(set, 'day') },
      ],
      ...sealOver(set, { text: 'ỦY BAN NHÂN DÂN XÃ SUỐI MÂY', below: 'TỈNH HƯƠNG GIANG' }),
    }),
  truth: {
    header: {
      commune: 'Suối Mây',
      province: 'Hương Giang',
      number: '37',
      symbol: 'KH-UBND',
      year: 2025,
      month: 10,
      day: 24,
      title,
      period: [2025, 2026],
      signer: 'Lò Văn Thắng',
      position: 'Chủ tịch',
    },
    legalBases: [['158/KH-UBND', '2025-09-12']],
    indicators: [
      want(2025, 'eq', [100, '%'], ['Số hóa', 'hồ sơ tiếp nhận mới']),
      want(2025, 'gte', [65, '%'], ['nộp trực tuyến']),
      want(2025, 'gte', [60, '%'], ['Thanh toán trực tuyến']),
      want(2025, 'gte', [95, '%'], ['đúng hạn']),
      want(2025, 'lte', [20, 'phút'], ['Thời gian chờ']),
      want(2025, 'gte', [90, '%'], ['hài lòng']),
      want(2025, 'gte', [75, '%'], ['định danh điện tử']),
      want(2025, 'gte', [2, 'máy tính'], ['tự nộp hồ sơ']),
      want(2026, 'gte', [85, '%'], ['nộp trực tuyến']),
      want(2026, 'gte', [80, '%'], ['Thanh toán trực tuyến']),
      want(2026, 'gte', [98, '%'], ['đúng hạn']),
      want(2026, 'lte', [10, 'phút'], ['Thời gian chờ']),
      want(2026, 'gte', [95, '%'], ['hài lòng']),
      want(2026, 'gte', [50, '%'], ['sử dụng lại']),
      want(2026, 'gte', [20, '%'], ['thời gian giải quyết'], { measure: 'decrease' }),
      want(2026, 'gte', [320, 'lượt người dân'], ['kỹ năng số']),
    ],
    annexTasks: [],
    deadlines: [
      ['month', '2025-10', 'kiện toàn Tổ công nghệ số'],
      ['date', '2025-11-15', 'niêm yết công khai'],
      ['quarter', '2026-06-30', 'sổ hộ tịch'],
      ['date', '2025-12-31', 'bố trí kinh phí'],
      ['recurring', 'quarterly', 'báo cáo kết quả'],
    ],
    assignments: [
      ['responsible', 'Phòng Văn hóa - Xã hội', 'kiện toàn Tổ công nghệ số'],
      ['coordinating', 'Đoàn Thanh niên', 'kiện toàn Tổ công nghệ số'],
      ['responsible', 'Trung tâm Phục vụ hành chính công', 'niêm yết công khai'],
      ['coordinating', 'Phòng Kinh tế', 'sổ hộ tịch'],
      ['responsible', 'Công an', 'an ninh mạng'],
    ],
    findings: ['handwritten'],
    forbiddenFindings: [
      'number-missing',
      'date-incomplete',
      'signer-missing',
      'outdated-term',
      'page-unreadable',
    ],
  },
}
