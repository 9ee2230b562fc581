/** How many keys a turn takes at one keyboard: a room walks a built program from its first screen to its notes, by habits. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { program } from '../../test/support/program.ts'

/**
 * What is done where the screen shows `sees`: `words` are typed and not counted, `keys` (enter) are pressed and counted. `once`: only
 * the first time on a screen of that name.
 */
export type Habit = { sees: RegExp; words?: string | ((found: RegExpExecArray) => string); keys?: string; once?: true }

/** A walk of the program in the folder `root`, started with `args`, until the screen `ends` it; `node` is another one than this. */
export type Walk = { root: string; args: readonly string[]; habits: readonly Habit[]; ends: RegExp; node?: string }

/** Milliseconds between two looks at the screen; it is there after three that are the same, and is waited for so many looks. */
const look = 80
const most = 60
/** More acts than any turn takes. */
const tooMany = 300

/**
 * Keys other than typed words, the first habit that fits each screen being followed.
 * @throws Error with the screen when no habit fits, or none gets any further.
 */
export async function keyPath({ root, args, habits, ends, node = process.execPath }: Walk): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'flywheel-keys-'))
  const cwd = join(home, 'checkout')
  mkdirSync(cwd)
  const words = [join(root, 'bin', 'flywheel.js'), ...args]
  const screen = program(words, { cwd, command: node, env: { TZ: 'UTC' } })
  const done = new Set<string>()
  let count = 0
  let last = ''
  try {
    await screen.see(/(─{80}[\s\S]*){2}\S/)
    for (let i = 0; i < tooMany; i++) {
      const text = await settled(screen, last)
      if (ends.test(text)) return count
      const on = nameOn(text)
      const habit = habits.find((h, n) => h.sees.test(text) && !(h.once && done.has(`${on} ${n}`)))
      if (!habit || text === last) break
      if (habit.once) done.add(`${on} ${habits.indexOf(habit)}`)
      const { typed, keys } = strokesOf(habit, text)
      screen.type(typed + keys)
      count += keys.length
      last = text
    }
    throw new Error(`no way on from\n${screen.text()}`)
  } finally {
    screen.kill()
    rmSync(home, { recursive: true, force: true })
  }
}

function strokesOf({ sees, words = '', keys = '\r' }: Habit, text: string): { typed: string; keys: string } {
  const found = sees.exec(text)
  if (typeof words === 'string') return { typed: words, keys }
  return { typed: found ? words(found) : '', keys }
}

/** The screen once it is another one than `last` and stands still, or as it is when it stays the same. */
async function settled(screen: { text(): string }, last: string): Promise<string> {
  let before = last
  let same = 0
  for (let looks = 0; looks < most; looks++) {
    await new Promise(resolve => setTimeout(resolve, look))
    const now = screen.text()
    same = now === before ? same + 1 : 0
    if (same > 1 && now !== last) return now
    before = now
  }
  return before
}

/** What the header calls the screen. */
function nameOn(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/\d+:\d\d/g, '').trim()
}
