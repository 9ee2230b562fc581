/**
 * The line in which codes wait to be looked at. Only so many wrong ones a minute reach the room, and who gave none yet goes first: a
 * flood of wrong codes spends what is left for it, and people behind the same address still come in. A right code costs nothing.
 */
import type { Limits } from './settings.ts'

/** Somebody with a code. `failures` counts the wrong ones on this connection; `gone` is true once nobody waits for the answer. */
export type Trier = { address: string; software: string; name: string; failures: number; gone: boolean }

export type Tries = {
  /**
   * Waits for this trier's turn, then asks. `isRight` tells a right code by the answer. Resolves with the answer, or with undefined when
   * the turn did not come within 45 s, or the trier was gone.
   */
  ask<T>(who: Trier, check: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T | undefined>
  waiting(): number
  close(): void
}

type Waiting = { who: Trier; since: number; go: () => void; drop: () => void }

const minute = 60_000
/** How long a name that gave a wrong code is remembered. */
const memory = 10 * minute
const longestWait = 45_000
/** Wrong codes a minute from one program at one address, after which its others are looked at later. */
const crowd = 20

export function tries(limits: Limits, now: () => number = Date.now, lot: () => number = Math.random): Tries {
  let wrong: { at: number; address: string; software: string }[] = []
  const names = new Map<string, number>()
  let waiting: Waiting[] = []
  const asking = new Set<Trier>()
  let timer: NodeJS.Timeout | undefined

  const nameAt = (who: Trier) => `${who.address} ${who.name}`
  /** Wrong ones of the last minute that are like this; those still being asked may turn out wrong. */
  const count = (like: (one: { address: string; software: string }) => boolean) =>
    wrong.filter(like).length + [...asking].filter(like).length

  /** 0: gave no wrong code; 1: nor that, but many with the same program at the same address did; 2: this connection or name did. */
  function doubt(who: Trier): 0 | 1 | 2 {
    if (who.failures > 0 || names.has(nameAt(who))) return 2
    return count(w => w.address === who.address && w.software === who.software) >= crowd ? 1 : 0
  }

  /**
   * How many wrong codes there may have been in a minute for each to be let on. A few are kept for those in no doubt at all; what is
   * below is more than all the connections that the gate lets wait, so that one wrong code on each does not close the door.
   */
  const most = [limits.wrong, limits.wrong - 3, Math.floor(limits.wrong / 3)]

  function mayGo(who: Trier, level: 0 | 1 | 2): boolean {
    if (wrong.length + asking.size >= most[level]!) return false
    return level < 2 || count(w => w.address === who.address) < limits.wrongPerAddress
  }

  function forget(): void {
    const time = now()
    wrong = wrong.filter(w => w.at > time - minute)
    for (const [name, at] of names) if (at <= time - memory) names.delete(name)
    for (const w of waiting) if (w.who.gone || time - w.since > longestWait) w.drop()
    waiting = waiting.filter(w => !w.who.gone && time - w.since <= longestWait)
  }

  /** Among equals the lot decides, so that nobody gains by coming often. */
  function next(): Waiting | undefined {
    const levels = waiting.map(w => doubt(w.who))
    for (const level of [0, 1, 2] as const) {
      const equals = waiting.filter((w, i) => levels[i] === level && mayGo(w.who, level))
      if (equals.length > 0) return equals[Math.floor(lot() * equals.length)]
    }
    return undefined
  }

  function serve(): void {
    clearTimeout(timer)
    timer = undefined
    forget()
    for (let one = next(); one; one = next()) {
      const chosen = one
      waiting = waiting.filter(w => w !== chosen)
      chosen.go()
    }
    if (waiting.length > 0) timer = setTimeout(serve, 250)
    timer?.unref()
  }

  return {
    ask: (who, check, isRight) =>
      new Promise((resolve, reject) => {
        const go = async () => {
          asking.add(who)
          try {
            const answer = await check()
            if (isRight(answer)) names.delete(nameAt(who))
            else {
              wrong.push({ at: now(), address: who.address, software: who.software })
              names.set(nameAt(who), now())
            }
            resolve(answer)
          } catch (error) {
            reject(error)
          } finally {
            asking.delete(who)
            if (waiting.length > 0) serve()
          }
        }
        waiting.push({ who, since: now(), go, drop: () => resolve(undefined) })
        serve()
      }),
    waiting: () => waiting.length,
    close() {
      clearTimeout(timer)
      for (const w of waiting) w.drop()
      waiting = []
    },
  }
}
