/** Commands as data: what may be said, what it does; finding one in a line, and listing them for help. */

/**
 * One command. `on` lists what may be said, the first is shown; a single letter or sign is the key of the full screen.
 * `takes` is what follows, as help shows it; without it nothing may follow.
 */
export type Command = {
  on: readonly string[]
  takes?: string | undefined
  does: string
  /** Nothing to do it on at the moment, so help leaves it out; who says it anyway hears why not. */
  isIdle?: boolean
  /** Only what this accepts may follow; other texts belong to another command of the same words. */
  when?(rest: string): boolean
  run(rest: string): void | Promise<void>
}

type Found = { command: Command; rest: string }

/** The command a line begins with, and what follows it. The longest that fits wins, of two the one listed first. */
export function find(commands: readonly Command[], line: string): Found | undefined {
  let best: (Found & { long: number }) | undefined
  for (const command of commands)
    for (const form of command.on) {
      const rest = after(form, line)
      if (rest === undefined || (rest && !command.takes) || command.when?.(rest) === false) continue
      if (!best || form.length > best.long) best = { command, rest, long: form.length }
    }
  return best
}

/** What follows a form at the beginning of a line. Words in any case; keys as they are, because u and U differ. */
function after(form: string, line: string): string | undefined {
  const begin = line.slice(0, form.length)
  if (form.length === 1 ? begin !== form : begin.toLowerCase() !== form) return undefined
  const rest = line.slice(form.length)
  return rest === '' || /^\s/.test(rest) ? rest.trim() : undefined
}

/** One line a command, without those that are idle: `group A C (also put): put card A with card C`. */
export function listed(commands: readonly Command[]): string[] {
  return commands.flatMap(({ on, takes, does, isIdle }) => {
    const [first, ...others] = on
    const also = others.length ? ` (also ${others.join(' ')})` : ''
    return isIdle ? [] : `${[first, takes].filter(Boolean).join(' ')}${also}: ${does}`
  })
}
