/** How long a key takes to the last byte of its frame while a part of a full map moves: the built program in a pseudo-terminal. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import { countParts, edit, layout, paint, parse } from '../src/map/index.ts'
import { figure, median, percentile } from './measure/figures.ts'
import { realisticMap } from './measure/made-maps.ts'

const aim = 33
const longest = 3_000
const frameEnd = '\x1b[?2026l'
const program = join(import.meta.dirname, '..', 'bin', 'flywheel.js')

/** The first map made from a seed that has so many parts or a few more. */
function mapOf(parts: number): string {
  for (let seed = 0; seed < 2_000; seed++) {
    const text = realisticMap(seed)
    const count = countParts(parse(text).map)
    if (count >= parts && count < parts + 10) return text
  }
  throw new Error(`no seed makes a map of ${parts} parts`)
}

/** A program on a pseudo-terminal; `press` resolves with the ms until the end of the next frame. */
function editor(file: string, columns: number, rows: number) {
  const env = { ...process.env, TERM: 'xterm-256color', LANG: 'C.UTF-8', NO_COLOR: undefined, CI: undefined }
  const pty = spawn(process.execPath, [program, 'map', 'edit', file], { cols: columns, rows, env, name: env.TERM })
  let seen = ''
  let hear = () => {}
  pty.onData(data => {
    seen += data
    if (seen.includes(frameEnd)) hear()
  })
  const frame = () =>
    new Promise<void>(done => {
      hear = done
      if (seen.includes(frameEnd)) done()
      // A key that changes nothing has no frame.
      setTimeout(done, longest).unref()
    })
  return {
    frame,
    async press(bytes: string): Promise<number> {
      seen = ''
      const from = performance.now()
      pty.write(bytes)
      await frame()
      return performance.now() - from
    },
    end: () =>
      new Promise<void>(done => {
        pty.onExit(() => done())
        pty.kill('SIGTERM')
      }),
  }
}

function row(what: string, times: number[], unit: string): void {
  const p99 = percentile(times, 0.99)
  const rest = `p50 ${median(times).toFixed(1)}, worst ${Math.max(...times).toFixed(1)} ${unit}`
  figure(what, `p99 ${p99.toFixed(1)}; ${rest}`, `<= ${aim} ms`, p99 <= aim)
}

/** What one frame of a move costs the processor, without a terminal: the move, the layout, the drawing. */
function work(text: string, columns: number, rows: number): number[] {
  const document = parse(text)
  const before = layout(document.map, { columns, rows })
  const used = () => process.cpuUsage().user / 1_000
  const part = document.map.components[20] ?? document.map.components[0]
  return Array.from({ length: 120 }, (_, i) => {
    const from = used()
    const next = edit(document, { do: 'move', name: part?.name ?? '', to: { evolution: (i % 90) / 100 } })
    if ('why' in next) throw new Error(next.say)
    paint(layout(next.map, { columns, rows }, { before, quick: true }))
    return used() - from
  }).slice(20)
}

const folder = mkdtempSync(join(tmpdir(), 'flywheel-map-keys-'))
const file = join(folder, 'full.owm')
const text = mapOf(101)
writeFileSync(file, text)
console.log(`a part moves among ${countParts(parse(text).map)}`)
for (const [columns, rows] of [
  [80, 24],
  [120, 40],
] as const) {
  row(`work of a frame, ${columns}x${rows}`, work(text, columns, rows), 'ms of processor')
  const on = editor(file, columns, rows)
  await on.frame()
  await on.press('M')
  const times: number[] = []
  for (let i = 0; i < 120; i++) times.push(await on.press(i % 10 < 5 ? '\x1b[C' : '\x1b[D'))
  row(`key to frame, ${columns}x${rows}`, times.slice(20), 'ms')
  await on.end()
}
rmSync(folder, { recursive: true, force: true })
