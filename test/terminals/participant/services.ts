/** A room with many terminals in this process: host services without a door, and seats on true emulators. */

import { EventEmitter } from 'node:events'
import { onTestFinished } from 'vitest'
import type { SessionWriter } from '../../../src/ports/session-store.ts'
import { Presence } from '../../../src/room/presence.ts'
import { Room } from '../../../src/room/room.ts'
import { Signs } from '../../../src/room/signs.ts'
import type { Bell } from '../../../src/screen/terminal.ts'
import type { PersonId } from '../../../src/session/shapes.ts'
import type { Entry, Move } from '../../../src/session/types.ts'
import { mountTerminal } from '../../../src/terminals/hosted-terminal.tsx'
import type { HostServices, Projected, Role } from '../../../src/views/host-services.ts'
import { signServices } from '../../../src/views/online/sign-services.ts'
import { Stand } from '../../../src/views/stand.ts'
import { emulator } from '../../support/emulator.ts'
import { nowhere, type Screen } from '../../support/screen.ts'

export type Seated = Screen & {
  /** The key escape, at once. */
  escape(): Promise<void>
  /** Everything written since the beginning. */
  bytes(): string
  /** Waits until everything is painted. */
  settle(): Promise<void>
  output: EventEmitter & { stuck?: boolean }
}

export type TestServices = HostServices & {
  room: Room
  sit(
    who: string,
    options?: {
      role?: Role
      columns?: number
      rows?: number
      ascii?: boolean
      colour?: boolean
      still?: boolean
      /** The terminal can be asked for its ground. */
      asks?: true
      bell?: Bell
    },
  ): Promise<Seated>
  /** Makes a move as this person and waits until it is durable and on all screens. */
  make(by: PersonId, move: Move): Promise<void>
  /** Lets this much time pass on the clock of all screens; what is shown follows with the next change. */
  pass(seconds: number): void
  /** Something that whoever facilitates is to know of the door. */
  tellAtDoor(say: string): void
  /** The same as this person has them. */
  as(me: PersonId | undefined): HostServices
  /** Somebody came, or left. */
  tellComings(say: string): void
  /** Nobody facilitates from any terminal. */
  vacant: boolean
  kept: Map<string, string>
  /** How people's terminals stand. */
  stands: Map<PersonId, Stand>
}

/** Host services of a room with this log; people come by their names. The clock stands at the log's last entry. */
export function servicesOf(log: readonly Entry[], keep: SessionWriter = nowhere): TestServices {
  let time = Date.parse(log.at(-1)!.at)
  const now = () => time
  const room = new Room({ log, writer: keep, now })
  const presence = new Presence()
  room.presence = presence
  const kept = new Map<string, string>()
  const stands = new Map<PersonId, Stand>()
  const watchers = new Set<() => void>()
  const signs = new Signs(now, () => {
    for (const call of watchers) call()
  })
  let projected: Projected | undefined
  let news: ReturnType<HostServices['news']>
  let comings: ReturnType<HostServices['comings']>
  const seats: Seated[] = []
  const settle = async () => {
    for (const user of seats) await user.settle()
  }
  const services: TestServices = {
    room,
    open: { room, key: 'memory.json', readOnly: false, recovered: 0 },
    presence,
    vacant: false,
    kept,
    guests: () => [],
    invitation: () => undefined,
    isLocked: () => false,
    lock: () => {},
    rotate: () => {},
    remove: () => {},
    draft: (person, step) => kept.get(`${person} ${step}`) ?? '',
    keep: (person, step, text) => void kept.set(`${person} ${step}`, text),
    stands,
    goesOn(me) {
      const stand = stands.get(me) ?? new Stand()
      stands.set(me, stand)
      const drafts = [...kept].flatMap(([key, text]) => {
        const [person = '', ...step] = key.split(' ')
        return person === me && text ? [{ person, step: step.join(' '), text }] : []
      })
      return { drafts, stand, missed: () => '' }
    },
    news: () => news,
    comings: () => comings,
    meeting: () => undefined,
    signs: signServices({ signs, room, presence, me: () => undefined }),
    as: me => ({ ...services, signs: signServices({ signs, room, presence, me: () => me }) }),
    projected: () => projected,
    project(to) {
      projected = to
      for (const call of watchers) call()
    },
    isVacant: () => services.vacant,
    handOver(to) {
      const outcome = room.submit({ by: to, stands: true } as never, { do: 'facilitate', to })
      return 'refusal' in outcome ? outcome.refusal : undefined
    },
    watch(call) {
      watchers.add(call)
      return () => watchers.delete(call)
    },
    async make(by, move) {
      const outcome = room.submit({ by }, move)
      if ('refusal' in outcome) throw new Error(outcome.refusal.say)
      await outcome.saved
      await settle()
    },
    tellAtDoor(say) {
      news = { say, at: (news?.at ?? 0) + 1 }
      for (const call of watchers) call()
    },
    tellComings(say) {
      comings = { say, at: time }
      for (const call of watchers) call()
    },
    pass(seconds) {
      time += seconds * 1_000
    },
    async sit(who, options = {}) {
      const {
        role = 'participant',
        columns = 80,
        rows = 24,
        ascii = false,
        colour = false,
        still,
        bell,
        asks,
      } = options
      const person = room.session.people.find(p => p.name === who)?.id
      const term = emulator(columns, rows)
      let bytes = ''
      let taken = 0
      const output = Object.assign(new EventEmitter(), {
        columns,
        rows,
        stuck: false,
        write(text: string) {
          bytes += text
          void term.write(text)
        },
      })
      const input = Object.assign(new EventEmitter(), { setRawMode() {}, resume() {}, pause() {} })
      const leave = person ? presence.arrive(person) : () => {}
      const user = mountTerminal({
        terminal: { input, output, theme: { colour, ascii, still, asks }, ...(bell ? { bell } : {}) },
        services: services.as(person),
        user: { role, person, name: who },
        now,
      })
      const settleOne = async () => {
        for (let i = 0; i < 3; i++) {
          await user.settled()
          for (let j = 0; j < 4; j++) await new Promise(resolve => setImmediate(resolve))
        }
        await term.write('')
      }
      await settleOne()
      const type = async (keys: string) => {
        input.emit('data', keys)
        await settleOne()
      }
      const seated: Seated = {
        rows: term.rows,
        text: term.text,
        cursor: term.cursor,
        type,
        escape: () => type('\x1b\x1b[I'),
        bytes: () => bytes,
        taken() {
          const all = bytes.slice(taken)
          taken = bytes.length
          return all
        },
        async resize(c, r) {
          Object.assign(output, { columns: c, rows: r })
          term.resize(c, r)
          output.emit('resize')
          await settleOne()
        },
        exited: user.exited,
        async quit() {
          leave()
          return user.quit(0)
        },
        settle: settleOne,
        output,
      }
      seats.push(seated)
      onTestFinished(() => seated.quit().then(() => {}))
      return seated
    },
  }
  onTestFinished(() => room.leave())
  return services
}
