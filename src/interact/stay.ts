/** Runs an interaction on a full screen: what is chosen, which line is open, what each key does. No terminal, no React. */
import type { Kind, PersonId } from '../session/shapes.ts'
import type { Move } from '../session/types.ts'
import {
  type Act,
  type At,
  type Interaction,
  noSpot,
  type Outcome,
  type Size,
  type Spot,
  type StayChange,
} from './act.ts'
import { asksKey, Here, waiting } from './here.ts'
import { type Drafts, OpenLine } from './open-line.ts'
import { isJustShown } from './remembered.ts'
import { begin, goOn } from './stay-begin.ts'
import { type Does, keysAt, type StayKey } from './stay-keys.ts'
import { type ActLine, readStood, type Stood, stoodNow } from './stood.ts'
import type { OpenField, View } from './view.ts'
import { words } from './words.ts'

export type { Drafts, OpenField, StayKey, View }

/** What a stay needs of the terminal it runs on. */
export type StayHost<K extends Kind> = {
  /** The step as this person sees it now. */
  at(): At<K>
  /** Makes moves as one thing. True when all were accepted; a refusal is told. */
  submit(moves: readonly Move[], how: { by?: PersonId; said?: string }): boolean
  tell(say: string): void
  /** On to the next step; absent where the terminal cannot. */
  next?(): void
  /** This person is done at the step, or not after all. */
  finish?(done: boolean): void
  /** Something changed by itself, so the last event is over. */
  settled?(): void
  /** Calls back after so many ms. */
  later?(ms: number, call: () => void): void
  drafts: Drafts
  /** Something of the view may look different now. */
  changed(): void
}

export type Stay = {
  view(): View
  /** Makes what is true once the step is on the screen at this size. */
  shown(size: Size): void
  /** Takes a paste while a line is open. */
  paste(text: string): void
  /** Chooses a thing that was pointed at, when it can be chosen now. */
  choose(id: string): void
  /** How it stands, for `stayAt` of a process that goes on for this one. */
  stood(): Stood
}

/** What stands in front of a line. */
export function promptOf(line: { prompt: string } | undefined): string {
  return line?.prompt ? `${line.prompt} > ` : '> '
}

type Waiting<K extends Kind> = Extract<Outcome<K>, { wait: unknown }>

/**
 * Begins a stay at a step; what it remembers goes with it. Unsent text of an act opens its line again. With `stood`, what another process kept
 * of this stay, it goes on exactly so.
 */
export function stayAt<K extends Kind>(kind: Interaction<K>, host: StayHost<K>, stood?: unknown): Stay {
  const stay = new FullScreenStay(kind, host, readStood(stood))
  return {
    stood: () => stay.stood(),
    view: () => stay.view(),
    shown: size => stay.shown(size),
    paste: text => stay.paste(text),
    choose: id => stay.choose(id),
  }
}

class FullScreenStay<K extends Kind> {
  private readonly host: StayHost<K>
  private readonly here: Here<K>
  private readonly line: OpenLine<K>
  private readonly does: Does<K>
  private hasBegun = false
  /** The line to come back to once the one that is open now is kept. */
  private back: ActLine<K> | undefined
  /** How another process left this stay, until it goes on here. */
  private before: Stood | undefined

  constructor(kind: Interaction<K>, host: StayHost<K>, before?: Stood) {
    this.host = host
    this.before = before
    this.here = new Here(kind, host.at, () => this.line.text())
    this.line = new OpenLine(this.here, {
      drafts: host.drafts,
      tell: host.tell,
      follow: (outcome, stays) => this.follow(outcome, stays),
      later: host.later,
      changed: host.changed,
    })
    const { line } = this
    const then = (what: () => void) => () => {
      what()
      host.changed()
    }
    this.does = {
      begin: (act, spot, key) => then(() => this.begin(act, spot, key))(),
      save: then(() => this.save()),
      leave: then(() => {
        this.back = undefined
        line.leave()
      }),
      amend: (act, spot) => then(() => this.amend(act, spot))(),
      newLine: then(() => line.newLine()),
      step: by => then(() => this.step(by))(),
      turn: then(() => void this.here.memory.page++),
      reveal: step => void host.submit([{ do: 'reveal', step }], {}),
      ...(host.next ? { next: () => this.goOn() } : {}),
    }
  }

  view(): View {
    this.settle()
    const { here, line } = this
    const { kind, memory } = here
    const at = here.at()
    const now = line.now()
    const spot = now ? now.spot : this.chosen()
    const looks = now && line.look(now)
    const echo = looks?.echo
    const after = now ? now.field.after : kind.after?.(at, spot, memory)
    const mode = now ? now.field.mode : kind.mode?.(at, memory)
    const focus = looks && now?.field.focus ? now.field.focus(looks.text) : this.focus(spot)
    return {
      spot,
      focus,
      page: memory.page,
      line: now && looks && { ...now.field, act: now.act.id, place: now.place, ...looks },
      message: line.pastedIn(now)?.ask ?? echo ?? now?.field.ask ?? this.message(spot),
      ...(echo ? { echo } : {}),
      ...(after ? { after } : {}),
      ...(mode ? { mode } : {}),
      keys: keysAt(here, now, spot, this.does),
      memory,
    }
  }

  stood(): Stood {
    return this.before ?? stoodNow(this.here.memory, this.back, this.line.pastedIn(this.line.now()) !== undefined)
  }

  shown(size: Size): void {
    const at = this.here.at()
    const moves = at.live && !this.here.waits() ? (this.here.kind.seen?.(at, size, this.here.memory) ?? []) : []
    if (moves.length) this.host.submit(moves, {})
  }

  paste(text: string): void {
    this.start()
    this.line.paste(text)
    this.host.changed()
  }

  choose(id: string): void {
    this.start()
    if (this.line.now() || !this.here.spot(id)) return
    this.here.go({ choose: id })
    this.host.changed()
  }

  private chosen(): Spot | undefined {
    const { kind, memory } = this.here
    const { chosen } = memory
    const spot = this.here.spot(chosen ?? kind.suggests?.(this.here.at(), memory))
    return spot ?? (chosen ? this.here.spot(kind.whenGone?.(this.here.at(), memory)) : undefined)
  }

  private focus(spot: Spot | undefined): string | undefined {
    return (spot ?? this.chosen())?.id ?? this.here.kind.focus?.(this.here.at(), this.here.memory)
  }

  private message(spot: Spot | undefined): string {
    const at = this.here.at()
    return waiting(this.here.waits(), at.leads) ?? this.here.kind.message(at, spot, this.here.memory)
  }

  /** Begins once nothing has to be revealed first: where the kind says, or where something was typed and not sent. */
  private start(): void {
    const { here } = this
    if (this.hasBegun || here.waits()) return
    this.hasBegun = true
    if (this.before) this.back = goOn(here, this.line, this.before)
    else begin(here, this.line)
    this.before = undefined
  }

  /** What changes by itself, before anything is shown or done. */
  private settle(): void {
    this.start()
    const stay = this.hasBegun ? this.here.kind.settle?.(this.here.at(), this.here.memory) : undefined
    if (!stay) return
    this.host.settled?.()
    this.change(stay)
  }

  /** True when what came of the act was accepted. With `stays` the open line stays the one it is. */
  private follow(outcome: Outcome<K>, stays = false): boolean {
    const { host, here } = this
    if ('say' in outcome) {
      host.tell(outcome.say)
      here.remember(outcome.remember)
      return false
    }
    if ('read' in outcome) {
      host.tell(outcome.read.join(' '))
      return true
    }
    if ('wait' in outcome) {
      void this.wait(outcome)
      return true
    }
    const { said, stay } = outcome
    if ('moves' in outcome) {
      const { moves, by } = outcome
      const how = { ...(by ? { by } : {}), ...(said === undefined ? {} : { said }) }
      if (moves.length && !host.submit(moves, how)) return false
    } else if (said !== undefined) host.tell(said)
    if (stays) here.remember(stay?.memory)
    else if (stay) this.change(stay)
    return true
  }

  /** Follows what the host was asked for, unless the room went on to another step meanwhile. */
  private async wait({ said, wait }: Waiting<K>): Promise<void> {
    const { at } = this.here.at().session
    this.host.tell(said)
    const outcome = await wait()
    if (this.here.at().session.at !== at) return
    this.follow(outcome)
    this.host.changed()
  }

  private change(stay: StayChange): void {
    const { here, line, host } = this
    here.go(stay)
    const act = stay.open ? here.act(stay.open.act) : undefined
    if (act) line.open(act, here.spot(stay.open?.spot))
    if (stay.line) here.memory.line = { ...here.memory.line, ...stay.line }
    if (stay.text !== undefined) line.set(stay.text)
    if (stay.done !== undefined) host.finish?.(stay.done)
    if (stay.peek) line.peek()
    if (stay.next) host.next?.()
  }

  private begin(act: Act<K>, of: Spot | undefined, key: string): void {
    const { here, line } = this
    // Others may have moved since this key was drawn.
    const spot = here.spot(of?.id)
    const fit = of && !spot ? words.changed : here.fits(act, spot) || words.changed
    const saves = fit === true && act.saves?.(here.memory, here.at())
    if (fit !== true) this.host.tell(fit)
    else if (saves && !(saves === 'changes' ? line.keepChanges() : line.keep())) return
    else if (saves === 'only') return
    else if (act.field) line.open(act, spot)
    else this.follow(here.move(act, spot, asksKey(act) ? key : undefined))
  }

  /** A second Enter in the same breath was meant for the count, which the first one showed already. */
  private goOn(): void {
    if (isJustShown(this.here.memory, this.here.at().now())) this.host.tell(words.resultShown)
    else this.host.next?.()
  }

  private save(): void {
    this.line.save()
    const { back } = this
    if (!back || this.line.now()) return
    this.back = undefined
    this.line.open(back.act, back.spot)
  }

  private amend(act: string, spot: string): void {
    const now = this.line.now()
    const to = this.here.act(act)
    if (!now || !to) return
    this.back = { act: now.act, spot: now.spot }
    this.line.open(to, this.here.spot(spot))
  }

  private step(by: 1 | -1): void {
    const all = this.here.spots()
    const from = all.findIndex(s => s.id === this.chosen()?.id)
    // Past the last of them nothing is chosen, and Enter goes on; who cannot go on comes to the first again. What is
    // suggested is not chosen again by itself.
    const around = (from + by + all.length) % all.length
    const onward = this.host.next ? Math.max(0, from + by) : around
    const to = from >= 0 ? onward : by > 0 ? 0 : all.length - 1
    this.here.go({ choose: all[to]?.id ?? noSpot, page: 0 })
  }
}
