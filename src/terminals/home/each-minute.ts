/** The clock in the header: called on each full minute. */

const minute = 60_000

/** `now` in ms since 1970. Returns the way to stop it; it keeps no process alive. */
export function eachMinute(now: () => number, call: () => void): () => void {
  let timer: NodeJS.Timeout
  const next = () => {
    timer = setTimeout(
      () => {
        call()
        next()
      },
      minute - (now() % minute),
    )
    timer.unref()
  }
  next()
  return () => clearTimeout(timer)
}
