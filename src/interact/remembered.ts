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

/** When (ms) a key that kept what was counted showed the result, too. */
export const resultShown = remembered<number>('result-shown')

/** Milliseconds in which a second Enter is habit: nobody has read a result by then. */
const breath = 800

/** True where a result was shown by itself a breath ago. */
export function isJustShown(memory: Memory, now: number): boolean {
  const shown = resultShown.of(memory)
  return shown !== undefined && now - shown < breath
}
