/** Bytes from a terminal become keys: one event a key, whatever the packets looked like. */
import { StringDecoder } from 'node:string_decoder'
import { graphemes } from '../text.ts'

/** `text` is a run of printable characters; `name` is a key that is not text (`enter`, `up`, `ctrl-c`, `alt-enter`). */
export type Key = { text: string } | { name: string } | { paste: string }

/** So many characters a paste is waited for whose end does not come; then it is taken as far as it came. */
const pasteLimit = 400_000

const ESC = '\x1b'
const pasteStart = `${ESC}[200~`
const pasteEnd = `${ESC}[201~`

const finals: Record<string, string> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  Z: 'shift-tab',
  P: 'f1',
  Q: 'f2',
  R: 'f3',
  S: 'f4',
}
const tildes: Record<string, string> = {
  1: 'home',
  2: 'insert',
  3: 'delete',
  4: 'end',
  5: 'page-up',
  6: 'page-down',
  7: 'home',
  8: 'end',
}
const controls: Record<string, string> = {
  '\r': 'enter',
  '\n': 'ctrl-j',
  '\t': 'tab',
  '\x7f': 'backspace',
  '\b': 'backspace',
  '\0': 'ctrl-space',
}

/**
 * Keys in a buffer, and the rest that may be the beginning of a sequence still on its way.
 * With `whole`, nothing more is coming: a rest that is a lone escape becomes the key `escape`.
 */
export function decode(buffer: string, whole = false): { keys: Key[]; rest: string } {
  const keys: Key[] = []
  let i = 0
  let run = ''
  const push = (key?: Key) => {
    if (run) keys.push({ text: run })
    run = ''
    if (key) keys.push(key)
  }
  while (i < buffer.length) {
    const c = buffer[i]!
    if (c === ESC) {
      push()
      const taken = sequence(buffer, i, whole)
      if (!taken) return { keys, rest: buffer.slice(i) }
      if (taken.key) keys.push(taken.key)
      i = taken.end
    } else if (c < ' ' || c === '\x7f') {
      push({ name: controls[c] ?? `ctrl-${String.fromCharCode(c.charCodeAt(0) + 96)}` })
      i++
    } else {
      run += c
      i++
    }
  }
  push()
  return { keys, rest: '' }
}

type Taken = { key?: Key; end: number }

/** The sequence that begins with the escape at `i`; undefined while it may still grow. */
function sequence(buffer: string, i: number, whole: boolean): Taken | undefined {
  if (buffer.startsWith(pasteStart, i)) {
    const end = buffer.indexOf(pasteEnd, i)
    if (end < 0) {
      if (!whole && buffer.length - i < pasteLimit) return undefined
      return { key: { paste: buffer.slice(i + pasteStart.length) }, end: buffer.length }
    }
    return { key: { paste: buffer.slice(i + pasteStart.length, end) }, end: end + pasteEnd.length }
  }
  const next = buffer[i + 1]
  if (next === undefined) return whole ? { key: { name: 'escape' }, end: i + 1 } : undefined
  if (next === '[' || next === 'O') {
    const body = /^(?:\[[0-?]*[ -/]*[@-~]|O[0-9;]*[A-Za-z])/.exec(buffer.slice(i + 1, i + 40))
    if (body) return { key: named(body[0]), end: i + 1 + body[0].length }
    const growing = /^(?:\[[0-?]*[ -/]*|O[0-9;]*)$/.test(buffer.slice(i + 1))
    if (growing && !whole) return undefined
    if (buffer.length === i + 2 && whole) return { key: { name: `alt-${next}` }, end: i + 2 }
    return { key: { name: 'escape' }, end: i + 1 }
  }
  // Strings of the terminal's own answers (device reports): swallowed whole, never typed into a field.
  if (next === ']' || next === 'P' || next === '_' || next === '^') {
    const end = /(?:\x07|\x1b\\)/.exec(buffer.slice(i + 2, i + 4096))
    if (end) return { end: i + 2 + end.index + end[0].length }
    if (!whole && buffer.length - i < 4096) return undefined
    return { key: { name: 'escape' }, end: i + 1 }
  }
  if (next === ESC) return { key: { name: 'escape' }, end: i + 1 }
  if (next < ' ' || next === '\x7f') return { key: { name: `alt-${controls[next] ?? 'control'}` }, end: i + 2 }
  const g = graphemes(buffer.slice(i + 1, i + 9))[0] ?? next
  return { key: { name: `alt-${g}` }, end: i + 1 + g.length }
}

/** The key a CSI or SS3 body stands for; undefined for reports (focus, mouse, cursor position) that are no keys. */
function named(body: string): Key | undefined {
  const final = body.at(-1)!
  const [first = '', modifier = '1'] = body.slice(1, -1).split(';')
  const base = final === '~' ? tildes[first] : /^[0-9]*$/.test(first) ? finals[final] : undefined
  if (!base || (final === 'R' && body[0] === '[')) return undefined
  const bits = (Number.parseInt(modifier, 10) || 1) - 1
  const prefix = `${bits & 4 ? 'ctrl-' : ''}${bits & 2 ? 'alt-' : ''}${bits & 1 ? 'shift-' : ''}`
  return { name: prefix + base }
}

/** A decoder over time: an escape alone is a key after `escapeAfter` ms without another byte (default 50). */
export function decoder(
  onKeys: (keys: Key[]) => void,
  escapeAfter = 50,
): { push(chunk: Buffer | string): void; end(): void } {
  const utf8 = new StringDecoder('utf8')
  let rest = ''
  let timer: NodeJS.Timeout | undefined
  const emit = (whole: boolean) => {
    const { keys, rest: left } = decode(rest, whole)
    rest = left
    if (keys.length) onKeys(keys)
  }
  return {
    push(chunk) {
      clearTimeout(timer)
      rest += typeof chunk === 'string' ? chunk : utf8.write(chunk)
      emit(false)
      // A paste may come in many packets with pauses; only short beginnings are given up as keys.
      if (rest && !rest.startsWith(pasteStart)) timer = setTimeout(() => emit(true), escapeAfter)
    },
    end() {
      clearTimeout(timer)
      emit(true)
    },
  }
}
