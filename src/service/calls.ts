/** Calls from one process of the service to another: a name and arguments as JSON, an answer or an error with its sentence. */
import { type ExitCode, UserError } from '../errors.ts'

/** An error as it crosses: a sentence and what to do for people, or the stack of a fault of ours. */
type Crossing = { say: string; next?: string; exit?: ExitCode; stack?: string }
export type Message =
  | { is: 'call'; id: number; name: string; given: unknown[] }
  | { is: 'done'; id: number; value?: unknown }
  | { is: 'failed'; id: number; error: Crossing }

/** What messages go over: two processes and what is between them. */
export type Wire = {
  send(message: Message): void
  /** Calls back with each message that comes. */
  listen(call: (message: Message) => void): void
}

export type Calls<Theirs extends object> = {
  /** The other side, each of whose functions answers with a promise. */
  theirs: Theirs
  /** Nobody is there any more: what is still asked rejects with this sentence, and whatever is asked from now on. */
  end(say: string): void
}

/** Lets both sides of a wire call each other. `ours` is what the other side may call. */
export function callsOver<Theirs extends object>(wire: Wire, ours: object): Calls<Theirs> {
  const asked = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let next = 1
  let ended: string | undefined
  const ask = (name: string, given: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (ended !== undefined) return reject(new UserError(ended))
      const id = next++
      asked.set(id, { resolve, reject })
      wire.send({ is: 'call', id, name, given } satisfies Message)
    })
  const answer = async (id: number, name: string, given: unknown[]) => {
    try {
      // What was left out comes over as null.
      const value = await Reflect.get(ours, name).apply(
        ours,
        given.map(one => one ?? undefined),
      )
      wire.send({ is: 'done', id, value } satisfies Message)
    } catch (error) {
      wire.send({ is: 'failed', id, error: crossing(error) } satisfies Message)
    }
  }
  wire.listen(message => {
    if (message?.is === 'call') void answer(message.id, message.name, message.given)
    if (message?.is !== 'done' && message?.is !== 'failed') return
    const waits = asked.get(message.id)
    asked.delete(message.id)
    if (message.is === 'done') waits?.resolve(message.value)
    else waits?.reject(arrived(message.error))
  })
  const theirs: Theirs = new Proxy(Object.create(null), {
    // A promise that resolves with it asks whether it is one itself.
    get: (_, name) => (name === 'then' ? undefined : (...given: unknown[]) => ask(String(name), given)),
  })
  return {
    theirs,
    end(say) {
      ended = say
      for (const { reject } of asked.values()) reject(new UserError(say))
      asked.clear()
    },
  }
}

function crossing(error: unknown): Crossing {
  if (error instanceof UserError) return { say: error.message, next: error.next, exit: error.exit }
  if (error instanceof Error) return { say: error.message, ...(error.stack ? { stack: error.stack } : {}) }
  return { say: String(error) }
}

function arrived({ say, next, exit, stack }: Crossing): Error {
  if (exit !== undefined) return new UserError(say, next, exit)
  const error = new Error(say)
  if (stack) error.stack = stack
  return error
}
