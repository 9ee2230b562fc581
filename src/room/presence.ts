/** Who is here now, who is done with the step, who is typing, when they last touched a key. Never saved. */
import type { StepId } from '../session/agenda.ts'
import type { PersonId } from '../session/shapes.ts'

/** Who sits at the room's own keyboard: all there are, those of whom the session says so, or nobody. */
export type Keyboard = 'everybody' | 'sharers' | 'nobody'

/** One person's presence. `terminals` counts the screens they are at. */
type Here = { terminals: number; came?: true; done?: StepId; typing?: StepId; points?: Pointed }

/** What somebody has chosen at a step. */
type Pointed = { step: StepId; at: string }

export class Presence {
  private readonly people = new Map<PersonId, Here>()
  private readonly watchers = new Set<() => void>()
  private readonly keys = new Map<PersonId, number>()
  private sharing: Keyboard = 'sharers'
  private pointed = 0

  /** A screen of this person is there. Returns the way to leave; leaving twice is leaving once. */
  arrive(person: PersonId): () => void {
    this.change(person, { terminals: this.of(person).terminals + 1, came: true })
    let here = true
    return () => {
      if (!here) return
      here = false
      this.change(person, { terminals: this.of(person).terminals - 1, typing: undefined, points: undefined })
    }
  }

  isHere(person: PersonId): boolean {
    return this.of(person).terminals > 0
  }

  /** Whether this person was ever at a terminal since this room was opened. */
  hasCome(person: PersonId): boolean {
    return this.people.get(person)?.came === true
  }

  /** Who sits at the room's own keyboard. */
  get keyboard(): Keyboard {
    return this.sharing
  }

  /** Says who sits at the room's own keyboard from now on. */
  share(keyboard: Keyboard): void {
    if (keyboard === this.sharing) return
    this.sharing = keyboard
    for (const call of this.watchers) call()
  }

  /** The people who are here, in the order they came. */
  here(): PersonId[] {
    return [...this.people].filter(([, p]) => p.terminals > 0).map(([id]) => id)
  }

  /** This person says they are done with a step, or not yet after all. It ends by itself when the room moves on. */
  finish(person: PersonId, step: StepId, done = true): void {
    this.change(person, { done: done ? step : undefined })
  }

  isDone(person: PersonId, step: StepId): boolean {
    return this.of(person).done === step
  }

  /** Who is done with a step, as far as they are here. */
  done(step: StepId): PersonId[] {
    return this.here().filter(id => this.isDone(id, step))
  }

  /** This person has an unsent line in a step; without a step they have none. What it says stays on their screen. */
  type(person: PersonId, step?: StepId): void {
    this.change(person, { typing: step })
  }

  /** Who has an unsent line in a step. Not to be shown on anonymous steps: it would tell who wrote. */
  typing(step: StepId): PersonId[] {
    return this.here().filter(id => this.of(id).typing === step)
  }

  /** This person has chosen something at a step; without it they have nothing chosen there any more. */
  point(person: PersonId, step: StepId, at?: string): void {
    const { points } = this.of(person)
    if (points?.step === step ? points.at === at : at === undefined) return
    this.change(person, { points: at === undefined ? undefined : { step, at } })
  }

  /** What each of those who are here has chosen at a step. */
  pointing(step: StepId): ReadonlyMap<PersonId, string> {
    return new Map(
      this.here().flatMap(id => {
        const { points } = this.of(id)
        return points?.step === step ? [[id, points.at] as const] : []
      }),
    )
  }

  /** Rises whenever somebody chooses something else. */
  get pointings(): number {
    return this.pointed
  }

  /**
   * This person touched a key at `at`, ms since 1970. Not for anonymous steps: with how many are in, it would tell who. Nobody
   * is called back for it; whoever shows it looks now and then.
   */
  touch(person: PersonId, at: number): void {
    this.keys.set(person, at)
  }

  /** When this person last touched a key, ms since 1970. */
  touched(person: PersonId): number | undefined {
    return this.keys.get(person)
  }

  /** Calls back after every change. Returns the way to stop. */
  watch(call: () => void): () => void {
    this.watchers.add(call)
    return () => this.watchers.delete(call)
  }

  private of(person: PersonId): Here {
    return this.people.get(person) ?? { terminals: 0 }
  }

  private change(person: PersonId, to: Partial<Here>): void {
    const before = this.of(person)
    const after = { ...before, ...to }
    const isSame = before.terminals === after.terminals && before.done === after.done && before.typing === after.typing
    if (before.points !== after.points) this.pointed++
    else if (isSame) return
    this.people.set(person, after)
    for (const call of this.watchers) call()
  }
}
