/** What a person is given back when the process that has their room is lost: lines not sent, and words whose move was not durable yet. */
import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import type { Draft } from '../../ports/session-store.ts'
import { isStepMove } from '../../room/apply.ts'
import { misfit } from '../../room/fits.ts'
import type { Room } from '../../room/room.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { Entry, Move } from '../../session/types.ts'

/** Lines not sent, by place; and moves with the numbers that they were given and whose they are. `of` is the session. */
const keptShape = v.object({
  of: v.string(),
  lines: v.array(v.tuple([v.string(), v.string()])),
  moves: v.array(v.object({ n: v.number(), by: v.string(), move: v.looseObject({ do: v.string() }) })),
})
type Kept = v.InferOutput<typeof keptShape>

type KeptWordsOptions = {
  /** By what the session is found again, wherever it is open. */
  key: string
  room: Room
  /** A person's lines that are not sent, and the way to change one. */
  linesOf(person: PersonId): readonly Draft[]
  keep(person: PersonId, step: string, text: string): void
}

/**
 * The words of a room's people as their gateways keep them in memory. What is kept names the number a move was given: in the room that opens
 * again the log says under that number whether it was durable, so that it is there once, sent or not.
 */
export class KeptWords {
  private readonly options: KeptWordsOptions
  private readonly telling = new Map<PersonId, () => void>()
  /** Who was told to keep moves that may be durable by now. */
  private readonly unsaved = new Set<PersonId>()
  private readonly stopWatching: () => void

  constructor(options: KeptWordsOptions) {
    this.options = options
    this.stopWatching = options.room.watch(() => {
      for (const person of this.unsaved) this.telling.get(person)?.()
    })
  }

  /** What is to be given back to this person now, for `take` of another process. */
  of(person: PersonId): string {
    const { key, room, linesOf } = this.options
    const lines = linesOf(person).map(({ step, text }): [string, string] => [step, text])
    const moves = room.log.slice(room.session.n).flatMap(({ n, by, hand, move }) => {
      return (hand ?? by) === person && wordsOf(move) !== undefined ? [{ n, by, move }] : []
    })
    if (moves.length) this.unsaved.add(person)
    else this.unsaved.delete(person)
    return JSON.stringify({ of: key, lines, moves } satisfies Kept)
  }

  /** `tell` is called when what is to be kept of this person is another by itself. Returns the way to stop. */
  watch(person: PersonId, tell: () => void): () => void {
    this.telling.set(person, tell)
    return () => {
      if (this.telling.get(person) !== tell) return
      this.telling.delete(person)
      this.unsaved.delete(person)
    }
  }

  /**
   * Gives back to a person what another process of this session had them keep, which is newer than what the store has: each word stands in
   * the log or in a line that is not sent, once. What is not of this session, or not to be understood, is left alone.
   */
  take(person: PersonId, kept: string): void {
    const { key, keep, linesOf } = this.options
    const given = kept ? readKept(kept) : undefined
    if (given?.of !== key) return
    for (const { step } of linesOf(person)) if (!given.lines.some(([place]) => place === step)) keep(person, step, '')
    for (const [step, text] of given.lines) keep(person, step, text)
    const durable = this.options.room.log.length
    for (const { n, by, move } of given.moves) {
      const there = n <= durable ? this.options.room.log[n - 1] : undefined
      if (there?.by !== by || !isDeepStrictEqual(there.move, move))
        this.again(person, { n, at: '', by, move: move as Move })
    }
  }

  stop(): void {
    this.stopWatching()
  }

  /** A move that did not arrive is made again, or its words stand in a line. */
  private again(person: PersonId, entry: Entry): void {
    const { room, keep, linesOf } = this.options
    const { by, move } = entry
    const [open] = room.log
    const text = wordsOf(move)
    if (!open || text === undefined || misfit([open, entry])) return
    // What names another entry may mean a different one by now.
    if (move.do === 'add' || move.do === 'park')
      if (!('refusal' in room.submit(by === person ? { by } : { by, hand: person }, move))) return
    const step = isStepMove(move) ? move.in : room.session.at
    const begun = linesOf(person).find(line => line.step === step)?.text
    keep(person, step, begun ? `${text}\n${begun}` : text)
  }
}

/** Lines that were not sent, without those that their person's entries in this log say already: such a line was sent as its process ended. */
export function unsaid(lines: readonly Draft[], log: readonly Entry[]): Draft[] {
  return lines.filter(({ person, step, text }) => {
    const [id] = step.split(' ')
    return !log.some(
      ({ by, hand, move }) => (hand ?? by) === person && isStepMove(move) && move.in === id && wordsOf(move) === text,
    )
  })
}

/** What somebody typed to make this move; undefined where it took no words. */
function wordsOf(move: Move): string | undefined {
  return 'text' in move && typeof move.text === 'string' ? move.text : undefined
}

function readKept(kept: string): Kept | undefined {
  try {
    const read = v.safeParse(keptShape, JSON.parse(kept))
    return read.success ? read.output : undefined
  } catch {
    return undefined
  }
}
