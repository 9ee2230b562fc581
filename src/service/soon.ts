/** One call for all that is said within a moment. */

/** What calls back once, so many ms after it was first called. */
export function soon(ms: number, call: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      call()
    }, ms).unref()
  }
}

/** What is told soon; `lists` is true when one of those who asked for it said that lists of sessions are other ones now. */
export function soonTold(ms: number, tell: (lists: boolean) => void): (lists?: boolean) => void {
  let areOld = false
  const later = soon(ms, () => {
    const lists = areOld
    areOld = false
    tell(lists)
  })
  return (lists = true) => {
    areOld ||= lists
    later()
  }
}
