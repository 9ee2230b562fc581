/** A step as both runners of a description know it: what can be done, what can be chosen, what a stay remembers. */
import type { Kind, StepOf } from '../session/shapes.ts'
import type { Act, At, Field, Interaction, Memory, Outcome, Spot, StayChange } from './act.ts'
import { fits } from './may.ts'
import { words } from './words.ts'

export class Here<K extends Kind> {
  readonly kind: Interaction<K>
  readonly at: () => At<K>
  readonly memory: Memory

  /** `text` is what stands in the open line; in plain lines nothing ever does. */
  constructor(kind: Interaction<K>, at: () => At<K>, text: () => string = () => '') {
    this.kind = kind
    this.at = at
    this.memory = {
      chosen: undefined,
      open: undefined,
      page: 0,
      memory: {},
      line: {},
      get text() {
        return text()
      },
    }
  }

  spots(): Spot[] {
    return this.kind.spots?.(this.at(), this.memory) ?? []
  }

  spot(id: string | undefined): Spot | undefined {
    return id === undefined ? undefined : this.spots().find(s => s.id === id)
  }

  act(id: string | undefined): Act<K> | undefined {
    return this.kind.acts.find(a => a.id === id)
  }

  /** The step whose hidden cards have to be revealed first. */
  waits() {
    return this.kind.waitsFor?.(this.at())
  }

  /** Does it exist at this spot now? True, or why it cannot be done; false when it does not exist here. */
  fits(act: Act<K>, spot?: Spot): boolean | string {
    return fits(act, this.at(), spot, this.memory)
  }

  /** The line to type first; undefined for an act without one. */
  field(act: Act<K>, spot?: Spot): Field | undefined {
    return act.field?.(this.at(), spot, this.memory)
  }

  move(act: Act<K>, spot: Spot | undefined, value: unknown): Outcome<K> {
    return act.move(this.at(), spot, value, this.memory)
  }

  remember(values: StayChange['memory']): void {
    if (values) this.memory.memory = { ...this.memory.memory, ...values }
  }

  /** Begins a line: what was remembered of the one before goes. */
  begin(act: Act<K>, spot?: Spot): void {
    this.memory.open = { act: act.id, ...(spot ? { spot: spot.id } : {}) }
    this.memory.line = {}
  }

  end(): void {
    this.memory.open = undefined
  }

  /** What a change says of memory, choice and page; a line it closes is closed. */
  go({ memory, choose, page, open }: StayChange): void {
    this.remember(memory)
    if (choose !== undefined) this.memory.chosen = choose ?? undefined
    if (page !== undefined) this.memory.page = page
    if (open === null) this.end()
  }
}

/** That cards have to be revealed first, and how; undefined when nothing is waited for. */
export function waiting(source: StepOf | undefined, leads: boolean): string | undefined {
  return source && [words.stillHidden(source.title), leads ? words.enterReveals : ''].filter(Boolean).join(' ')
}

/** Does the act ask which of several keys was pressed? */
export function asksKey<K extends Kind>(act: Act<K>): boolean {
  return act.whichKey ?? act.keys?.some(key => /^.-.$/.test(key)) ?? false
}
