/** Home of a service in this process, with a service that is made up, seen through a true emulator. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { slug } from '../../../src/clean.ts'
import { UserError } from '../../../src/errors.ts'
import type { SessionInfo } from '../../../src/ports/session-info.ts'
import { fold } from '../../../src/room/log.ts'
import type { Entry } from '../../../src/session/types.ts'
import { mountHome } from '../../../src/terminals/service-home.ts'
import type { NewSession } from '../../../src/views/app-services.ts'
import type { HomeServices, RoomOpenNow } from '../../../src/views/home-services.ts'
import { emulator } from '../../support/emulator.ts'
import { sessions } from '../given.ts'

type Me = ReturnType<HomeServices['me']>

/** 24 Nov 2026, 10:05 of this place. */
export const now = new Date(2026, 10, 24, 10, 5).getTime()

export const checkout = { slug: 'checkout', name: 'checkout', role: 'facilitator' } as const
export const search = { slug: 'search', name: 'search', role: 'member' } as const

export const openRooms: RoomOpenNow[] = [
  {
    key: '/somewhere/checkout-t0003.json',
    team: 'checkout',
    title: 'checkout retro 3',
    here: 3,
    step: 'Write',
    led: 'Bo',
  },
  { key: '/somewhere/search-t0007.json', team: 'search', title: 'search turn 7', here: 0 },
]

export type Service = HomeServices & {
  entered: string[]
  started: NewSession[]
  list: { rooms: RoomOpenNow[]; sessions: SessionInfo[] }
  person: Me
  /** Tells home that something changed. */
  changed(): void
  /** What the next `enter`, `start`, `invite` or `rename` is refused with. */
  refuses: UserError | undefined
}

/** A service for one person. Codes: `acorn badger` makes a member of ops, `cabin dome` leads into a room; others are none. */
export function serviceFor(some: Partial<Me> = {}, list: Partial<Service['list']> = {}): Service {
  const watchers = new Set<() => void>()
  const log = (): Entry[] =>
    JSON.parse(readFileSync(new URL('../../../sessions/examples/checkout-t0002.json', import.meta.url), 'utf8')).log
  const allowed = () => {
    if (service.refuses) throw service.refuses
  }
  const service: Service = {
    address: 'ssh retro.example.com',
    entered: [],
    started: [],
    list: { rooms: openRooms, sessions, ...list },
    person: { name: 'Ana', admin: false, teams: [checkout, search], ...some },
    refuses: undefined,
    me: () => service.person,
    rooms: async () => service.list.rooms,
    sessions: async () => service.list.sessions,
    read: async () => fold(log()),
    notes: async () =>
      `# Checkout\n\n${Array.from({ length: 40 }, (_, i) => `- line ${i + 1} of the notes`).join('\n')}\n`,
    suggest: team => ({
      people: service.list.sessions.some(s => slug(s.team) === team) ? ['Ana', 'Bo', 'Chidi'] : [],
    }),
    async enter(key) {
      allowed()
      service.entered.push(key)
    },
    async start(what) {
      allowed()
      service.started.push(what)
    },
    async rename(name) {
      allowed()
      service.person = { ...service.person, name }
    },
    async useCode(code) {
      if (code === 'cabin dome') service.entered.push('by code')
      else if (code !== 'acorn badger')
        throw new UserError('This is no code that is good now.', 'Ask whoever invited you for a new one.')
      else
        service.person = {
          ...service.person,
          teams: [...service.person.teams, { slug: 'ops', name: 'ops', role: 'member' }],
        }
    },
    async invite(team, role) {
      allowed()
      return { code: `${team} ${role} words`, until: new Date(now + 7 * 86_400_000).toISOString() }
    },
    watch(call) {
      watchers.add(call)
      return () => watchers.delete(call)
    },
    changed() {
      for (const call of watchers) call()
    },
  }
  return service
}

export type AtHome = {
  text(): string
  rows(): string[]
  cursor(): { row: number; column: number }
  buffer(): string
  bytes(): string
  input: EventEmitter
  /** Types keys and waits for nothing. */
  send(keys: string): void
  type(keys: string): Promise<void>
  escape(): Promise<void>
  resize(columns: number, rows: number): Promise<void>
  settle(): Promise<void>
  exited: Promise<number>
  quit(code?: number): Promise<number>
}

type Options = {
  columns?: number
  rows?: number
  colour?: boolean
  ascii?: boolean
  linear?: boolean
  now?: () => number
}

export async function atHome(services: HomeServices, options: Options = {}): Promise<AtHome> {
  const { columns = 80, rows = 24, colour = false, ascii = false, linear = false } = options
  const term = emulator(columns, rows)
  let bytes = ''
  const output = Object.assign(new EventEmitter(), {
    columns,
    rows,
    write(text: string) {
      bytes += text
      void term.write(text)
    },
  })
  const input = Object.assign(new EventEmitter(), { setRawMode() {}, resume() {}, pause() {} })
  const home = mountHome({
    terminal: { input, output, theme: { colour, ascii }, linear },
    services,
    now: options.now ?? (() => now),
  })
  onTestFinished(() =>
    home.quit(0).then(
      () => {},
      () => {},
    ),
  )
  const settle = async () => {
    for (let i = 0; i < 5; i++) {
      await home.settled()
      for (let j = 0; j < 4; j++) await new Promise(resolve => setImmediate(resolve))
    }
    await term.write('')
  }
  await settle()
  const type = async (keys: string) => {
    input.emit('data', keys)
    await settle()
  }
  return {
    text: term.text,
    rows: term.rows,
    cursor: term.cursor,
    buffer: term.buffer,
    bytes: () => bytes,
    input,
    send: keys => void input.emit('data', keys),
    type,
    escape: () => type('\x1b\x1b[I'),
    async resize(c, r) {
      Object.assign(output, { columns: c, rows: r })
      term.resize(c, r)
      output.emit('resize')
      await settle()
    },
    settle,
    exited: home.exited,
    quit: (code = 0) => home.quit(code),
  }
}
