/** import: what was ticked in exported notes or in a list of tasks, settled in the team's open turn. */

import { resolve } from 'node:path'
import { commandLine } from '../../command-line.ts'
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import { type Meaning, meanings } from '../../evidence/cards-csv.ts'
import type { TickedList } from '../../export/ticked-list.ts'
import { isDatabase } from '../../postgres/address.ts'
import { plural } from '../../text.ts'
import { readText, sayPath } from '../files/input.ts'
import { print, printJson, safe, tell } from '../files/output.ts'
import { command, json } from '../parsing/command.ts'
import { namesIn } from '../parsing/typed.ts'
import { findSession } from '../sessions/find-session.ts'

/** Notes are text of a few pages; more than this (bytes) is something else. */
const largest = 2 << 20

/** Lines that are no action are told one by one, up to so many. */
const mostTold = 20

type Args = {
  notes: string
  into?: string
  team?: string
  people?: string
  columns?: string
  yes: boolean
  json: boolean
}

export const importNotes = command<Args>({
  usage: 'import <notes>',
  about: 'Settle ticked actions, or take a retro over',
  examples: [
    ['flywheel import checkout-t0001.md', 'what is ticked is done'],
    ['flywheel import notes.md --into checkout-t0002', 'in this session'],
    ['flywheel import retro.csv --team search --yes', "another tool's retro"],
  ],
  words: {
    notes: {
      type: 'string',
      means: 'input',
      describe: 'notes or a task list of ours, or a CSV; - is stdin',
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
    team: { type: 'string', takes: 'NAME', describe: 'whose retro a CSV is', requiresArg: true },
    people: { type: 'string', means: 'list', takes: 'A,B,C', describe: 'who was there', requiresArg: true },
    columns: {
      type: 'string',
      means: 'list',
      takes: 'WHAT=NAME',
      describe: 'text=Idea,votes=Likes (group, prompt, type, author)',
      requiresArg: true,
    },
    yes: { type: 'boolean', default: false, describe: 'make the session without asking' },
    json,
  },
  async run({ notes, into, dir, ...args }) {
    const text = await readText(notes, largest, `Give the path of exported notes: ${commandLine('import', 'NOTES.md')}`)
    const [{ tickedList }, { settleTicked }, { storeIn }] = await Promise.all([
      import('../../export/ticked-list.ts'),
      import('../sessions/settle-ticked.ts'),
      import('../store.ts'),
    ])
    if (args.team !== undefined) return takeOver(text, { ...args, notes, team: args.team, dir })
    const list = tickedList(text)
    if (!list?.lines.length)
      throw new UserError(
        `${sayPath(notes)} has no list of actions with boxes, and is not a list of tasks.`,
        `Notes with one come from: ${commandLine('notes', 'SESSION')}; a retro as CSV needs --team NAME`,
      )
    const { lines } = list
    const path = into === undefined ? await openTurnOf(list, dir, notes) : findSession(into, dir)
    const { settled, already, unknown } = await settleTicked(storeIn(dir), path, lines, list)
    if (args.json) {
      await printJson({ session: isDatabase(dir) ? path : resolve(path), settled, already, unknown })
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

/** Shows what the columns of a CSV were taken for, and makes a session of it once somebody says yes. */
async function takeOver(text: string, args: Args & { team: string; dir: string }): Promise<ExitCode> {
  const { readCards, sayRead } = await import('../../evidence/cards-csv.ts')
  const read = readCards(text, columnsNamed(args.columns ?? ''))
  if (!read?.cards.length)
    throw new UserError(
      `${sayPath(args.notes)} has no column of cards.`,
      'A CSV needs a row of headings; say which is which: --columns text=Idea,votes=Likes',
    )
  for (const line of sayRead(read)) await tell(line)
  if (!args.yes && !(await isMeant(args.team))) {
    await tell('Nothing was made.')
    return exitCodes.ok
  }
  const [{ importCards }, { storeIn }] = await Promise.all([
    import('../sessions/import-cards.ts'),
    import('../store.ts'),
  ])
  const people = args.people === undefined ? undefined : namesIn(args.people)
  const path = await importCards(read, { team: args.team, store: storeIn(args.dir), ...(people ? { people } : {}) })
  await print(safe(path))
  return exitCodes.ok
}

/** @throws UserError (usage) where nobody can be asked. */
async function isMeant(team: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new UserError(
      'Nobody can be asked here whether that is right.',
      'Look at it, then add: --yes',
      exitCodes.usage,
    )
  const { keyOrLine } = await import('../files/key-or-line.ts')
  const keys = keyOrLine(process.stdin, process.stderr)
  try {
    return /^y/i.test((await keys.ask(`Make a session of ${safe(team)} of it? y or n: `)) ?? '')
  } finally {
    keys.end()
  }
}

/** @throws UserError (usage) when something is no `WHAT=NAME`. */
function columnsNamed(list: string): Map<Meaning, string> {
  const pairs = list.split(',').filter(Boolean)
  return new Map(
    pairs.map(pair => {
      const [what, ...heading] = pair.split('=')
      const meaning = meanings.find(m => m === what?.trim())
      if (!meaning || !heading.length)
        throw new UserError(
          `"${safe(pair)}" does not say what a column is.`,
          `It is one of ${meanings.join(', ')}: --columns text=Idea`,
          exitCodes.usage,
        )
      return [meaning, heading.join('=')] as const
    }),
  )
}

/** @throws UserError when the team of the list is not known, or has no turn that is open. */
async function openTurnOf({ team, isOf, source }: TickedList, dir: string, notes: string): Promise<string> {
  const [{ storeIn }, { withoutCopies }] = await Promise.all([
    import('../store.ts'),
    import('../../ports/session-store.ts'),
  ])
  if (!team)
    throw new UserError(
      source === 'the notes'
        ? 'These notes do not say which team they are of.'
        : `${source} does not say which team this is.`,
      `Name the session: ${commandLine('import', notes, '--into', 'SESSION')}`,
    )
  const turns = withoutCopies(await storeIn(dir).list()).filter(s => isOf(s.team))
  const open = turns.find(s => s.state === 'open')
  if (open) return open.key
  // The people of a next turn are known from the last one.
  const people = turns.length ? [] : [['--people', 'A,B,C'] as const]
  throw new UserError(
    `${safe(team)} has no open turn in ${sayPath(dir)}.`,
    `Start the next one first: ${commandLine('new', ['--team', team], ...people, '--no-open')}`,
  )
}
