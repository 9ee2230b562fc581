/** The file of keys that make administrators, named when the service starts. */
import { clean } from '../../clean.ts'
import { sentence, UserError } from '../../errors.ts'
import { isAlike, longestName } from '../../names.ts'
import type { Account, ServiceBook } from '../../ports/service-book.ts'
import { type NamedKey, readKeys, refusedInWords } from '../../remote/admission/authorized-keys.ts'
import { readText, sayPath } from '../files/input.ts'

/** Bytes of such a file at most. */
const largest = 1 << 20

/** What became of the file: who is an administrator now and was none, and a sentence for each line that made nobody one. */
export type AdminKeysRead = { made: string[]; told: string[] }

/**
 * Makes everybody whose public key is in the file an administrator, by the name in the comment behind it. The same file again changes
 * nothing; who is taken out of it stays one.
 * @throws UserError when the file cannot be read, or holds no key at all.
 */
export async function readAdminKeys(path: string, book: ServiceBook): Promise<AdminKeysRead> {
  const next = 'Nothing was started. A line of it is a public key with a name behind it, as in ~/.ssh/id_ed25519.pub'
  const { found, refused } = readKeys(await readText(path, largest, next))
  if (!found.length)
    throw new UserError(refusedInWords(sayPath(path), refused, 1)[0] ?? `${sayPath(path)} holds no public key.`, next)
  const told = refusedInWords(sayPath(path), refused)
  const made: string[] = []
  for (const key of found) {
    try {
      const name = await makeAdmin(key, book)
      if (name !== undefined) made.push(name)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      told.push(`${sayPath(path)}, line ${key.line} makes nobody an administrator. ${sentence(error)}`)
    }
  }
  return { made, told }
}

/** The name of who is an administrator by this key now; undefined when they were before. @throws UserError when they cannot be. */
async function makeAdmin({ key, comment, line }: NamedKey, book: ServiceBook): Promise<string | undefined> {
  const holder = await book.holderOf(key)
  if (holder?.admin) return undefined
  if (holder) return (await book.changeAccount(holder.id, { admin: true })).name
  // `ana@laptop` is Ana, and may be one of several keys of hers.
  const name = clean(comment.replace(/@.*$/s, ''), longestName) || `Admin ${line}`
  const there = (await book.accounts()).find(one => isAlike(one.name, name))
  if (!there) return (await book.addAccount({ name, keys: [key], admin: true })).name
  if (!there.admin) throw alreadyThere(there)
  await book.changeAccount(there.id, { addKey: key })
  return there.name
}

function alreadyThere({ name }: Account): UserError {
  return new UserError(
    `Somebody here is called ${name} already, and has other keys.`,
    `If that is them: admins add ${name}. If not, put another name behind the key.`,
  )
}
