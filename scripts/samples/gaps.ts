/** What the province asks of its communes, in the order of its plan (II.3.1, II.3.2, IV), in short. */
const asked: readonly (readonly [key: string, year: number | null, text: string])[] = [
  ['digitised-2025', 2025, '100% hồ sơ tiếp nhận mới được số hóa'],
  ['online-2025', 2025, 'hồ sơ nộp trực tuyến ≥ 70%'],
  ['payment-2025', 2025, 'thanh toán trực tuyến ≥ 60%'],
  ['on-time-2025', 2025, 'giải quyết đúng hạn ≥ 95%'],
  ['waiting-2025', 2025, 'thời gian chờ ≤ 15 phút'],
  ['satisfied-2025', 2025, 'hài lòng ≥ 90%'],
  ['signatures-2025', 2025, '100% cán bộ, công chức có chữ ký số'],
  ['identity-2025', 2025, 'tài khoản định danh điện tử ≥ 75%'],
  ['computers-2025', 2025, '≥ 02 máy tính để người dân tự nộp hồ sơ'],
  ['online-2026', 2026, 'hồ sơ nộp trực tuyến ≥ 85%'],
  ['payment-2026', 2026, 'thanh toán trực tuyến ≥ 80%'],
  ['on-time-2026', 2026, 'giải quyết đúng hạn ≥ 98%'],
  ['waiting-2026', 2026, 'thời gian chờ ≤ 10 phút'],
  ['satisfied-2026', 2026, 'hài lòng ≥ 95%'],
  ['reuse-2026', 2026, 'sử dụng lại dữ liệu đã số hóa ≥ 50%'],
  ['faster-2026', 2026, 'giảm ≥ 20% thời gian giải quyết'],
  ['training-2026', 2026, 'tập huấn kỹ năng số ≥ 300 lượt người dân'],
  ['plan', null, 'ban hành, gửi kế hoạch trước 31/10/2025'],
  ['teams', null, 'kiện toàn Tổ công nghệ số cộng đồng, tháng 10/2025'],
  ['posting', null, 'niêm yết công khai danh mục TTHC trước 15/11/2025'],
  ['registers', null, 'số hóa sổ hộ tịch, sổ địa chính, quý II/2026'],
  ['telling', null, 'tuyên truyền, thường xuyên'],
  ['budget', null, 'bố trí kinh phí trước 31/12/2025'],
  ['security', null, 'an toàn thông tin, an ninh mạng, thường xuyên'],
  ['reporting', null, 'báo cáo trước ngày 20 tháng cuối quý'],
]

/**
 * How each plan answers, one letter an item in the order of {@link asked}: met, exceeded, weaker, changed, unclear,
 * `-` missing. Where two letters could be argued for, the one a careful reviewer would set.
 */
const answers: Readonly<Record<string, string>> = {
  '01-xa-khe-say': 'memeemmee mmmmmeme mmmmmmmm',
  '02-phuong-tan-ben': 'meemmemee emmemmee -mmmmmmm',
  '03-xa-suoi-may': 'mwmmwm-mm mmmmmmme -mmmmmmm',
  '04-xa-phu-lang': 'meemmmm-m mmmmmm-- -mmc--mc',
  '05-xa-tra-khe': 'muummw--- -------- -mc---cc',
  '06-xa-bai-duong': 'memmmm--- mmm-m--m -mm--mmm',
  '07-phuong-nam-linh': '-ee-e---- em-em--e -mmm--mm',
  '08-xa-hoa-van': 'mmmmem--- mmm-m--w -mm--mmm',
  '09-xa-lung-suong': 'mmwmmm--- emmmm--m -mmmm--m',
  '10-xa-cam-dan': 'mmmmme--- mmwmm-m- -cm--mmm',
}
const names: Readonly<Record<string, string>> = {
  m: 'met',
  e: 'exceeded',
  w: 'weaker',
  c: 'changed',
  u: 'unclear',
  '-': 'missing',
}

/** Expected status of every commune-level item in every plan. */
export function listExpectedGaps() {
  const plans = Object.entries(answers).map(([plan, letters]) => {
    const statuses = [...letters.replaceAll(' ', '')].map((letter) => names[letter] ?? letter)
    return [plan, Object.fromEntries(asked.map(([key], index) => [key, statuses[index] ?? 'missing']))]
  })
  return {
    items: asked.map(([key, year, text]) => ({ key, year, text })),
    plans: Object.fromEntries(plans) as Record<string, Record<string, string>>,
  }
}
