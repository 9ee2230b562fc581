/** Connections between machines: whether one was made, and bytes that pass through. */
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'

/** ms for a connection. */
const connectWithin = 2_000

/** Resolves once it is connected, or with what kept it from being so. */
export function connected(socket: TLSSocket): Promise<{ message: string; code?: string } | undefined> {
  return new Promise(resolve => {
    const done = (why?: NodeJS.ErrnoException | { message: string }) => {
      clearTimeout(late)
      socket.off('error', done).off('close', gone)
      resolve(why)
    }
    const gone = () => done({ message: 'it is gone' })
    const late = setTimeout(() => {
      done({ message: 'it does not answer' })
      socket.destroy()
    }, connectWithin)
    socket
      .once('secureConnect', () => done())
      .once('error', done)
      .once('close', gone)
  })
}

/** Passes bytes both ways until either end is done. */
export function joined(a: Socket, b: Socket): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    from.on('error', () => {})
    from.once('close', () => to.destroySoon())
    from.pipe(to)
  }
}
