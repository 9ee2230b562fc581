/** JSON from files nobody vouches for: read within limits; the line of the first mistake, the line of a value. */

/** A step into a JSON value: a key, or a place in a list. */
export type Path = readonly (string | number)[]

/** Deeper texts are not read: no session is nested so deep. */
export const deepest = 64
/** Texts with more lists, objects and commas than one in so many characters are not read, beyond the first few. */
const sparsest = 4
const minValuesToCheck = 10_000
/** Texts with more values than this get no line of what is wrong with them. */
const mostLooked = 300_000

/** Why a text is not read at all, as the end of a sentence that begins with "it"; undefined when it may be. Linear, and stops early. */
export function tooMuch(source: string): string | undefined {
  let depth = 0
  let things = 0
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === 34) at = endOfText(source, at)
    // [ and {, which differ in one bit, and their ends.
    else if ((code | 32) === 123) {
      things++
      if (++depth > deepest) return `is nested deeper than ${deepest} levels`
    } else if ((code | 32) === 125) depth--
    else if (code === 44) things++
  }
  return things > minValuesToCheck && things > source.length / sparsest
    ? 'holds more values than any session'
    : undefined
}

/** The offset of the quote that ends the text which begins at this one; the source's length when none does. */
function endOfText(source: string, from: number): number {
  for (let at = from; ; ) {
    at = source.indexOf('"', at + 1)
    if (at < 0) return source.length
    let slashes = at - 1
    while (source.charCodeAt(slashes) === 92) slashes--
    if ((at - slashes) % 2 === 1) return at
  }
}

/**
 * The value of a JSON text within the limits above that names `__proto__` nowhere.
 * @throws SyntaxError when it is not JSON, or too much of it.
 */
export function readJson(source: string): unknown {
  const much = tooMuch(source)
  if (much) throw new SyntaxError(`it ${much}`)
  const value: unknown = JSON.parse(source)
  if (namesProto(source, value)) throw new SyntaxError('it holds the name __proto__')
  return value
}

/** Does this value, read from this text, name `__proto__` anywhere? Only a text that could say so is walked through. */
export function namesProto(source: string, value: unknown): boolean {
  return (source.includes('__proto__') || /\\u00[57]/i.test(source)) && shapeOf(value).proto
}

type Level = { list: boolean; at: number; key: string }

const blank = /[ \t\n\r]*/y
const plain = /[^"\\\u0000-\u001f]*/y
const escapes = /(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})){1,500}/y
const bare = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/**
 * Reads JSON without recursion, and calls back before each value. Stops when the callback returns true.
 * @returns the offset where it stopped: of the value asked for, of the first mistake, or the length of the text.
 */
function scan(source: string, onValue: (levels: readonly Level[]) => boolean): { at: number; fault?: string } {
  const levels: Level[] = []
  let at = 0
  /** Past a text in quotes, piece by piece: one expression for all of it runs out of stack on a long one. */
  const skipText = (): string | undefined => {
    const from = at
    if (source[at] !== '"') return undefined
    at++
    do skip(plain)
    while (skip(escapes))
    if (source[at] === '"') return source.slice(from, ++at)
    at = from
    return undefined
  }
  const skip = (what: RegExp): string | undefined => {
    what.lastIndex = at
    const found = what.exec(source)?.[0]
    if (found !== undefined) at += found.length
    return found || undefined
  }
  const fault = (why: string) => ({ at, fault: at >= source.length ? 'the file ends too early' : why })
  for (let looked = 0; ; looked++) {
    if (looked > mostLooked) return { at, fault: tooLong }
    skip(blank)
    const inside = levels.at(-1)
    if (inside && !inside.list) {
      const key = skipText()
      if (!key) return fault('a name in quotes was expected')
      inside.key = key
      skip(blank)
      if (source[at] !== ':') return fault('a colon was expected')
      at++
      skip(blank)
    }
    if (onValue(levels)) return { at }
    const open = source[at]
    if (open === '{' || open === '[') {
      at++
      skip(blank)
      if (source[at] !== (open === '{' ? '}' : ']')) {
        levels.push({ list: open === '[', at: 0, key: '' })
        continue
      }
      at++
    } else if (!(skipText() ?? skip(bare))) return fault('a value was expected')
    for (;;) {
      skip(blank)
      const around = levels.at(-1)
      if (!around) return at < source.length ? fault('nothing more was expected') : { at }
      if (source[at] === ',') {
        at++
        around.at++
        break
      }
      if (source[at] !== (around.list ? ']' : '}'))
        return fault(around.list ? 'a comma or ] was expected' : 'a comma or } was expected')
      at++
      levels.pop()
    }
  }
}

const tooLong = 'it is too long to say where'

/** The line (from 1) and reason of the first thing in this text that is not JSON; undefined when all of it is, or it is too long. */
export function faultIn(source: string): { line: number; why: string } | undefined {
  const { at, fault } = scan(source, () => false)
  return fault && fault !== tooLong ? { line: lineAt(source, at), why: fault } : undefined
}

/**
 * The line (from 1) on which the value at this path begins; of what is around it when there is no such value. Undefined in a
 * text that is too long to look through.
 */
export function lineOf(source: string, path: Path): number | undefined {
  const keys = path.map(p => (typeof p === 'string' ? JSON.stringify(p) : p))
  const { at, fault } = scan(
    source,
    levels => levels.length === keys.length && levels.every((l, i) => (l.list ? l.at : l.key) === keys[i]),
  )
  if (fault === tooLong) return undefined
  const found = !fault && at < source.trimEnd().length
  return found || !path.length ? lineAt(source, at) : lineOf(source, path.slice(0, -1))
}

function lineAt(source: string, at: number): number {
  let line = 1
  for (let i = source.indexOf('\n'); i >= 0 && i < at; i = source.indexOf('\n', i + 1)) line++
  return line
}

/**
 * The lines of a text, one at a time, up to so many in a row that are not `ours`: a file of nothing but line ends is not worth
 * going through.
 */
export function* rowsOf(source: string, ours: (row: string) => boolean): Generator<string> {
  let odd = 0
  for (let at = 0; odd < mostOdd; ) {
    const end = source.indexOf('\n', at)
    const row = source.slice(at, end < 0 ? undefined : end)
    odd = ours(row) ? 0 : odd + 1
    yield row
    if (end < 0) return
    at = end + 1
  }
}

const mostOdd = 10_000

/** How deep a value is nested, and whether it names `__proto__`; walks without recursion, because the value is not trusted yet. */
export function shapeOf(value: unknown): { depth: number; proto: boolean } {
  let depth = 0
  let proto = false
  let level: unknown[] = [value]
  while (level.length) {
    const next: unknown[] = []
    for (const v of level) {
      if (typeof v !== 'object' || v === null) continue
      if (Object.hasOwn(v, '__proto__')) proto = true
      for (const inner of Object.values(v)) if (typeof inner === 'object' && inner !== null) next.push(inner)
    }
    if (next.length) depth++
    if (depth > 10_000) break
    level = next
  }
  return { depth, proto }
}
