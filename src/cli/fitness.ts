import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { freemem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

type Check = 'node' | 'memory' | 'disk' | 'ocrData' | 'model' | 'pdfFonts' | 'native' | 'fonts' | 'browser'

export interface Fitness {
  readonly check: Check
  /** `note`: fine without it. */
  readonly state: 'ok' | 'bad' | 'note'
  /** What was found, for a person; null where it is absent. */
  readonly found: string | null
}

const GIGABYTE = 1024 ** 3

/** What a run needs of the machine, checked one by one; `output` is the folder that results would go to. */
export async function examine(output: string): Promise<Fitness[]> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const disk = await statfs(nearestFolder(resolve(output))).catch(() => null)
  const free = disk === null ? 0 : (disk.bavail * disk.bsize) / GIGABYTE
  const memory = freemem() / GIGABYTE
  const data = present(ocrDataFile())
  const model = present(fileURLToPath(new URL('../../dist/vietnamese/language-model.bin', import.meta.url)))
  const pdfFonts = present(pdfFontFolder())
  const native = await nativeTesseract()
  const fonts = await documentFont()
  const browser = anyOf(BROWSERS[process.platform] ?? BROWSERS.linux)
  return [
    {
      check: 'node',
      state: major > 20 || (major === 20 && minor >= 19) ? 'ok' : 'bad',
      found: process.versions.node,
    },
    { check: 'memory', state: memory >= 2 ? 'ok' : 'bad', found: `${memory.toFixed(1)} GB` },
    { check: 'disk', state: free >= 2 ? 'ok' : 'bad', found: `${free.toFixed(1)} GB` },
    { check: 'ocrData', state: data === null ? 'bad' : 'ok', found: data },
    { check: 'model', state: model === null ? 'bad' : 'ok', found: model },
    { check: 'pdfFonts', state: pdfFonts === null ? 'bad' : 'ok', found: pdfFonts },
    { check: 'native', state: native === null ? 'note' : 'ok', found: native },
    { check: 'fonts', state: fonts === null ? 'note' : 'ok', found: fonts },
    { check: 'browser', state: browser === null ? 'note' : 'ok', found: browser },
  ]
}

/** The folder itself, or the nearest one above it that is there. */
function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder))
}

/** Where browsers stand that the report has been seen in. */
const BROWSERS: Partial<Record<NodeJS.Platform, readonly string[]>> & { linux: readonly string[] } = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
    '/usr/bin/firefox',
    '/usr/bin/firefox-esr',
    '/snap/bin/firefox',
    '/snap/bin/chromium',
  ],
  darwin: ['/Applications/Safari.app', '/Applications/Google Chrome.app', '/Applications/Firefox.app'],
  win32: [
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
}

/** Fonts that the Word documents are set in: Times New Roman or what is shaped like it. */
const FONT_FILES: readonly string[] = [
  'C:\\Windows\\Fonts\\times.ttf',
  '/System/Library/Fonts/Supplemental/Times New Roman.ttf',
  '/Library/Fonts/Times New Roman.ttf',
]

async function documentFont(): Promise<string | null> {
  const file = anyOf(FONT_FILES)
  if (file !== null) return file
  try {
    const { stdout } = await promisify(execFile)('fc-match', ['Times New Roman', 'family'])
    return /times new roman|tinos|liberation serif/i.exec(stdout)?.[0] ?? null
  } catch {
    return null
  }
}

function anyOf(files: readonly string[]): string | null {
  return files.find((file) => existsSync(file)) ?? null
}

/** The fonts that PDFs may use without carrying them; pages are drawn with these. */
function pdfFontFolder(): string {
  try {
    return join(
      dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
      'standard_fonts',
      'LiberationSans-Regular.ttf',
    )
  } catch {
    return ''
  }
}

function ocrDataFile(): string {
  try {
    const description = createRequire(import.meta.url).resolve('@tesseract.js-data/vie/package.json')
    return join(dirname(description), '4.0.0_best_int', 'vie.traineddata.gz')
  } catch {
    return ''
  }
}

function present(file: string): string | null {
  return file !== '' && existsSync(file) ? file : null
}

/** Version of an installed Tesseract that has Vietnamese; null where there is none. */
async function nativeTesseract(): Promise<string | null> {
  const run = promisify(execFile)
  try {
    const languages = await run('tesseract', ['--list-langs'])
    if (!/^vie$/m.test(languages.stdout)) return null
    const { stdout } = await run('tesseract', ['--version'])
    return stdout.split('\n')[0] ?? null
  } catch {
    return null
  }
}
