/** Commands over ssh about the keys by which the service knows people. */

import { localMinute } from '../../../day.ts'
import { exitCodes, UserError } from '../../../errors.ts'
import type { Account } from '../../../ports/service-book.ts'
import { readKeys, refusedInWords } from '../../../remote/admission/authorized-keys.ts'
import { upTo } from '../../files/input.ts'
import { safe, table } from '../../files/output.ts'
import type { Errand, ErrandCommand } from './errand.ts'

/** Bytes of a public key at most. */
const longestKey = 16_384
const json = { json: { type: 'boolean' } } as const

export const keys: ErrandCommand = {
  usage: 'keys',
  about: 'by which keys you come in',
  more: [
    ['keys add < KEY.pub', 'another one, for another machine of yours'],
    ['keys drop KEY', 'takes one away'],
    ['keys NAME', 'those of somebody, and keys add NAME < KEY.pub (administrators)'],
  ],
  also: ['key'],
  options: json,
  async run(errand) {
    const { words, options, print, printJson, tell } = errand
    const [what, ...rest] = words
    if (what === 'add') return addKey(errand, whose(errand, rest))
    if (what === 'drop' || what === 'remove') return dropKey(errand, rest.join(''))
    const who = whose(errand, words)
    if (options.json) return printJson(who.keys)
    await (who.keys.length ? print(who.keys.join('\n')) : tell(`${safe(who.name)} has no key, and cannot come in.`))
  },
}

/** Whose keys are meant: one's own, or for administrators somebody's. */
function whose({ reach, account }: Errand, words: readonly string[]): Account {
  if (!words.length) return reach.me
  if (account.admin) return reach.person(words)
  throw new UserError('Only administrators see and change the keys of others.', 'For your own: keys')
}

async function addKey({ input, account, book, desk, tell }: Errand, who: Account): Promise<void> {
  const text = (await upTo(input, longestKey, '-')).toString()
  const { found, refused } = readKeys(text)
  const [first, second] = found
  if (!first || second)
    throw new UserError(
      refusedInWords('standard input', refused, 1)[0] ??
        (second ? 'There is more than one key.' : 'There is no public key.'),
      'Nothing was changed. As in: keys add < ~/.ssh/id_ed25519.pub',
    )
  await book.changeAccount(who.id, { addKey: first.key })
  desk.note({ event: 'key-added', name: account.name, whom: who.name, key: first.key })
  await tell(`${first.key} is ${safe(who.name)} as well from now on.`)
}

async function dropKey(errand: Errand, key: string): Promise<void> {
  const { account, book, desk, reach, tell } = errand
  const who = holderOf(errand, key)
  if (who.id === reach.me.id && who.keys.length === 1)
    throw new UserError(
      'That is your only key, and you could not come in any more.',
      'Nothing was changed; add another one first: keys add < KEY.pub',
    )
  await book.changeAccount(who.id, { dropKey: key })
  desk.note({ event: 'key-dropped', name: account.name, whom: who.name, key })
  await desk.sendAway({ key })
  await tell(`${key} is not ${safe(who.name)} any more. To keep it out for good: revoke ${key}`)
}

/** @throws UserError when it is nobody's whose keys this person may change. */
function holderOf({ reach, account }: Errand, key: string): Account {
  const among = account.admin ? reach.people : [reach.me]
  const found = among.find(one => one.keys.includes(key))
  if (found) return found
  throw new UserError(
    `${safe(key) || 'That'} is no key of ${account.admin ? 'anybody here' : 'yours'}.`,
    'To see them: keys',
    exitCodes.failed,
  )
}

export const revoke: ErrandCommand = {
  usage: 'revoke KEY [WHY]',
  about: 'a key that never comes in again, whoever has it',
  for: 'admin',
  async run({ words: [key = '', ...why], reach, account, book, desk, tell }) {
    const named = reach.people.find(one => one.name.toLowerCase() === [key, ...why].join(' ').toLowerCase())
    if (named)
      throw new UserError(
        `${safe(named.name)} ${named.keys.length ? `has ${named.keys.join(' and ')}` : 'has no key'}.`,
        'Nothing was changed; say which key: revoke KEY',
        exitCodes.usage,
      )
    const holder = reach.people.find(one => one.keys.includes(key))
    await book.revoke(key, why.join(' '))
    desk.note({
      event: 'key-revoked',
      name: account.name,
      key,
      ...(holder ? { whom: holder.name } : {}),
      reason: safe(why.join(' ')),
    })
    // Also a guest's, who has no account.
    await desk.sendAway({ key })
    if (holder) await desk.sendAway(holder.id)
    await tell(`${safe(key)} comes in no more.${holder ? ` ${sayHolder(holder, key)}` : ''}`)
  },
}

function sayHolder({ name, keys }: Account, key: string): string {
  const left = keys.filter(one => one !== key)
  return left.length
    ? `${safe(name)} was sent away, and may come back with another key.`
    : `It was the only key of ${safe(name)}; for a new one: keys add ${safe(name)} < KEY.pub`
}

export const revoked: ErrandCommand = {
  usage: 'revoked',
  about: 'the keys that never come in, and why',
  more: [['--json', 'as data']],
  for: 'admin',
  options: json,
  async run({ book, options, print, printJson, tell }) {
    const all = await book.revoked()
    if (options.json) return printJson(all)
    if (!all.length) return tell('No key is revoked.')
    await print(table(all.map(one => [one.key, localMinute(new Date(one.since)), one.why])))
  },
}
