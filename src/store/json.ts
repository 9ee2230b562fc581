/** Where in a JSON text something is: the line of the first mistake, the line of a value. */

/** A step into a JSON value: a key, or a place in a list. */
export type Path = readonly (string | number)[]

type Level = { list: boolean; at: number; key: string }

const blank = /[ \t\n\r]*/y
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const bare = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/**
 * Reads JSON without recursion, and calls back before each value. Stops when the callback returns true.
 * @returns the offset where it stopped: of the value asked for, of the first mistake, or the length of the text.
 */
function scan(source: string, onValue: (levels: readonly Level[]) => boolean): { at: number; fault?: string } {
  const levels: Level[] = []
  let at = 0
  const skip = (what: RegExp): string | undefined => {
    what.lastIndex = at
    const found = what.exec(source)?.[0]
    if (found !== undefined) at += found.length
    return found || undefined
  }
  const fault = (why: string) => ({ at, fault: at >= source.length ? 'the file ends too early' : why })
  for (;;) {
    skip(blank)
    const inside = levels.at(-1)
    if (inside && !inside.list) {
      const key = skip(text)
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
    } else if (!(skip(text) ?? skip(bare))) return fault('a value was expected')
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

/** The line (from 1) and reason of the first thing in this text that is not JSON; undefined when all of it is. */
export function faultIn(source: string): { line: number; why: string } | undefined {
  const { at, fault } = scan(source, () => false)
  return fault ? { line: lineAt(source, at), why: fault } : undefined
}

/** The line (from 1) on which the value at this path begins; of what is around it when there is no such value. */
export function lineOf(source: string, path: Path): number {
  const keys = path.map(p => (typeof p === 'string' ? JSON.stringify(p) : p))
  const { at, fault } = scan(
    source,
    levels => levels.length === keys.length && levels.every((l, i) => (l.list ? l.at : l.key) === keys[i]),
  )
  const found = !fault && at < source.trimEnd().length
  return found || !path.length ? lineAt(source, at) : lineOf(source, path.slice(0, -1))
}

function lineAt(source: string, at: number): number {
  let line = 1
  for (let i = source.indexOf('\n'); i >= 0 && i < at; i = source.indexOf('\n', i + 1)) line++
  return line
}

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
