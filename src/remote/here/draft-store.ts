/** Keeps drafts (lines not sent yet) by person and step: in memory for people who come back, and beside the session. */

import type { Draft } from '../../ports/session-store.ts'
import type { PersonId, StepId } from '../../session/shapes.ts'

/** ms between two writes: a crash loses no more typing than this. */
const writeEvery = 400

export class DraftStore {
  private readonly lines = new Map<PersonId, Map<StepId, string>>()
  private readonly unwritten = new Map<string, Draft>()
  /** Where something was typed, or sent, in this hosting. */
  private readonly typed = new Set<string>()
  private readonly keep: (draft: Draft) => void
  private timer: NodeJS.Timeout | undefined

  /** `left` is what an earlier hosting left unsent; `keep` writes one line beside the session. */
  constructor(left: readonly Draft[], keep: (draft: Draft) => void) {
    this.keep = keep
    for (const draft of left) this.put(draft)
  }

  /** A person's line in a step; empty when there is none. */
  get(person: PersonId, step: StepId): string {
    return this.lines.get(person)?.get(step) ?? ''
  }

  /** All lines of a person. */
  of(person: PersonId): Draft[] {
    return [...(this.lines.get(person) ?? [])].map(([step, text]) => ({ person, step, text }))
  }

  /** The line as it is now; an empty text forgets it. `written`: also beside the session, soon. */
  set(draft: Draft, written: boolean): void {
    if (this.get(draft.person, draft.step) === draft.text) return
    this.put(draft)
    this.typed.add(placeOf(draft))
    if (!written) return
    this.unwritten.set(placeOf(draft), draft)
    this.timer ??= setTimeout(() => this.write(), writeEvery)
  }

  /** A line that an earlier hosting left beside the session after this one had begun: there again, unless something was typed there here. */
  recall(draft: Draft): void {
    if (!this.typed.has(placeOf(draft))) this.put(draft)
  }

  /** Writes pending drafts at once. */
  write(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    for (const draft of this.unwritten.values()) this.keep(draft)
    this.unwritten.clear()
  }

  private put({ person, step, text }: Draft): void {
    const mine = this.lines.get(person) ?? new Map<StepId, string>()
    this.lines.set(person, mine)
    if (text) mine.set(step, text)
    else mine.delete(step)
  }
}

function placeOf({ person, step }: Draft): string {
  return `${person} ${step}`
}
