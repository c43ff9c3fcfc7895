import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFDocument } from 'pdf-lib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Decisions } from '../../src/model/decisions.ts'
import { findingHash, findingKey, reviewOf, reviewPlan } from '../../src/output/decisions.ts'
import { openBrowser, openPage, saysBrowser } from '../support/browser.ts'
import { putReport, type ReportOnDisk } from '../support/report.ts'
import { makeRun, type SyntheticRun } from '../support/run.ts'

// A browser shares the machine with every other test: slow is not wrong.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

const here = saysBrowser()
let browser: Browser
let run: SyntheticRun
let report: ReportOnDisk

beforeAll(async () => {
  run = makeRun({ communes: 14, items: 24 })
  report = await putReport(run)
  if (here) browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await report.remove()
})

const planUrl = (name: string, query = ''): string =>
  `${report.url}#/plan/${encodeURIComponent(name)}${query}`
const nameOf = (at: number): string => run.plans[at]?.name ?? ''

async function axe(page: Page): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(source)
  const found = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then((all) => all.violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.slice(0, 3).map((one) => one.html.slice(0, 160)) })))',
  )) as { id: string; impact: string; where: string[] }[]
  return found
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id}: ${one.where.join(' | ')}`)
}

describe.runIf(here)('the overview in a browser', () => {
  it('shows every commune against every item, and complains of nothing', async () => {
    const { page, complaints } = await openPage(browser, { url: report.url })
    await page.waitForSelector('.chart canvas')
    const compared = run.plans.filter((one) => one.gaps?.template != null)
    expect(await page.locator('.matrix tbody tr').count()).toBe(compared.length)
    expect(await page.locator('.matrix td.cell').count()).toBe(compared.length * 24)
    const missing = compared.flatMap((one) => one.gaps?.items ?? []).filter((one) => one.status === 'missing')
    expect(await page.locator('td.cell.s-missing').count()).toBe(missing.length)
    expect(await page.locator('#not-received li').allTextContents()).toEqual(run.summary.communes.missing)
    expect(await page.locator('#not-read').textContent()).toContain('Tệp có mật khẩu')
    expect(complaints).toEqual([])
    await page.close()
  })

  it('finds a commune typed without diacritics, and keeps the view in the link', async () => {
    const { page } = await openPage(browser, { url: report.url })
    await page.fill('#search-q', 'binh loc')
    expect(await page.locator('.matrix tbody th').allTextContents()).toEqual(['Xã Bình Lộc'])
    await page.selectOption('#filter-status', 'missing')
    const link = page.url()
    expect(link).toContain('status=missing')
    const second = await openPage(browser, { url: link })
    expect(await second.page.inputValue('#search-q')).toBe('binh loc')
    expect(await second.page.inputValue('#filter-status')).toBe('missing')
    await second.page.click('#clear')
    expect(await second.page.locator('.matrix tbody tr').count()).toBeGreaterThan(1)
    await page.close()
    await second.page.close()
  })

  it('filters by status, item and type, and sorts', async () => {
    const { page } = await openPage(browser, { url: report.url })
    await page.click('button[data-column="ct-04"]')
    expect(await page.locator('.matrix thead .column').count()).toBe(1)
    await page.selectOption('#filter-status', 'missing')
    const lacking = run.plans.filter((one) =>
      one.gaps?.items.some((item) => item.templateItem === 'ct-04' && item.status === 'missing'),
    )
    expect(await page.locator('.matrix tbody tr').count()).toBe(lacking.length)
    await page.click('.chip')
    await page.selectOption('#filter-status', '')
    await page.selectOption('#filter-sort', 'name')
    const names = await page.locator('.matrix tbody th a').allTextContents()
    const bare = names.map((name) => name.replace(/^(?:Xã|Phường|Đặc khu) /, ''))
    expect(bare).toEqual([...bare].sort(new Intl.Collator('vi').compare))
    await page.selectOption('#filter-type', 'phường')
    expect(await page.locator('.matrix tbody tr').count()).toBe(
      run.plans.filter((one) => one.plan.header.issuer.communeType === 'phường').length,
    )
    await page.close()
  })

  it('is walked through by the arrow keys and opened by Enter', async () => {
    const { page } = await openPage(browser, { url: report.url })
    await page.focus('td.cell[tabindex="0"]')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    const target = await page.evaluate('document.activeElement.dataset')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.entry.current')
    expect(page.url()).toContain(encodeURIComponent((target as { plan: string }).plan))
    await page.close()
  })

  it('has no serious accessibility violation and nothing sticks out, wide and narrow', async () => {
    const small = makeRun({ communes: 4, items: 6 })
    const put = await putReport(small, { pictured: 0 })
    const plan = `${put.url}#/plan/${encodeURIComponent(small.plans[1]?.name ?? '')}`
    for (const [url, width] of [
      [put.url, 1440],
      [put.url, 390],
      [plan, 1440],
      [plan, 390],
    ] as const) {
      const { page } = await openPage(browser, { url, width })
      await page.waitForSelector('h1')
      expect(await axe(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      await page.close()
    }
    await put.remove()
  })

  it('prints', async () => {
    const { page } = await openPage(browser, { url: report.url })
    await page.waitForSelector('.chart canvas')
    const overview = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }))
    expect(overview.getPageCount()).toBeGreaterThanOrEqual(1)
    const { width, height } = overview.getPage(0).getSize()
    expect(width).toBeGreaterThan(height)
    await page.goto(planUrl(nameOf(1)))
    await page.waitForSelector('.entry')
    const plan = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }))
    expect(plan.getPageCount()).toBeGreaterThanOrEqual(2)
    await page.close()
  })
})

describe.runIf(here)("a plan's page in a browser", () => {
  it('marks the evidence where it stands on the picture', async () => {
    const { plan, gaps, name } = run.plans[0] as SyntheticRun['plans'][number]
    const item = gaps?.items.find((one) => one.evidence.length > 0 && one.evidence[0]?.page === 2)
    const evidence = item?.evidence[0]
    const { page, complaints } = await openPage(browser, {
      url: planUrl(name, `?item=${item?.templateItem}`),
    })
    await expect
      .poll(() => page.evaluate('document.querySelector(".sheet img")?.naturalWidth > 0'))
      .toBe(true)
    expect(await page.locator('.sheet').getAttribute('data-page')).toBe('2')
    expect(await page.locator('.entry.current q').textContent()).toBe(evidence?.quote)
    const image = await page.locator('.sheet img').boundingBox()
    const mark = await page.locator('.place.active').boundingBox()
    const size = plan.source.pages[1] as { width: number; height: number }
    const scale = (image?.width ?? 0) / size.width
    const [x0, y0, x1, y1] = evidence?.box ?? [0, 0, 0, 0]
    expect((mark?.x ?? 0) - (image?.x ?? 0)).toBeCloseTo((x0 - 2) * scale, 0)
    expect((mark?.y ?? 0) - (image?.y ?? 0)).toBeCloseTo((y0 - 2) * scale, 0)
    expect(mark?.width).toBeCloseTo((x1 - x0 + 4) * scale, 0)
    expect(mark?.height).toBeCloseTo((y1 - y0 + 4) * scale, 0)
    expect(complaints).toEqual([])
    await page.close()
  })

  it('goes from a place back to its item', async () => {
    const { page } = await openPage(browser, { url: planUrl(nameOf(0)) })
    await page.waitForSelector('.place.faint')
    const quote = await page.locator('.place.faint').first().getAttribute('title')
    await page.locator('.place.faint').first().click()
    expect(await page.locator('.entry.current q').first().textContent()).toBe(quote)
    await page.close()
  })

  it('shows both readings of a doubtful number and the words restored', async () => {
    const at = run.plans.findIndex(
      (one) =>
        one.plan.restorations.length > 0 && one.plan.indicators.some((indicator) => indicator.doubtful),
    )
    const doubtful = run.plans[at]?.plan.indicators.find((one) => one.doubtful)
    const { page } = await openPage(browser, { url: planUrl(nameOf(at)) })
    const box = page.locator('.panel:not([data-off]) .doubtful').first()
    for (const reading of doubtful?.readings ?? [])
      expect(await box.textContent()).toContain(`“${reading.text}”`)
    await page.click('#tab-restored')
    expect(await page.locator('#panel-restored tbody tr').count()).toBe(
      run.plans[at]?.plan.restorations.length,
    )
    await page.close()
  })

  it('shows the whole content of the plan, each item with its place, and opens what a link names', async () => {
    const { plan, name } = run.plans[0] as SyntheticRun['plans'][number]
    const [indicator] = plan.indicators
    const { page, complaints } = await openPage(browser, { url: planUrl(name, `?item=${indicator?.id}`) })
    await page.waitForSelector('#panel-content .entry.current')
    const items = plan.goals.length + plan.indicators.length + plan.tasks.length
    expect(await page.locator('#panel-content .entry').count()).toBe(items)
    expect(await page.locator('#panel-content .entry.current .text').textContent()).toBe(indicator?.text)
    expect(await page.locator('body').textContent()).not.toContain('[object')
    await page.evaluate(
      `location.hash = "#/plan/${encodeURIComponent(name)}?finding=${findingHash(plan.findings[0] as never)}"`,
    )
    await page.waitForSelector('#panel-findings .entry.current')
    expect(complaints).toEqual([])
    await page.close()
  })

  it('is worked through by keys', async () => {
    const { page } = await openPage(browser, { url: planUrl(nameOf(1)) })
    await page.waitForSelector('.entry.current')
    const first = await page.locator('.entry.current').getAttribute('id')
    await page.keyboard.press('n')
    const second = await page.locator('.entry.current').getAttribute('id')
    expect(second).not.toBe(first)
    await page.keyboard.press('p')
    expect(await page.locator('.entry.current').getAttribute('id')).toBe(first)
    await page.keyboard.press('?')
    expect(await page.locator('dialog kbd').count()).toBeGreaterThan(5)
    await page.close()
  })

  it('keeps decisions, exports them, takes them in again, and agrees with the pipeline on what they mean', async () => {
    const entry = run.plans[1] as SyntheticRun['plans'][number]
    const { page, complaints } = await openPage(browser, { url: planUrl(entry.name) })
    const items = entry.gaps?.items ?? []
    const lacking = items.filter((one) => one.status === 'missing')
    const [first, second] = [lacking[0]?.templateItem ?? '', lacking[1]?.templateItem ?? '']
    await page.click(`#entry-item-${first} .do-confirm`)
    await page.fill('input[name="reviewer"]:visible', 'Lê Thị Mẫu')
    await page.locator(`#entry-item-${first} form button[type="submit"]`).click()
    await page.click(`#entry-item-${second} .do-overrule`)
    await page.selectOption(`#entry-item-${second} select[name="status"]`, 'met')
    await page.fill(`#entry-item-${second} textarea`, '=có ở "phụ lục" <b>')
    await page.locator(`#entry-item-${second} form button[type="submit"]`).click()
    expect(await page.locator(`#entry-item-${second}`).textContent()).toContain('Máy kết luận: Thiếu')
    await page.click('#tab-findings')
    await page.locator('#entry-finding-0 .do-confirm').click()
    await page.click('.verdict summary')
    await page.check('input[name="verdict"][value="cần sửa"]')
    await page.fill('input[name="resubmitBy"]', '2025-12-15')
    await page.locator('.verdict-form button[type="submit"]').click()

    await page.reload()
    expect(await page.locator(`#entry-item-${first}`).textContent()).toContain('Lê Thị Mẫu xác nhận')
    await page.click('#exchange')
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#export')])
    expect(download.suggestedFilename()).toBe('decisions.json')
    const text = await readFile(await download.path(), 'utf8')
    const decisions = Decisions.parse(JSON.parse(text))
    expect(decisions.decisions).toHaveLength(3)
    expect(decisions.verdicts[0]).toMatchObject({ verdict: 'cần sửa', resubmitBy: '2025-12-15' })

    const review = reviewPlan({ ...entry, decisions })
    expect(reviewOf(review, first).state).toBe('confirmed')
    expect(reviewOf(review, second)).toMatchObject({ state: 'overruled', status: 'met' })
    expect(reviewOf(review, findingKey(entry.plan.findings[0] as never)).state).toBe('confirmed')
    expect(review.verdict?.verdict).toBe('cần sửa')

    await page.evaluate('localStorage.clear()')
    await page.reload()
    expect(await page.locator('.said').count()).toBe(0)
    await page.click('#exchange')
    const buffer = Buffer.from(text)
    await page.setInputFiles('#import-file', { name: 'decisions.json', mimeType: 'application/json', buffer })
    await page.waitForSelector('.said')
    expect(await page.locator(`#entry-item-${second}`).textContent()).toContain('=có ở "phụ lục" <b>')
    expect(complaints).toEqual([])
    await page.close()

    const again = await putReport(run, { decisions, pictured: 0 })
    const rerun = await openPage(browser, { url: again.url })
    expect(await rerun.page.locator('td.cell.r-overruled.s-met').count()).toBe(1)
    expect(await rerun.page.locator('td.cell.r-confirmed.s-missing').count()).toBe(1)
    await rerun.page.close()
    await again.remove()
  })
})

describe.runIf(here)('text that tries to be more than text', () => {
  it('stays text everywhere', async () => {
    const evil = '<img src=x onerror="window.pwned=1"></script><script>window.pwned=1</script>'
    const made = makeRun({ communes: 2, items: 4 })
    const marked = JSON.parse(
      JSON.stringify(made, (key, value) =>
        ['text', 'quote', 'message', 'title', 'name', 'comment'].includes(key) &&
        typeof value === 'string' &&
        !value.startsWith('0')
          ? `${value} ${evil}`
          : value,
      ),
    ) as SyntheticRun
    const bad = await putReport(marked, { pictured: 0 })
    const { page } = await openPage(browser, { url: bad.url })
    expect(await page.locator('h1').textContent()).toContain('<img src=x')
    await page.locator('td.cell').first().click()
    await page.waitForSelector('.entry.current')
    expect(await page.locator('.entry.current').textContent()).toContain('</script><script>')
    expect(await page.evaluate('window.pwned')).toBeUndefined()
    expect(await page.locator('img[src="x"]').count()).toBe(0)
    await page.close()
    await bad.remove()
  })
})
