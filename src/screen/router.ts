/** Where a key goes: into the line that is being typed, to the screen, to the step, or to what works everywhere. */
import { graphemes } from '../text.ts'
import type { Edit } from './edit-line.ts'
import { type Cell, type Key, sizeOf } from './keys/decode.ts'
import { answers, isRange, isWithin, type KeyRow, keyTable, nameOfKey, type Run, type Scope } from './keys/keys.ts'

/** What one layer of the screen answers to. */
export type Layer = {
  /** A scope of the key table, or `act`: then the rows come from the description of the step's kind. */
  scope: Scope | 'act'
  /** Of what kind the step is whose acts these are. */
  kind?: string
  rows?: readonly KeyRow[]
  runs: Record<string, Run | undefined>
  hints?: Record<string, string | undefined>
}

/** What the screen that is shown now answers to, the nearest layer first. */
type Active = {
  layers: readonly Layer[]
  /** True while a line is typed: text belongs to the line. */
  typing: boolean
  /** Takes a paste; without it a paste is typed into the line. */
  paste?: (text: string) => void
  /** Takes a press of the mouse at a cell. */
  click?: (at: Cell) => void
}

/** A row of the table together with what it runs here. */
export type LiveRow = { row: KeyRow; run: Run | undefined; scope: Scope | 'act' }

export type Router = {
  /** Called by the screen that is shown, whenever it changes. */
  activate(active: Active): void
  /** Feeds keys in order; each one finds the screen that the one before left, the first one the first screen there is. */
  feed(keys: readonly Key[]): void
  /** Handles the key that was announced by `nudge`: called by the app from within React's handling of input. */
  handle(): void
  /** The line that is typed says how it is edited. Returns the way to stop. */
  line(edit: (how: Edit) => void): () => void
  /** The next key waits until this is settled (a move on its way to the disk, a file being opened), `most` ms at most. */
  hold(until: Promise<unknown>, most?: number): void
  /** Resolves when every key fed so far has been worked off. */
  idle(): Promise<void>
  /** Bytes of the keys that wait. */
  left(): number
  /** The keys that work now, nearest layer first, each key once. */
  live(): LiveRow[]
}

/**
 * What a router drives. `type` sends text to the focused line; `nudge` makes the app call `handle` as if a key had come in through React, so
 * that what the key changes is on the screen, effects included, before the next key; `refuse` shows why a key does
 * nothing now; `interrupt` is ctrl-c, `suspend` is ctrl-z, and `repaint` is ctrl-l wherever a screen has nothing of its own for it.
 */
type Out = {
  type(bytes: string): void
  nudge(): void
  refuse(say: string): void
  interrupt(): void
  repaint(): void
  suspend?(): void
  /** A key was worked off, or several. */
  worked?(): void
}

export function router(out: Out): Router {
  return new KeyRouter(out)
}

class KeyRouter implements Router {
  private readonly out: Out
  private active: Active = { layers: [], typing: false }
  /** A screen has said what it answers to; keys that came before wait for that. */
  private isShown = false
  private queue: Key[] = []
  /** Bytes of what is in it, and of the key that is on its way through React. */
  private bytes = 0
  private inHand = 0
  private working: Promise<void> | undefined
  private current: Key | undefined
  private held: Promise<unknown> | undefined
  private editLine: ((how: Edit) => void) | undefined

  constructor(out: Out) {
    this.out = out
  }

  readonly activate = (next: Active) => {
    this.active = next
    if (this.isShown) return
    this.isShown = true
    // Not while the screen is being drawn that says so.
    setImmediate(() => this.begin())
  }

  private begin() {
    if (this.isShown && this.queue.length) this.working ??= this.work()
  }

  readonly feed = (keys: readonly Key[]) => {
    this.queue = this.queue.concat(keys)
    for (const key of keys) this.bytes += sizeOf(key)
    this.begin()
  }

  readonly left = () => this.bytes + this.inHand

  readonly handle = () => {
    const key = this.current
    this.current = undefined
    if (!key) return
    this.press(key)
    this.done()
  }

  /** Said before anything that came of the key can be on a disk. */
  private done() {
    this.inHand = 0
    this.out.worked?.()
  }

  private press(key: Key) {
    if ('paste' in key) return this.paste(key.paste)
    if ('at' in key && key.at) return this.active.click?.(key.at)
    const name = this.wheeled(nameOfKey(key))
    if (name === undefined) return
    if (name === 'ctrl-c') return this.out.interrupt()
    if (name === 'ctrl-z') return this.out.suspend?.()
    const hit = this.live().find(l => answers(l.row, name))
    if (typeof hit?.run === 'string') this.out.refuse(hit.run)
    else if (hit) hit.run?.(name, hit.row.joins ? this.joined(name) : 1)
    else if (this.active.typing && edits[name]) this.editLine?.(edits[name])
    else if (name === 'ctrl-l') this.out.repaint()
  }

  readonly line = (edit: (how: Edit) => void) => {
    this.editLine = edit
    return () => {
      if (this.editLine === edit) this.editLine = undefined
    }
  }

  readonly hold = (until: Promise<unknown>, most = 250) => {
    const limit = new Promise(resolve => setTimeout(resolve, most).unref())
    this.held = Promise.race([until.catch(() => {}), limit])
  }

  readonly idle = async () => {
    while (this.working) await this.working
  }

  readonly live = () => liveRows(this.active.layers, this.active.typing)

  /** How often a key was pressed in a row, with those of them that wait taken off the queue: what lies between is not drawn. */
  private joined(name: string): number {
    let times = 1
    for (let next = this.queue[0]; next; next = this.queue[0]) {
      const again = 'text' in next ? graphemes(next.text) : [nameOfKey(next)]
      if (!again.every(key => key === name)) break
      times += again.length
      this.shift()
    }
    return times
  }

  /** The wheel is the arrow that is there, else the next page; while a line is typed it is nothing. */
  private wheeled(name: string): string | undefined {
    const wheel = /^wheel-(up|down)$/.exec(name)?.[1]
    if (wheel === undefined) return name
    if (this.active.typing) return undefined
    const live = this.live()
    return [wheel, ...(wheel === 'down' ? ['tab'] : [])].find(on => live.some(l => answers(l.row, on)))
  }

  private paste(text: string) {
    const { paste, typing } = this.active
    if (paste) paste(text)
    else if (typing) this.first({ text: text.replace(/[\r\n\t]+/g, ' ') })
    else this.out.refuse('Open a line before you paste; nothing was pasted.')
  }

  /** Takes the first key of the queue: text for a line goes there as it is; of other text, one character. */
  private take() {
    const before = this.bytes
    const key = this.shift()
    if (!key) return
    this.inHand = before - this.bytes
    if ('text' in key && this.active.typing) return this.out.type(key.text)
    this.current = key
    if ('text' in key) {
      const [first = '', ...rest] = graphemes(key.text)
      this.current = { text: first }
      if (rest.length) this.first({ text: rest.join('') })
      this.inHand = before - this.bytes
    }
    this.out.nudge()
  }

  private shift(): Key | undefined {
    const key = this.queue.shift()
    if (key) this.bytes -= sizeOf(key)
    return key
  }

  private first(key: Key) {
    this.queue.unshift(key)
    this.bytes += sizeOf(key)
  }

  private async work(): Promise<void> {
    while (this.queue.length) {
      this.take()
      await new Promise(resolve => setImmediate(resolve))
      this.done()
      while (this.held) {
        const until = this.held
        this.held = undefined
        await until
        // What came of it is drawn in one turn of the loop, its effects run in the next.
        for (let i = 0; i < 3; i++) await new Promise(resolve => setImmediate(resolve))
      }
    }
    this.working = undefined
  }
}

/** Keys that edit the line. */
export const edits: Record<string, Edit> = {
  left: 'left',
  right: 'right',
  home: 'home',
  end: 'end',
  backspace: 'backspace',
  delete: 'delete',
  'ctrl-a': 'home',
  'ctrl-e': 'end',
  'ctrl-u': 'cut-to-start',
  'ctrl-b': 'left',
  'ctrl-f': 'right',
  'ctrl-k': 'cut-to-end',
  'ctrl-w': 'cut-word',
  'alt-backspace': 'cut-word',
  'alt-d': 'cut-word-right',
  'alt-b': 'word-left',
  'ctrl-left': 'word-left',
  'alt-left': 'word-left',
  'alt-f': 'word-right',
  'ctrl-right': 'word-right',
  'alt-right': 'word-right',
}

/** The keys of these layers that work now: the nearest layer first, each key once, single characters not while typing. */
export function liveRows(layers: readonly Layer[], typing = false): LiveRow[] {
  const out: LiveRow[] = []
  const taken = new Set<string>()
  const ranges: string[] = []
  const isTaken = (key: string) => taken.has(key) || ranges.some(range => isWithin(range, key))
  for (const { scope, runs, hints, rows } of layers) {
    for (const row of rows ?? (scope === 'act' ? [] : (keyTable[scope] as readonly KeyRow[]))) {
      if (runs[row.id] === undefined) continue
      const on = row.on.filter(k => !(typing && isText(k)) && !isTaken(k))
      if (!on.length) continue
      for (const key of on) {
        taken.add(key)
        if (isRange(key)) ranges.push(key)
      }
      out.push({ row: { ...row, on, hint: hints?.[row.id] ?? row.hint }, run: runs[row.id], scope })
    }
  }
  return out
}

/** Is this key of the table something one types? */
function isText(on: string): boolean {
  return on.length === 1 || isRange(on)
}
