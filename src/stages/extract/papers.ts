import type { Place } from './outline.ts'

/** True for a line that only names papers from `start` on: those that are to be carried out, or what a file holds. */
export function namesPapers(place: Place, start: number): boolean {
  return citesPapers(place, start) || listsEnclosed(place.keys.marked.slice(start)) || isEnclosed(place)
}

/** "Kế hoạch số 12/KH-UBND ngày 03/02/2025 của UBND tỉnh về …" under "Phổ biến các văn bản:". */
function citesPapers(place: Place, start: number): boolean {
  const { keys, masks } = place
  const cited = masks.find((mask) => mask.kind === 'citation' && mask.start <= start + 2)
  if (cited && cited.end - start > 0.8 * (keys.text.length - start)) return true
  // What a paper is called tells what others are to do.
  const line = keys.marked.slice(start).replace(/["“][^"”]*(?:["”]|$)/gu, ' ')
  return ((cited && A_PAPER.test(line)) || NUMBERED.test(line)) && !CARRIED_OUT.test(line)
}

const A_PAPER =
  /^(?:luật|nghị quyết|nghị định|quyết định|chỉ thị|thông tư|kế hoạch|công văn|kết luận|chương trình|hướng dẫn)\ssố\s/u
// A scan may garble what kind of paper it is, and leave its number and its date.
const NUMBERED =
  /^[^\p{L}]*(?:\p{L}+\s){1,2}số\s\d{1,5}\s?[-/]\s?\p{L}[\p{L}\d]*(?:\s?[-/]\s?[\p{L}\d]+){0,4},?\sngày\s\d/u
const CARRIED_OUT =
  /(?<!\p{L})(?:phải|cần|được (?:triển khai|thực hiện|phổ biến|quán triệt)|tiếp tục|(?<!đáp ứng )yêu cầu|giao)(?!\p{L})/u

/** "Hồ sơ đề nghị gồm: Tờ trình của UBND xã; Biên bản họp thôn; …", "Gửi kèm: dự thảo …". */
function listsEnclosed(line: string): boolean {
  const head = ENCLOSING.exec(line)
  if (!head || ACTS.test(head[0])) return false
  return line
    .slice(head[0].length)
    .split(/;|\.\s/)
    .every((part) => part.trim() === '' || PAPER.test(part))
}

/** "- Biên bản họp thôn;" under "Hồ sơ gồm:". */
function isEnclosed(place: Place): boolean {
  const head = place.ancestors[0]?.keys.marked ?? ''
  const opened = ENCLOSING.exec(head)
  return opened?.[0].length === head.length && !ACTS.test(head) && PAPER.test(place.keys.marked)
}

const ENCLOSING =
  /^[^\p{L}]*(?:(?:thành phần |nội dung |danh mục )?(?:hồ sơ|tài liệu|giấy tờ|văn bản)(?!\p{L})[^.;:]{0,80}|(?:(?:tài liệu|văn bản|hồ sơ) )?(?:gửi |đính )?kèm(?: theo)?[^.;:]{0,40}|(?:bao )?gồm(?: có)?\s?)(?:\s?:\s*)/u
/** Who must hand papers in has a task. */
const ACTS =
  /(?<!\p{L})(?:lập|nộp|gửi(?! kèm)|trình(?! (?:thẩm định|phê duyệt|duyệt|công nhận))|chuẩn bị|hoàn thành|hoàn thiện|trước ngày|chậm nhất|thời hạn|giao|chủ trì|bổ sung|rà soát|lưu)(?!\p{L})/u
const PAPER =
  /^[^\p{L}]*(?:và |các |những |bộ |bản |\p{L}?\d{1,2} )?(?:tờ trình|biên bản|báo cáo|danh sách|công văn|văn bản|quyết định|nghị quyết|đơn|giấy|bản|phiếu|hồ sơ|bảng|biểu|dự thảo|tài liệu|hình ảnh|ảnh|hợp đồng|đề án|dự toán|thuyết minh|phương án|sổ|chứng từ|hóa đơn|sơ yếu|lý lịch|tờ khai|sơ đồ|kế hoạch|nội quy|quy chế)(?!\p{L})/u
