/**
 * Facts from a git folder: its tags, the commits each of them brought, its merges. Git is asked for numbers, ids and names of tags
 * alone: no name of a person, no address, no message and no branch is ever read.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { clean } from '../clean.ts'
import { UserError } from '../errors.ts'
import type { Offer } from '../session/offer.ts'
import type { Day } from '../session/shapes.ts'
import { aWeek, dayOf, middleHours } from './offer.ts'

/** A commit: when it was written and made (ms), and the places of its parents. */
type Commit = { id: string; written: number; made: number; parents: string[] }
type Tag = { commit: string; at: number; name?: string }

/** More commits are not read; a folder of so many is read in a few seconds. */
const mostCommits = 500_000
/** Names of tags that are a version and nothing else; any other may be somebody's. */
const version =
  /^(?:(?:v|rel|release|version|build|prod|live)[-_/.]?)?\d[\d.]{0,30}(?:-?(?:rc|alpha|beta|pre)[.-]?\d{0,4})?$/i
const msAnHour = 3_600_000

/** What was found besides offers, to be told. */
export type GitFacts = { tags: number; commits: number; merges: number; offers: Offer[] }

/**
 * Reads tags from `since` to `until` (days, both included) and what they brought. Offline: nothing is fetched and no program of
 * the folder's own is run. @throws UserError when there is no git, or no git folder.
 */
export async function readGit(folder: string, { since, until }: { since: Day; until: Day }): Promise<GitFacts> {
  const tags: Tag[] = []
  const format = '%(objectname) %(*objectname) %(creatordate:unix) %(refname:short)'
  await git(folder, ['for-each-ref', `--format=${format}`, 'refs/tags'], line => {
    const found = /^(\w+) (\w*) (\d+) (.*)$/.exec(line)
    if (!found) return
    const [, object = '', peeled = '', at = '', name = ''] = found
    tags.push({ commit: peeled || object, at: Number(at) * 1000, ...(version.test(name) ? { name } : {}) })
  })
  const commits = new Map<string, Commit>()
  const log = ['log', '--format=%H %at %ct %P', `--max-count=${mostCommits}`, '--no-show-signature', '--no-mailmap']
  await git(folder, [...log, '--tags', '--branches', 'HEAD'], line => {
    const [id = '', written, made, ...parents] = line.split(' ')
    commits.set(id, {
      id,
      written: Number(written) * 1000,
      made: Number(made) * 1000,
      parents: parents.filter(Boolean),
    })
  })
  tags.sort((a, b) => a.at - b.at)
  return factsOf(tags, commits, { from: Date.parse(since), to: Date.parse(until) + 24 * msAnHour })
}

function factsOf(
  tags: readonly Tag[],
  commits: ReadonlyMap<string, Commit>,
  { from, to }: { from: number; to: number },
): GitFacts {
  const taken = new Set<string>()
  const source = 'git tags'
  const offers: Offer[] = []
  const lead: number[] = []
  const waits: number[] = []
  const inTime = tags.filter(({ at }) => at >= from && at < to)
  let merges = 0
  for (const [i, tag] of tags.entries()) {
    const brought = newIn(tag.commit, commits, taken)
    // The first tag has the whole history behind it, which says nothing about one release.
    if (tag.at < from || tag.at >= to || !brought.length || (i === 0 && tags.length > 1)) continue
    const hours = (since: number) => Math.max(0, (tag.at - since) / msAnHour)
    const first = brought.reduce((early, { written }) => Math.min(early, written), tag.at)
    offers.push({
      what: 'delivery',
      from: dayOf(first),
      at: dayOf(tag.at),
      ...(tag.name === undefined ? {} : { name: tag.name }),
      source: 'git: first commit to tag',
      n: brought.length,
    })
    const merged = brought.filter(({ parents }) => parents.length > 1)
    merges += merged.length
    lead.push(...brought.filter(({ parents }) => parents.length < 2).map(({ written }) => hours(written)))
    waits.push(...merged.map(({ made }) => hours(made)))
  }
  const at = dayOf(Math.min(to - 1, Date.now()))
  const [middle, wait] = [middleHours(lead), middleHours(waits)]
  const value = (row: 'deploys' | 'lead-time', name: string, unit: string, amount: number, n: number): Offer => {
    return { what: 'value', row, name, unit, at, value: amount, source, n }
  }
  return {
    tags: inTime.length,
    commits: lead.length,
    merges,
    offers: [
      ...(inTime.length
        ? [value('deploys', 'Releases', 'a week', aWeek(inTime.length, from, Math.min(to, Date.now())), inTime.length)]
        : []),
      ...(middle === undefined ? [] : [value('lead-time', 'From a commit to its tag', 'h', middle, lead.length)]),
      ...(wait === undefined ? [] : [waitOffer(wait, at, waits.length)]),
      ...offers,
    ],
  }
}

/** How long merged work waited for its release, over `n` merges. */
function waitOffer(hours: number, at: Day, n: number): Offer {
  return { what: 'wait', name: 'merged, waits for its release', at, hours, source: 'git merges', n }
}

/** The commits a tag leads to that no earlier one did; each is looked at once over all tags. */
function newIn(commit: string, commits: ReadonlyMap<string, Commit>, taken: Set<string>): Commit[] {
  const found: Commit[] = []
  const open = [commit]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const one = commits.get(id)
    if (!one || taken.has(id)) continue
    taken.add(id)
    found.push(one)
    open.push(...one.parents)
  }
  return found
}

/** Runs git in a folder, line by line. Nothing is fetched, no configured program is run, nobody is asked. */
function git(folder: string, args: readonly string[], each: (line: string) => void): Promise<void> {
  const settings = [
    'core.fsmonitor=false',
    'log.showSignature=false',
    'protocol.allow=never',
    'core.hooksPath=/dev/null',
  ]
  const child = spawn('git', ['--no-pager', '-C', folder, ...settings.flatMap(s => ['-c', s]), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
  })
  let said = ''
  child.stderr.on('data', bytes => {
    if (said.length < 2000) said += bytes
  })
  const lines = createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY }).on('line', each)
  const read = new Promise(resolve => lines.once('close', resolve))
  return new Promise((resolve, reject) => {
    child.once('error', () =>
      reject(
        new UserError('git is not installed here, so no folder of it can be read.', 'Read a CSV or JSON file instead.'),
      ),
    )
    child.once('close', async code => {
      await read
      if (code === 0) resolve()
      else reject(refused(folder, said))
    })
  })
}

function refused(folder: string, said: string): UserError {
  const name = clean(folder, 200)
  if (/dubious ownership/.test(said))
    return new UserError(`${name} belongs to somebody else, and git does not read it.`, 'Run this as its owner.')
  if (/does not have any commits|bad revision|unknown revision|ambiguous argument/.test(said))
    return new UserError(`${name} has no commit yet.`, 'Name a folder with a history.')
  return new UserError(`${name} is not a git folder.`, 'Name one that holds a clone: --git FOLDER')
}
