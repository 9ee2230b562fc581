/** Calls from one process of the service to another: a name and arguments as JSON, an answer or an error with its sentence. */
import { type ExitCode, UserError } from '../errors.ts'

/** What messages go over: two processes and what is between them. */
export type Wire = {
  send(message: unknown): void
  /** Calls back with each message that comes. */
  listen(call: (message: unknown) => void): void
}

/** An error as it crosses: a sentence and what to do for people, or the stack of a fault of ours. */
type Crossing = { say: string; next?: string; exit?: ExitCode; stack?: string }
type Message =
  | { is: 'call'; id: number; name: string; given: unknown[] }
  | { is: 'done'; id: number; value?: unknown }
  | { is: 'failed'; id: number; error: Crossing }

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
      const value = await Reflect.get(ours, name).apply(ours, given)
      wire.send({ is: 'done', id, value } satisfies Message)
    } catch (error) {
      wire.send({ is: 'failed', id, error: crossing(error) } satisfies Message)
    }
  }
  wire.listen(raw => {
    const message = raw as Message
    if (message?.is === 'call') void answer(message.id, message.name, message.given)
    if (message?.is !== 'done' && message?.is !== 'failed') return
    const waits = asked.get(message.id)
    asked.delete(message.id)
    if (message.is === 'done') waits?.resolve(message.value)
    else waits?.reject(arrived(message.error))
  })
  return {
    theirs: new Proxy(
      {},
      { get: (_, name) => name !== 'then' && ((...given: unknown[]) => ask(String(name), given)) },
    ) as Theirs,
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
