/** Waiting for an answer no longer than it is of use, for one's turn, for what others asked as well; choosing whom to ask. */
import { itemAt } from '../lists.ts'

/** What it resolves with, undefined when that takes longer than so many ms, or it rejects. */
export function within<T>(ms: number, what: Promise<T>): Promise<T | undefined> {
  return Promise.race([
    what.catch(() => undefined),
    new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), ms).unref()),
  ])
}

/** One of them by lot. @throws Error when there is none. */
export function anyOf<T>(all: readonly T[]): T {
  return itemAt(all, Math.floor(Math.random() * all.length))
}

/** So much at the same time, and no more. */
export class Slots {
  private free: number
  private readonly waiting: (() => void)[] = []

  constructor(free: number) {
    this.free = free
  }

  /** Does this as soon as one of the slots is free, in order. */
  async take<T>(what: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--
    else await new Promise<void>(resolve => this.waiting.push(resolve))
    try {
      return await what()
    } finally {
      const next = this.waiting.shift()
      if (next) next()
      else this.free++
    }
  }
}

/** What reads for all who ask while another reading is under way: each is given one that began after they asked. */
export function sharedRead<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  let next: Promise<T> | undefined
  const begin = () => {
    const mine = read()
    running = mine
    const over = () => {
      if (running === mine) running = undefined
    }
    mine.then(over, over)
    return mine
  }
  return () => {
    if (!running) return begin()
    next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined
        return begin()
      })
    return next
  }
}
