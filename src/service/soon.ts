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
