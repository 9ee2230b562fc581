/** Moves made at the facilitator's screens: refused with a sentence, told once they are seen, taken back one by one or as the one thing they were. */
import { isUndoable, lastRedoable, lastUndoable, say } from '../room/log.ts'
import { revealGuard } from '../room/reveal-warning.ts'
import type { Room } from '../room/room.ts'
import { roomWords } from '../room/words.ts'
import type { PersonId } from '../session/shapes.ts'
import type { Entry, Move } from '../session/types.ts'
import { viewWords } from './words.ts'

/** Whose moves they are now, and where they are told; `back` when u takes the thing told back. */
type Given = {
  me: PersonId
  /** False when nothing may be changed. */
  live: boolean
  hold(saved: Promise<void>): void
  show(text: string, back: boolean): void
}

/** Entries that are one thing to a person. */
type Group = { entries: readonly number[]; what: string }

export class TurnMoves {
  /** Renewed with each drawing: a move is made for whoever is at the screen then. */
  given: Given
  private readonly room: Room
  private readonly guard: ReturnType<typeof revealGuard>
  private readonly groups: Group[] = []
  /** Counts what was told, so that late news of a move never replaces what was said after it. */
  private count = 0

  constructor(room: Room, given: Given) {
    this.room = room
    this.given = given
    this.guard = revealGuard(room)
  }

  readonly tell = (text: string, back = false): void => {
    this.count++
    this.given.show(text, back)
  }

  /** Makes a move, as `by` when given; true when it was accepted. A refusal is told. */
  readonly submit = (move: Move, by?: PersonId): boolean => {
    const warning = this.guard(move)
    if (warning) this.tell(warning)
    const entry = warning ? undefined : this.make(move, by)
    if (!entry) return false
    if (entry === 'boxed') this.tell(viewWords.inTheBox)
    else if (!('in' in move) && (move.do === 'go' || move.do === 'pause' || move.do === 'resume')) this.tell('')
    else if (!('in' in move && move.do === 'seen'))
      this.later(entry, () => this.tell(this.words(entry), isUndoable(entry, this.room.session)))
    return true
  }

  /**
   * Makes moves that are one thing to a person, called `what`: they are told, taken back and given back as one. True when
   * all were accepted.
   */
  readonly submitAll = (moves: readonly Move[], what: string): boolean => {
    const entries = this.makeEach(moves)
    const last = entries.at(-1)
    if (!last) return false
    this.groups.push({ entries: entries.map(e => e.n), what })
    this.later(last, () => this.tell(ended(what), true))
    return entries.length === moves.length
  }

  readonly undo = () => {
    const { room } = this
    const target = lastUndoable(room.session, room.log, this.given.me)
    if (!target) return this.tell(viewWords.nothingToUndo)
    const what = say(target, room.see(), room.log)
    const all = this.undoGroup(target.n)
    if (all !== undefined || this.make({ do: 'undo', entry: target.n })) this.tell(viewWords.undone(ended(all ?? what)))
  }

  readonly redo = () => {
    const target = lastRedoable(this.room.log, this.given.me)
    if (!target) return this.tell(viewWords.nothingToRedo)
    const all = this.undoGroup(target.n)
    if (all !== undefined) return this.tell(ended(`Again: ${all}`), true)
    const entry = this.make({ do: 'undo', entry: target.n })
    if (entry && entry !== 'boxed') this.tell(this.words(entry))
  }

  private make(move: Move, by?: PersonId): Entry | 'boxed' | undefined {
    const { me, live, hold } = this.given
    if (!live) {
      this.tell(this.room.session.closed ? viewWords.turnClosed : roomWords.lookingOn)
      return undefined
    }
    const outcome = this.room.submit(by && by !== me ? { by, hand: me } : { by: me }, move)
    if ('refusal' in outcome) {
      this.tell(outcome.refusal.say)
      return undefined
    }
    hold(outcome.saved)
    return 'boxed' in outcome ? 'boxed' : outcome.entry
  }

  /** Makes one move after the other until one is refused. */
  private makeEach(moves: readonly Move[]): Entry[] {
    const entries: Entry[] = []
    for (const move of moves) {
      const entry = this.make(move)
      if (!entry || entry === 'boxed') break
      entries.push(entry)
    }
    return entries
  }

  /** Takes back every entry of the group this entry is in; undefined when it is in none. */
  private undoGroup(entry: number): string | undefined {
    const group = this.groups.find(g => g.entries.includes(entry))
    if (!group) return undefined
    const moves = group.entries.toReversed().map((n): Move => ({ do: 'undo', entry: n }))
    this.groups.push({ entries: this.makeEach(moves).map(e => e.n), what: group.what })
    return group.what
  }

  /** Calls back once an entry is on the screens, unless something else was told since: when the disk has it, or when people go on without saving. */
  private later(entry: Entry, call: () => void): void {
    const { room } = this
    const before = this.count
    const stop = room.watch(() => {
      if (room.session.n < entry.n) return
      stop()
      if (this.count === before) call()
    })
  }

  /** The event as a sentence. */
  private words(entry: Entry): string {
    return ended(say(entry, this.room.see(), this.room.log))
  }
}

function ended(words: string): string {
  return words === '' || /[.!?…]$/.test(words) ? words : `${words}.`
}
