/** What ends, hangs up or stops a hosting process from outside. */
import { exitCodeFor } from '../endings.ts'
import { endLost } from '../terminal.ts'

type Signals = {
  /** Ends the room with this code; a second signal meanwhile ends the process. */
  end(code: number): Promise<void>
  /** The terminal is gone; without this, that ends the room too. */
  hangUp?: () => void
  fault(error: unknown): void
  /** The program is about to stop; returns what to do when it goes on. */
  stop(): () => void
}

/** ms after which the host has their shell again, whatever hangs. */
export const slowest = 1_900

/** Watches for signals and for errors that nobody caught. Returns the way to stop watching. */
export function watchSignals({ end, hangUp, fault, stop }: Signals): () => void {
  let ending = false
  const leave = (signal: 'SIGHUP' | 'SIGINT' | 'SIGQUIT' | 'SIGTERM') => () => {
    const code = exitCodeFor(signal)
    if (ending) process.exit(code)
    ending = true
    setTimeout(() => endLost(code), slowest).unref()
    end(code).catch(() => process.exit(code))
  }
  const listeners: [string, (arg: unknown) => void][] = [
    ['SIGINT', leave('SIGINT')],
    ['SIGQUIT', leave('SIGQUIT')],
    ['SIGTERM', leave('SIGTERM')],
    ['SIGHUP', hangUp ?? leave('SIGHUP')],
    ['uncaughtException', fault],
    [
      'SIGTSTP',
      () => {
        const back = stop()
        process.once('SIGCONT', back)
        process.kill(process.pid, 'SIGSTOP')
      },
    ],
  ]
  for (const [event, listener] of listeners) process.on(event, listener)
  return () => {
    for (const [event, listener] of listeners) process.removeListener(event, listener)
  }
}
