import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Debian's Chromium or what stands in its place; null where there is none. */
export const browserPath: string | null = PLACES.find((path) => existsSync(path)) ?? null

/** Says why the tests that need a browser do nothing here; returns whether there is one. */
export function saysBrowser(): boolean {
  if (browserPath === null)
    console.warn('No Chromium here: the tests in a browser do not run (apt install chromium).')
  return browserPath !== null
}

export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: browserPath ?? '', args: ARGUMENTS })
}

/** A page that keeps count of everything it complained about: scripts, policy, missing files. */
export async function openPage(
  browser: Browser,
  input: { url: string; width?: number },
): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({
    viewport: { width: input.width ?? 1440, height: 900 },
    acceptDownloads: true,
  })
  // A script that broke must not hold the tests up for half a minute each.
  page.setDefaultTimeout(12_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`))
  await page.goto(input.url)
  return { page, complaints }
}
