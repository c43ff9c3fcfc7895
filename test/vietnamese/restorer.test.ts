import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadLanguageModel } from '../../src/vietnamese/language-model.ts'
import { stripMarks } from '../../src/vietnamese/normalise.ts'
import { createRestorer, restoreText } from '../../src/vietnamese/restorer.ts'

const model = loadLanguageModel()
const restorer = createRestorer({ model })
const restore = (text: string) => restorer.restoreLines(text.split('\n')).lines.join('\n')

describe('restoreLines', () => {
  it('gives stripped text its marks back, in the case and with the punctuation of the text', () => {
    const text = 'Ủy ban nhân dân xã ban hành Kế hoạch cải cách hành chính;\nNÂNG CAO CHẤT LƯỢNG DỊCH VỤ CÔNG'
    expect(restore(stripMarks(text))).toBe(text)
  })

  it('repairs what the wrong language’s OCR made of a text', () => {
    const damaged =
      'Nang cao chat lwgng cung cép, sit dung dich vu c6ng truc tuyén;\nThu tudng Chinh phu phé duyét Dé an chuyén d6i s6'
    expect(restore(damaged)).toBe(
      'Nâng cao chất lượng cung cấp, sử dụng dịch vụ công trực tuyến;\nThủ tướng Chính phủ phê duyệt Đề án chuyển đổi số',
    )
  })

  it('splits and joins words', () => {
    expect(restore('cai cach hanhchinh va dich vu c6ng tryc tuyén toan trinh')).toBe(
      'cải cách hành chính và dịch vụ công trực tuyến toàn trình',
    )
  })

  it('lets a line that begins with a capital begin a sentence, or run on', () => {
    for (const text of [
      'Ảnh chụp bãi đá\nCả xã ra quân',
      'Giao các cơ quan thuộc Ủy ban nhân dân tỉnh và Hội đồng\nNhân dân các xã trong tỉnh',
    ])
      expect(restore(stripMarks(text))).toBe(text)
  })

  it('lists every change with its place, and nothing else changed', () => {
    const lines = ['- Ty le ho so truc tuyen dat 85%.', 'Don vi chu tri: Phong Van hoa - Xa hoi']
    const result = restorer.restoreLines(lines)
    const rebuilt = lines.map((line, index) => {
      let text = line
      for (const change of [...result.changes]
        .filter((c) => c.line === index)
        .sort((a, b) => b.start - a.start)) {
        expect(line.slice(change.start, change.end)).toBe(change.original)
        expect(change.restored).not.toBe(change.original)
        text = text.slice(0, change.start) + change.restored + text.slice(change.end)
      }
      return text
    })
    expect(result.lines).toEqual(rebuilt)
    expect(result.changes.length).toBeGreaterThan(10)
    for (const change of result.changes) {
      expect(change.confidence).toBeGreaterThan(0)
      expect(change.confidence).toBeLessThanOrEqual(1)
      expect(change.alternatives).not.toContain(change.restored)
    }
  })

  it('leaves good text alone, whatever its place of the tone mark', () => {
    const text =
      'Uỷ ban nhân dân xã Krông Nô chủ trì, phối hợp với Sở KH&CN hoà giải 12 vụ; gửi về hộp thư http://xa.gov.vn trước ngày 15/12/2026 (qua Zalo, email).'
    expect(restorer.restoreLines([text]).changes).toEqual([])
  })

  it('corrects a mark that good OCR took for another', () => {
    const result = restorer.restoreLines([
      'Ủy ban nhân dân xã tổ chức thực hiên kế hoạch cải cách hành chinh năm nay',
    ])
    expect(result.damage).toBe('right')
    expect(
      result.changes.every((change) => ['thực', 'thực hiên', 'hiên', 'chinh'].includes(change.original)),
    ).toBe(true)
    expect(result.changes.length).toBeGreaterThan(0)
  })

  it('reads words out of what looks like codes, where the neighbours ask for them', () => {
    expect(
      restore(
        'Cac co quan, don vi thuc hién theo quyét dinh cua B9, nganh; x& va cac c4 nhan, t6 chtrc ¢6 nhu cau.\nTy 1€ h6 so dat 90%.\n+ C6 biéu mau dién tir trong co s& dit liéu',
      ),
    ).toBe(
      'Các cơ quan, đơn vị thực hiện theo quyết định của Bộ, ngành; xã và các cá nhân, tổ chức có nhu cầu.\nTỷ lệ hồ sơ đạt 90%.\n+ Có biểu mẫu điện tử trong cơ sở dữ liệu',
    )
    expect(restore('S6: 21/KH-UBND\nCan ctr Ké hoach s6 12/KH-UBND cua x&')).toBe(
      'Số: 21/KH-UBND\nCăn cứ Kế hoạch số 12/KH-UBND của xã',
    )
  })

  it('joins a word that a misread mark cut in two', () => {
    expect(restore('Van ban hu:ong dan thuc hién K& hoach cua Uy ban nhan dan tinh nam nay')).toBe(
      'Văn bản hướng dẫn thực hiện Kế hoạch của Ủy ban nhân dân tỉnh năm nay',
    )
  })

  it('reads small l where I was read', () => {
    expect(restore('tiép nhan, xir Iy hd so; mién giam phi, I¢ phi')).toBe(
      'tiếp nhận, xử lý hồ sơ; miễn giảm phí, lệ phí',
    )
  })

  it('restores what other engines leave: accents of western alphabets, marks as characters of their own', () => {
    expect(
      restore(
        "Uy ban nhân dân xä tô chu'c tiêp nhân hô so' cua ngu'o'i dân, trä kêt quà dúng han;\nban hành Kê hoach näm 2026 vê cài cách hành chính, nâng cao chât lu'o'ng phuc vu.",
      ),
    ).toBe(
      'Ủy ban nhân dân xã tổ chức tiếp nhận hồ sơ của người dân, trả kết quả đúng hạn;\nban hành Kế hoạch năm 2026 về cải cách hành chính, nâng cao chất lượng phục vụ.',
    )
    expect(restore('Ðiều chinh kê ho.ach ðào t.ao cán bô, công chức cua xã trong năm')).toContain(
      'đào tạo cán bộ',
    )
  })

  it('leaves names of parts, sizes and grades their codes', () => {
    const text =
      'diém 1a khoan 2 Diéu 6 cua Nghi dinh, lop 6c, kh6 A4, khu D6, quan 9, B1, R&D, KH&CN, VNeID, DVCTT, TTr'
    const words = restore(text).split(/[ ,]+/)
    for (const code of ['1a', '6c', 'A4', 'D6', 'B1', 'R&D', 'KH&CN', 'VNeID', 'DVCTT', 'TTr'])
      expect(words).toContain(code)
  })

  it('keeps the number of lines and what it does not know', () => {
    const text = '\n\n  Smartphone Facebook xyzzy  \n\t\n'
    expect(restore(text)).toBe(text)
    expect(restore('')).toBe('')
  })

  it('keeps what it is told to keep', () => {
    const options = { keep: (line: number) => line === 0 }
    const lines = ['cai cach hanh chinh nha nuoc', 'cai cach hanh chinh nha nuoc']
    expect(restorer.restoreLines(lines, options).lines).toEqual([lines[0], 'cải cách hành chính nhà nước'])
  })
})

describe('adaptation', () => {
  it('sways wording towards the evidence', () => {
    const text = 'Ban hành kèm theo kế hoạch này là đề án Lúa thơm Bàu Đưng của hợp tác xã Bàu Đưng.'
    const adapted = restoreText(stripMarks(text), { templateText: text })
    expect(adapted.lines.join('\n')).toBe(text)
    expect(restore(stripMarks(text))).not.toBe(text)
  })

  it('never lends a value', () => {
    const templateText =
      'Tỷ lệ hồ sơ trực tuyến đạt 90% trước ngày 30/6/2026 theo Quyết định số 12/QĐ-UBND.\n'.repeat(20)
    const text = 'Ty le ho so truc tuyen dat 80% truoc ngay 31/6/2026 theo Quyet dinh so 13/QD-UBND.'
    expect(restoreText(text, { templateText }).lines.join('')).toBe(
      'Tỷ lệ hồ sơ trực tuyến đạt 80% trước ngày 31/6/2026 theo Quyết định số 13/QD-UBND.',
    )
  })
})

const integer = fc.integer({ min: 0, max: 99_999 })
const day = fc.integer({ min: 1, max: 31 })
const body = fc.constantFrom('UBND', 'HDND', 'TTg', 'BTTTT', 'CP', 'SNV', 'VPCP')
const kind = fc.constantFrom('QD', 'QĐ', 'KH', 'NQ', 'CT', 'BC', 'TTr', 'ND')
const fixed = fc.oneof(
  integer.map(String),
  fc.tuple(integer, integer).map(([a, b]) => `${a}.${b}`),
  fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 99 })).map(([a, b]) => `${a},${b}%`),
  fc
    .tuple(day, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1990, max: 2035 }))
    .map((d) => d.join('/')),
  fc.tuple(integer, kind, body).map(([n, a, b]) => `${n}/${a}-${b}`),
  fc
    .tuple(integer, fc.integer({ min: 2000, max: 2030 }), kind, body)
    .map(([n, y, a, b]) => `${n}/${y}/${a}-${b}`),
  fc.tuple(kind, body).map(([a, b]) => `${a}-${b}`),
  fc.constantFrom(
    'A4',
    'm2',
    'km2',
    '5G',
    'CT01',
    '08h30',
    '2025-2026',
    '01/01',
    'ISO9001',
    '1.2.3',
    'Q4',
    '10km',
    '3a',
    '/5',
    '15/QĐ-UBND',
    '406/KH',
    'B1',
    'Covid-19',
    'm3',
    'x2',
    '1b',
    '2d',
    '16h',
    'C1',
    'Q6',
    'H5N1',
    '100€',
  ),
)
const label = fc.constantFrom('I.', 'II.', 'IV.', 'a)', 'b)', '1.', '1.1.', '2.3.1.', '-', '+', '*', '')
const damaged = fc.constantFrom(
  ...'thuc hién truc tuyén Quyét dinh s6 c6ng d6i lwgng sv’ st? hop dé xa tinh 1am toan trinh dat ty 1é hd so'.split(
    ' ',
  ),
)
const line = fc.record({ label, words: fc.array(fc.oneof(fixed, damaged), { minLength: 2, maxLength: 7 }) })

// Evidence that says the same words with other values, each many times over.
const evidence = Array.from({ length: 20 }, () => [
  'Tỷ lệ đạt 90% năm 2026 theo Quyết định số 99/QĐ-TTg ngày 01/01/2026 của Thủ tướng Chính phủ.',
  'I. Thực hiện dịch vụ công trực tuyến toàn trình: 55,5%; 1.234 hồ sơ; khổ A5; mẫu CT02; lớp 6a; 10h30.',
  'a) Đối với tỉnh, số lượng hồ sơ làm ra: 77; điểm 2c khoản 4; QĐ-UBND; KH-HĐND; 3km2; 5m3; Q5.',
]).flat()

describe.each([
  ['alone', restorer],
  ['adapted', createRestorer({ model, evidence })],
] as const)('what must never change, %s', (_, tried) => {
  const isFixed = (word: string) => /\d/.test(word) && !/^(?:s6|c6ng|d6i|1am|1é)$/.test(word)

  it.each(['stripped', 'wrong', 'right'] as const)(
    'numbers, dates, codes and labels in %s text',
    (damage) => {
      fc.assert(
        fc.property(fc.array(line, { minLength: 60, maxLength: 60 }), (records) => {
          const lines = records.map((record) => [record.label, ...record.words].join(' ').trim())
          const restored = tried.restoreLines(lines, { damage }).lines
          const of = (text: string) =>
            text.split(' ').filter((word) => isFixed(word) || /^(?:QD|QĐ|KH|NQ|CT|BC|ND)-/.test(word))
          expect(restored.map(of)).toEqual(lines.map(of))
          records.forEach((record, index) => {
            if (record.label !== '') expect(restored[index]?.startsWith(record.label)).toBe(true)
          })
        }),
        { numRuns: damage === 'wrong' ? 10 : 25 },
      )
    },
  )
})

describe('good OCR', () => {
  const right = { damage: 'right', certainty: () => 0.95 } as const
  const restoreRight = (line: string) => restorer.restoreLines([line], right).lines[0]

  it('takes a well-formed word that was surely read for another where the sentence leaves no choice', () => {
    expect(restoreRight('Quy định chỉ tiết thí hành một sô nội dung của Luật Khiêu nại')).toBe(
      'Quy định chi tiết thi hành một số nội dung của Luật Khiếu nại',
    )
  })

  it('changes what is counted only where nothing else can be meant', () => {
    const kept = 'Kiểm tra cống và hồ chứa nhỏ trong xã (06 hồ) trước khi mưa lớn.'
    const { lines, doubts } = restorer.restoreLines([kept], right)
    expect(lines).toEqual([kept])
    expect(doubts.map(({ original }) => original)).toEqual(['hồ'])
    expect(restoreRight('tổng kinh phí 25 tý đồng từ ngân sách xã')).toBe(
      'tổng kinh phí 25 tỷ đồng từ ngân sách xã',
    )
  })

  it('keeps names, and either spelling of a word that has two', () => {
    for (const line of [
      'Giao ông Lò Văn Hặc và bà Hờ Thị Bla theo dõi việc kí kết hợp đồng hàng năm với bản Huổi Lếch.',
      'Chi cục Quản lí thị trường báo cáo hằng quý về tỉ lệ hồ sơ đúng hạn.',
    ])
      expect(restoreRight(line)).toBe(line)
  })
})

describe('capitals without a vowel', () => {
  it.each(['right', 'wrong', 'stripped'] as const)('stay abbreviations in a heading: %s', (damage) => {
    for (const line of ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'TL. CHỦ TỊCH', 'TM. HĐND'])
      expect(restorer.restoreLines([line], { damage, certainty: () => 0.5 }).lines[0]).toMatch(
        new RegExp(`^${line.slice(0, 3)}`),
      )
  })
})

describe('restoreText', () => {
  const paragraph =
    'Ủy ban nhân dân xã giao Văn phòng theo dõi, đôn đốc các thôn thực hiện và báo cáo kết quả hằng quý.\n'

  it('leaves a misprint of a text that was typed, and tells it', () => {
    const text = `${paragraph.repeat(40)}Công tác truyên truyền được thực hiện thường xuyên.`
    const result = restoreText(text)
    expect(result.lines.join('\n')).toBe(text)
    expect(result.doubts).toContainEqual(
      expect.objectContaining({ original: 'truyên', restored: 'tuyên', line: 40 }),
    )
  })

  it('restores a text read by OCR, in which misread words are many', () => {
    const text = `${paragraph.repeat(30)}${'Thủ tục hành chinh được giải quyêt đúng hạn.\n'.repeat(4)}`
    expect(restoreText(text).lines.join('\n')).not.toContain('chinh')
  })
})
