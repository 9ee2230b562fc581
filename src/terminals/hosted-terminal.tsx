/** One terminal of a room with many: a participant's screens, the facilitator's full app, or a view for those who look on. */
import { exitCodes } from '../errors.ts'
import { clipboard } from '../screen/clipboard.ts'
import { GroundQuestion } from '../screen/ground.ts'
import { decoder, type Key } from '../screen/keys/decode.ts'
import { entering, leaving } from '../screen/modes.ts'
import type { Mounted, Terminal } from '../screen/terminal.ts'
import { currentStep } from '../session/read.ts'
import type { PersonId } from '../session/shapes.ts'
import type { AppServices } from '../views/app-services.ts'
import type { HostServices, Role } from '../views/host-services.ts'
import { honesty } from '../views/lobby-drawing.ts'
import type { Stand } from '../views/stand.ts'
import { viewWords } from '../views/words.ts'
import { mountApp } from './facilitator/mount.tsx'
import { appServicesFor, greet, patient } from './guest.ts'
import { personLines } from './lines/person.ts'
import { draftsOf, type PersonDrafts } from './participant/drafts.ts'
import type { ParticipantTerminal } from './participant/participant-services.ts'
import { participantTerminal } from './participant/participant-terminal.ts'

/** Who sits at a terminal. Somebody who takes part is a person of the session; those who look on need not be. `ticket` is shown once. */
export type TerminalUser = { role: Role; person?: PersonId; name: string; ticket?: string }

/** `appServices`: what the facilitator may ask of the hosting machine (notes, another folder); without them it says that it cannot. */
export type TerminalOptions = {
  terminal: Terminal
  services: HostServices
  user: TerminalUser
  now?: () => number
  appServices?: Partial<AppServices>
  /** Whoever leads a turn that has not begun is in the lobby first. */
  lobbyFirst?: boolean
}

/**
 * Starts a terminal. Whoever the session's facilitator is gets the whole app; it turns back into a participant's terminal when they hand over, and a
 * line that is typed is finished first. `exited` rejects when this terminal's screen fell; the room goes on.
 */
export function mountTerminal({
  terminal,
  services,
  user,
  now = Date.now,
  appServices = {},
  lobbyFirst = false,
}: TerminalOptions): Mounted {
  const me = user.role === 'participant' || user.role === 'facilitator' ? user.person : undefined
  const greeting = user.ticket && greet(user.name, user.ticket, terminal.linear ? undefined : terminal.output.columns)
  if (terminal.linear)
    return personLines({ terminal, services, appServices: appServicesFor(appServices), me, greeting, now })
  const hostedTerminal = new HostedTerminal({ terminal, services, user, now, appServices, lobbyFirst, me, greeting })
  return {
    exited: hostedTerminal.exited,
    async quit(code) {
      await hostedTerminal.end(code)
      return hostedTerminal.exited
    },
    settled: () => hostedTerminal.settled(),
  }
}

type Given = Required<TerminalOptions> & { me: PersonId | undefined; greeting: string | undefined }

/** One terminal as long as somebody is at it: a participant's terminal, or the whole app for whoever facilitates. */
class HostedTerminal {
  readonly exited: Promise<number>
  private readonly given: Given
  private readonly drafts: PersonDrafts | undefined
  private readonly stand: Stand | undefined
  private readonly decode: ReturnType<typeof decoder>
  private readonly question: GroundQuestion
  private readonly unwatch: () => void
  private participant: ParticipantTerminal | undefined
  private app: Mounted | undefined
  private ended = false
  private turning = false
  /** The facilitator takes part at a terminal like everybody, until they come back to facilitating. */
  private takesPart = false
  private finished = (_code: number) => {}
  private failed = (_error: unknown) => {}

  constructor(given: Given) {
    const { services, me, terminal, now } = given
    const { input, output } = terminal
    this.given = given
    this.drafts = me === undefined ? undefined : draftsOf(services, me)
    this.stand = me === undefined ? undefined : services.goesOn?.(me).stand
    this.takesPart = this.stand?.was('takes-part') === true
    this.stand?.keep('takes-part', () => this.takesPart)
    this.exited = new Promise<number>((resolve, reject) => {
      this.finished = resolve
      this.failed = reject
    })
    this.exited.catch(() => {})
    this.question = new GroundQuestion(terminal.theme)
    const typed = (keys: Key[]) => {
      if (me !== undefined && !currentStep(services.open.room.session)?.anonymous) services.presence.touch(me, now())
      this.participant?.feed(keys)
      this.turn()
    }
    this.decode = decoder(typed, undefined, undefined, false, this.question)
    output.write(entering(terminal.theme))
    this.question.ask(output)
    this.question.watch(() => this.participant?.relook())
    input.setRawMode?.(true)
    input.resume?.()
    output.on('resize', this.onResize)
    output.on('drain', this.onDrain)
    this.unwatch = services.open.room.watch(() => this.turn())
    if (me !== undefined && this.leads()) this.takeOver(me)
    else this.sitDown()
  }

  async end(code: number): Promise<void> {
    if (this.ended) return
    const { input, output, theme } = this.given.terminal
    this.stop()
    await this.app?.quit(code)
    this.app = undefined
    // At once: whoever sends people away waits only a moment for this.
    output.write(leaving(theme))
    await this.answered()
    input.setRawMode?.(false)
    input.pause?.()
    this.finished(code)
  }

  /** An answer to the terminal's question that is on its way is read here: behind this it would be typed. */
  private async answered(): Promise<void> {
    const { input } = this.given.terminal
    const settled = this.question.settled()
    if (!settled) return
    const read = (chunk: Buffer | string) => this.decode.push(chunk)
    input.on('data', read)
    await settled
    input.removeListener('data', read)
  }

  async settled(): Promise<void> {
    await this.participant?.settled()
    await this.app?.settled()
  }

  private readonly onData = (chunk: Buffer | string) => {
    this.decode.push(chunk)
    this.worked()
  }
  /** What is not worked off stays whoever's comes next at this terminal, be that here or where the room goes on. */
  private readonly worked = () => {
    if (this.participant) this.given.terminal.input.worked?.(this.decode.open() + this.participant.left())
  }
  private readonly onResize = () => this.participant?.resize()
  private readonly onDrain = () => this.participant?.show()

  private leads(): boolean {
    const { me, services } = this.given
    return me !== undefined && services.open.room.session.facilitator === me && !this.takesPart
  }

  /** Lets go of everything but the terminal's own modes. */
  private stop(): void {
    const { output } = this.given.terminal
    this.ended = true
    this.unwatch()
    this.standUp()
    output.removeListener('resize', this.onResize)
    output.removeListener('drain', this.onDrain)
  }

  private fell(error: unknown): void {
    if (this.ended) return
    this.stop()
    this.failed(error)
  }

  private sitDown(): void {
    const { terminal, services, me, user, greeting, now } = this.given
    const { takesPart } = this
    const missed = me === undefined ? '' : services.goesOn?.(me).missed()
    const { question } = this
    this.participant = participantTerminal({
      terminal: {
        ...terminal,
        get theme() {
          return question.theme
        },
      },
      services,
      me,
      name: me === undefined ? undefined : user.name,
      isStage: user.role === 'stage',
      greeting: takesPart ? viewWords.ownPart : missed || greeting,
      ...(greeting && !takesPart ? { promise: honesty } : {}),
      lead: takesPart ? () => this.part(false) : undefined,
      drafts: this.drafts,
      stand: this.stand,
      now,
      leave: code => void this.end(code),
      fell: error => this.fell(error),
      worked: this.worked,
      copy: text => void terminal.output.write(clipboard(text, terminal.tmux ?? false)),
    })
    terminal.input.on('data', this.onData)
  }

  private standUp(): void {
    this.worked()
    this.participant?.stop()
    this.participant = undefined
    this.given.terminal.input.removeListener('data', this.onData)
  }

  private takeOver(person: PersonId): void {
    const { terminal, services, appServices, now, lobbyFirst } = this.given
    const { drafts } = this
    const { room } = services.open
    // What was typed before stands in its line again.
    for (const { step } of services.goesOn?.(person).drafts ?? [])
      drafts?.get(step.includes(' ') ? step : `${step} ${person}`)
    const open = {
      ...services.open,
      room: patient(room, services, now),
      drafts: drafts?.all(),
      recovered: 0,
      torn: undefined,
    }
    const hosted = {
      services,
      me: person,
      stays: true,
      early: false,
      guest: true as const,
      ...(lobbyFirst && !room.session.at ? { lobby: true as const } : {}),
      takePart: () => this.part(true),
    }
    const mounted = mountApp({
      terminal: { ...terminal, question: this.question },
      appServices: appServicesFor(appServices, (place, text) => drafts?.set(place, text)),
      start: { at: 'turn', open, hosted },
      now,
      guest: true,
      stand: this.stand,
    })
    this.app = mounted
    mounted.exited.then(
      code => {
        if (this.app === mounted) void this.end(code)
      },
      error => {
        if (this.app === mounted) this.fell(error)
      },
    )
  }

  private part(on: boolean): void {
    this.takesPart = on
    this.turn()
  }

  /** The terminal becomes what its person is now. */
  private turn(): void {
    // Whoever handed over takes part anyway, and facilitates at once when it comes back to them.
    if (this.given.services.open.room.session.facilitator !== this.given.me) this.takesPart = false
    const isWrong = this.leads() ? this.participant && !this.participant.isTyping() : this.app
    if (this.ended || this.turning || !isWrong) return
    this.turning = true
    // The screens that are to go are being told the news just now.
    setImmediate(async () => {
      this.turning = false
      await this.change()
      // It may have been handed on meanwhile.
      if (!this.ended) this.turn()
    })
  }

  private async change(): Promise<void> {
    const { participant, app, given } = this
    if (this.ended) return
    if (this.leads() && participant && given.me !== undefined) {
      this.standUp()
      this.takeOver(given.me)
    } else if (app) {
      this.app = undefined
      await app.quit(exitCodes.ok)
      if (!this.ended) this.sitDown()
    }
  }
}
