import { deflateSync } from 'node:zlib'

/** Objects of a PDF by their number; a stream is a dictionary without its brackets, and its data. */
export type Objects = Record<number, string | { dictionary: string; data: Buffer | string }>

/** A PDF of exactly these objects, with a right cross-reference table unless `trailer` says otherwise. */
export function craftPdf(objects: Objects, trailer = '/Root 1 0 R'): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets = new Map<number, number>()
  let size = parts[0]?.length ?? 0
  const put = (part: Buffer): void => {
    parts.push(part)
    size += part.length
  }
  for (const [number, object] of Object.entries(objects)) {
    offsets.set(Number(number), size)
    put(Buffer.from(`${number} 0 obj\n`))
    if (typeof object === 'string') put(Buffer.from(object))
    else {
      const data = Buffer.from(object.data as string)
      put(Buffer.from(`<< ${object.dictionary} /Length ${data.length} >>\nstream\n`))
      put(data)
      put(Buffer.from('\nendstream'))
    }
    put(Buffer.from('\nendobj\n'))
  }
  const count = Math.max(...offsets.keys()) + 1
  const start = size
  put(Buffer.from(`xref\n0 ${count}\n0000000000 65535 f \n`))
  for (let number = 1; number < count; number++) {
    const offset = offsets.get(number)
    put(
      Buffer.from(
        offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`,
      ),
    )
  }
  put(Buffer.from(`trailer\n<< /Size ${count} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}

const TEXT = `BT /F1 12 Tf 72 720 Td 14 TL ${'(Plan of the commune for 2026: 80% of files online.) Tj T* '.repeat(12)}ET`
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>'

/** One page of text with room for more: `page` in the page's dictionary, `catalog` in the catalogue, more objects from 6 on. */
export function onePage(
  more: {
    page?: string
    catalog?: string
    resources?: string
    content?: string
    box?: string
    objects?: Objects
  } = {},
  trailer = '/Root 1 0 R',
): Buffer {
  return craftPdf(
    {
      1: `<< /Type /Catalog /Pages 2 0 R ${more.catalog ?? ''} >>`,
      2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      3: `<< /Type /Page /Parent 2 0 R /MediaBox ${more.box ?? '[0 0 595 842]'} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${more.resources ?? ''} >> ${more.page ?? ''} >>`,
      4: { dictionary: '', data: more.content ?? TEXT },
      5: FONT,
      ...more.objects,
    },
    trailer,
  )
}

/** Three pages; the one in the middle has a million drawing operators, more than a small heap can hold. */
export function heavyPage(): Buffer {
  const page = (content: number): string =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 7 0 R >> >> >>`
  return craftPdf({
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [3 0 R 4 0 R 3 0 R] /Count 3 >>',
    3: page(5),
    4: page(6),
    5: { dictionary: '', data: TEXT },
    6: {
      dictionary: '/Filter /FlateDecode',
      data: deflateSync(Buffer.from('1 2 m 3 4 l S\n'.repeat(1_000_000))),
    },
    7: FONT,
  })
}

/** PDFs that are bad, or odd, each in its own way. */
export const CRAFTED: Record<string, () => Buffer> = {
  'không trang': () =>
    craftPdf({ 1: '<< /Type /Catalog /Pages 2 0 R >>', 2: '<< /Type /Pages /Kids [] /Count 0 >>' }),
  'không gốc': () => craftPdf({ 2: '<< /Type /Pages /Kids [] /Count 0 >>' }, ''),
  'xref vòng': () => {
    const plain = onePage()
    const start = /startxref\n(\d+)/.exec(plain.toString('latin1'))?.[1] ?? '0'
    return onePage({}, `/Root 1 0 R /Prev ${start}`)
  },
  'trang vòng': () =>
    craftPdf({
      1: '<< /Type /Catalog /Pages 2 0 R >>',
      2: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>',
    }),
  'biểu mẫu đệ quy': () =>
    onePage({
      content: `${TEXT} /X Do`,
      resources: '/XObject << /X 6 0 R >>',
      objects: {
        6: {
          dictionary:
            '/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /X 6 0 R /Y 7 0 R >> >>',
          data: '/X Do /Y Do',
        },
        7: {
          dictionary:
            '/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /X 6 0 R >> >>',
          data: '/X Do /X Do',
        },
      },
    }),
  'trang khổng lồ': () => onePage({ box: '[0 0 90000000 90000000]' }),
  'chữ khổng lồ': () =>
    onePage({
      content: `${TEXT} BT /F1 2147483648 Tf 72 720 Td (Plan) Tj /F1 12 Tf 9e9 -9e9 Td (Plan) Tj ET`,
    }),
  'ảnh khổng lồ': () =>
    onePage({
      content: 'q 500 0 0 700 40 60 cm /I Do Q',
      resources: '/XObject << /I 6 0 R >>',
      objects: {
        6: {
          dictionary:
            '/Type /XObject /Subtype /Image /Width 90000 /Height 90000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode',
          data: deflateSync(Buffer.alloc(1000)),
        },
      },
    }),
  'quét một điểm': () =>
    onePage({
      content: 'q 595 0 0 842 0 0 cm /I Do Q',
      resources: '/XObject << /I 6 0 R >>',
      objects: {
        6: {
          dictionary:
            '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray',
          data: Buffer.from([0]),
        },
      },
    }),
  'bom nén': () =>
    onePage({
      content: 'q Q',
      page: '/Annots [6 0 R]',
      objects: {
        6: { dictionary: '/Filter /FlateDecode', data: deflateSync(Buffer.alloc(9_000_000)) },
      },
    }),
  'bom nén hai lớp': () =>
    onePage({
      objects: {
        6: {
          dictionary: '/Filter [/FlateDecode /FlateDecode]',
          data: deflateSync(deflateSync(Buffer.alloc(9_000_000))),
        },
      },
    }),
  'thiếu phông': () =>
    onePage({
      objects: { 5: '<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+KhongCo /FontDescriptor 99 0 R >>' },
    }),
  'có mã và tệp đính kèm': () =>
    onePage({
      catalog:
        '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); this.exportDataObject\\({cName:"x.txt",nLaunch:2}\\)) >> /Names << /EmbeddedFiles << /Names [(dinh-kem.txt) 6 0 R] >> /JavaScript << /Names [(a) 8 0 R] >> >>',
      page: '/AA << /O << /S /Launch /F (calc.exe) >> >>',
      objects: {
        6: '<< /Type /Filespec /F (../../dinh-kem.txt) /EF << /F 7 0 R >> >>',
        7: { dictionary: '/Type /EmbeddedFile', data: 'NOI DUNG DINH KEM' },
        8: '<< /S /JavaScript /JS (app.launchURL\\("http://example.invalid/"\\)) >>',
      },
    }),
  'nhiều trang': () => {
    const kids = Array.from({ length: 60 }, () => '3 0 R').join(' ')
    return craftPdf({
      1: '<< /Type /Catalog /Pages 2 0 R >>',
      2: `<< /Type /Pages /Kids [${kids}] /Count 60 >>`,
      3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    })
  },
}
