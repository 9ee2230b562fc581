/** Taking one change of a text back after somebody else has changed other lines of it. */

/**
 * The text `now` without the change that made `after` of `before`: its lines become what they were, wherever they stand by now, and all
 * others stay. Undefined when those lines are no longer as the change left them.
 */
export function takenBack(before: string, after: string, now: string): string | undefined {
  if (now === after) return before
  const was = before.split('\n')
  const made = after.split('\n')
  const here = now.split('\n')
  const shorter = Math.min(was.length, made.length)
  let from = 0
  while (from < shorter && was[from] === made[from]) from++
  let same = 0
  while (same < shorter - from && was.at(-1 - same) === made.at(-1 - same)) same++
  const gone = was.slice(from, was.length - same)
  const came = made.slice(from, made.length - same)
  const at = came.length ? nearestRun(here, came, from) : placeAfter(here, made[from - 1], from)
  if (at === undefined) return undefined
  return [...here.slice(0, at), ...gone, ...here.slice(at + came.length)].join('\n')
}

/** Where these lines stand together, nearest to where they stood. */
function nearestRun(here: readonly string[], lines: readonly string[], near: number): number | undefined {
  let best: number | undefined
  for (let at = 0; at + lines.length <= here.length; at++)
    if (
      lines.every((line, i) => here[at + i] === line) &&
      (best === undefined || Math.abs(at - near) < Math.abs(best - near))
    )
      best = at
  return best
}

/** Behind the line something stood behind; the top when it stood there. */
function placeAfter(here: readonly string[], line: string | undefined, near: number): number | undefined {
  if (line === undefined) return 0
  const at = nearestRun(here, [line], near - 1)
  return at === undefined ? undefined : at + 1
}
