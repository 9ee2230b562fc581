/** What people show besides their answers: raised hands in a queue, reactions to what is shown, a nudge. In memory alone, never in the log. */
import type { PersonId, StepId } from '../session/shapes.ts'

/** What somebody may say of what is shown, with one key. */
export const reactionMarks = ['agree', 'question', 'surprise'] as const
export type ReactionMark = (typeof reactionMarks)[number]
/** How many people gave each mark. Who they are is told to nobody. */
export type Reactions = Readonly<Record<ReactionMark, number>>

/** So many signs one person may give in so many ms. */
export const mostSigns = { count: 8, within: 10_000 } as const
/** ms between two nudges of a room. */
export const nudgeEvery = 60_000

export class Signs {
  private readonly now: () => number
  private readonly changed: () => void
  /** Hands that are up, the first raised first. */
  private readonly queue = new Set<PersonId>()
  /** Who has the word, and at which step it was given. */
  private word: { person: PersonId; at: StepId } | undefined
  private reacted: { at: StepId; by: Map<PersonId, Set<ReactionMark>> } = { at: '', by: new Map() }
  private lastNudge: { at: StepId; time: number } | undefined
  private readonly given = new Map<PersonId, number[]>()

  /** `now` is ms since 1970; `changed` is called after every change. */
  constructor(now: () => number, changed: () => void) {
    this.now = now
    this.changed = changed
  }

  /** Counts a sign of this person. False when they gave too many just now: then nothing is to be done. */
  take(person: PersonId): boolean {
    const since = this.now() - mostSigns.within
    const given = (this.given.get(person) ?? []).filter(at => at > since)
    const may = given.length < mostSigns.count
    if (may) given.push(this.now())
    this.given.set(person, given)
    return may
  }

  /** The raised hands in their order. */
  hands(): readonly PersonId[] {
    return [...this.queue]
  }

  /** Raises a hand, or lowers it; whoever has the word gives it back. Returns whether the hand is up now. */
  hand(person: PersonId, at: StepId): boolean {
    const speaks = this.speaker(at) === person
    if (speaks) this.word = undefined
    else if (!this.queue.delete(person)) this.queue.add(person)
    this.changed()
    return this.queue.has(person)
  }

  /** Who has the word at this step; the word ends with its step. */
  speaker(at: StepId): PersonId | undefined {
    return this.word?.at === at ? this.word.person : undefined
  }

  /** Gives the word to this person and lowers their hand; to nobody when nobody is given. */
  speak(person: PersonId | undefined, at: StepId): void {
    if (person !== undefined) this.queue.delete(person)
    this.word = person === undefined ? undefined : { person, at }
    this.changed()
  }

  /** The marks this person gave at a step. */
  marksOf(person: PersonId, at: StepId): ReadonlySet<ReactionMark> {
    return new Set(this.reacted.at === at ? this.reacted.by.get(person) : [])
  }

  /** Gives a mark at this step, or takes it back. Returns whether it is given now. Marks of another step are forgotten. */
  react(person: PersonId, mark: ReactionMark, at: StepId): boolean {
    if (this.reacted.at !== at) this.reacted = { at, by: new Map() }
    const marks = this.reacted.by.get(person) ?? new Set()
    this.reacted.by.set(person, marks)
    if (!marks.delete(mark)) marks.add(mark)
    this.changed()
    return marks.has(mark)
  }

  /** How many people gave each mark at this step. */
  reactions(at: StepId): Reactions {
    const all = this.reacted.at === at ? [...this.reacted.by.values()] : []
    const count = (mark: ReactionMark) => all.filter(marks => marks.has(mark)).length
    return { agree: count('agree'), question: count('question'), surprise: count('surprise') }
  }

  /** Nudges at this step. Returns the ms until the next nudge may follow: 0 when this one was given. */
  nudge(at: StepId): number {
    const wait = this.lastNudge ? this.lastNudge.time + nudgeEvery - this.now() : 0
    if (wait > 0) return wait
    this.lastNudge = { at, time: this.now() }
    this.changed()
    return 0
  }

  /** When this step was nudged last, in ms since 1970. */
  nudged(at: StepId): number | undefined {
    return this.lastNudge?.at === at ? this.lastNudge.time : undefined
  }
}
