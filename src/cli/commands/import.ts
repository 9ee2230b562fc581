/** import: what was ticked in exported notes or in a list of tasks, settled in the team's open turn. */

import { resolve } from 'node:path'
import { commandLine } from '../../command-line.ts'
import { exitCodes, UserError } from '../../errors.ts'
import type { TickedList } from '../../export/ticked-list.ts'
import { plural } from '../../text.ts'
import { command, json } from '../command.ts'
import { findSession } from '../find-session.ts'
import { readText, sayPath } from '../input.ts'
import { print, printJson, safe, tell } from '../output.ts'

/** Notes are text of a few pages; more than this (bytes) is something else. */
const largest = 2 << 20

/** Lines that are no action are told one by one, up to so many. */
const mostTold = 20

export const importNotes = command<{ notes: string; into?: string; json: boolean }>({
  usage: 'import <notes>',
  about: 'Settle actions ticked in notes or a task list',
  examples: [
    ['flywheel import checkout-t0001.md', 'what is ticked is done'],
    ['flywheel import notes.md --into checkout-t0002', 'in this session'],
  ],
  words: {
    notes: {
      type: 'string',
      means: 'input',
      describe: 'notes or a task list of ours, edited since; - is stdin',
    },
  },
  options: {
    into: {
      type: 'string',
      means: 'session',
      takes: 'SESSION',
      describe: "the session, else the team's open one in --dir",
      requiresArg: true,
    },
    json,
  },
  async run({ notes, into, dir, ...args }) {
    const text = await readText(notes, largest, `Give the path of exported notes: ${commandLine('import', 'NOTES.md')}`)
    const [{ tickedList }, { settleTicked }] = await Promise.all([
      import('../../export/ticked-list.ts'),
      import('../settle-ticked.ts'),
    ])
    const list = tickedList(text)
    if (!list?.lines.length)
      throw new UserError(
        `${sayPath(notes)} has no list of actions with boxes, and is no list of tasks.`,
        `Notes with one come from: ${commandLine('notes', 'SESSION')}`,
      )
    const { lines } = list
    const path = into === undefined ? await openTurnOf(list, dir, notes) : findSession(into, dir)
    const { settled, already, unknown } = await settleTicked(path, lines, list)
    if (args.json) {
      await printJson({ session: resolve(path), settled, already, unknown })
      return exitCodes.ok
    }
    await print(
      `${plural(settled.length, 'action')} settled as done in ${safe(path)}${already ? `; ${already} had been before` : ''}`,
    )
    for (const action of settled) await print(`  ${safe(action)}`)
    if (unknown.length) {
      await tell(
        `${plural(unknown.length, 'ticked line')} ${unknown.length === 1 ? 'is' : 'are'} no open action of this turn; nothing was done with:`,
      )
      for (const line of unknown.slice(0, mostTold)) await tell(`  ${safe(line)}`)
      if (unknown.length > mostTold) await tell(`  and ${unknown.length - mostTold} more`)
    }
    return exitCodes.ok
  },
})

/** @throws UserError when the team of the list is not known, or has no turn that is open. */
async function openTurnOf({ team, isOf, source }: TickedList, dir: string, notes: string): Promise<string> {
  const { listSessions, withoutCopies } = await import('../../store/list.ts')
  if (!team)
    throw new UserError(
      source === 'the notes'
        ? 'These notes do not say which team they are of.'
        : `${source} does not say which team this is.`,
      `Name the session: ${commandLine('import', notes, '--into', 'SESSION')}`,
    )
  const turns = withoutCopies(await listSessions(dir)).filter(s => isOf(s.team))
  const open = turns.find(s => s.state === 'open')
  if (open) return open.path
  // The people of a next turn are known from the last one.
  const people = turns.length ? [] : [['--people', 'A,B,C'] as const]
  throw new UserError(
    `${safe(team)} has no open turn in ${dir}.`,
    `Start the next one first: ${commandLine('new', ['--team', team], ...people, '--no-open')}`,
  )
}
