/** How somebody's terminal stands, in named parts of plain data: kept outside its process, so that another one goes on exactly there. */

import * as v from 'valibot'
import type { StepId } from '../session/shapes.ts'

/** What is kept of a terminal, by the names of its parts; JSON. */
export type Stands = Readonly<Record<string, unknown>>

export class Stand {
  private before: Stands
  private readonly parts = new Map<string, () => unknown>()

  /** `before` is how the person's terminal stood in the process before this one. */
  constructor(before: Stands = {}) {
    this.before = before
  }

  /** How this part stood before; undefined when nothing is known of it, or once the terminal has begun. */
  was(part: string): unknown {
    return this.before[part]
  }

  /** The terminal is on its screen: what no part of it asked for by now is over. */
  begun(): void {
    this.before = {}
  }

  /** From now on this is how the part stands. Returns the way to end that. */
  keep(part: string, now: () => unknown): () => void {
    this.parts.set(part, now)
    return () => {
      if (this.parts.get(part) === now) this.parts.delete(part)
    }
  }

  /** How the terminal stands; what it was before as long as it has not begun. */
  now(): Stands {
    const all: Record<string, unknown> = { ...this.before }
    for (const [part, now] of this.parts) all[part] = now()
    return all
  }
}

/** The part of a terminal that is the stay at a step. */
const stayPart = 'stay'
const stayShape = v.object({ at: v.string(), stay: v.unknown() })

/** How the stay at this step stood; undefined where none did. */
export function stayBefore(stand: Stand | undefined, step: StepId): unknown {
  const was = v.safeParse(stayShape, stand?.was(stayPart))
  return was.success && was.output.at === step ? was.output.stay : undefined
}

/** From now on this is how the stay at this step stands. Returns the way to end that. */
export function keepStay(stand: Stand | undefined, step: StepId, now: () => unknown): () => void {
  return stand?.keep(stayPart, () => ({ at: step, stay: now() })) ?? (() => {})
}
