/** Talking with the linear mode in a test: a line in, the lines it answers; sessions live in memory. */

import { EventEmitter } from 'node:events'
import { retro } from '../../../src/agendas/retro.ts'
import { nowhere, type SessionWriter } from '../../../src/ports/session-store.ts'
import { begin } from '../../../src/room/apply.ts'
import { Room } from '../../../src/room/room.ts'
import type { Entry } from '../../../src/session/types.ts'
import { type Input, linear, type Start } from '../../../src/terminals/lines/index.ts'
import { firstTurn, nextTurn } from '../../../src/turn/carry-over.ts'
import type { AppServices, NewSession, OpenSession } from '../../../src/views/app-services.ts'

export { nowhere }

/** Sunday noon, standing still unless a test moves it. */
export type Clock = { at: number }
export const noon = (): Clock => ({ at: Date.parse('2026-11-22T12:00:00Z') })

/** A folder of sessions in memory: what is closed can be looked at and gone on from. */
export function hosted(clock: Clock, keep: SessionWriter = nowhere) {
  const rooms = new Map<string, Room>()
  const closed: string[] = []
  const create = async (what: NewSession): Promise<OpenSession> => {
    const from = what.from ? rooms.get(what.from)!.session : undefined
    const turn = from ? nextTurn(from, { file: what.from!, sha256: '0'.repeat(64) }) : firstTurn(what.team, 'retro')
    const agenda = retro(turn.carried)
    const first: Entry = {
      n: 1,
      at: new Date(clock.at).toISOString(),
      by: 'p1',
      move: { do: 'open', title: agenda.title, turn, agenda },
    }
    begin(first as Parameters<typeof begin>[0])
    const room = new Room({ log: [first], writer: keep, now: () => clock.at, retryAfter: 1_000_000 })
    for (const [i, name] of what.people.entries()) room.submit({ by: `p${i + 1}` }, { do: 'join', name, room: true })
    await new Promise(setImmediate)
    const path = `${turn.id}.json`
    rooms.set(path, room)
    return { room, key: path, readOnly: false, recovered: 0 }
  }
  const appServices: AppServices = {
    dir: './sessions',
    create,
    elsewhere: async () => '/home/ana/flywheel/copy.json',
    restore: async () => {},
    draft: () => {},
    suggest: team => ({ team: 'checkout', people: team === 'checkout' ? ['Ana', 'Bo'] : ['Ana'] }),
    async open(path, { readOnly = false } = {}) {
      const room = new Room({ log: rooms.get(path)!.log, writer: keep, now: () => clock.at })
      if (!readOnly) rooms.set(path, room)
      return { room, key: path, readOnly, recovered: 0 }
    },
    async close({ key: path, room }) {
      await room.leave()
      closed.push(path)
    },
    notes: async path => [`${path}-team.md`, `${path}-others.md`],
    async list() {
      return [...rooms].map(([key, { session }]) => ({
        key,
        state: session.closed ? ('closed' as const) : ('open' as const),
        id: session.turn.id,
        team: session.turn.team,
        number: session.turn.number,
        kind: 'retro',
        title: session.title,
        people: session.people.length,
        names: session.people.map(p => p.name),
        day: '2026-11-22',
        last: session.last,
        bytes: 1,
        openActions: 0,
      }))
    },
  }
  return { appServices, rooms, closed }
}

export type Conversation = {
  /** Says a line and resolves with everything answered, once the next line is waited for. */
  say(line: string): Promise<string>
  /** Bytes as a keyboard sends them; resolves when nothing more is worked off. */
  press(bytes: string): Promise<string>
  end(): Promise<number>
  stop(code: number): Promise<number>
  exited: Promise<number>
  /** Everything written so far. */
  all(): string
  /** Whether the terminal was last told not to echo. */
  raw(): boolean
}

/** Begins to talk. `tty` makes it a terminal, with prompts and lines of 80 cells. */
export async function converse(
  start: Start,
  appServices: AppServices,
  clock: Clock,
  { tty = false, ascii = false, width }: { tty?: boolean; ascii?: boolean; width?: number } = {},
): Promise<Conversation> {
  let out = ''
  let asked = () => {}
  let isRaw = false
  const input = Object.assign(new EventEmitter(), {
    isTTY: tty,
    setRawMode(on: boolean) {
      isRaw = on
    },
    resume: () => asked(),
    pause() {},
  })
  const stop = new AbortController()
  const next = () =>
    new Promise<void>(resolve => {
      asked = resolve
    })
  const ready = next()
  const write = (text: string) => {
    out += text
  }
  const exited = linear({
    input: input as unknown as Input,
    output: { write, isTTY: tty, columns: tty ? 80 : undefined },
    appServices,
    start,
    now: () => clock.at,
    ascii,
    width,
    signal: stop.signal,
  })
  await Promise.race([ready, exited])
  const since = async (act: () => void, until: () => Promise<unknown>) => {
    const from = out.length
    const wait = until()
    act()
    await wait
    return out.slice(from)
  }
  return {
    say: line =>
      since(
        () => input.emit('data', Buffer.from(`${line}\n`)),
        () => Promise.race([next(), exited]),
      ),
    press: bytes =>
      since(
        () => input.emit('data', Buffer.from(bytes)),
        () => new Promise(setImmediate),
      ),
    end() {
      input.emit('end')
      return exited
    },
    stop(code) {
      stop.abort(code)
      return exited
    },
    exited,
    all: () => out,
    raw: () => isRaw,
  }
}
