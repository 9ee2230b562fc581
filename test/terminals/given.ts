/** Screens to begin a test with: the played example turns, opened at one of their steps. */

import { readFileSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import type { SessionInfo, SessionWriter } from '../../src/ports/session-store.ts'
import { Room } from '../../src/room/room.ts'
import type { Entry } from '../../src/session/types.ts'
import type { AppServices, OpenSession } from '../../src/views/app-services.ts'
import { noAppServices, nowhere, type Screen, type ScreenOptions, screen } from '../support/screen.ts'

/** The log of an example turn, 1 or 2. */
export function exampleLog(turn: 1 | 2): Entry[] {
  const file = new URL(`../../sessions/examples/checkout-t000${turn}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')).log
}

/** The log up to the moment before the room went to this step for the first time; all of it without one. */
export function before(log: readonly Entry[], step?: string): Entry[] {
  const at = step ? log.findIndex(e => !('in' in e.move) && e.move.do === 'go' && e.move.to === step) : -1
  return at < 0 ? [...log] : log.slice(0, at)
}

/** The log up to and with everything that was done at this step. */
export function through(log: readonly Entry[], step: string): Entry[] {
  const at = log.findIndex(e => !('in' in e.move) && e.move.do === 'go' && e.move.to === step)
  const next = log.findIndex((e, i) => i > at && !('in' in e.move) && e.move.do === 'go')
  return log.slice(0, next < 0 ? undefined : next)
}

export type Opened = Screen & {
  room: Room
  /** Lets this many seconds pass on the session's clock; what is shown follows with the next second or key. */
  pass(seconds: number): void
  /** The key escape, at once; alone it would be known by the time that passes after it. */
  escape(): Promise<void>
}

export type OpenOptions = ScreenOptions & {
  appServices?: Partial<AppServices>
  keep?: SessionWriter
  open?: Partial<OpenSession>
}

/** A turn with this log on a screen of 80x24. The clock stands at the log's last entry until it is moved. */
export async function opened(log: readonly Entry[], options: OpenOptions = {}): Promise<Opened> {
  let time = Date.parse(log.at(-1)!.at)
  const now = () => time
  const { appServices, keep = nowhere, open, ...look } = options
  const room = new Room({ log, writer: keep, now })
  const session: OpenSession = { room, key: 'sessions/checkout-t0001.json', readOnly: false, recovered: 0, ...open }
  const shown = await screen({ at: 'turn', open: session }, noAppServices(appServices), { now, ...look })
  onTestFinished(async () => {
    await shown.quit()
    await room.leave()
  })
  return {
    ...shown,
    room,
    pass(seconds) {
      time += seconds * 1_000
    },
    // A report that the window has the focus ends the wait for more of a sequence.
    escape: () => shown.type('\x1b\x1b[I'),
  }
}

/** A screen at this step as it is entered for the first time, everything before it done: the step's own message stands. */
export async function arrivedAt(step: string, turn: 1 | 2 = 1, options: OpenOptions = {}): Promise<Opened> {
  const log = before(exampleLog(turn), step)
  const shown = await opened(log, options)
  await shown.escape()
  await shown.escape()
  await shown.type('n')
  return shown
}

/** A turn that has just begun: five people round one keyboard, nothing done. */
export function begun(): Entry[] {
  return exampleLog(1).slice(0, 7)
}

/** Sessions as a folder would list them. */
export const sessions: SessionInfo[] = [
  info({ team: 'checkout', number: 2, state: 'open', at: 'Vote', people: 5, day: '2026-11-17' }),
  info({
    team: 'checkout',
    number: 1,
    state: 'closed',
    people: 5,
    day: '2026-11-03',
    bet: 'stop reviewing images already approved: wait 35 h to 12 h by 17 Nov  Bo',
    openActions: 3,
    result: 'partly',
  }),
  info({ team: 'data platform', number: 4, state: 'closed', people: 7, day: '2026-10-29', result: 'hit' }),
  info({ team: 'mobile', number: 1, state: 'unreadable', reason: 'line 88 is no JSON' }),
]

function info(some: Partial<SessionInfo> & { team: string; number: number }): SessionInfo {
  const id = `${some.team.replace(' ', '-')}-t000${some.number}`
  return {
    key: `/somewhere/${id}.json`,
    id,
    names: [],
    kind: 'retro',
    title: 'Retro',
    people: 0,
    day: '',
    last: `${some.day ?? '2026-11-02'}T15:00:00.000Z`,
    bytes: 40_000,
    state: 'closed',
    openActions: 0,
    ...some,
  } as SessionInfo
}
