/** Lines from a keyboard or a pipe, one at a time; what is typed hidden is neither shown nor counted. */
import { StringDecoder } from 'node:string_decoder'
import { graphemeAt } from '../../text.ts'
import { decoder, type Key } from '../decode.ts'
import { wordStart } from '../edit-line.ts'
import { burstMs } from './meant.ts'

export type Input = NodeJS.ReadableStream & { isTTY?: boolean; setRawMode?(on: boolean): unknown }

/** Why no more lines come: the input ended, Ctrl-C, or the program was told to stop. */
export type Ended = 'end' | 'interrupt' | 'stop'

export type Lines = {
  /** True when the line just taken stands among pasted ones: it came before it was asked for, or the next one follows at once. */
  isBurst(): Promise<boolean>
  /** The lines of a paste at a terminal that follow the one just taken; none from a pipe, where every line is one typed. */
  rest(): Promise<string[]>
  /** The next line without its end. With `hidden` a terminal does not echo it. */
  next(hidden: boolean): Promise<{ line: string } | { ended: Ended }>
  /** True when the terminal itself shows what is typed, its line ends included. */
  readonly echoes: boolean
  /** `maybe`: a terminal keeps an unfinished line to itself until it ends. */
  midLine(): boolean | 'maybe'
  /** Stops or starts the terminal's echo for the line that is waited for. */
  hide(on: boolean): void
  /** Takes what is typed so far out of the line; empty where the terminal keeps it to itself. */
  take(): string
  stop(): void
  /** Gives the terminal back for as long as the program stands still. */
  suspend(): void
  /** Takes the terminal again as it was had. */
  resume(): void
  /** Gives the terminal back as it was. */
  close(): void
}

/** Longer lines lose their end: nothing that is kept may be half as long. */
const longest = 16_000
/** So many lines may wait before a pipe is asked to hold on. */
const enough = 64

/**
 * Lines from an input, which is a terminal's when it can be set raw. It is the input's only reader until `close`. `onStop` is what
 * ctrl-z means where the terminal itself does not see to it.
 */
export function linesFrom(input: Input, onStop: () => void = () => {}): Lines {
  const isTerminal = Boolean(input.isTTY && input.setRawMode)
  const queue: string[] = []
  const utf8 = new StringDecoder('utf8')
  let partial = ''
  let raw = false
  let ended: Ended | undefined
  let wake = () => {}
  let isAwaited = false
  /** For each line of the queue, and for the one taken last: did it come before it was asked for? */
  const ahead: boolean[] = []
  let wasAhead = false

  const end = (why: Ended) => {
    ended ??= why
    wake()
  }
  const finish = () => {
    queue.push(partial)
    partial = ''
    ahead.push(!isAwaited || queue.length > 1)
  }
  const type = (text: string) => {
    partial = (partial + text).slice(0, longest)
  }
  /** Text that may hold line ends; a line end of two characters is one. */
  const take = (text: string) => {
    for (const [i, part] of text.split(/\r\n|[\r\n]/).entries()) {
      if (i) finish()
      type(part)
    }
  }
  const press = (key: Key) => {
    if ('text' in key) return type(key.text)
    if ('paste' in key) return take(key.paste)
    switch (key.name) {
      case 'enter':
      case 'ctrl-j':
        return finish()
      case 'backspace':
        if (partial) partial = partial.slice(0, graphemeAt(partial, partial.length - 1).start)
        return
      case 'ctrl-u':
        partial = ''
        return
      case 'ctrl-w':
      case 'alt-backspace':
      case 'ctrl-backspace':
        partial = partial.slice(0, wordStart(partial, partial.length))
        return
      case 'ctrl-c':
        return end('interrupt')
      case 'ctrl-z':
        return onStop()
      case 'ctrl-d':
        if (!partial) end('end')
    }
  }
  const keys = decoder(found => {
    for (const key of found) press(key)
    wake()
  })
  let lastEnd = ''
  const onData = (chunk: Buffer | string) => {
    if (raw) keys.push(chunk)
    else {
      const text = typeof chunk === 'string' ? chunk : utf8.write(chunk)
      // A line end of two characters may be cut in two by its packets.
      take(lastEnd === '\r' && text.startsWith('\n') ? text.slice(1) : text)
      if (text) lastEnd = text.at(-1)!
    }
    if (queue.length >= enough) input.pause()
    wake()
  }
  const onEnd = () => {
    if (partial) finish()
    end('end')
  }
  const setRaw = (on: boolean) => {
    if (!isTerminal || raw === on) return
    raw = on
    input.setRawMode?.(on)
  }
  input.on('data', onData)
  input.on('end', onEnd)
  input.on('close', onEnd)
  input.on('error', onEnd)

  return {
    async next(hidden) {
      setRaw(hidden)
      if (queue.length < enough) input.resume()
      while (true) {
        if (ended === 'interrupt' || ended === 'stop') return { ended }
        const line = queue.shift()
        if (line !== undefined) {
          wasAhead = ahead.shift() ?? false
          isAwaited = false
          return { line }
        }
        if (ended) return { ended }
        isAwaited = true
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
    },
    async isBurst() {
      if (!wasAhead && !queue.length && !ended) await new Promise(resolve => setTimeout(resolve, burstMs))
      return wasAhead || queue.length > 0
    },
    async rest() {
      const rows: string[] = []
      while (isTerminal && !ended) {
        if (!queue.length) await new Promise(resolve => setTimeout(resolve, burstMs))
        const row = queue.shift()
        if (row === undefined) break
        ahead.shift()
        rows.push(row)
      }
      return rows
    },
    get echoes() {
      return isTerminal && !raw
    },
    midLine: () => (isTerminal && !raw ? 'maybe' : raw && partial !== ''),
    hide: setRaw,
    take() {
      const begun = raw ? partial : ''
      if (raw) partial = ''
      return begun
    },
    stop: () => end('stop'),
    suspend: () => void (raw && input.setRawMode?.(false)),
    resume: () => void (raw && input.setRawMode?.(true)),
    close() {
      setRaw(false)
      keys.end()
      for (const [event, call] of [
        ['data', onData],
        ['end', onEnd],
        ['close', onEnd],
        ['error', onEnd],
      ] as const)
        input.removeListener(event, call)
      input.pause()
    },
  }
}
