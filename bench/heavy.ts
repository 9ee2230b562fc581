/** What the commands cost when a folder holds 19 MB that is no session: time and memory beside their aims. Run after a build. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const launcher = join(import.meta.dirname, '..', 'bin', 'flywheel.js')
const aims = { ms: 300, mb: 200 }
const shapes: Record<string, string> = {
  'lists in lists': '['.repeat(19_000_000),
  objects: '{"a":'.repeat(3_800_000),
  'empty lists': `[${'[],'.repeat(6_300_000)}[]]`,
  numbers: `[${'1,'.repeat(9_500_000)}`,
  'line ends': '\n'.repeat(19_000_000),
  backslashes: `["${'\\'.repeat(19_000_000)}`,
}

/** Runs the program; what it took beyond a start that does nothing is told beside it. */
function run(cwd: string, args: string[]): { ms: number; mb: number; code: number | null } {
  const script = join(cwd, 'peak.mjs')
  writeFileSync(
    script,
    "process.on('exit', () => process.stderr.write('PEAK ' + Math.round(process.resourceUsage().maxRSS / 1024)))\n",
  )
  const began = performance.now()
  const env = { ...process.env, NODE_OPTIONS: `--import ${script}` }
  const done = spawnSync(process.execPath, [launcher, ...args], { cwd, encoding: 'utf8', env })
  const ms = performance.now() - began
  return { ms, mb: Number(/PEAK (\d+)/.exec(done.stderr)?.[1] ?? Number.NaN), code: done.status }
}

const cwd = mkdtempSync(join(tmpdir(), 'flywheel-heavy-'))
let missed = 0
try {
  const idle = run(cwd, ['--version'])
  process.stdout.write(`flywheel --version: ${Math.round(idle.ms)} ms, ${idle.mb} MB\n`)
  process.stdout.write(`aim: at most ${aims.ms} ms more than that, and ${aims.mb} MB\n`)
  for (const [name, text] of Object.entries(shapes)) {
    writeFileSync(join(cwd, 'bad.json'), text)
    const commands = [
      ['list', cwd],
      ['check', 'bad.json'],
      ['restore', 'bad.json'],
      ['open', 'bad.json', '--linear'],
      ['import', 'bad.json'],
      ['new', '--team', 'x', '--people', 'A', '--agenda', 'bad.json', '--no-open'],
    ]
    for (const args of commands) {
      const { ms, mb, code } = run(cwd, args)
      const over = ms - idle.ms > aims.ms || mb > aims.mb
      if (over) missed++
      process.stdout.write(
        `${name.padEnd(16)} ${args[0]!.padEnd(8)} exit ${code}  +${Math.round(ms - idle.ms)} ms  ${mb} MB${over ? '  over the aim' : ''}\n`,
      )
    }
  }
} finally {
  rmSync(cwd, { recursive: true, force: true })
}
process.exitCode = missed ? 1 : 0
