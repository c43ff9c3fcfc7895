import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { smallPlan, smallScan } from '../../scripts/reliability/small-plan.ts'
import { freshFolder } from '../support/cli.ts'

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const folder = freshFolder('network')
const log = join(folder, 'connections.txt')
/** A line for each process and thread that was guarded. */
const started = join(folder, 'started.txt')
/** Loaded before everything else, in worker processes and their threads too: notes and refuses every connection and look-up. */
const GUARD = `
const { appendFileSync } = require('node:fs')
const refuse = (what) => function () {
  appendFileSync(${JSON.stringify(log)}, what + '\\n')
  throw new Error('network: ' + what)
}
const net = require('node:net')
net.Socket.prototype.connect = refuse('connect')
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) require('node:dns')[name] = refuse(name)
require('node:dgram').Socket.prototype.send = refuse('send')
globalThis.fetch = refuse('fetch')
if (/worker\\.js$/.test(process.argv[1])) {
  try {
    appendFileSync(${JSON.stringify(log)}, new Function('return "evaluation"')() + '\\n')
  } catch {
    appendFileSync(${JSON.stringify(started)}, 'no evaluation\\n')
  }
}
appendFileSync(${JSON.stringify(started)}, process.pid + '\\n')
`

beforeAll(() => {
  writeFileSync(join(folder, 'guard.cjs'), GUARD)
  writeFileSync(log, '')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('reads scans and writes reports with no way out, and never tries one; no worker can evaluate text', async () => {
  const plans = join(folder, 'plans')
  mkdirSync(plans)
  writeFileSync(join(plans, 'a.pdf'), await smallPlan(1))
  writeFileSync(join(plans, 'b.pdf'), await smallScan(2))
  const words = [MAIN, 'run', plans, '-o', join(folder, 'out'), '--ocr-engine', 'tesseract.js']
  const env = { ...process.env, NODE_OPTIONS: `--require "${join(folder, 'guard.cjs')}"` }
  const isolated = spawnSync('unshare', ['-rn', 'true']).status === 0
  if (!isolated) console.warn('No unshare here: the run is guarded, but not cut off from the network.')
  const { status, stderr } = isolated
    ? spawnSync('unshare', ['-rn', process.execPath, ...words], { encoding: 'utf8', env })
    : spawnSync(process.execPath, words, { encoding: 'utf8', env })
  expect(readFileSync(log, 'utf8')).toBe('')
  expect(readFileSync(started, 'utf8')).toContain('no evaluation')
  // The command line itself and at least one worker.
  expect(new Set(readFileSync(started, 'utf8').trim().split('\n')).size).toBeGreaterThan(1)
  expect(status, stderr).toBe(0)
  expect(readFileSync(join(folder, 'out', 'text', 'b.txt'), 'utf8').length).toBeGreaterThan(100)
})

it('would notice one that tried', () => {
  const words = [
    '--require',
    join(folder, 'guard.cjs'),
    '-e',
    "require('node:http').get('http://127.0.0.1:1/')",
  ]
  expect(spawnSync(process.execPath, words).status).not.toBe(0)
  expect(readFileSync(log, 'utf8')).toContain('connect')
})
