/** Somebody who is in and types or pastes what is dear to work off, against the built room with its gateway: how people fare meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { figure, percentile } from '../measure/figures.ts'
import { realRoom } from '../measure/real-room.ts'
import { attack, ms, pause, report } from './hosted.ts'

/** ms of attack. */
const lasts = 12_000
const people = ['Bo', 'Chidi', 'Dee', 'Eva']

async function typing(term: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-typing-'))
  const room = await realRoom(folder)
  const ana = await room.come('Ana', room.codes.facilitator)
  const lines = await Promise.all(people.map(name => room.come(name, room.codes.participant)))
  await ana.sees(/5 here/)
  ana.type('\x1b\x1b[I')
  ana.type('g')
  await ana.sees('step >')
  ana.type('challenge: write')
  await ana.sees('Enter goes there')
  ana.type('\r')
  for (const line of lines) if (!(await line.sees('puzzled us?'))) throw new Error(`not there: ${line.text()}`)
  const times: number[] = []
  let keys = 0
  const beats = lines.map(line => {
    let asked = 0
    let count = 0
    line.watch(() => {
      if (asked) times.push(performance.now() - asked)
      asked = 0
    })
    return setInterval(() => {
      if (asked) return
      asked = performance.now()
      keys++
      line.type(++count % 40 ? 'k' : '\x15')
    }, 50)
  })
  await pause(2_000)
  const calm = percentile(times, 0.95)
  times.length = 0
  keys = 0
  const { sent } = await report<{ sent: number }>(attack('keys', room.port, lasts, room.codes.participant, term))
  for (const beat of beats) clearInterval(beat)
  const [answered, p95] = [times.length / Math.max(1, keys), percentile(times, 0.95)]
  const what = term === 'dumb' ? 'in plain lines' : 'at a screen'
  figure(
    `dear keys ${what}: echo of ${people.length} others, p95 (before ${ms(calm)})`,
    ms(p95),
    '<= 100 ms',
    p95 <= 100,
  )
  figure(
    `dear keys ${what}: their keys answered; bursts sent`,
    `${(answered * 100).toFixed(1)} %; ${sent}`,
    '>= 99 %',
    answered >= 0.99,
  )
  for (const line of [ana, ...lines]) line.end()
  await room.close()
  rmSync(folder, { recursive: true, force: true })
}

await typing('xterm-256color')
await typing('dumb')
