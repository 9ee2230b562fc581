/** How long people wait at the start: help, a map, and the first picture of the home screen, against a Node that does nothing. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import { figure, median } from './measure/figures.ts'

const runs = 25
const program = join(import.meta.dirname, '..', 'bin', 'flywheel.js')
const drawing = join(import.meta.dirname, '..', 'test', 'fixtures', 'maps', 'checkout.owm')
const folder = mkdtempSync(join(tmpdir(), 'flywheel-start-'))
const env: Record<string, string> = {
  ...(process.env as Record<string, string>),
  TERM: 'xterm-256color',
  XDG_CACHE_HOME: join(folder, 'cache'),
}
for (const name of ['CI', 'NO_COLOR', 'ACCESSIBLE', 'FLYWHEEL_DIR']) delete env[name]

/** Milliseconds until a process has ended. */
function wholeProcess(args: string[]): number {
  const before = performance.now()
  spawnSync(process.execPath, args, { env })
  return performance.now() - before
}

/** Milliseconds until a process in a terminal of 80x24 has written `until`; then it is ended. */
function untilWritten(args: string[], until: string): Promise<number> {
  return new Promise(resolve => {
    const before = performance.now()
    const pty = spawn(process.execPath, args, { name: 'xterm-256color', cols: 80, rows: 24, cwd: folder, env })
    let seen = ''
    let took = 0
    pty.onData(data => {
      seen += data
      if (took || !seen.includes(until)) return
      took = performance.now() - before
      pty.kill('SIGTERM')
    })
    pty.onExit(() => resolve(took || performance.now() - before))
  })
}

// A home that has something to show.
for (const team of ['checkout', 'data platform', 'mobile'])
  spawnSync(process.execPath, [program, 'new', '--team', team, '--people', 'Ana,Bo,Chidi', '--no-open'], {
    env,
    cwd: folder,
  })

const nothing: number[] = []
const nothingInTerminal: number[] = []
const help: number[] = []
const home: number[] = []
const folderHome: number[] = []
const map: number[] = []
for (let i = -3; i < runs; i++) {
  const round = [
    wholeProcess(['-e', '0']),
    wholeProcess([program, '--help']),
    await untilWritten(['-e', '0'], '\0'),
    // The last row of the home screen: when it is there, everything is.
    await untilWritten([program], '? help'),
    await untilWritten([program, './sessions'], '? help'),
    wholeProcess([program, 'map', 'draw', drawing]),
  ] as const
  // The first rounds warm the disk and fill the cache of compiled code.
  if (i < 0) continue
  nothing.push(round[0])
  help.push(round[1])
  nothingInTerminal.push(round[2])
  home.push(round[3])
  folderHome.push(round[4])
  map.push(round[5])
}
rmSync(folder, { recursive: true, force: true })

function compare(what: string, values: number[], base: number[], most: number): void {
  const ratio = median(values) / median(base)
  figure(what, `${median(values).toFixed(1)} ms  ${ratio.toFixed(2)} x`, `<= ${most} x`, ratio <= most)
}

console.log(
  `  medians of ${runs}; node -e 0: ${median(nothing).toFixed(1)} ms, in a terminal ${median(nothingInTerminal).toFixed(1)} ms`,
)
compare('flywheel --help, whole process', help, nothing, 1.5)
compare('flywheel, first picture of home', home, nothing, 2)
compare('flywheel FOLDER, first picture', folderHome, nothing, 2)
compare('flywheel map draw FILE, whole process', map, nothing, 3)
