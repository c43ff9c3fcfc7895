import type { PlanDocument } from '../../typeset/index.ts'
import { communeHead, prose, rowsOf, type Sample, want } from '../sample.ts'

const title =
  'Chuyển đổi số, nâng cao chất lượng phục vụ người dân, doanh nghiệp xã Lũng Sương giai đoạn 2025 - 2026'

/** The table that stands in the plan as a picture only. */
export const targets: PlanDocument = {
  body: [
    {
      kind: 'table',
      columns: [
        { width: 0.7, align: 'center' },
        { width: 5.4 },
        { width: 1.3, align: 'center' },
        { width: 1.5, align: 'center' },
        { width: 1.5, align: 'center' },
      ],
      header: [['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Năm 2025', 'Năm 2026']],
      rows: rowsOf(
        `
        1 | Hồ sơ tiếp nhận mới được số hóa | % | 100 | 100
        2 | Hồ sơ nộp trực tuyến | % | ≥ 70 | ≥ 86
        3 | Thanh toán trực tuyến phí, lệ phí | % | ≥ 55 | ≥ 80
        4 | Hồ sơ giải quyết đúng hạn và trước hạn | % | ≥ 95 | ≥ 98
        5 | Thời gian chờ bình quân tại quầy | phút | ≤ 15 | ≤ 10
        6 | Người dân, doanh nghiệp hài lòng | % | ≥ 90 | ≥ 95
        7 | Lượt người dân được tập huấn kỹ năng số | lượt | 120 | 300
        `,
        5,
      ),
    },
  ],
}

/**
 * Born digital but for the table of targets, which was pasted as a picture: its page is half text, half picture.
 * @param picture the table as a JPEG, `size` its width and height in points
 */
export function writeLungSuong(picture: {
  image: Uint8Array
  size: readonly [number, number]
  truth: string
}): Sample {
  return {
    name: '09-xa-lung-suong',
    folder: 'plans',
    document: {
      head: communeHead('Xã Lũng Sương', { number: '21', day: '29', month: '10' }),
      type: 'KẾ HOẠCH',
      title,
      body: [
        ...prose(`
          Thực hiện Kế hoạch số 158/KH-UBND ngày 12 tháng 9 năm 2025 của Ủy ban nhân dân tỉnh Hương Giang về chuyển đổi số và nâng cao chất lượng phục vụ người dân, doanh nghiệp tại cấp xã giai đoạn 2025 - 2026, Ủy ban nhân dân xã Lũng Sương ban hành Kế hoạch với các nội dung sau:
          # I. MỤC TIÊU
          1. Từng bước thu hẹp khoảng cách số giữa trung tâm xã và các bản trên núi cao; ưu tiên những thủ tục đồng bào hay dùng như khai sinh, cư trú, chính sách xã hội.
          2. Các chỉ tiêu chủ yếu của xã theo từng năm được thể hiện trong bảng sau:
        `),
        {
          kind: 'picture',
          image: picture.image,
          width: picture.size[0],
          height: picture.size[1],
          truth: picture.truth,
        },
        ...prose(`
          # II. NHIỆM VỤ
          1. Kiện toàn Tổ công nghệ số cộng đồng tại các bản, hoàn thành trong tháng 10 năm 2025; giao Phòng Văn hóa - Xã hội chủ trì, Đoàn Thanh niên xã phối hợp.
          2. Niêm yết công khai danh mục thủ tục hành chính bằng hai thứ tiếng, hoàn thành trước ngày 15 tháng 11 năm 2025; giao Trung tâm Phục vụ hành chính công chủ trì.
          3. Số hóa toàn bộ sổ hộ tịch còn lưu bản giấy, hoàn thành trong quý II năm 2026; giao Văn phòng Hội đồng nhân dân và Ủy ban nhân dân chủ trì, Phòng Kinh tế phối hợp.
          4. Lắp đặt điểm truy cập mạng không dây miễn phí tại 05 nhà văn hóa bản trong năm 2026; giao Phòng Kinh tế chủ trì.
          5. Tuyên truyền trên hệ thống truyền thanh và tại chợ phiên; thực hiện thường xuyên; giao Phòng Văn hóa - Xã hội chủ trì.
          # III. TỔ CHỨC THỰC HIỆN
          Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã theo dõi, báo cáo kết quả về Sở Khoa học và Công nghệ hằng quý. Đề nghị người có uy tín ở các bản cùng tham gia vận động bà con./.
        `),
      ],
      foot: {
        recipients: ['Sở KH&CN (b/c);', 'Đảng ủy, HĐND xã;', 'Các bản;', 'Lưu: VT.'],
        authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
        signer: 'Giàng A Sùng',
      },
    },
    truth: {
      header: {
        commune: 'Lũng Sương',
        province: 'Hương Giang',
        number: '21',
        symbol: 'KH-UBND',
        year: 2025,
        month: 10,
        day: 29,
        title,
        period: [2025, 2026],
        signer: 'Giàng A Sùng',
        position: 'Chủ tịch',
      },
      legalBases: [['158/KH-UBND', '2025-09-12']],
      indicators: [
        want(2025, 'eq', [100, '%'], ['tiếp nhận mới']),
        want(2026, 'eq', [100, '%'], ['tiếp nhận mới']),
        want(2025, 'gte', [70, '%'], ['nộp trực tuyến']),
        want(2026, 'gte', [86, '%'], ['nộp trực tuyến']),
        want(2025, 'gte', [55, '%'], ['Thanh toán trực tuyến']),
        want(2026, 'gte', [80, '%'], ['Thanh toán trực tuyến']),
        want(2025, 'gte', [95, '%'], ['đúng hạn']),
        want(2026, 'gte', [98, '%'], ['đúng hạn']),
        want(2025, 'lte', [15, 'phút'], ['Thời gian chờ']),
        want(2026, 'lte', [10, 'phút'], ['Thời gian chờ']),
        want(2025, 'gte', [90, '%'], ['hài lòng']),
        want(2026, 'gte', [95, '%'], ['hài lòng']),
        want(2025, 'eq', [120, 'lượt'], ['kỹ năng số']),
        want(2026, 'eq', [300, 'lượt'], ['kỹ năng số']),
        want(2026, 'eq', [5, 'nhà văn hóa'], ['mạng không dây']),
      ],
      annexTasks: [],
      deadlines: [
        ['month', '2025-10', 'Kiện toàn Tổ công nghệ số'],
        ['date', '2025-11-15', 'Niêm yết công khai'],
        ['quarter', '2026-06-30', 'sổ hộ tịch'],
        ['ongoing', null, 'Tuyên truyền'],
        ['recurring', 'quarterly', 'báo cáo kết quả'],
      ],
      assignments: [
        ['responsible', 'Phòng Văn hóa - Xã hội', 'Kiện toàn Tổ công nghệ số'],
        ['coordinating', 'Đoàn Thanh niên', 'Kiện toàn Tổ công nghệ số'],
        ['responsible', 'Trung tâm Phục vụ hành chính công', 'Niêm yết công khai'],
        ['coordinating', 'Phòng Kinh tế', 'sổ hộ tịch'],
        ['responsible', 'Phòng Kinh tế', 'mạng không dây'],
      ],
      findings: [],
      forbiddenFindings: [
        'number-missing',
        'date-incomplete',
        'annex-missing',
        'signer-missing',
        'outdated-term',
      ],
    },
  }
}
