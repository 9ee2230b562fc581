/** One conversation in lines at a turn, whoever holds it: each step announced, each line obeyed, what others do and the time said. */
import { isTalk } from '../../kinds/made/board.ts'
import { roomWords } from '../../room/words.ts'
import { stepsOf } from '../../session/agenda.ts'
import { currentStep, isHidden, isPaused, neighbour, stepOf } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import { againWords } from '../../views/again.ts'
import { counted } from '../../views/counts.ts'
import { find } from './commands/command.ts'
import { everywhere } from './commands/everywhere.ts'
import { understanding } from './commands/understand.ts'
import { facilitatorName, type Party, type Standing, standing } from './party.ts'
import { bulletin } from './reading/bulletin.ts'
import { reminder } from './reading/clock.ts'
import { handsFor } from './reading/kinds.ts'
import { heading, leftNow } from './reading/reading.ts'
import { type At, noLines, type StepLines } from './reading/step-lines.ts'
import { full, lineWords } from './reading/words.ts'
import { keptLine } from './streams/kept-line.ts'
import { type Listener, listener } from './streams/listener.ts'
import { type Moves, submittingIn } from './submit-move.ts'
import { noteAction, type Turning } from './turning.ts'
import { waitingLines } from './waiting.ts'

/** A stay at a step: its hands, and what of it and of the person was told last. */
type Stay = { step: StepOf; hands: StepLines; shown: boolean; leads: boolean }

export class Conversation {
  readonly moves: Moves
  private readonly party: Party
  private readonly at: Standing
  private readonly kept: ReturnType<typeof keptLine>
  private readonly bulletin: () => string[]
  private readonly listener: Listener
  private readonly clock: ReturnType<typeof reminder>
  private readonly turning: Turning
  private readonly understand: (line: string) => Promise<void>
  private readonly stops: (() => void)[] = []
  private here: Stay | undefined
  private isLeft = false
  /** Depth of commands that are being obeyed: they may ask. */
  private obeying = 0
  /** A reminder that waits for the end of the line somebody may be typing. */
  private later = ''

  constructor(party: Party) {
    this.party = party
    this.at = standing(party)
    this.moves = submittingIn(party, this.at)
    this.kept = keptLine(party, this.at, this.moves)
    this.bulletin = bulletin(party, this.at)
    this.listener = listener(party.talk, () => this.touch())
    this.clock = reminder(
      () => (this.isRunning() ? { step: this.at.session().at, ms: this.left() } : undefined),
      text => this.remind(text),
    )
    this.turning = {
      party,
      at: this.at,
      moves: this.moves,
      ask: (...texts) => this.ask(...texts),
      hands: this.hands,
      todo: () => this.todo(),
      left: this.left,
      read: step => this.read(step),
      renew: () => this.renew(),
      leave: () => {
        this.isLeft = true
      },
      sendKept: () => this.kept.send(),
    }
    this.understand = understanding({
      turning: this.turning,
      kept: this.kept,
      hear: (...texts) => this.hear(...texts),
      goesOn: () => this.goesOn(),
    })
    this.stops.push(this.at.room.watch(() => this.look()))
    if (party.services) this.stops.push(party.services.watch(() => this.look()))
  }

  /** Until the person leaves, then true, or no more lines come. */
  async walk(): Promise<boolean> {
    this.isLeft = false
    await this.begin()
    while (!this.isLeft) {
      this.catchUp()
      const line = await this.hear()
      if (line === undefined) return false
      await this.obey(line)
    }
    return true
  }

  /** A room without a screen of its own begins when its facilitator comes. */
  private async begin(): Promise<void> {
    const { at, party } = this
    const [first] = stepsOf(at.session().agenda)
    if (at.session().at || !first || party.place === 'keyboard') return
    if (at.facilitates() && at.live()) await this.moves.submit({ do: 'go', to: first.id }, { quiet: true })
    else if (party.services) this.say(...waitingLines(party.services, party.now()))
  }

  /** What stands in the line now: kept, and, where that names nobody, shown to others as writing. */
  typed(text: string): void {
    const { services, me } = this.party
    const person = me()
    if (!services || person === undefined || !this.here) return
    services.keep(person, this.here.step.id, text)
    if (!this.here.step.anonymous) services.presence.type(person, text ? this.here.step.id : undefined)
  }

  /** Watches nothing any more; an unsent line is kept. */
  stop(): void {
    for (const stop of this.stops) stop()
    this.clock.stop()
    if (this.here) this.kept.keep(this.here.step)
  }

  private hands = (): StepLines => this.here?.hands ?? noLines
  private left = (): number => leftNow(this.at.session(), this.party.now())

  private isRunning(): boolean {
    const session = this.at.session()
    return !session.closed && !this.party.open.readOnly && !isPaused(session) && session.at !== ''
  }

  private say = (...texts: readonly string[]): void => this.party.talk.say(...texts)

  /**
   * Time is never said in the middle of a line. A terminal that shows the line itself does not tell whether one is begun, so there it
   * is said at once only where people talk; elsewhere with the next line.
   */
  private remind(text: string): void {
    const midLine = this.party.talk.midLine()
    const step = currentStep(this.at.session())
    if (midLine === true || (midLine === 'maybe' && !(step && isTalk(step) && !step.summary))) this.later = text
    else this.say(text)
  }

  private isUnseen(): boolean {
    return this.hands().typing?.() === 'hidden'
  }

  /** The next line, after what is due to be said. */
  private async hear(...texts: readonly string[]): Promise<string | undefined> {
    this.clock.look()
    const due = [this.later, ...texts]
    this.later = ''
    return this.listener.hear(this.isUnseen(), ...due)
  }

  /** That this person is at their keys, where that names nobody. */
  private touch(): void {
    const { services, me, now } = this.party
    const person = me()
    if (person !== undefined && !currentStep(this.at.session())?.anonymous) services?.presence.touch(person, now())
  }

  private async ask(...texts: readonly string[]): Promise<string | undefined> {
    const [asked, wasUnseen] = [this.at.session().at, this.isUnseen()]
    // What is typed unseen belongs to the line that was opened for it, not to what was asked in the open before.
    const isOver = () => this.isLeft || this.at.session().at !== asked || (!wasUnseen && this.isUnseen())
    while (!isOver()) {
      const line = await this.hear(...texts)
      if (line === undefined || line === ':' || this.at.session().at !== asked) return undefined
      if (!line.startsWith(':')) return line
      await this.obey(line)
    }
    return undefined
  }

  /** Something in the room has changed. */
  private look(): void {
    this.clock.look()
    if (!this.listener.waits()) return
    this.say(...this.bulletin())
    const { at } = this.at.session()
    if (this.here && at !== this.here.step.id) this.kept.begun(this.here.step)
    if (!this.obeying) {
      this.catchUp()
      this.party.talk.hide(this.isUnseen())
    } else if (at !== this.here?.step.id) this.listener.drop()
  }

  /** Announces the step the room is at, its reveal, and who facilitates now, when they are not told yet. */
  private catchUp(): void {
    this.say(...this.bulletin())
    const session = this.at.session()
    const step = currentStep(session)
    if (!step) return
    const shown = !isHidden(session, step)
    const leads = this.at.facilitates()
    const was = this.here
    if (was && was.leads !== leads) this.tellLead(leads)
    if (was?.step.id === step.id && was.leads === leads && was.shown === shown) return
    const isNew = was?.step.id !== step.id
    if (was && isNew) this.kept.leave(was.step)
    const hands = was && !isNew && was.leads === leads ? was.hands : handsFor(step, this.given())
    const before = isNew ? heading(session, step, { now: this.party.now(), whose: !was }) : []
    this.here = { step, hands, shown, leads }
    if (isNew) this.later = ''
    if (isNew) before.push(this.kept.begin(step))
    else if (was.shown !== shown) before.push(shown ? lineWords.shownNow : lineWords.hiddenAgain)
    this.tell(before)
  }

  private tellLead(leads: boolean): void {
    this.at.takePart(false)
    this.say(leads ? lineWords.youLead : lineWords.noLongerLead(facilitatorName(this.at.session())))
  }

  private renew(): void {
    if (this.here) this.here = { ...this.here, hands: handsFor(this.here.step, this.given()) }
  }

  private given(): Omit<At<never>, 'step'> {
    const { at, party } = this
    return {
      session: at.session,
      // What somebody may know of their own; a shared keyboard is in turn everybody's who shares it.
      mine: person =>
        person === at.me() || (party.place === 'keyboard' && at.leads()) ? at.room.see(person) : at.session(),
      whole: at.whole,
      me: () => at.me() ?? '',
      leads: at.leads,
      keyboard: at.keyboard,
      live: at.live,
      today: at.today,
      now: at.now,
      say: party.talk.say,
      ask: (...texts) => this.ask(...texts),
      submit: this.moves.submit,
      presence: () => at.room.presence,
      log: () => at.room.log,
      figures: party.place === 'keyboard' ? party.appServices.figures : undefined,
      note: text => noteAction(this.turning, text),
      next: async () => void (await this.command('next')),
      done: () => this.finish(),
      read: id => {
        const step = stepOf(at.session(), id)
        return step ? this.elsewhere(step).tell() : []
      },
    }
  }

  /** Hands for a step the room is not at: to read it, not to work in it. */
  private elsewhere(step: StepOf): StepLines {
    return handsFor(step, { ...this.given(), live: () => false })
  }

  private finish(): boolean {
    const { services } = this.party
    const me = this.at.me()
    if (!services || me === undefined || !this.here) return false
    services.presence.finish(me, this.here.step.id)
    this.say(full(lineWords.youAreDone(counted(this.here.step, this.at.room, services.presence)?.told ?? '')))
    return true
  }

  private tell(before: string[]): void {
    const step = currentStep(this.at.session())
    const again = step && againWords(this.at.room, step, this.at.leads() ? undefined : this.at.me())
    this.say(...before, ...this.hands().tell(), again ?? '', ...this.todo())
    void this.hands().told?.()
  }

  private async read(step: StepOf): Promise<void> {
    const before = heading(this.at.session(), step, { now: this.party.now(), whose: false })
    if (step.id === this.here?.step.id) return this.tell(before)
    const hasBegun = this.at.session().work[step.id]
    this.say(...before, ...(hasBegun ? this.elsewhere(step).tell() : [roomWords.stepNotBegun]))
  }

  private goesOn(): boolean {
    return (
      this.at.leads() &&
      Boolean(this.hands().goesOn?.()) &&
      neighbour(this.at.session(), this.at.session().at, 1) !== undefined
    )
  }

  private todo(): string[] {
    if (!this.at.live()) return this.at.me() === undefined ? [] : [lineWords.readOther]
    return [...this.hands().todo(), this.goesOn() ? lineWords.emptyGoesOn : '']
  }

  private async command(name: string): Promise<void> {
    await find(everywhere(this.turning), name)?.command.run('')
  }

  private async obey(line: string): Promise<void> {
    this.obeying++
    try {
      await this.understand(line)
    } finally {
      this.obeying--
    }
  }
}
