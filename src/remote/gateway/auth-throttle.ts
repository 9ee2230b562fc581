/**
 * Throttles the checking of join codes. Wrong ones are checked at a limited rate, so that guessing is hopeless; right ones cost
 * nothing. Connections without a wrong code go first, then in order of arrival. Keys and rejoin codes are not throttled.
 */
import { steadyOf } from '../../steady.ts'
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

/** 0: no wrong code but for a slip; 1: nor that, but many with the same program at the same address gave some; 2: this connection or name did. */
type Doubt = 0 | 1 | 2

export function authThrottle(limits: Limits, now: () => number = steadyOf(Date.now)): AuthThrottle {
  const throttle = new Throttle(limits, now)
  return {
    ask: (who, check, isRight) => throttle.ask(who, check, isRight),
    waiting: () => throttle.waiting(),
    close: () => throttle.close(),
  }
}

class Throttle implements AuthThrottle {
  private readonly limits: Limits
  private readonly now: () => number
  private readonly wrong: Wrong[] = []
  /** How many of the last minute's wrong codes, and of those being asked now, there are for an address, a program there, and in all. */
  private readonly counts = new Map<string, number>()
  private readonly names = new Map<string, { times: number; at: number }>()
  private queue: Waiting[] = []
  private asking = 0
  private timer: NodeJS.Timeout | undefined
  /** Wrong codes that may be looked at now; filled up by the rate. */
  private left: number
  private filled: number

  constructor(limits: Limits, now: () => number) {
    this.limits = limits
    this.now = now
    this.left = limits.wrongBurst
    this.filled = now()
  }

  ask<T>(who: Attempt, check: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const go = () => {
        this.look(who, check, isRight)
          .then(resolve, reject)
          .finally(() => this.queue.length > 0 && this.serve())
      }
      this.queue.push({ who, since: this.now(), go, drop: () => resolve(undefined) })
      this.serve()
    })
  }

  waiting(): number {
    return this.queue.length
  }

  close(): void {
    clearTimeout(this.timer)
    for (const w of this.queue) w.drop()
    this.queue = []
  }

  private count(key: string): number {
    return this.counts.get(key) ?? 0
  }

  private add(keys: readonly string[], by: 1 | -1): void {
    for (const key of keys) {
      const sum = this.count(key) + by
      if (sum > 0) this.counts.set(key, sum)
      else this.counts.delete(key)
    }
  }

  private doubt(who: Attempt): Doubt {
    if (who.failures >= maxSlips || (this.names.get(nameAt(who))?.times ?? 0) >= maxSlips) return 2
    return this.count(`p ${who.address} ${who.software}`) >= maxWrongPerProgram ? 1 : 0
  }

  private mayGo(who: Attempt, level: Doubt): boolean {
    // Three checks are reserved for attempts without any doubt.
    if (this.left - this.asking < (level === 0 ? 1 : 4)) return false
    if (level < 2) return true
    const { wrong, wrongPerAddress } = this.limits
    return this.count('doubted') < wrong && this.count(`doubted ${who.address}`) < wrongPerAddress
  }

  private forget(): void {
    const time = this.now()
    const { wrongBurst, wrongPerSecond } = this.limits
    this.left = Math.min(wrongBurst, this.left + ((time - this.filled) / 1_000) * wrongPerSecond)
    this.filled = time
    const old = this.wrong.findIndex(w => w.at > time - minute)
    for (const { keys } of this.wrong.splice(0, old < 0 ? this.wrong.length : old)) this.add(keys, -1)
    for (const [name, { at }] of this.names) {
      // Names are in the order of their last wrong code.
      if (at > time - rememberedFor) break
      this.names.delete(name)
    }
    const late = (w: Waiting) => w.who.gone || time - w.since > maxWait
    if (!this.queue.some(late)) return
    const dropped = this.queue.filter(late)
    this.queue = this.queue.filter(w => !late(w))
    for (const w of dropped) w.drop()
  }

  /** The first attempt of the lowest doubt level that may be checked now. */
  private next(): Waiting | undefined {
    let best: { one: Waiting; level: Doubt } | undefined
    for (const one of this.queue) {
      const level = this.doubt(one.who)
      if ((!best || level < best.level) && this.mayGo(one.who, level)) best = { one, level }
      if (best?.level === 0) break
    }
    return best?.one
  }

  private serve(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.forget()
    for (let one = this.next(); one; one = this.next()) {
      const chosen = one
      this.queue = this.queue.filter(w => w !== chosen)
      chosen.go()
    }
    if (this.queue.length > 0) this.timer = setTimeout(() => this.serve(), 50)
    this.timer?.unref()
  }

  /** A code is being looked at: until the answer is there, it counts as a wrong one. */
  private async look<T>(who: Attempt, check: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T> {
    const keys = keysOf(who, this.doubt(who))
    this.asking++
    this.add(keys, 1)
    let wasWrong = false
    try {
      const answer = await check()
      wasWrong = !isRight(answer)
      const name = nameAt(who)
      const before = this.names.get(name)
      this.names.delete(name)
      if (wasWrong) this.names.set(name, { times: (before?.times ?? 0) + 1, at: this.now() })
      return answer
    } finally {
      this.asking--
      if (wasWrong) {
        this.left--
        this.wrong.push({ at: this.now(), keys })
      } else this.add(keys, -1)
    }
  }
}

function nameAt(who: Attempt): string {
  return `${who.address} ${who.name}`
}

function keysOf(who: Attempt, doubt: Doubt): string[] {
  const all = [`a ${who.address}`, `p ${who.address} ${who.software}`]
  return doubt === 2 ? [...all, 'doubted', `doubted ${who.address}`] : all
}
