/** Where a key goes: into the line that is being typed, to the screen, to the step, or to what works everywhere. */
import { graphemes } from '../text.ts'
import type { Key } from './decode.ts'
import { answers, type KeyRow, keyTable, nameOfKey, type Run, type Scope } from './keys.ts'

/** What one layer of the screen answers to. */
export type Layer = { scope: Scope; runs: Record<string, Run | undefined> }

/** What the screen that is shown now answers to, the nearest layer first. */
export type Active = {
  layers: readonly Layer[]
  /** True while a line is typed: text belongs to the line. */
  typing: boolean
  /** Takes a paste; without it a paste is typed into the line. */
  paste?: (text: string) => void
}

/** A row of the table together with what it runs here. */
export type LiveRow = { row: KeyRow; run: Run | undefined; scope: Scope }

export type Router = {
  /** Called by the screen that is shown, whenever it changes. */
  activate(active: Active): void
  /** Feeds keys in order; each one finds the screen that the one before left. */
  feed(keys: readonly Key[]): void
  /** Resolves when every key fed so far has been worked off. */
  idle(): Promise<void>
  /** The keys that work now, nearest layer first, each key once. */
  live(): LiveRow[]
}

/** `type` sends text to the focused line; `refuse` shows why a key does nothing now; `interrupt` is ctrl-c. */
export function router(out: { type(bytes: string): void; refuse(say: string): void; interrupt(): void }): Router {
  let active: Active = { layers: [], typing: false }
  let queue: Key[] = []
  let working: Promise<void> | undefined

  const live = () => liveRows(active.layers, active.typing)

  function run(name: string): boolean {
    const hit = live().find(l => answers(l.row, name))
    if (!hit) return false
    if (typeof hit.run === 'string') out.refuse(hit.run)
    else hit.run?.(name)
    return hit.run !== undefined
  }

  /** Handles the first key of the queue. Text outside a line is taken one character at a time. */
  function step(): void {
    const key = queue.shift()!
    if ('paste' in key) {
      if (active.paste) active.paste(key.paste)
      else if (active.typing) out.type(key.paste.replace(/[\r\n]+/g, ' '))
      else out.refuse('A paste belongs into a line; nothing was taken.')
      return
    }
    if ('text' in key && active.typing) return out.type(key.text)
    if ('text' in key) {
      const [first, ...rest] = graphemes(key.text)
      if (rest.length) queue.unshift({ text: rest.join('') })
      if (first) run(first)
      return
    }
    if (key.name === 'ctrl-c') return out.interrupt()
    if (run(nameOfKey(key))) return
    const bytes = active.typing ? editing[key.name] : undefined
    if (bytes) out.type(bytes)
  }

  async function work(): Promise<void> {
    while (queue.length) {
      step()
      // React commits and runs its effects before the next key: a key that opens a line is followed by its text.
      await new Promise(resolve => setImmediate(resolve))
      await new Promise(resolve => setImmediate(resolve))
    }
    working = undefined
  }

  return {
    activate(next) {
      active = next
    },
    feed(keys) {
      queue = queue.concat(keys)
      working ??= work()
    },
    async idle() {
      await working
    },
    live,
  }
}

/** Keys that edit a line, as the bytes the line understands. */
const editing: Record<string, string> = { backspace: '\x7f', delete: '\x7f', left: '\x1b[D', right: '\x1b[C' }

/** The keys of these layers that work now: the nearest layer first, each key once, single characters not while typing. */
export function liveRows(layers: readonly Layer[], typing = false): LiveRow[] {
  const taken = new Set<string>()
  const out: LiveRow[] = []
  for (const { scope, runs } of layers) {
    for (const row of keyTable[scope] as readonly KeyRow[]) {
      if (runs[row.id] === undefined) continue
      const on = row.on.filter(k => !taken.has(k) && !(typing && isText(k)))
      if (on.length) out.push({ row: { ...row, on }, run: runs[row.id], scope })
      for (const k of on) taken.add(k)
    }
  }
  return out
}

/** Is this key of the table something one types? */
function isText(on: string): boolean {
  return on.length === 1 || /^.-.$/.test(on)
}
