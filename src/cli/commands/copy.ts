/** copy: sessions from a folder into a database, or back. */
import { basename, resolve } from 'node:path'
import { exitCodes, UserError } from '../../errors.ts'
import type { SessionStore } from '../../ports/session-store.ts'
import { isDatabase } from '../../postgres/address.ts'
import { plural } from '../../text.ts'
import { sayPath } from '../files/input.ts'
import { print, safe, tell } from '../files/output.ts'
import { command } from '../parsing/command.ts'
import { folderMeant, lookUpIn, noSession } from '../sessions/find-session.ts'

export const copy = command<{ to: string; sessions?: string[] }>({
  usage: 'copy <to> [sessions..]',
  about: 'Copy sessions into a database, or from one',
  examples: [
    ['flywheel copy postgres://db/retros', 'all of ./sessions'],
    ['flywheel copy backup --store postgres://db/retros', 'back as files'],
    ['flywheel copy backup', 'to another folder'],
  ],
  words: {
    to: { type: 'string', describe: 'a folder, or the address of a database' },
    sessions: { type: 'string', offers: 'sessions', describe: 'which ones; without any, all' },
  },
  async run({ to, sessions = [], dir }) {
    const { storeIn } = await import('../store.ts')
    const from = storeIn(await folderMeant(undefined, dir))
    const target = isDatabase(to) ? to : resolve(to)
    if (target === dir)
      throw new UserError('They are there already.', 'Name another place to copy to.', exitCodes.usage)
    const into = storeIn(target)
    const isAll = !sessions.length
    const service = isAll ? await (await import('../sessions/copy-beside.ts')).serviceIn(dir, from) : undefined
    const keys = isAll ? await readableIn(from, dir, service !== undefined) : sessions.map(nameIn)
    for (const key of isAll ? [] : keys)
      if ((await lookUpIn(sourceOf(key, dir), dir)) === undefined) throw noSession(key, dir)
    let copied = 0
    for (const key of keys) if (await copyOne(key, sourceOf(key, dir), from, into)) copied++
    const before = keys.length - copied
    await print(
      `${plural(copied, 'session')} copied to ${sayPath(target)}${before ? `; ${before} ${before === 1 ? 'was' : 'were'} there already` : ''}.`,
    )
    const said = await service?.copyTo(target, into)
    if (said) await print(said)
    return exitCodes.ok
  },
})

function nameIn(word: string): string {
  return basename(word, '.json')
}

/** What the store that is copied from finds a session by: a bare name is one of its folder. */
function sourceOf(key: string, dir: string): string {
  return isDatabase(dir) ? key : resolve(dir, `${key}.json`)
}

/** The names of the sessions of a place, which may have none where `hasMore`; what cannot be read is told and left out, as are copies of others. */
async function readableIn(from: SessionStore, dir: string, hasMore: boolean): Promise<string[]> {
  const infos = await from.list()
  for (const { key, reason } of infos.filter(s => s.state === 'unreadable'))
    await tell(`${safe(nameIn(key))} was left out: ${reason ?? 'it cannot be read.'}`)
  if (!infos.length && !hasMore) throw new UserError(`There are no sessions in ${sayPath(dir)}.`, 'Nothing was copied.')
  return infos.filter(s => s.state !== 'unreadable').map(s => nameIn(s.key))
}

/**
 * Copies one session as it is now, and of one that is open its ballot boxes, whom it lets in again and what nobody has sent yet; false when it is there with
 * the same log. @throws UserError when another of that name is.
 */
async function copyOne(key: string, source: string, from: SessionStore, into: SessionStore): Promise<boolean> {
  const [{ copyLog }, { copyBeside }] = await Promise.all([
    import('../sessions/copy-log.ts'),
    import('../sessions/copy-beside.ts'),
  ])
  const { log } = await from.read(source)
  const next = 'Those before it in the list were copied. Rename one of the two, or name the others.'
  const ballots = await from.readBallots(source).catch(() => {
    throw new UserError(
      `What was answered in ${safe(key)} and not revealed yet cannot be read, so it was not copied.`,
      'Reveal or skip that step in its room first, or name the others.',
    )
  })
  const isNew = await copyLog(key, log, into, next, ballots)
  if (isNew) await copyBeside({ key: source, store: from }, { key, store: into }, log)
  return isNew
}
