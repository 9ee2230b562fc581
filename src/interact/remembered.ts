/** What an interaction remembers, under a name that is written and read through one value, so that its type holds. */
import type { Memory } from './act.ts'

type Remembered<T> = {
  /** What is remembered; undefined before anything is. */
  of(memory: Memory): T | undefined
  /** As a stay's `memory` or `line` is told of it. */
  is(value: T): Readonly<Record<string, T>>
}

/** Something remembered for a stay, or (`line`) while a line is open. */
export function remembered<T>(name: string, where: 'memory' | 'line' = 'memory'): Remembered<T> {
  return { of: memory => memory[where][name] as T | undefined, is: value => ({ [name]: value }) }
}
