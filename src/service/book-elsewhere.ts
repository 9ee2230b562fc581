/** The book of a service for the processes that do not have it: they ask the one that has, over whatever carries plain data between them. */
import type { ServiceBook } from '../ports/service-book.ts'

/** Sends one call of the book, with plain data, to the process that has it; resolves and rejects as the book does there. */
export type AskBook = { tell<Told>(call: keyof ServiceBook, given: unknown[]): Promise<Told> }

/** A book that is elsewhere, and answers as it does there. */
export function bookElsewhere({ tell }: AskBook): ServiceBook {
  return {
    holderOf: key => tell('holderOf', [key]),
    person: id => tell('person', [id]),
    accounts: () => tell('accounts', []),
    addAccount: account => tell('addAccount', [account]),
    changeAccount: (id, change) => tell('changeAccount', [id, change]),
    removeAccount: id => tell('removeAccount', [id]),
    teams: () => tell('teams', []),
    addTeam: name => tell('addTeam', [name]),
    removeTeam: team => tell('removeTeam', [team]),
    members: () => tell('members', []),
    setMember: (account, team, role) => tell('setMember', [account, team, role]),
    invite: invitation => tell('invite', [invitation]),
    invitations: () => tell('invitations', []),
    redeem: digest => tell('redeem', [digest]),
    wasInvitation: digest => tell('wasInvitation', [digest]),
    withdraw: which => tell('withdraw', [which]),
    revoke: (key, why) => tell('revoke', [key, why]),
    revoked: () => tell('revoked', []),
    isRevoked: key => tell('isRevoked', [key]),
    rooms: () => tell('rooms', []),
    claim: (key, team, machine, ago) => tell('claim', [key, team, machine, ago]),
    keepCodes: (key, machine, codes) => tell('keepCodes', [key, machine, codes]),
    release: (key, machine, to) => tell('release', [key, machine, to]),
    beat: machine => tell('beat', [machine]),
    bye: (machine, silentFor) => tell('bye', [machine, silentFor]),
    machines: ago => tell('machines', [ago]),
    // A function does not cross: the secret is made here, and kept there if it is the first.
    secret: (name, make) => tell('secret', [name, make()]),
  }
}

/** Does one call that came over from another process. @throws as the book does. */
export async function callBook<Told>(
  book: ServiceBook,
  call: keyof ServiceBook,
  given: readonly unknown[],
): Promise<Told> {
  // What was left out comes over as null, and the secret in place of what makes it.
  const words = given.map((one, i) => (call === 'secret' && i === 1 ? () => String(one) : (one ?? undefined)))
  return Reflect.apply(book[call], book, words)
}

const reading: readonly (keyof ServiceBook)[] = [
  ...([
    'holderOf',
    'person',
    'isRevoked',
    'accounts',
    'teams',
    'members',
    'invitations',
    'wasInvitation',
    'revoked',
    'rooms',
    'machines',
    'secret',
  ] as const),
]

/** True for a call that changes nothing. */
export function isReading(call: keyof ServiceBook): boolean {
  return reading.includes(call)
}
