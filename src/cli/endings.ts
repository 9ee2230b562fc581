/** What ends the program from outside or by a fault: the room is left in order first, then it ends the way it was asked to. */
import { endLost } from './terminal.ts'

/** Signal numbers as shells count them: an exit code of 128 and the number. */
const numbers = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGTERM: 15 } as const
type Signal = keyof typeof numbers

/** The exit code of a program that ended because of this signal. */
export function exitCodeFor(signal: Signal): number {
  return 128 + numbers[signal]
}

/** What the process offers here; a test hands in its own. */
type Host = Pick<NodeJS.EventEmitter, 'on' | 'removeListener'> & { exit(code: number): void }

const ours: Host = {
  on: (event, call) => process.on(event, call),
  removeListener: (event, call) => process.removeListener(event, call),
  exit(code) {
    // The terminal that hung up may be gone.
    if (code === exitCodeFor('SIGHUP')) endLost(code)
    process.exit(code)
  },
}

/**
 * Watches until it is stopped. At the first signal `leave` is called with the exit code it stands for, and the process
 * ends when it is done; a second signal ends it at once, because what people did is in the journal already. An error
 * nobody caught goes to `fault`. Returns the way to stop watching.
 */
export function watchEndings(
  leave: (code: number) => Promise<unknown>,
  fault: (error: unknown) => void,
  host: Host = ours,
): () => void {
  let leaving = false
  const listeners: [string, (arg: unknown) => void][] = [['uncaughtException', fault]]
  for (const signal of Object.keys(numbers) as Signal[]) {
    const code = exitCodeFor(signal)
    const end = () => host.exit(code)
    listeners.push([
      signal,
      () => {
        if (leaving) return end()
        leaving = true
        leave(code).then(end, end)
      },
    ])
  }
  for (const [event, listener] of listeners) host.on(event, listener)
  return () => {
    for (const [event, listener] of listeners) host.removeListener(event, listener)
  }
}

/**
 * Lets the shell stop the program and bring it back (ctrl-z, `kill -TSTP`, `fg`): `suspend` gives the terminal back first,
 * `resume` takes it again. Where no shell could bring it back (an orphaned process group) the system does not stop it, and it
 * goes on at once. Returns the way to stop by hand, and the way to stop watching.
 */
export function watchStops(suspend: () => void, resume: () => void): { stop(): void; end(): void } {
  const stop = () => {
    suspend()
    process.removeListener('SIGTSTP', stop)
    // The whole job, so that whatever started this is stopped with it and the shell has its terminal.
    process.kill(0, 'SIGTSTP')
    // Runs when the program goes on, or at once when the system would not stop it.
    setTimeout(() => {
      if (ended) return
      process.removeListener('SIGTSTP', stop)
      process.on('SIGTSTP', stop)
      resume()
    }, 50)
  }
  let ended = false
  process.on('SIGTSTP', stop)
  process.on('SIGCONT', resume)
  return {
    stop,
    end() {
      ended = true
      process.removeListener('SIGTSTP', stop)
      process.removeListener('SIGCONT', resume)
    },
  }
}
