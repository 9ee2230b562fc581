/** The real screens of a turn without a terminal: a picture of one step, or a recording of all of it. */
import { EventEmitter } from 'node:events'
import { UserError } from '../errors.ts'
import { lastOf } from '../lists.ts'
import { jsonText } from '../outgoing.ts'
import { nowhere } from '../ports/session-store.ts'
import { Room } from '../room/room.ts'
import { screenSvg } from '../screen/picture.ts'
import type { ThemeName } from '../screen/themes.ts'
import { stepsOf } from '../session/agenda.ts'
import type { Entry } from '../session/types.ts'
import { waitsOf } from '../views/player.ts'
import { localSessions } from './local-sessions.ts'

/** The size of the screen in cells, and how it looks. */
export type Recorded = { columns: number; rows: number; ascii: boolean; dir: string }

/** What stands for the wheel where a step is asked for; no step has such a name. */
const wheel = 'wheel'

/**
 * A step as the room left it, or the `wheel` at the end, as an SVG picture.
 * @throws UserError for a step this turn has not been at.
 */
export async function pictureOf(
  log: readonly Entry[],
  step: string,
  look: Recorded & { dark: boolean },
): Promise<string> {
  const until = endOf(log, step)
  const on = await screenOf(log.slice(0, 1), look, 'picture')
  try {
    for (const entry of log.slice(1, until)) on.show(entry)
    await on.settled()
    if (step === wheel) await on.type('w')
    const { turn, agenda } = on.room.session
    const title = stepsOf(agenda).find(s => s.id === step)?.title ?? step
    return screenSvg(on.app.rows(), {
      columns: look.columns,
      title: `${turn.team}, turn ${turn.number}: ${title}`,
      dark: look.dark,
    })
  } finally {
    await on.leave()
  }
}

/** How many entries there are up to the end of the first stay at this step; of a wheel up to the close of the turn. */
function endOf(log: readonly Entry[], step: string): number {
  const isAt = (e: Entry) => !('in' in e.move) && e.move.do === 'go' && e.move.to === step
  const begins = step === wheel ? 0 : log.findIndex(isAt)
  if (begins < 0) throw unknownStep(step, log)
  const next = log.findIndex((e, i) => i > begins && (e.move.do === 'close' || (step !== wheel && isGo(e))))
  return next < 0 ? log.length : next
}

/**
 * The whole turn as an asciicast of version 3, at this many times its speed, waits cut to five seconds: a line of facts, then an
 * event a line, `[seconds since the one before, "o", what was written]`.
 */
export async function castOf(log: readonly Entry[], speed: number, look: Recorded): Promise<string> {
  const start = Math.max(1, log.findIndex(isGo) + 1)
  const on = await screenOf(log.slice(0, start), look, 'terminal')
  try {
    await on.settled()
    const { session } = on.room
    const head = {
      version: 3,
      term: { cols: look.columns, rows: look.rows },
      timestamp: Math.floor(Date.parse(session.opened) / 1_000),
      title: `${session.turn.team}, turn ${session.turn.number}: ${session.agenda.title}`,
    }
    const lines = [jsonText(head), eventOf(0, on.taken())]
    const waits = waitsOf(log.slice(start - 1), { speed })
    let wait = 0
    for (const [i, entry] of log.slice(start).entries()) {
      wait += waits[i] ?? 0
      on.show(entry)
      await on.settled()
      const bytes = on.taken()
      if (!bytes) continue
      lines.push(eventOf(wait, bytes))
      wait = 0
    }
    return `${lines.join('\n')}\n`
  } finally {
    await on.leave()
  }
}

function eventOf(ms: number, bytes: string): string {
  return jsonText([Math.round(ms) / 1_000, 'o', bytes])
}

function isGo(entry: Entry): boolean {
  return !('in' in entry.move) && entry.move.do === 'go'
}

function unknownStep(step: string, log: readonly Entry[]): UserError {
  const been = [...new Set(log.flatMap(e => ('in' in e.move || e.move.do !== 'go' ? [] : [e.move.to])))]
  return new UserError(`This turn has not been at a step "${step}".`, `Choose one of: ${been.join(', ')}.`)
}

/** A facilitator's screen on a room with this log; its clock stands at the last entry shown. */
async function screenOf(log: readonly Entry[], { columns, rows, ascii, dir }: Recorded, name: ThemeName) {
  const { mountApp } = await import('../terminals/facilitator/mount.tsx')
  let time = Date.parse(lastOf(log).at)
  const now = () => time
  const room = new Room({ log: [...log], writer: nowhere, now })
  let bytes = ''
  const input = new EventEmitter()
  const output = Object.assign(new EventEmitter(), { columns, rows, write: (text: string) => (bytes += text) })
  const local = localSessions(dir)
  const app = mountApp({
    terminal: { input, output, theme: { colour: true, ascii, name } },
    appServices: local.appServices,
    start: { at: 'turn', open: { room, key: '', readOnly: false, recovered: 0 } },
    now,
  })
  /** Several turns of the loop: React draws in one, the painter writes in the next. */
  const settled = async () => {
    for (let i = 0; i < 4; i++) {
      await app.settled()
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  return {
    room,
    app,
    settled,
    async type(keys: string) {
      input.emit('data', keys)
      await settled()
    },
    show(entry: Entry) {
      room.relive(entry)
      time = Date.parse(entry.at)
    },
    taken() {
      const all = bytes
      bytes = ''
      return all
    },
    async leave() {
      await app.quit(0)
      await room.leave()
      await local.leave()
    },
  }
}
