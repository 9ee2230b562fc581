/** Home of a service in plain lines: rooms and turns by number, and the same things as at its screen. */
import { localDay, localMinute, showDay } from '../../day.ts'
import { exitCodes } from '../../errors.ts'
import type { TeamRole } from '../../ports/service-book.ts'
import type { SessionInfo } from '../../ports/session-info.ts'
import { handOn } from '../../screen/hand-on.ts'
import type { Mounted, Terminal } from '../../screen/terminal.ts'
import { owedOf } from '../../views/home/owed-drawing.ts'
import { changedTeam, type HomeServices, type RoomOpenNow } from '../../views/home-services.ts'
import { viewWords } from '../../views/words.ts'
import { type Command, find, listed } from './commands/command.ts'
import { unknown } from './commands/everywhere.ts'
import { sessionLine } from './home.ts'
import { atHomeWords } from './reading/home-words.ts'
import { wheelLines } from './reading/reports.ts'
import { full, numbered, readNumber } from './reading/words.ts'
import { Beginning, ledTeams } from './service-begin.ts'
import { type RemoteTalk, remoteTalk } from './streams/remote-lines.ts'

type Given = { terminal: Terminal; services: HomeServices; now: () => number }

/** Talks with one person until they leave, or are led into a room: then whoever runs the service calls `quit`. */
export function homeLines({ terminal, services, now }: Given): Mounted {
  const talk = remoteTalk(terminal)
  let leave = () => {}
  const gone = new Promise<void>(resolve => {
    leave = resolve
  })
  const home = new HomeLines(talk, services, { now, gone })
  let code: number | undefined
  const exited = home.walk().then(
    isLeft => {
      talk.close()
      return code ?? (isLeft ? exitCodes.ok : exitCodes.interrupted)
    },
    error => {
      talk.close()
      throw error
    },
  )
  return {
    exited,
    async quit(asked) {
      code ??= asked
      // What stands behind the line that leads into a room is meant for the room.
      const rest = talk.unread()
      talk.close()
      handOn(terminal.input, Buffer.from(rest))
      leave()
      talk.stop()
      return exited
    },
    settled: async () => {},
  }
}

class HomeLines {
  private readonly talk: RemoteTalk
  private readonly services: HomeServices
  private readonly now: () => number
  private readonly gone: Promise<void>
  private rooms: readonly RoomOpenNow[] = []
  private turns: readonly SessionInfo[] = []
  /** Keys of the open rooms that were said. */
  private heard = new Set<string>()
  private isLeft = false
  private readonly beginning: Beginning

  /** `gone` resolves when home is ended from outside. */
  constructor(talk: RemoteTalk, services: HomeServices, { now, gone }: { now: () => number; gone: Promise<void> }) {
    this.talk = talk
    this.services = services
    this.now = now
    this.gone = gone
    this.beginning = new Beginning({ talk, services, turns: () => this.turns, go: what => this.go(what) })
  }

  /** True when the person left, false when no more lines come. */
  async walk(): Promise<boolean> {
    const { talk } = this
    const { notice } = this.services
    if (notice !== undefined) talk.say(notice)
    const { name, teams } = this.services.me()
    talk.say(atHomeWords.hello(name, teams))
    await this.list()
    const unwatch = this.services.watch(() => {
      // What cannot be read now is said when the list is asked for.
      this.news().catch(() => {})
    })
    try {
      return await this.listen()
    } finally {
      unwatch()
    }
  }

  /** Says which rooms opened since they were last heard of; the numbers stay as they were said. */
  private async news(): Promise<void> {
    const rooms = await this.services.rooms()
    const opened = rooms.filter(room => !this.heard.has(room.key))
    this.heard = new Set(rooms.map(room => room.key))
    if (!this.talk.ended) this.talk.say(...opened.map(({ title }) => atHomeWords.opened(title)))
  }

  private async listen(): Promise<boolean> {
    const { talk } = this
    while (!this.isLeft) {
      const line = await talk.hear()
      if (line === undefined) return false
      const text = line.replace(/^:\s*/, '')
      const commands = this.commands()
      const found = find(commands, text)
      if (found) await found.command.run(found.rest)
      else if (/^\d+$/.test(text)) await this.open(text)
      else talk.say(unknown(text, commands))
    }
    return true
  }

  private commands(): Command[] {
    const { services } = this
    return [
      { on: ['open', 'join'], takes: 'N', does: atHomeWords.openDoes, run: n => this.open(n) },
      {
        on: ['retro', 'r'],
        takes: 'TEAM',
        does: atHomeWords.retroDoes,
        run: team => this.beginning.begin('retro', team),
      },
      { on: ['turn', 'a'], takes: 'TEAM', does: atHomeWords.turnDoes, run: team => this.beginning.begin('turn', team) },
      { on: ['agenda', 'o'], takes: 'NAME', does: atHomeWords.agendaDoes, run: name => this.beginning.other(name) },
      { on: ['wheel', 'look', 'l'], takes: 'N', does: atHomeWords.wheelDoes, run: n => this.wheel(n) },
      { on: ['actions', 'x'], takes: 'N', does: atHomeWords.actionsDoes, run: n => this.actions(n) },
      { on: ['notes', 'e'], takes: 'N', does: atHomeWords.notesDoes, run: n => this.notes(n) },
      { on: ['invite', 'i'], takes: 'ROLE', does: atHomeWords.inviteDoes, run: role => this.invite(role) },
      {
        on: ['code', 'c'],
        takes: 'CODE',
        does: atHomeWords.codeDoes,
        run: code => this.code(code),
      },
      {
        on: ['name', 'm'],
        takes: 'NAME',
        does: atHomeWords.nameDoes,
        run: name =>
          this.attempt(async () => {
            const text = name || (await this.talk.ask(atHomeWords.whichName))
            if (!text) return
            await services.rename(text)
            this.talk.say(atHomeWords.renamed(services.me().name))
          }),
      },
      { on: ['list'], does: atHomeWords.listDoes, run: () => this.list() },
      { on: ['help', '?'], does: atHomeWords.helpDoes, run: () => this.talk.say(...listed(this.commands())) },
      {
        on: ['quit', 'q'],
        does: atHomeWords.quitDoes,
        run: () => {
          this.isLeft = true
        },
      },
    ]
  }

  private async attempt(what: () => Promise<unknown>): Promise<void> {
    await this.talk.attempt(what)
  }

  /** The same for what leads into a room, unless it resolves with false: no more lines are heard then until home is ended. */
  private async go(what: () => Promise<boolean>): Promise<void> {
    let isLed = false
    await this.attempt(async () => {
      isLed = await what()
    })
    if (isLed) await Promise.race([this.gone, new Promise(resolve => setTimeout(resolve, stays).unref())])
  }

  private today(): string {
    return localDay(new Date(this.now()))
  }

  private async list(): Promise<void> {
    const { services, talk } = this
    await this.attempt(async () => {
      const [rooms, sessions] = await Promise.all([services.rooms(), services.sessions()])
      const open = new Set(rooms.map(r => r.key))
      this.rooms = rooms
      this.heard = open
      this.turns = sessions.filter(s => !open.has(s.key) && s.copyOf === undefined)
    })
    const lines = [
      ...this.rooms.map(room => full(atHomeWords.room(room))),
      ...this.turns.map(turn => sessionLine(turn, this.today())),
    ]
    talk.say(...(lines.length ? numbered(lines) : [this.nothing()]), atHomeWords.ask)
  }

  private nothing(): string {
    const { teams, admin } = this.services.me()
    if (!teams.length) return admin ? viewWords.makesTeams(this.services.address ?? 'ssh HOST') : atHomeWords.noTeamYet
    return ledTeams(this.services).length ? atHomeWords.firstRetro : atHomeWords.nothingOpen
  }

  /** The key of room or turn number `n`; undefined, and said, when there is none. */
  private async pick(n: string): Promise<string | undefined> {
    const all = [...this.rooms, ...this.turns]
    const number = n || (all.length === 1 ? '1' : await this.talk.ask(atHomeWords.whichNumber))
    if (!number) return undefined
    const read = readNumber(number, all.length, atHomeWords.thing)
    if ('ok' in read) return all[read.ok]?.key
    this.talk.say(read.say)
    return undefined
  }

  private async open(n: string): Promise<void> {
    const key = await this.pick(n)
    if (key === undefined) return
    const turn = this.turns.find(t => t.key === key)
    if (turn?.state === 'unreadable') return this.talk.say(viewWords.cannotReadHere)
    if (turn?.state === 'closed') return this.look(key)
    await this.go(() => this.services.enter(key).then(() => true))
  }

  private async wheel(n: string): Promise<void> {
    const key = await this.pick(n)
    if (key !== undefined) await this.look(key)
  }

  private async look(key: string): Promise<void> {
    await this.attempt(async () => {
      const session = await this.services.read(key)
      this.talk.say(full(atHomeWords.turn(session)), ...wheelLines(session))
    })
  }

  private async actions(n: string): Promise<void> {
    const key = await this.pick(n)
    if (key === undefined) return
    await this.attempt(async () => {
      const owed = owedOf(await this.services.read(key), this.today())
      const lines = owed.map(({ text, facts }) => full([text, ...facts].join(', ')))
      this.talk.say(...(lines.length ? numbered(lines) : [viewWords.noneOwed]))
    })
  }

  private async notes(n: string): Promise<void> {
    const key = await this.pick(n)
    if (key === undefined) return
    await this.attempt(async () => this.talk.say(...(await this.services.notes(key)).split('\n')))
  }

  private async invite(words: string): Promise<void> {
    const role = roles.find(r => r === words.toLowerCase()) ?? (words ? undefined : 'member')
    if (!role) return this.talk.say(atHomeWords.noSuchRole(words))
    const team = await this.beginning.team('')
    if (!team) return
    await this.attempt(async () => {
      const { code, until } = await this.services.invite(team.slug, role)
      const [day = '', time = ''] = localMinute(new Date(until)).split(' ')
      const end = `${showDay(day, this.today())} ${time}`
      this.talk.say(...atHomeWords.invitation(team.name, this.services.address ?? 'ssh HOST', code, role, end))
    })
  }

  private async code(code: string): Promise<void> {
    const text = code || (await this.talk.ask(atHomeWords.whichCode))
    if (!text) return
    const before = this.services.me().teams
    await this.go(async () => {
      await this.services.useCode(text)
      const team = changedTeam(before, this.services.me().teams)
      if (!team) return true
      const isNew = before.every(one => one.slug !== team.slug)
      this.talk.say(isNew ? atHomeWords.memberOf(team.name) : atHomeWords.roleNow(team.role, team.name))
      await this.list()
      return false
    })
  }
}

/** Home waits so long to be ended once somebody is led into a room, in ms. */
const stays = 2_000
const roles: readonly TeamRole[] = ['member', 'facilitator', 'observer']
