/** Waiting for an answer no longer than it is of use; choosing whom to ask. */
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
