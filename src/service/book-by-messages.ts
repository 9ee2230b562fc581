/** The book of a service for the processes that do not have it: they ask the one that has, over whatever carries plain data between them. */
import { UserError } from '../errors.ts'
import type { ServiceBook } from '../ports/service-book.ts'

/** One question: which call of the book, with what. */
export type BookCall = { is: 'book'; id: number; call: keyof ServiceBook; with: unknown[] }
/** Its answer: what the book told, or why it refused. */
export type BookAnswer =
  | { is: 'book'; id: number; told: unknown }
  | { is: 'book'; id: number; refused: { say: string; next: string; exit: number } }

type Waiting = { resolve(told: unknown): void; reject(error: Error): void }

/** A book that is elsewhere. */
export type BookElsewhere = {
  book: ServiceBook
  /** Takes an answer that came back. */
  hear(answer: BookAnswer): void
  /** No answer comes any more: whoever waits for one is told. */
  lost(): void
}

/** A book whose calls are sent; a call rejects with a UserError when the book refuses, or is out of reach. */
export function bookElsewhere(send: (call: BookCall) => void): BookElsewhere {
  const waiting = new Map<number, Waiting>()
  let calls = 0
  let isLost = false
  const ask = <Told>(call: keyof ServiceBook, ...words: unknown[]) =>
    new Promise<Told>((resolve, reject) => {
      if (isLost) return reject(outOfReach())
      const id = ++calls
      waiting.set(id, { resolve, reject })
      send({ is: 'book', id, call, with: words })
    })
  return {
    book: {
      holderOf: key => ask('holderOf', key),
      accounts: () => ask('accounts'),
      addAccount: account => ask('addAccount', account),
      changeAccount: (id, change) => ask('changeAccount', id, change),
      removeAccount: id => ask('removeAccount', id),
      teams: () => ask('teams'),
      addTeam: name => ask('addTeam', name),
      removeTeam: team => ask('removeTeam', team),
      members: () => ask('members'),
      setMember: (account, team, role) => ask('setMember', account, team, role),
      invite: invitation => ask('invite', invitation),
      invitations: () => ask('invitations'),
      redeem: digest => ask('redeem', digest),
      withdraw: which => ask('withdraw', which),
      revoke: (key, why) => ask('revoke', key, why),
      revoked: () => ask('revoked'),
      rooms: () => ask('rooms'),
      claim: (key, team, machine) => ask('claim', key, team, machine),
      keepCodes: (key, machine, codes) => ask('keepCodes', key, machine, codes),
      release: (key, machine, to) => ask('release', key, machine, to),
      beat: machine => ask('beat', machine),
      bye: machine => ask('bye', machine),
      machines: () => ask('machines'),
      secret: (name, make) => ask('secret', name, make()),
    },
    hear(answer) {
      const waits = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (!('refused' in answer)) return waits?.resolve(answer.told)
      const { say, next, exit } = answer.refused
      waits?.reject(new UserError(say, next, exit))
    },
    lost() {
      isLost = true
      for (const { reject } of waiting.values()) reject(outOfReach())
      waiting.clear()
    },
  }
}

/** Asks the book and words its answer to be sent back. @throws what is no refusal but a fault. */
export async function answerFrom(book: ServiceBook, { id, call, with: words }: BookCall): Promise<BookAnswer> {
  try {
    return { is: 'book', id, told: await tell(book, call, words) }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { is: 'book', id, refused: { say: error.message, next: error.next, exit: error.exit } }
  }
}

function tell(book: ServiceBook, call: keyof ServiceBook, words: unknown[]): Promise<unknown> {
  if (call === 'secret') {
    const [name, made] = words
    return book.secret(String(name), () => String(made))
  }
  // What was not given comes over as null.
  const given = words.map(word => word ?? undefined)
  return Reflect.apply(book[call], book, given)
}

function outOfReach(): UserError {
  return new UserError('The service cannot be asked just now.', 'Nothing was changed; try again in a moment.')
}
