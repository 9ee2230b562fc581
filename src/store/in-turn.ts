/** Work that is done one after the other. */

/** Runs one after the other what is handed to it; a failure does not hold up what comes after. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const next = last.then(work, work)
    last = next.catch(() => {})
    return next
  }
}
