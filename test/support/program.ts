/** The built program in a pseudo-terminal, seen through a true emulator. Waits for texts, never for times. */
import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import { emulator } from './emulator.ts'
import { patience } from './patience.ts'

export type Program = {
  rows(): string[]
  text(): string
  cursor(): { row: number; column: number }
  buffer(): 'normal' | 'alternate'
  /** What the emulator says of the cells' grounds. */
  grounds(): (number | undefined)[]
  /** Everything the program has written. */
  bytes(): string
  type(keys: string): void
  /** Sends what a `slow` terminal has to answer. */
  answer(): void
  /** Resolves when the screen shows it; rejects with the screen once the program has ended without it, or after `ms`. */
  see(what: string | RegExp, ms?: number): Promise<void>
  /** Types, then waits until the screen shows it. */
  press(keys: string, what: string | RegExp): Promise<void>
  resize(columns: number, rows: number): void
  kill(signal?: string): void
  exited: Promise<{ exitCode: number; signal?: number }>
  pid: number
}

/** `command` is another program that is run in place of ours. */
export type ProgramOptions = {
  columns?: number
  rows?: number
  env?: Record<string, string>
  cwd?: string
  command?: string
  /** The ground that the terminal says it has. */
  ground?: string
  /** What the terminal answers goes off only by `answer`. */
  slow?: boolean
}

/** Starts `node bin/flywheel.js …args`; the environment is a colour terminal outside of CI. */
export function program(args: string[], options: ProgramOptions = {}): Program {
  const { columns = 80, rows = 24, cwd = process.cwd() } = options
  const env: Record<string, string> = {
    ...(process.env as Record<string, string>),
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    ...options.env,
  }
  for (const name of ['CI', 'NO_COLOR', 'FORCE_COLOR', 'TMUX', 'ACCESSIBLE', 'FLYWHEEL_DIR'])
    if (!options.env?.[name]) delete env[name]
  const term = emulator(columns, rows, options.ground)
  let unsent = ''
  let bytes = ''
  const waiting = new Set<() => void>()
  const ours = join(import.meta.dirname, '..', '..', 'bin', 'flywheel.js')
  const [file, words] = options.command ? [options.command, args] : [process.execPath, [ours, ...args]]
  const pty = spawn(file, words, {
    cols: columns,
    rows,
    cwd,
    env,
    name: options.env?.TERM ?? 'xterm-256color',
  })
  let ended = false
  /** It has ended, and the last of what it wrote is on the screen. */
  let over = false
  pty.onData(async data => {
    bytes += data
    await term.write(data)
    for (const look of waiting) look()
  })
  term.onAnswer(answer => {
    if (options.slow) unsent += answer
    else if (!ended) pty.write(answer)
  })
  const exited = new Promise<{ exitCode: number; signal?: number }>(resolve =>
    pty.onExit(e => {
      ended = true
      // The last bytes may come just after the news of the end.
      setTimeout(async () => {
        await term.write('')
        over = true
        for (const look of waiting) look()
        resolve(e)
      }, 30)
    }),
  )
  const see = (what: string | RegExp, ms = patience) =>
    new Promise<void>((resolve, reject) => {
      const found = () => (typeof what === 'string' ? term.text().includes(what) : what.test(term.text()))
      const done = (error?: Error) => {
        clearTimeout(timer)
        waiting.delete(look)
        if (error) reject(error)
        else resolve()
      }
      const never = () => done(new Error(`never saw ${what} on\n${term.text()}`))
      const look = () => (found() ? done() : over && never())
      const timer = setTimeout(never, ms)
      waiting.add(look)
      look()
    })
  return {
    rows: term.rows,
    text: term.text,
    cursor: term.cursor,
    buffer: term.buffer,
    grounds: term.grounds,
    bytes: () => bytes,
    type: keys => pty.write(keys),
    answer() {
      pty.write(unsent)
      unsent = ''
    },
    see,
    async press(keys, what) {
      pty.write(keys)
      await see(what)
    },
    resize(c, r) {
      term.resize(c, r)
      pty.resize(c, r)
    },
    kill: signal => pty.kill(signal),
    exited,
    pid: pty.pid,
  }
}
