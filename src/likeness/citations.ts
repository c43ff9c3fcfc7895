const CITATION =
  /(?:(?:theo|tại|căn cứ|kèm theo|ban hành theo|của)\s+)?(?:Quyết định|Nghị định|Nghị quyết|Kế hoạch|Thông tư|Chỉ thị|Công văn|Hướng dẫn|Chương trình|Kết luận|Thông báo|Tờ trình|Luật)\s+(?:số\s*)?\d{1,6}\s?[/-]\s?\p{L}[^;]{0,400}/giu

/** Words with which the sentence goes on after a citation's own subject. */
const RESUMES =
  /[,:]\s*(?=(?:đạt|bảo đảm|đảm bảo|phấn đấu|hoàn thành|trong đó|thực hiện)\s)|\s(?=(?:và\s+)?(?:bảo đảm|đảm bảo|phấn đấu|đạt (?:tối thiểu|ít nhất|trên|từ|\d))\s?)/iu

/**
 * A text without the documents that it cites: what "theo Quyết định số … về việc …" is about says nothing of what
 * the sentence itself asks. Left alone where nothing telling would remain.
 */
export function cutCitations(text: string): string {
  const cut = text.replace(CITATION, (citation) => {
    // What follows the citation's own subject belongs to the sentence again: "…, đạt 100%".
    const rest = RESUMES.exec(citation)
    return rest ? citation.slice(rest.index) : ' '
  })
  return cut.replace(/[\p{P}\s]/gu, '').length >= 30 ? cut : text
}
