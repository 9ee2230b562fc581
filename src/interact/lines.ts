/** Runs an interaction in plain lines: each act a command, things chosen by number or name, what lacks words asked for. */
import type { Kind } from '../session/shapes.ts'
import type { Act, Field, Interaction, Outcome, Spot } from './act.ts'
import type { Command } from './command.ts'
import { commandsOf } from './commands-of.ts'
import { Here } from './here.ts'
import type { LinesHost, LinesStay } from './lines-host.ts'
import { mayDo } from './may.ts'
import { namedBy } from './naming.ts'
import { words } from './words.ts'

/** The line of an act to which lines belong now. */
type Open<K extends Kind> = { act: Act<K>; field: Field }

/** How often what is refused is asked for again. */
const mostTries = 3

/** Begins a stay in plain lines; what it remembers goes with it. */
export function linesAt<K extends Kind>(kind: Interaction<K>, host: LinesHost<K>): LinesStay {
  return new Lines(kind, host)
}

class Lines<K extends Kind> implements LinesStay {
  private readonly host: LinesHost<K>
  private readonly here: Here<K>

  constructor(kind: Interaction<K>, host: LinesHost<K>) {
    this.host = host
    this.here = new Here(kind, host.at)
    Object.assign(this.here.memory, kind.begin?.(host.at()))
    this.openAll(this.here.memory.open?.act)
  }

  get commands(): Command[] {
    const source = this.here.waits()
    if (source) {
      const run = async () => {
        await this.host.submit([{ do: 'reveal', step: source.id }], {})
        if (!this.here.waits()) this.host.say(...this.tell(), ...this.todo())
      }
      return this.here.at().leads ? [{ on: ['reveal', 'r'], does: words.reveal, run }] : []
    }
    const list = { on: ['list', ...(this.here.kind.list ?? [])], does: words.list }
    return [
      ...commandsOf(this.here, this.may(), {
        say: this.host.say,
        run: (act, { spot, rest }) => this.run(act, spot, rest),
      }),
      { ...list, run: () => this.host.say(...this.gathered()) },
    ]
  }

  tell(): string[] {
    const source = this.here.waits()
    return source ? [words.stillHidden(source.title)] : this.gathered()
  }

  todo(): string[] {
    const { here } = this
    if (this.unseen()) return this.invites()
    if (here.waits()) return here.at().leads ? [words.sayReveal] : []
    return here.kind.todo(here.at(), here.memory)
  }

  goesOn(): boolean {
    return !this.here.waits() && (this.here.kind.goesOn?.(this.here.at(), this.here.memory) ?? false)
  }

  typing(): 'open' | 'hidden' | undefined {
    const open = this.takingAll()
    if (open) return open.field.masked ? 'hidden' : 'open'
    return this.unseen() && 'hidden'
  }

  pasted(rows: readonly string[]): { ask: string; rows: string[] } | undefined {
    const made = this.takingAll()?.field.pasted?.(rows)
    return made && made.rows.length !== rows.length ? { ask: made.asLines, rows: made.rows } : undefined
  }

  async told(): Promise<void> {
    const { here } = this
    const at = here.at()
    const moves = at.live && !here.waits() ? (here.kind.seen?.(at, undefined, here.memory) ?? []) : []
    if (moves.length) await this.host.submit(moves, { quiet: true })
  }

  isAnswer(text: string): boolean {
    const isFirst = ({ command }: Act<K>) => {
      const at = this.here.at()
      if (!command?.first || !command.bare?.(text, at)) return false
      return command.first === true || command.first(text, at)
    }
    return !this.here.waits() && this.may().some(isFirst)
  }

  async line(text: string): Promise<boolean> {
    if (this.here.waits()) return false
    const open = this.takingAll()
    if (open) return this.takeLine(open, text)
    const unseen = this.unseen()
    if (unseen) return this.takeUnseen(unseen, text)
    for (const act of this.may()) {
      if (!act.command?.bare?.(text, this.here.at())) continue
      const found = namedBy(this.here, act, text)
      if (!found) continue
      await this.run(act, found.spot, found.rest)
      return true
    }
    return false
  }

  private may(): Act<K>[] {
    return this.here.kind.acts.filter(act => mayDo(act, this.here.at()))
  }

  private gathered(): string[] {
    const { kind, memory } = this.here
    const other = kind.reads?.(this.here.at())
    return [...kind.tell(this.here.at(), memory), ...((other !== undefined && this.host.read?.(other)) || [])]
  }

  private openField(): Open<K> | undefined {
    const { here } = this
    const act = here.act(here.memory.open?.act)
    if (!act?.field || here.waits() || here.fits(act) !== true) return undefined
    const field = here.field(act)
    return field && { act, field }
  }

  /** The line to which every line belongs now, once what changes by itself has changed. */
  private takingAll(): Open<K> | undefined {
    const { here } = this
    if (!here.at().live || here.waits()) return undefined
    const { memory, open } = here.kind.settle?.(here.at(), here.memory) ?? {}
    here.go({ memory, open: open === null ? null : undefined })
    const now = this.openField()
    return now?.field.takesAll ? now : undefined
  }

  /** The line that is typed unseen now. Of other lines none is open: they are commands. */
  private unseen(): Open<K> | undefined {
    const now = this.openField()
    return now?.field.masked && !now.field.takesAll ? now : undefined
  }

  /** Opens the line of an act to which every line then belongs; false when it has none of that sort. */
  private openAll(id: string | undefined): boolean {
    const act = this.here.act(id)
    if (!act || act.on || !this.here.field(act)?.takesAll) return false
    this.here.begin(act)
    return true
  }

  private invites(): string[] {
    const field = this.unseen()?.field
    return field ? [field.aloud ?? field.ask] : []
  }

  /** A line for the act to which every line belongs. False for an empty line that goes on, where going on is not done here. */
  private async takeLine({ act, field }: Open<K>, text: string): Promise<boolean> {
    const empty = text ? undefined : field.empty
    if (empty && 'stay' in empty && empty.stay?.next && !this.host.next) return false
    if (empty) await this.follow(empty)
    else await this.read(act, field, text)
    return true
  }

  private async takeUnseen({ act, field }: Open<K>, text: string): Promise<boolean> {
    // Words are commands, with a colon or without.
    if (text && act.command?.unseen?.(text) === false) return false
    if (text) await this.read(act, field, text, words.onceMore)
    else await this.follow(field.empty ?? { stay: { open: null } })
    return true
  }

  private async read(act: Act<K>, field: Field, text: string, again = (why: string) => why): Promise<void> {
    const read = field.parse(text)
    if ('say' in read) this.host.say(again(read.say))
    else await this.follow(this.here.move(act, undefined, read.ok))
  }

  private async follow(outcome: Outcome<K>): Promise<boolean> {
    const { host, here } = this
    if ('say' in outcome) {
      host.say(outcome.say)
      here.remember(outcome.remember)
      return false
    }
    if ('read' in outcome) {
      host.say(...outcome.read)
      return true
    }
    if ('wait' in outcome) host.say(outcome.said)
    if ('wait' in outcome) return this.follow(await outcome.wait())
    const spoken = outcome.spoken ?? outcome.said
    let made: boolean | 'waits' = true
    if ('moves' in outcome && outcome.moves.length) {
      const how = { ...(outcome.by ? { by: outcome.by } : {}), ...(spoken === undefined ? {} : { quiet: true }) }
      made = await host.submit(outcome.moves, how)
      if (!made) return false
    }
    if (spoken && made !== 'waits') host.say(...spoken.split('\n'))
    if ('moves' in outcome && outcome.aloud) host.say(...outcome.aloud(here.at()))
    const { stay = {} } = outcome
    if (stay.done !== undefined) host.finish?.(stay.done)
    here.go(stay)
    if (stay.next) await host.next?.()
    if (stay.open && !this.openAll(stay.open.act) && !stay.open.more) await this.goOn(stay.open)
    return true
  }

  /** The next line of a form is asked for; an unseen one is only announced, because it is taken as it comes. */
  private async goOn(open: { act: string; spot?: string }): Promise<void> {
    const act = this.here.act(open.act)
    if (!act) return
    this.here.memory.open = open
    if (this.unseen()) return this.host.say(...this.invites())
    await this.run(act, this.here.spot(open.spot), '', true)
    // A command given meanwhile may have opened another line.
    if (this.here.memory.open === open) this.here.end()
  }

  /** `follows` for the next line of a form: it is asked for even when it may be empty. */
  private async run(act: Act<K>, spot: Spot | undefined, text: string, follows = false): Promise<void> {
    const { here } = this
    const fit = here.fits(act, spot)
    if (typeof fit === 'string') return this.host.say(fit)
    const field = here.field(act, spot)
    // What a full screen would not offer here is left to the rules: they say why not.
    if (!field) return void (await this.follow(here.move(act, spot, text)))
    // Unseen lines are not asked for: they are taken as they come. What may be looked at is asked for while nothing is echoed.
    if (field.masked && !field.peek) {
      here.memory.open = { act: act.id }
      return this.host.say(...this.invites())
    }
    const tries = text ? 1 : mostTries
    for (let i = 0; i < tries; i++) if (await this.fill(act, spot, i ? '' : text, follows)) return
  }

  /** Takes the words of an act, asked for where there are none. False when they have to be asked for again. */
  private async fill(act: Act<K>, spot: Spot | undefined, text: string, follows: boolean): Promise<boolean> {
    const { here, host } = this
    const field = here.field(act, spot)
    if (!field) return true
    const asked = (follows || !field.optional) && !text
    const typed = asked ? await host.ask(...(field.aloud ?? field.ask).split('\n')) : text
    const skipped = field.skipped ?? (follows ? field.empty : undefined)
    if (typed === undefined || (!typed && !field.optional && !skipped)) return true
    if (!typed && skipped) {
      await this.follow(skipped)
      return true
    }
    const read = field.parse(typed)
    if ('say' in read) {
      host.say(read.say)
      return false
    }
    if (read.confirm && !(await this.isMeant(read.confirm))) return true
    const outcome = here.move(act, spot, read.ok)
    if (read.echo && !('spoken' in outcome)) host.say(read.echo)
    return this.follow(outcome)
  }

  private async isMeant(how: string): Promise<boolean> {
    const answer = await this.host.ask(words.confirm(how))
    const yes = answer !== undefined && /^(?:y(?:es)?)?$/i.test(answer)
    if (answer !== undefined && !yes) this.host.say(words.notTaken)
    return yes
  }
}
