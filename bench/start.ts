/** How long people wait at the start: help, a map, and the first picture of the home screen, against a Node that does nothing. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { figure, median } from './measure/figures.ts'
import { homeIsThere, untilWritten } from './measure/first-picture.ts'

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

/** Milliseconds until Node with these arguments shows the home screen in a terminal; without any, until it has ended. */
async function inTerminal(...args: string[]): Promise<number> {
  const words = args.length ? args : ['-e', '0']
  return (await untilWritten(words, { cwd: folder, env }, args.length ? homeIsThere : undefined)).ms
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
    await inTerminal(),
    await inTerminal(program),
    await inTerminal(program, './sessions'),
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
