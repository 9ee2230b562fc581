/** facts: figures a team has already, from a git folder, a list of deployments or a table; taken into a session one by one. */
import { createInterface } from 'node:readline/promises'
import { commandLine } from '../../command-line.ts'
import { addDays, localDay, showDay } from '../../day.ts'
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import { lookBack } from '../../evidence/offer.ts'
import { type Offer, sayOffer } from '../../session/offer.ts'
import { plural } from '../../text.ts'
import { readText, sayPath } from '../files/input.ts'
import { print, printJson, safe, table, tell } from '../files/output.ts'
import { command, json } from '../parsing/command.ts'
import { findSession } from '../sessions/find-session.ts'
import { hasTerminal } from '../terminal.ts'

/** Lists of deployments and tables are a few megabytes at most, bytes. */
const largest = 16 << 20

type Args = {
  git?: string
  deployments?: string
  csv?: string
  since?: string
  into?: string
  take?: string
  json: boolean
}
/** What a source held, in a line, and what it offers. */
type Found = { said: string; offers: Offer[] }

export const facts = command<Args>({
  usage: 'facts',
  about: 'Show figures from git, deployments or a table',
  examples: [
    ['flywheel facts --git .', 'releases'],
    ['flywheel facts --git . --into checkout-t0002 --take all', 'take them all'],
    ['flywheel facts --csv orders.csv', 'values of a table'],
  ],
  options: {
    git: { type: 'string', means: 'folder', takes: 'FOLDER', describe: 'a clone with tags', requiresArg: true },
    deployments: {
      type: 'string',
      means: 'input',
      takes: 'FILE',
      describe: 'JSON of deployments or runs',
      requiresArg: true,
    },
    csv: { type: 'string', means: 'input', takes: 'FILE', describe: 'a table with days in it', requiresArg: true },
    since: { type: 'string', takes: 'DAY', describe: `from this day on (else ${lookBack} days)`, requiresArg: true },
    into: {
      type: 'string',
      means: 'session',
      takes: 'SESSION',
      describe: 'take figures into this session',
      requiresArg: true,
    },
    take: { type: 'string', takes: 'LIST', describe: 'which ones, without asking: 1,3-5 or all', requiresArg: true },
    json,
  },
  async run({ git, deployments, csv, since, into, take, dir, ...args }): Promise<ExitCode> {
    if (git === undefined && deployments === undefined && csv === undefined)
      throw new UserError(
        'No source is named.',
        `For instance: ${commandLine('facts', ['--git', '.'])}`,
        exitCodes.usage,
      )
    if (take !== undefined && into === undefined)
      throw new UserError('--take needs a session to take figures into.', 'Add: --into SESSION', exitCodes.usage)
    const days = await daysMeant(since)
    const found = await readAll({ git, deployments, csv }, days)
    const { inOrder } = await import('../../session/offer.ts')
    const offers = inOrder(found.flatMap(one => one.offers))
    const wanted = take === undefined ? undefined : chosen(take, offers.length)
    if (args.json) await printJson(offers)
    else {
      for (const { said } of found) await tell(said)
      if (offers.length)
        await print(table(offers.map((offer, i) => [`${i + 1}`, sayOffer(offer, days.today), offer.source])))
      else await tell(`Nothing to take since ${showDay(days.since, days.today)}; --since DAY looks further back.`)
    }
    if (into !== undefined && offers.length) {
      const path = findSession(into, dir)
      await takeInto(dir, path, offers, wanted, days.today)
    }
    return exitCodes.ok
  },
})

type Days = { since: string; until: string; today: string }

async function daysMeant(since: string | undefined): Promise<Days> {
  const today = localDay(new Date())
  if (since === undefined) return { since: addDays(today, -lookBack), until: today, today }
  const { readDay } = await import('../../day.ts')
  const day = readDay(since, today, 'past')
  if (day === undefined || day > today)
    throw new UserError(`"${safe(since)}" is not a past day.`, 'For instance: --since 2026-09-01', exitCodes.usage)
  return { since: day, until: today, today }
}

async function readAll(
  { git, deployments, csv }: Pick<Args, 'git' | 'deployments' | 'csv'>,
  days: Days,
): Promise<Found[]> {
  const found: Found[] = []
  if (git !== undefined) {
    const { readGit } = await import('../../evidence/git.ts')
    const { tags, commits, merges, offers } = await readGit(git, days)
    const seen = [plural(tags, 'tag'), plural(commits, 'commit'), plural(merges, 'merge')]
    found.push({ said: `${safe(git)}: ${seen.join(', ')} since ${showDay(days.since, days.today)}.`, offers })
  }
  if (deployments !== undefined) {
    const { readDeployments } = await import('../../evidence/deployments.ts')
    const read = readDeployments(await readText(deployments, largest), days)
    if (!read)
      throw new UserError(
        `${sayPath(deployments)} is not a JSON list of deployments: each needs a result and the day it finished.`,
        'For GitHub: gh run list --json conclusion,createdAt,startedAt,updatedAt',
      )
    const left = read.leftOut ? `; ${read.leftOut} left out (not finished, or of another time or place)` : ''
    found.push({ said: `${sayPath(deployments)}: ${plural(read.runs, 'deployment')}${left}.`, offers: read.offers })
  }
  if (csv !== undefined) {
    const { readTable } = await import('../../evidence/table.ts')
    const read = readTable(await readText(csv, largest), days)
    if (!read)
      throw new UserError(
        `${sayPath(csv)} has no column of days.`,
        'A table needs a row of headings, and a day in each row.',
      )
    const columns = read.columns.map(([heading, taken]) => `${safe(heading)} = ${taken}`).join(', ')
    found.push({ said: `${sayPath(csv)}: ${plural(read.rows, 'row')}; ${columns}.`, offers: read.offers })
  }
  return found
}

/** The places in `1,3-5` or `all`, counted from 1. @throws UserError (usage) when it is no such list. */
function chosen(list: string, length: number): ReadonlySet<number> {
  const all = Array.from({ length }, (_, i) => i + 1)
  if (list.trim() === 'all') return new Set(all)
  const parts = list.split(',').map(part => /^\s*(\d{1,4})(?:-(\d{1,4}))?\s*$/.exec(part))
  if (parts.some(part => !part))
    throw new UserError(`"${safe(list)}" is not a list of numbers.`, 'For instance: --take 1,3-5', exitCodes.usage)
  const ranges = parts.map(part => [Number(part?.[1]), Number(part?.[2] ?? part?.[1])] as const)
  const wanted = new Set(all.filter(n => ranges.some(([from, to]) => n >= from && n <= to)))
  if (ranges.some(([from, to]) => from < 1 || to > length || from > to))
    throw new UserError(`There are figures 1 to ${length}.`, 'Nothing was taken.', exitCodes.usage)
  return wanted
}

async function takeInto(
  dir: string,
  path: string,
  offers: readonly Offer[],
  wanted: ReadonlySet<number> | undefined,
  today: string,
): Promise<void> {
  if (!wanted && !hasTerminal())
    throw new UserError(
      'Nobody can be asked here which figures to take.',
      'Say which: --take 1,3-5, or --take all',
      exitCodes.usage,
    )
  const [{ takeFacts }, { placeWith, storeIn }] = await Promise.all([
    import('../sessions/take-facts.ts'),
    import('../store.ts'),
  ])
  const lines = wanted ? undefined : createInterface({ input: process.stdin, output: process.stderr })
  let stopped = false
  try {
    await takeFacts(
      storeIn(placeWith(path, dir)),
      path,
      offers,
      async (offer, title, i) => {
        if (!lines) return wanted?.has(i + 1) ?? false
        if (stopped) return false
        const said = await lines.question(`Take ${sayOffer(offer, today)} into "${safe(title)}"? y, n, or q to stop: `)
        stopped = /^q/i.test(said.trim())
        return /^y/i.test(said.trim())
      },
      async (offer, taking) => {
        if (wanted && !wanted.has(offers.indexOf(offer) + 1)) return
        const line = sayOffer(offer, today)
        if (taking.is === 'refused') await tell(`Not taken: ${safe(line)}: ${safe(taking.why)}`)
        else
          await tell(`${taking.is === 'taken' ? 'Taken' : 'There already'} in "${safe(taking.title)}": ${safe(line)}`)
      },
    )
  } finally {
    lines?.close()
  }
}
