/** Who somebody is by a certificate of an authority that operators trust: one of its principals is their name, others are teams of theirs. */
import { clean } from '../clean.ts'
import { isAlike, longestName } from '../names.ts'
import type { Account, ServiceBook } from '../ports/service-book.ts'
import type { Admit, Certificate } from '../remote/messages.ts'
import { serviceWords } from './words.ts'

/** The key of an account that a principal of a certificate stands for. */
export const certKey = (principal: string) => `cert:${principal}`

/**
 * The account of a certificate's holder, who gave this name; made at the first time. Principals that are teams of the service make them a
 * member of those; of the others the one that is the name they gave is who they are, or else the first. `known` is whose the key of the
 * certificate is already. Or the sentence why they are nobody here.
 */
export async function accountOf(
  { principals }: Certificate,
  given: string,
  book: ServiceBook,
  known?: Account,
): Promise<Account | { no: string }> {
  const slugs = new Set((await book.teams()).map(team => team.slug))
  const names = principals.filter(principal => !slugs.has(principal))
  const principal = names.find(name => name.toLowerCase() === given.toLowerCase()) ?? names[0]
  if (principal === undefined) return { no: serviceWords.noPrincipal }
  if (await book.isRevoked(certKey(principal))) return { no: serviceWords.revoked }
  const account =
    (await book.holderOf(certKey(principal))) ??
    (known ? await book.changeAccount(known.id, { addKey: certKey(principal) }) : await newAccount(principal, book))
  if ('no' in account) return account
  const mine = (await book.person(account.id))?.teams ?? []
  for (const team of principals.filter(one => slugs.has(one)))
    if (!mine.some(one => one.slug === team)) await book.setMember(account.id, team, 'member')
  return account
}

async function newAccount(principal: string, book: ServiceBook): Promise<Account | { no: string }> {
  // `ana@example.com` is Ana to the others.
  const name = clean(principal.replace(/(?<=.)@.*$/s, ''), longestName)
  const there = (await book.accounts()).find(one => isAlike(one.name, name))
  // Who chose the name first may be somebody else.
  if (there) return { no: serviceWords.nameIsTaken(there.name) }
  return book.addAccount({ name, keys: [certKey(principal)] })
}

/** Whose key somebody came with, or whose certificate; `no` is the sentence why a certificate is nobody's here. */
export async function holderOf(
  { key, cert, name }: Admit,
  book: ServiceBook,
): Promise<Account | { no: string } | undefined> {
  const holder = key === undefined ? undefined : await book.holderOf(key)
  return cert ? accountOf(cert, name, book, holder) : holder
}
