/** The terminals of a hosted room: what is mounted on each from its connection to its goodbye. */

import { leave as leaveModes } from '../screen/modes.ts'
import type { Mounted, Terminal } from '../screen/terminal.ts'
import type { PersonId } from '../session/shapes.ts'
import type { HostServices, Role } from '../views/host-services.ts'
import type { Connection } from './connection.ts'
import type { HostedSession } from './hosted-session.ts'
import type { Hello, Screen } from './messages.ts'
import type { RemoteTerminal } from './terminal.ts'

/** Mounts the screens of a connected terminal. `ticket` is to be shown once. */
export type MountTerminal = (options: {
  terminal: Terminal
  services: HostServices
  user: { role: Role; person?: PersonId; name: string; ticket?: string }
  now?: () => number
}) => Mounted

/** Talks with a known person of the session who came to check in; nobody is seated for it. */
export type MountCheckIn = (options: { terminal: Terminal; name: string }) => Mounted

/**
 * Takes a terminal whose person has left the room with everything said, and true; or leaves it to the room to say goodbye. `notice` is what
 * somebody who did not leave by themselves is to read. What is typed from here on is the taker's.
 */
export type Onward = (terminal: RemoteTerminal, notice?: string) => boolean

export type ConnectedTerminalsOptions = {
  services: HostedSession
  now: () => number
  mountTerminal: MountTerminal
  mountCheckIn?: MountCheckIn
  /** What a terminal can show, from what it says of itself. */
  looks: (screen: Screen) => Terminal['theme'] & { linear?: boolean }
  /** Where somebody goes who leaves; by default it is goodbye. */
  onward?: Onward
  /** Told who is at a terminal, before anything is shown there. */
  seated?: (terminal: RemoteTerminal, connection: Connection) => void
  note: (line: string) => void
}

/**
 * What is mounted on a terminal. `gone` tells the room, once, that nobody is at it. `handOn` fixes what the gateway keeps of the person's words:
 * nothing that this room does later changes it.
 */
type Seat = { app: Mounted; person?: PersonId; lines: boolean; gone(): void; handOn(): void }

const paused = 'The host has stopped for a moment. What you typed is kept.'

/** Somebody new is seated once they are in the file: what they read when that takes longer than so many ms. */
const slowDisk = 'Nothing can be saved just now. You come in as soon as it can; nothing is lost by waiting.'
const saidAfter = 500

/** ms the last words to all terminals may take. */
const lastWords = 600

const noCheckIn = 'This room takes no check-ins. Come in without a command.'

const broken = 'Something here broke. Your words are safe: connect again.'

export class ConnectedTerminals {
  private readonly options: ConnectedTerminalsOptions
  private readonly seats = new Map<RemoteTerminal, Seat>()
  private readonly sentAway = new WeakSet<RemoteTerminal>()

  constructor(options: ConnectedTerminalsOptions) {
    this.options = options
  }

  /** Connects a terminal that said hello, or says there why not. Never rejects: a fault of ours ends that terminal alone. */
  async connect(hello: Exclude<Hello, { is: 'gateway' }>, terminal: RemoteTerminal): Promise<void> {
    try {
      await this.enter(hello, terminal)
    } catch (error) {
      this.options.note(faultLine(error))
      terminal.goodbye(70, broken)
    }
  }

  has(terminal: RemoteTerminal): boolean {
    return this.seats.has(terminal)
  }

  /** Gives every terminal back with this sentence, or leads it onward; resolves when all have it, or after a moment. */
  async sendAllAway(say: string, leadOn: boolean): Promise<void> {
    const leaving = [...this.seats.keys()].map(async terminal => {
      if (!(await this.sendAway(terminal, 0, say, leadOn))) await terminal.closed
    })
    await Promise.race([Promise.all(leaving), after(lastWords)])
  }

  /**
   * Takes the room off its terminals, each of which is given back as it was found; resolves with them. They are nobody's then, and what is
   * typed waits.
   */
  async handOn(): Promise<RemoteTerminal[]> {
    const all = [...this.seats]
    this.seats.clear()
    await Promise.all(
      all.map(async ([terminal, { app, gone, handOn }]) => {
        this.sentAway.add(terminal)
        await Promise.race([app.quit(0).catch(() => {}), after(lastWords / 2)])
        handOn()
        gone()
      }),
    )
    return all.map(([terminal]) => terminal)
  }

  /** Gives each of these terminals back with the words and then the sentence that `last` has for its person, as for something that failed. */
  async partFrom(
    isMeant: (terminal: RemoteTerminal) => boolean,
    last: (person: PersonId | undefined) => { words: readonly string[]; say: string },
  ): Promise<void> {
    const leaving = [...this.seats].filter(([terminal]) => isMeant(terminal))
    const parting = leaving.map(async ([terminal, { app, person }]) => {
      this.seats.delete(terminal)
      this.sentAway.add(terminal)
      await Promise.race([app.quit(1).catch(() => {}), after(lastWords / 2)])
      // What was typed last is known only now.
      const { words, say } = last(person)
      for (const text of words) terminal.output.write(`${text.replaceAll('\n', '\r\n')}\r\n`)
      terminal.goodbye(1, say)
      await terminal.closed
    })
    await Promise.race([Promise.all(parting), after(lastWords)])
  }

  /** Says on every terminal that the host is stopped; returns the way to take that back when it goes on. */
  pause(): () => void {
    // On the message row, past the painter, whose screen is painted anew when the host goes on.
    for (const [{ output }, { lines }] of this.seats)
      output.write(lines ? `${paused}\r\n` : `\x1b7\x1b[${output.rows - 1};1H\x1b[K ${paused}\x1b8`)
    return () => {
      for (const { output } of this.seats.keys()) output.emit('resize')
    }
  }

  private async enter(hello: Exclude<Hello, { is: 'gateway' }>, terminal: RemoteTerminal): Promise<void> {
    if (hello.screen.errand) return this.checkIn(hello, terminal)
    // With code 0 their person went on at another terminal, and is not missed here.
    const leave = (code: number, say: string) => void this.sendAway(terminal, code, say, code !== 0)
    const slow = setTimeout(() => terminal.output.write(`${slowDisk}\r\n`), saidAfter)
    const connection = await this.options.services.enter(hello, { leave }).finally(() => clearTimeout(slow))
    if ('no' in connection) {
      terminal.goodbye(connection.name ? askForName : 1, connection.no)
      return
    }
    const stopTelling = this.keepWords(connection, terminal)
    let isGone = false
    const gone = () => {
      if (isGone) return
      isGone = true
      stopTelling()
      connection.disconnect(terminal.shared && !terminal.left)
    }
    void terminal.closed.then(() => {
      gone()
      const seat = this.seats.get(terminal)
      if (seat?.gone !== gone) return
      void seat.app.quit(0)
      this.seats.delete(terminal)
    })
    this.options.seated?.(terminal, connection)
    terminal.welcome(welcomeOf(connection))
    if (!isGone) this.mount(terminal, connection, gone)
  }

  /** From now on the gateway keeps what is to be given back to this person; what the process before had it keep is given back. */
  private keepWords({ person }: Connection, terminal: RemoteTerminal): () => void {
    const { words } = this.options.services
    if (person === undefined) {
      terminal.keeps(() => '')
      return () => {}
    }
    words.take(person, terminal.kept)
    terminal.keeps(() => words.of(person))
    return words.watch(person, () => terminal.tell())
  }

  /** Somebody came to check in: they are asked and go, and the room hears nothing of it. */
  private checkIn(hello: Exclude<Hello, { is: 'gateway' }>, terminal: RemoteTerminal): void {
    const { services, looks, mountCheckIn, note } = this.options
    const caller = services.identify(hello)
    if ('no' in caller || !mountCheckIn) {
      terminal.goodbye(1, 'no' in caller ? caller.no : noCheckIn)
      return
    }
    terminal.welcome({ name: caller.name, role: 'participant' })
    const { input, output, screen } = terminal
    const { linear: _, ...theme } = looks(screen)
    const app = mountCheckIn({ terminal: { input, output, theme, echoes: screen.echoes === true }, name: caller.name })
    this.seats.set(terminal, { app, lines: true, gone() {}, handOn() {} })
    void terminal.closed.then(() => {
      void app.quit(0)
      this.seats.delete(terminal)
    })
    app.exited.then(
      code => {
        if (!this.sentAway.has(terminal)) terminal.goodbye(code)
      },
      error => {
        note(faultLine(error))
        terminal.goodbye(70, broken)
      },
    )
  }

  private mount(terminal: RemoteTerminal, connection: Connection, gone: () => void): void {
    const { mountTerminal, looks, now, note, onward } = this.options
    const { person, name, role, ticket } = connection
    const { linear, ...theme } = looks(terminal.screen)
    const { echoes = false } = terminal.screen
    // On the screen below ours, where it stands again when ours is gone, also after a cut.
    if (ticket && !linear) terminal.output.write(`${name}, your rejoin code: ${ticket}\r\n`)
    const { input, output } = terminal
    const app = mountTerminal({
      terminal: { input, output, theme, ...(linear ? { linear: true, echoes } : {}) },
      services: connection.services,
      user: { role, name, ...(person ? { person } : {}), ...(ticket ? { ticket } : {}) },
      now,
    })
    const handOn = () => {
      const words = person === undefined ? '' : this.options.services.words.of(person)
      terminal.keeps(() => words)
    }
    this.seats.set(terminal, { app, lines: linear === true, gone, handOn, ...(person === undefined ? {} : { person }) })
    app.exited.then(
      code => {
        if (this.sentAway.has(terminal)) return
        if (code !== 0 || !onward?.(terminal)) {
          terminal.goodbye(code, code === 0 ? farewell(connection) : undefined)
          return
        }
        this.seats.delete(terminal)
        terminal.keeps(() => '')
        gone()
      },
      error => {
        // One broken screen must not pull the room down.
        note(`fault on the screen of ${name}: ${error instanceof Error ? error.stack : error}`)
        if (!linear) terminal.output.write(leaveModes)
        terminal.goodbye(70, broken)
      },
    )
  }

  /** Gives a terminal back as it was found, then says why; with `leadOn`, where its person goes next if there is a place. True when there is. */
  async sendAway(terminal: RemoteTerminal, code: number, say: string, leadOn: boolean): Promise<boolean> {
    const seat = this.seats.get(terminal)
    this.seats.delete(terminal)
    this.sentAway.add(terminal)
    if (seat) await Promise.race([seat.app.quit(code).catch(() => {}), after(lastWords / 2)])
    if (seat && leadOn && this.options.onward?.(terminal, say)) {
      seat.gone()
      return true
    }
    terminal.goodbye(code, say)
    return false
  }
}

/** A line for the log about a fault of ours. */
export function faultLine(error: unknown): string {
  return `fault: ${error instanceof Error ? error.stack : error}`
}

function after(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

/** The exit code that asks a terminal on this machine to say its name and come again. */
const askForName = 2

function welcomeOf({ name, role, ticket }: Connection) {
  return { name, role, ...(ticket ? { ticket } : {}) }
}

function farewell({ name, person, ticket }: Connection): string {
  if (!person) return 'Thank you for looking on.'
  return ticket
    ? `Goodbye, ${name}. To come back as yourself, give this in place of the code: ${ticket}`
    : `Goodbye, ${name}. The same key or rejoin code brings you back as yourself.`
}
