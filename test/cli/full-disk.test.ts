import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { differences, filesOf } from '../../scripts/reliability/outputs.ts'
import { smallPlan } from '../../scripts/reliability/small-plan.ts'
import { freshFolder, rasoat } from '../support/cli.ts'

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const folder = freshFolder('full')
const plans = join(folder, 'plans')
const undisturbed = join(folder, 'undisturbed')
const disk = join(folder, 'disk')

/** In a mount namespace of its own: a run onto a disk of so many kilobytes, then, once it has grown, another. */
const SCRIPT = `
mount -t tmpfs -o size="$1"k none "$2" || exit 99
"$3" "$4" run "$5" -o "$2/out"
echo "code $?" >&2
cp -r "$2/out" "$6"
mount -o remount,size=200m "$2" || exit 99
"$3" "$4" run "$5" -o "$2/out" || exit 98
cp -r "$2/out" "$7"
`

/** Why a small disk cannot be had here; null where it can. */
function obstacle(): string | null {
  if (process.platform !== 'linux') return `no mount namespaces on ${process.platform}`
  const trial = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'none', folder])
  if (trial.error) return 'unshare is not installed'
  return trial.status === 0 ? null : `the system allows no mount namespace: ${trial.stderr}`
}

beforeAll(async () => {
  mkdirSync(plans)
  mkdirSync(disk)
  writeFileSync(join(plans, 'a.pdf'), await smallPlan(1))
  writeFileSync(join(plans, 'b.pdf'), await smallPlan(2))
  expect((await rasoat(['run', plans, '-o', undisturbed])).code).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Full before the first page, with its first results, among the pictures, and with the workbook.
it.each([16, 150, 300, 1000])('says so on a disk of %i kB, keeps what is done and goes on', async (size) => {
  const why = obstacle()
  if (why !== null) {
    console.warn(`A full disk is not shown here: ${why}`)
    return
  }
  const [before, after] = [join(folder, `before-${size}`), join(folder, `after-${size}`)]
  const words = [`${size}`, disk, process.execPath, MAIN, plans, before, after]
  const { status, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', SCRIPT, 'sh', ...words], {
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
  expect(stderr).toMatch(/Lỗi: .*ổ đĩa đã đầy.*chạy lại đúng lệnh này/)
  expect(stderr).toContain('code 2')
  expect(stderr).not.toContain('    at ')
  // Whatever was written before the disk was full is whole.
  const whole = filesOf(before).filter((file) => file !== 'summary.json')
  const stray = join(folder, `stray-${size}`)
  for (const file of whole) cpSync(join(undisturbed, file), join(stray, file))
  rmSync(join(before, 'summary.json'), { force: true })
  if (whole.length > 0) expect(await differences(stray, before)).toEqual([])
  expect(await differences(undisturbed, after)).toEqual([])
})
