/** What a long session takes of memory: 4,000 entries made one after the other at the keyboard of one room. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { program } from '../test/support/program.ts'
import { figure } from './measure/figures.ts'
import { peakOf } from './measure/memory.ts'
import { writeRetro } from './measure/sessions.ts'

const entries = Number(process.argv[2] ?? 4_000)
/** So many cards are typed before the screen is waited for. */
const batch = 50
const folder = mkdtempSync(join(tmpdir(), 'flywheel-soak-'))

try {
  const path = join(folder, 'long.json')
  writeRetro(path, 5)
  const screen = program(['open', path], { cwd: folder, columns: 120, rows: 40 })
  // Everybody has a card already, so the keyboard is asked for before anything is typed.
  await screen.see(/s write more/, 30_000)
  await screen.press('s', /Keyboard is with/)
  const before = peakOf(screen.pid)
  for (let n = 0; n < entries; ) {
    let keys = ''
    for (let i = 0; i < batch; i++) keys += `the release queue waits, ${++n}\r`
    screen.type(keys)
    // One of the five cards that lie there is of the same person.
    await screen.see(new RegExp(`Person1 ${n + 1}\\b`), 60_000)
  }
  const after = peakOf(screen.pid)
  screen.type('\x1b')
  await screen.see(/n next/)
  screen.type('q')
  await screen.see(/leave/i)
  await screen.press('\r', 'Saved.')
  screen.type('q')
  await screen.exited
  const { log } = JSON.parse(readFileSync(path, 'utf8')) as { log: unknown[] }
  if (log.length < entries) throw new Error(`only ${log.length} entries were kept`)
  figure(
    `${entries} entries, most memory (${Math.round(before)} MB at first)`,
    `${Math.round(after)} MB`,
    '<= 130 MB',
    after <= 130,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
