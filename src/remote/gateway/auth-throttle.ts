/**
 * Throttles the checking of join codes. Wrong ones are checked at a limited rate, so that guessing is hopeless; right ones cost
 * nothing. Connections without a wrong code go first, then in order of arrival. Keys and rejoin codes are not throttled.
 */
import type { Limits } from './settings.ts'

/** Somebody with a code. `failures` counts the wrong ones on this connection; `gone` is true once nobody waits for the answer. */
export type Attempt = { address: string; software: string; name: string; failures: number; gone: boolean }

export type AuthThrottle = {
  /**
   * Waits for the turn of this attempt, then asks. `isRight` tells a right code by the answer. Resolves with the answer, or with undefined when
   * the turn did not come within 45 s, or the connection was gone.
   */
  ask<T>(who: Attempt, check: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T | undefined>
  waiting(): number
  close(): void
}

type Waiting = { who: Attempt; since: number; go: () => void; drop: () => void }
type Wrong = { at: number; keys: string[] }

const minute = 60_000
/** How long a name that gave wrong codes is remembered. */
const rememberedFor = 10 * minute
const maxWait = 45_000
/** Wrong codes a minute from one program at one address, after which its others are looked at later. */
const maxWrongPerProgram = 20
/** Wrong codes of one name, or on one connection, after which it goes last: the first is taken for a slip. */
const maxSlips = 2

export function authThrottle(limits: Limits, now: () => number = Date.now): AuthThrottle {
  const wrong: Wrong[] = []
  /** How many of the last minute's wrong codes, and of those being asked now, there are for an address, a program there, and in all. */
  const counts = new Map<string, number>()
  const names = new Map<string, { times: number; at: number }>()
  let waiting: Waiting[] = []
  let asking = 0
  let timer: NodeJS.Timeout | undefined
  /** Wrong codes that may be looked at now; filled up by the rate. */
  let left = limits.wrongBurst
  let filled = now()

  const nameAt = (who: Attempt) => `${who.address} ${who.name}`
  const keysOf = (who: Attempt, doubt: 0 | 1 | 2) => {
    const all = [`a ${who.address}`, `p ${who.address} ${who.software}`]
    return doubt === 2 ? [...all, 'doubted', `doubted ${who.address}`] : all
  }
  const count = (key: string) => counts.get(key) ?? 0
  const add = (keys: readonly string[], by: 1 | -1) => {
    for (const key of keys) {
      const sum = count(key) + by
      if (sum > 0) counts.set(key, sum)
      else counts.delete(key)
    }
  }

  /** 0: no wrong code but for a slip; 1: nor that, but many with the same program at the same address gave some; 2: this connection or name did. */
  function doubt(who: Attempt): 0 | 1 | 2 {
    if (who.failures >= maxSlips || (names.get(nameAt(who))?.times ?? 0) >= maxSlips) return 2
    return count(`p ${who.address} ${who.software}`) >= maxWrongPerProgram ? 1 : 0
  }

  function mayGo(who: Attempt, level: 0 | 1 | 2): boolean {
    // Three checks are reserved for attempts without any doubt.
    if (left - asking < (level === 0 ? 1 : 4)) return false
    if (level < 2) return true
    return count('doubted') < limits.wrong && count(`doubted ${who.address}`) < limits.wrongPerAddress
  }

  function forget(): void {
    const time = now()
    left = Math.min(limits.wrongBurst, left + ((time - filled) / 1_000) * limits.wrongPerSecond)
    filled = time
    const old = wrong.findIndex(w => w.at > time - minute)
    for (const { keys } of wrong.splice(0, old < 0 ? wrong.length : old)) add(keys, -1)
    for (const [name, { at }] of names) {
      // Names are in the order of their last wrong code.
      if (at > time - rememberedFor) break
      names.delete(name)
    }
    const late = (w: Waiting) => w.who.gone || time - w.since > maxWait
    if (!waiting.some(late)) return
    const dropped = waiting.filter(late)
    waiting = waiting.filter(w => !late(w))
    for (const w of dropped) w.drop()
  }

  /** The first attempt of the lowest doubt level that may be checked now. */
  function next(): { one: Waiting; level: 0 | 1 | 2 } | undefined {
    let best: { one: Waiting; level: 0 | 1 | 2 } | undefined
    for (const one of waiting) {
      const level = doubt(one.who)
      if ((!best || level < best.level) && mayGo(one.who, level)) best = { one, level }
      if (best?.level === 0) break
    }
    return best
  }

  function serve(): void {
    clearTimeout(timer)
    timer = undefined
    forget()
    for (let found = next(); found; found = next()) {
      const { one } = found
      waiting = waiting.filter(w => w !== one)
      one.go()
    }
    if (waiting.length > 0) timer = setTimeout(serve, 50)
    timer?.unref()
  }

  /** A code is being looked at: until the answer is there, it counts as a wrong one. */
  async function look<T>(who: Attempt, check: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T> {
    const keys = keysOf(who, doubt(who))
    asking++
    add(keys, 1)
    let wasWrong = false
    try {
      const answer = await check()
      wasWrong = !isRight(answer)
      const name = nameAt(who)
      const before = names.get(name)
      names.delete(name)
      if (wasWrong) names.set(name, { times: (before?.times ?? 0) + 1, at: now() })
      return answer
    } finally {
      asking--
      if (wasWrong) {
        left--
        wrong.push({ at: now(), keys })
      } else add(keys, -1)
    }
  }

  return {
    ask: (who, check, isRight) =>
      new Promise((resolve, reject) => {
        const go = () => {
          look(who, check, isRight)
            .then(resolve, reject)
            .finally(() => waiting.length > 0 && serve())
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
