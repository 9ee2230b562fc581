/** One answer after the other: a single key where there is a terminal, a line each from a pipe or a file. */
import { createInterface } from 'node:readline/promises'
import { harmless } from '../../outgoing.ts'

/** Undefined at the end of input, and for ctrl-c and ctrl-d on a terminal. */
export type Answers = { ask(question: string): Promise<string | undefined>; end(): void }

/** `end` gives the terminal back as it was. */
export function keyOrLine(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Answers {
  return input.isTTY ? keysOf(input, output) : linesOf(input, output)
}

function keysOf(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Answers {
  const typed: string[] = []
  let waiting: ((key: string | undefined) => void) | undefined
  const isEnd = (key: string) => key === '\x03' || key === '\x04'
  const hear = (bytes: Buffer) => {
    // What a key of several bytes sends (an arrow) is no answer.
    const text = bytes.toString()
    if (text.startsWith('\x1b')) return
    typed.push(...text)
    const next = waiting && typed.shift()
    if (next === undefined) return
    waiting?.(isEnd(next) ? undefined : next)
    waiting = undefined
  }
  input.setRawMode(true)
  input.on('data', hear)
  return {
    async ask(question) {
      output.write(harmless(question))
      const ready = typed.shift()
      const key = ready ?? (await new Promise<string | undefined>(resolve => (waiting = resolve)))
      const said = key === undefined || isEnd(key) ? undefined : key
      output.write(said !== undefined && /^\w$/.test(said) ? `${said}\n` : '\n')
      return said
    },
    end() {
      input.off('data', hear)
      input.setRawMode(false)
      input.pause()
    },
  }
}

function linesOf(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Answers {
  const lines = createInterface({ input, terminal: false })
  const each = lines[Symbol.asyncIterator]()
  return {
    async ask(question) {
      output.write(`${harmless(question)}\n`)
      const { value, done } = await each.next()
      return done ? undefined : value.trim()
    },
    end: () => lines.close(),
  }
}
