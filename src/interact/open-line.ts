/** The line that is open on a full screen: what stands in it, how it is read, kept and left. */
import type { Kind } from '../session/shapes.ts'
import type { Act, Field, Outcome, Spot } from './act.ts'
import type { Here } from './here.ts'
import { lineLimit, pastedLines, textOf, typeable } from './typed.ts'
import { words } from './words.ts'

/** Lines not sent yet, by place; they outlive the screen that shows them. */
export type Drafts = { get(place: string): string; set(place: string, text: string): void }

/** An open line: whose it is, on what, and where its text is kept. */
export type Open<K extends Kind> = { act: Act<K>; spot: Spot | undefined; field: Field; place: string }

/** What a line needs of the screen it is typed on. `follow` does what an act comes to; with `stays` the line stays the one it is. */
type Screen<K extends Kind> = {
  drafts: Drafts
  tell(say: string): void
  follow(outcome: Outcome<K>, stays?: boolean): boolean
  later?(ms: number, call: () => void): void
  changed(): void
}

/** The most lines of a paste that are taken; the rest stays in the line. */
const maxPasted = 200
/** How long a masked line is shown, in ms. */
const peekMs = 2_000

export class OpenLine<K extends Kind> {
  private readonly here: Here<K>
  private readonly screen: Screen<K>
  /** The place of the masked line that is shown for a moment. */
  private peeked: string | undefined
  /** A paste of several lines that stands in a line as it came. */
  private pasted: { place: string; text: string } | undefined
  private isReading = false

  constructor(here: Here<K>, screen: Screen<K>) {
    this.here = here
    this.screen = screen
  }

  now(): Open<K> | undefined {
    const { here } = this
    const { open } = here.memory
    const act = here.act(open?.act)
    if (!act?.field || !here.at().live || here.waits()) return undefined
    const spot = here.spot(open?.spot)
    if ((open?.spot && !spot) || here.fits(act, spot) !== true) return undefined
    const field = here.field(act, spot)
    return field && { act, spot, field, place: this.placeOf(act, spot, field) }
  }

  open(act: Act<K>, spot: Spot | undefined): void {
    const field = this.here.field(act, spot)
    if (!field) return
    const place = this.placeOf(act, spot, field)
    if (field.start && !this.screen.drafts.get(place)) this.screen.drafts.set(place, field.start)
    this.here.begin(act, spot)
  }

  /** Does unsent text stand in the line of this act? */
  isUnsent(act: Act<K>, spot: Spot | undefined): boolean {
    const field = this.here.field(act, spot)
    return field !== undefined && this.screen.drafts.get(this.placeOf(act, spot, field)) !== ''
  }

  /** What stands in the open line; a field that asks for it while it is made finds nothing. */
  text(): string {
    if (this.isReading) return ''
    this.isReading = true
    const now = this.now()
    this.isReading = false
    return now ? this.screen.drafts.get(now.place) : ''
  }

  set(text: string): void {
    const now = this.now()
    if (now) this.screen.drafts.set(now.place, text)
  }

  /** How the line looks: its text, whether it is masked, and how it is understood or what it lacks. */
  look({ field, place }: Open<K>): { text: string; masked: boolean; echo?: string } {
    const text = this.screen.drafts.get(place)
    const { masked: mask } = field
    const masked = place !== this.peeked && (typeof mask === 'function' ? mask(text) : mask === true)
    const read = text.trim() && !mask ? field.parse(textOf(text, field.lines)) : undefined
    const echo = read && ('ok' in read ? read.echo : field.missing ? read.say : undefined)
    return { text, masked, ...(echo ? { echo } : {}) }
  }

  /** Shows a masked line for a moment, where the terminal can end that. */
  peek(): void {
    const now = this.now()
    if (!now || !this.screen.later) return
    this.peeked = now.place
    this.screen.later(peekMs, () => {
      this.peeked = undefined
      this.screen.changed()
    })
  }

  /** What becomes of the paste that stands in the line as it came. */
  pastedIn(now: Open<K> | undefined) {
    const { pasted } = this
    if (!now?.field.pasted || pasted?.place !== now.place) return undefined
    return pasted.text === this.screen.drafts.get(now.place) ? now.field.pasted(pasted.text.split('\n')) : undefined
  }

  /** What stands in the line is a paste as it came. */
  pastedAgain(): void {
    const now = this.now()
    if (now) this.pasted = { place: now.place, text: this.screen.drafts.get(now.place) }
  }

  paste(text: string): void {
    const now = this.now()
    if (!now) return
    const { field, place } = now
    const typed = this.screen.drafts.get(place)
    const { rows, taken } = pastedLines(text, typed)
    if (field.pasted) {
      const all = [typed + (rows[0] ?? ''), ...rows.slice(1)].join('\n')
      this.screen.drafts.set(place, all)
      const goesOn = this.pasted?.place === place && this.pasted.text === typed
      this.pasted = rows.length > 1 || goesOn ? { place, text: all } : undefined
      // The question stands where the last event stood.
      if (this.pasted) this.screen.tell('')
    } else if (!field.many) {
      const joined = field.lines ? text.replace(/\r\n?/g, '\n') : text.replace(/[\r\n\t]+/g, ' ')
      this.screen.drafts.set(place, (typed + typeable(joined.slice(0, 4 * lineLimit))).slice(0, 4 * lineLimit))
    } else {
      // Rows from a sheet come in at once, each checked like a typed one; what cannot be read stays in the line.
      this.sendRows(now, rows, ' ')
    }
    if (!taken) this.screen.tell(words.pasteTooLong)
  }

  /** A line break; a paste that stands in the line becomes one text of several lines. */
  newLine(): void {
    const now = this.now()
    if (this.pastedIn(now)) this.pasted = undefined
    else if (now) this.set(`${this.screen.drafts.get(now.place)}\n`)
  }

  /** Enter: sends what stands in the line, or does what an empty one does. */
  save(): void {
    const now = this.now()
    if (!now) return
    const { empty } = now.field
    if (!empty || !this.isEmpty(now)) return void this.sendNow(now)
    const before = this.here.memory.open
    const isSame = this.screen.follow(empty) && this.here.memory.open === before
    if (isSame && 'stay' in empty && empty.stay?.open === undefined) this.here.end()
  }

  /** Keeps what stands in the line, so that nothing is left behind in it; false when it was refused. */
  keep(): boolean {
    const now = this.now()
    return !now || (now.field.empty !== undefined && this.isEmpty(now)) || this.sendNow(now)
  }

  /** Keeps what was changed in the line, which stays the one it is; false when that was refused. */
  keepChanges(): boolean {
    const now = this.now()
    if (!now) return true
    const { field, place } = now
    const typed = this.screen.drafts.get(place)
    const isChanged = typed !== (field.start ?? '') && (typed.trim() !== '' || Boolean(field.keeps))
    const isKept = !isChanged || this.send(now, textOf(typed, field.lines), true)
    if (isKept) this.screen.drafts.set(place, '')
    return isKept
  }

  /** Esc: away from the line, with what stands in it kept or left unsent. */
  leave(): void {
    const now = this.now()
    const { drafts } = this.screen
    if (now && this.pastedIn(now)) {
      this.pasted = undefined
      drafts.set(now.place, '')
      return
    }
    if (now?.field.keeps && !this.keep() && now.field.keeps !== 'if it can') return
    const then = now?.field.keeps ? this.now() : undefined
    // A line that only shows what is kept already is no unsent text.
    for (const left of [then, now])
      if (left?.field.start !== undefined && drafts.get(left.place) === left.field.start) drafts.set(left.place, '')
    this.here.end()
    if (now?.field.left) this.screen.follow(now.field.left)
  }

  private placeOf(act: Act<K>, spot: Spot | undefined, field: Field): string {
    return `${this.here.at().step.id} ${field.place ?? `${act.id}${spot ? `-${spot.id}` : ''}`}`
  }

  private isEmpty(now: Open<K>): boolean {
    return !this.pastedIn(now) && !textOf(this.screen.drafts.get(now.place), now.field.lines)
  }

  /** Sends what stands in the line, row by row where a paste does; the line closes unless it is for many. */
  private sendNow(now: Open<K>): boolean {
    const { field, place } = now
    const rows = this.pastedIn(now)?.rows
    if (rows) return this.sendRows(now, rows, '\n')
    const before = this.here.memory.open
    const taken = this.send(now, textOf(this.screen.drafts.get(place), field.lines))
    // Nobody can mend a line they cannot see, so it begins anew.
    if (taken || (field.masked && !field.peek)) this.screen.drafts.set(place, '')
    if (taken) this.peeked = undefined
    if (taken && this.here.memory.open === before && !field.many) this.here.end()
    return taken
  }

  /** Reads one line and makes what it says; false when it stays. */
  private send({ act, spot, field }: Open<K>, text: string, stays = false): boolean {
    const read = field.parse(text)
    if ('ok' in read) return this.screen.follow(this.here.move(act, spot, read.ok), stays)
    this.screen.tell(read.say)
    return false
  }

  /** Sends each of these rows; what is refused stays in the line. True when all were taken. */
  private sendRows(now: Open<K>, rows: readonly string[], between: string): boolean {
    const rest = rows.slice(0, maxPasted).filter(row => !this.send(now, row))
    const left = [...rest, ...rows.slice(maxPasted)]
    const text = left.join(between)
    this.screen.drafts.set(now.place, text)
    this.pasted = between === '\n' && left.length > 1 ? { place: now.place, text } : undefined
    return !left.length
  }
}
