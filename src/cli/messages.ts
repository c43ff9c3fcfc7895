import type { CommuneChanges } from '../stages/survey/index.ts'
import type { TemplateChange } from '../template/index.ts'
import { printable } from './printable.ts'

/** All that the command line says, in both languages. */
const VI = {
  about:
    'Rà soát kế hoạch của các xã, phường: đọc PDF, trích chỉ tiêu và nhiệm vụ, đối chiếu với kế hoạch của tỉnh.',
  help: 'xem cách dùng',
  nothingFound: 'Không thấy tệp PDF nào ở nơi đã cho.',
  seeHelp: '(thêm --help để xem cách dùng)',
  error: 'Lỗi',
  stopping:
    'Đang dừng: giữ lại phần đã xong; chạy lại đúng lệnh này để làm tiếp. Nhấn lần nữa để thoát ngay.',
  bar: '{bar} {percentage} % | {value}/{total} trang | còn {eta_formatted} | {file}',
  found: (count: number) => `Tìm thấy ${count} tệp.`,
  problem: (file: string, page: number | null, message: string) =>
    `! ${printable(file)}${page === null ? '' : `, trang ${page}`}: ${message}`,
  planDone: (file: string, kept: boolean) =>
    `✓ ${printable(file)}${kept ? ' (không đổi, lấy lại kết quả cũ)' : ''}`,
  steps: {
    adapt: 'Học cách dùng từ của đợt kế hoạch này…',
    survey: 'So sánh giữa các xã…',
    reports: 'Lập báo cáo…',
  },
  heldOpen: (wanted: string, path: string) =>
    `Tệp ${wanted} đang được mở trong chương trình khác; kết quả mới được ghi vào ${path}.`,
  reportAt: (path: string) => `Báo cáo: ${path}`,
  written: (path: string) => `Đã ghi: ${path}`,
  table: {
    head: ['Tệp', 'Xã, phường', 'Đáp ứng', 'Chưa đạt', 'Phát hiện', 'Trang OCR'],
    status: {
      done: 'xong',
      failed: 'không xử lý được',
      duplicate: 'trùng nội dung',
      superseded: 'đã có bản gửi sau',
      'not-a-plan': 'không phải kế hoạch',
      joined: 'đã ghép với tệp khác',
      pending: 'chưa xử lý',
    },
  },
  commands: {
    run: 'rà soát một thư mục kế hoạch và lập báo cáo',
    extract: 'trích xuất một kế hoạch thành JSON',
    text: 'lấy văn bản của một tệp PDF',
    restore: 'phục hồi dấu tiếng Việt cho văn bản bị hỏng',
    template: 'dự thảo biểu mẫu đối chiếu từ kế hoạch của tỉnh',
    compare: 'đối chiếu một kế hoạch với một biểu mẫu',
    compareRuns: 'so sánh hai lần chạy',
    report: 'lập lại báo cáo từ kết quả đã có',
    schema: 'in JSON Schema của một loại kết quả',
    doctor: 'kiểm tra máy có đủ điều kiện chạy không',
  },
  options: {
    paths: 'thư mục hoặc tệp PDF',
    file: 'tệp PDF',
    output: 'thư mục kết quả',
    outputFile: 'tệp kết quả',
    pipeline: 'tệp quy trình (JSON); không nêu thì dùng mọi biểu mẫu có sẵn',
    decisions: 'tệp quyết định của người rà soát (decisions.json), một hoặc nhiều tệp',
    failOn: 'mức phát hiện làm mã thoát bằng 1',
    logFile: 'tệp nhật ký (JSON từng dòng)',
    watch: 'tiếp tục theo dõi thư mục và xử lý khi có tệp mới',
    ocrEngine: 'bộ nhận dạng chữ',
    asOf: 'ngày rà soát (YYYY-MM-DD)',
    passwordFile: 'tệp mật khẩu, mỗi dòng một mật khẩu',
    followLinks: 'mở cả liên kết dẫn ra ngoài thư mục',
    threads: 'số luồng xử lý cùng lúc',
    lang: 'ngôn ngữ',
    textFile: 'tệp văn bản; không nêu thì đọc từ đầu vào chuẩn',
    templateFile: 'biểu mẫu dùng làm căn cứ phục hồi',
    explain: 'in từng từ đã đổi và mức tin cậy',
    planOrJson: 'kế hoạch (PDF hoặc plan.json)',
    templateOrPdf: 'biểu mẫu (template.json hoặc PDF kế hoạch của tỉnh)',
    oldRun: 'thư mục kết quả lần trước',
    newRun: 'thư mục kết quả lần này',
    outFolder: 'thư mục kết quả đã có',
    schemaName: 'plan, gaps, template, summary, pipeline, decisions …',
  },
  unknownSchema: (name: string, known: readonly string[]) =>
    `Không có lược đồ ${name}; có: ${known.join(', ')}.`,
  templateChange: ({ change, id, text, fields }: TemplateChange) =>
    `${{ added: 'Mới', removed: 'Bỏ', changed: 'Đổi', kept: 'Giữ bản đã sửa' }[change]} [${id}] ${text}${showFields(fields, TEMPLATE_FIELDS)}`,
  communeChange: ({ commune, state, closed, opened, values }: CommuneChanges) =>
    `${commune}: ${
      {
        changed: `khắc phục ${closed.length}, phát sinh ${opened.length}, đổi số liệu ${values.length}`,
        unchanged: 'không đổi',
        identical: 'vẫn tệp cũ',
        new: 'mới gửi',
        gone: 'không còn',
      }[state]
    }`,
  doctor: {
    ok: 'đạt',
    bad: 'CẦN XỬ LÝ',
    note: 'lưu ý',
    node: 'Phiên bản Node',
    nodeAdvice: 'cần Node 20.19 trở lên: https://nodejs.org',
    memory: 'Bộ nhớ trống',
    memoryAdvice: 'nên có ít nhất 2 GB bộ nhớ trống; đóng bớt chương trình hoặc dùng --threads 1',
    disk: 'Dung lượng đĩa trống',
    diskAdvice: 'nên có ít nhất 2 GB trống ở thư mục kết quả',
    ocrData: 'Dữ liệu OCR tiếng Việt',
    ocrDataAdvice: 'chạy lại npm ci',
    model: 'Mô hình ngôn ngữ',
    modelAdvice: 'chạy npm run build',
    pdfFonts: 'Phông chữ chuẩn của PDF',
    pdfFontsAdvice: 'chạy lại npm ci',
    fonts: 'Phông chữ của văn bản Word',
    fontsAdvice: 'nên có Times New Roman (hoặc Liberation Serif) để phiếu góp ý hiện đúng thể thức',
    browser: 'Trình duyệt xem báo cáo',
    browserAdvice: 'cần Edge, Chrome, Firefox hoặc Safari trên máy xem report/index.html',
    native: 'tesseract cài trong máy',
    nativeAdvice: 'không bắt buộc; nếu cài tesseract kèm gói tiếng Việt thì đọc bản quét nhanh hơn',
    absent: 'không có',
  },
}

const EN: typeof VI = {
  about:
    "Reviews communes' plans: reads the PDFs, extracts targets and tasks, compares them with the province's plan.",
  help: 'show the usage',
  nothingFound: 'No PDF was found there.',
  seeHelp: '(add --help for usage)',
  error: 'Error',
  stopping:
    'Stopping: what is finished is kept; the same command goes on from there. Press again to leave at once.',
  bar: '{bar} {percentage} % | {value}/{total} pages | {eta_formatted} left | {file}',
  found: (count) => `${count} files found.`,
  problem: (file, page, message) =>
    `! ${printable(file)}${page === null ? '' : `, page ${page}`}: ${message}`,
  planDone: (file, kept) => `✓ ${printable(file)}${kept ? ' (unchanged, earlier result kept)' : ''}`,
  steps: {
    adapt: "Learning this batch's wording…",
    survey: 'Comparing the communes…',
    reports: 'Writing the reports…',
  },
  heldOpen: (wanted, path) => `${wanted} is open in another program; the new content went to ${path}.`,
  reportAt: (path) => `Report: ${path}`,
  written: (path) => `Written: ${path}`,
  table: {
    head: ['File', 'Commune', 'Coverage', 'Gaps', 'Findings', 'OCR pages'],
    status: {
      done: 'done',
      failed: 'failed',
      duplicate: 'same content',
      superseded: 'superseded',
      'not-a-plan': 'not a plan',
      joined: 'joined to another file',
      pending: 'pending',
    },
  },
  commands: {
    run: 'review a folder of plans and write the reports',
    extract: "print one plan's JSON",
    text: 'print the text of a PDF',
    restore: 'restore the diacritics of damaged Vietnamese text',
    template: "draft a template from the province's plan",
    compare: 'compare a plan with a template',
    compareRuns: 'compare two runs',
    report: 'write the reports again from what is there',
    schema: 'print the JSON Schema of an output',
    doctor: 'check whether this machine is fit to run',
  },
  options: {
    paths: 'folder or PDF file',
    file: 'PDF file',
    output: 'output folder',
    outputFile: 'output file',
    pipeline: 'pipeline file (JSON); every template shipped is a candidate without one',
    decisions: "reviewers' decisions (decisions.json), one or more files",
    failOn: 'level of findings that makes the exit code 1',
    logFile: 'log file (JSON lines)',
    watch: 'stay and process plans as they arrive',
    ocrEngine: 'OCR engine',
    asOf: 'day of the review (YYYY-MM-DD)',
    passwordFile: 'file of passwords, one a line',
    followLinks: 'follow symbolic links that lead out of the folder',
    threads: 'how many threads work at once',
    lang: 'language',
    textFile: 'text file; standard input without one',
    templateFile: 'template to adapt to',
    explain: 'print every changed word and how sure it is',
    planOrJson: 'plan (PDF or plan.json)',
    templateOrPdf: "template (template.json or the province's PDF)",
    oldRun: 'output folder of the earlier run',
    newRun: 'output folder of the later run',
    outFolder: 'output folder of a run',
    schemaName: 'plan, gaps, template, summary, pipeline, decisions …',
  },
  unknownSchema: (name, known) => `There is no schema ${name}; there are ${known.join(', ')}.`,
  templateChange: ({ change, id, text, fields }) =>
    `${{ added: 'New', removed: 'Gone', changed: 'Changed', kept: 'Kept as edited' }[change]} [${id}] ${text}${showFields(fields)}`,
  communeChange: ({ commune, state, closed, opened, values }) =>
    `${commune}: ${
      {
        changed: `${closed.length} closed, ${opened.length} new, ${values.length} values changed`,
        unchanged: 'unchanged',
        identical: 'the same file',
        new: 'new',
        gone: 'gone',
      }[state]
    }`,
  doctor: {
    ok: 'fine',
    bad: 'NEEDS CARE',
    note: 'note',
    node: 'Node version',
    nodeAdvice: 'Node 20.19 or later is needed: https://nodejs.org',
    memory: 'Free memory',
    memoryAdvice: 'at least 2 GB should be free; close programs or use --threads 1',
    disk: 'Free disk space',
    diskAdvice: 'at least 2 GB should be free in the output folder',
    ocrData: 'Vietnamese OCR data',
    ocrDataAdvice: 'run npm ci again',
    model: 'Language model',
    modelAdvice: 'run npm run build',
    pdfFonts: 'Standard fonts of PDF',
    pdfFontsAdvice: 'run npm ci again',
    fonts: 'Font of the Word documents',
    fontsAdvice: 'Times New Roman (or Liberation Serif) shows the comment sheets as they should look',
    browser: 'Browser for the report',
    browserAdvice: 'report/index.html needs Edge, Chrome, Firefox or Safari on the machine it is read on',
    native: 'native tesseract',
    nativeAdvice: 'not required; with tesseract and its Vietnamese data installed scans are read faster',
    absent: 'absent',
  },
}

export function messages(lang: 'vi' | 'en'): typeof VI {
  return lang === 'en' ? EN : VI
}

function showFields(fields: TemplateChange['fields'], names: Readonly<Record<string, string>> = {}): string {
  return fields.map(({ field, before, after }) => `; ${names[field] ?? field}: ${before} → ${after}`).join('')
}

const TEMPLATE_FIELDS: Readonly<Record<string, string>> = {
  text: 'nội dung',
  scope: 'phạm vi',
  requirement: 'mức độ bắt buộc',
  enabled: 'đối chiếu',
  year: 'năm',
  comparator: 'phép so sánh',
  value: 'mức',
  valueTo: 'mức trên',
  unit: 'đơn vị tính',
  measure: 'cách đo',
  direction: 'chiều tốt hơn',
  deadline: 'thời hạn',
  responsible: 'đơn vị chủ trì',
  coordinating: 'đơn vị phối hợp',
}
