/** What reading figures from a git folder of 10,000 commits takes: time and memory of the whole command. Run after a build. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository } from '../test/support/made-repository.ts'
import { figure, median } from './measure/figures.ts'

const aims = { seconds: 2, mb: 150 }
const commits = 10_000
const launcher = join(import.meta.dirname, '..', 'bin', 'flywheel.js')

const cwd = mkdtempSync(join(tmpdir(), 'flywheel-facts-'))
const { folder, remove } = repository(commits, 200, Math.floor(Date.now() / 1_000))
try {
  const peak = join(cwd, 'peak.mjs')
  writeFileSync(
    peak,
    "process.on('exit', () => process.stderr.write('PEAK ' + Math.round(process.resourceUsage().maxRSS / 1024)))\n",
  )
  const env = { ...process.env, NODE_OPTIONS: `--import ${peak}` }
  const runs = Array.from({ length: 5 }, () => {
    const began = performance.now()
    const args = [launcher, 'facts', '--git', folder, '--since', '2000-01-01', '--json']
    const done = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env })
    if (done.status !== 0) throw new Error(done.stderr)
    const seconds = (performance.now() - began) / 1_000
    return { seconds, mb: Number(/PEAK (\d+)/.exec(done.stderr)?.[1] ?? Number.NaN), read: done.stdout.length }
  })
  const seconds = median(runs.map(r => r.seconds))
  const mb = Math.max(...runs.map(r => r.mb))
  figure(`facts from ${commits} commits`, `${seconds.toFixed(2)} s`, `<= ${aims.seconds} s`, seconds <= aims.seconds)
  figure('  the most memory it took', `${mb} MB`, `<= ${aims.mb} MB`, mb <= aims.mb)
} finally {
  remove()
  rmSync(cwd, { recursive: true, force: true })
}
