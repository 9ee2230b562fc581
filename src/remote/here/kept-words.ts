/** What a person is given back when the process that has their room is lost: lines not sent, moves that were not durable yet, how their terminal stood. */
import * as v from 'valibot'
import { takesCards } from '../../kinds/made/board.ts'
import type { Draft } from '../../ports/session-store.ts'
import { isStepMove } from '../../room/apply.ts'
import { misfit } from '../../room/fits.ts'
import { say } from '../../room/log.ts'
import type { Presence } from '../../room/presence.ts'
import type { Room } from '../../room/room.ts'
import { reactionMarks, type Signs } from '../../room/signs.ts'
import { stepOf } from '../../session/read.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { Entry, Move } from '../../session/types.ts'
import { Stand } from '../../views/stand.ts'
import { makeAgain, movesOf, type NotMade } from './moves-again.ts'
import { hereWords } from './words.ts'

/**
 * Lines not sent, by place; moves with the numbers that they were given and whose they are, behind the first `durable` entries; at the step
 * `at`, whether the person is done, and their signs; the steps in whose ballot boxes they are; how their terminal stands. `of` is the session.
 */
const keptShape = v.object({
  of: v.string(),
  lines: v.array(v.tuple([v.string(), v.string()])),
  moves: v.array(v.object({ n: v.number(), by: v.string(), move: v.looseObject({ do: v.string() }) })),
  durable: v.optional(v.number()),
  at: v.optional(v.string()),
  shows: v.optional(v.array(v.picklist(['done', 'hand', 'word', ...reactionMarks]))),
  boxes: v.optional(v.array(v.string())),
  stand: v.optional(v.record(v.string(), v.unknown())),
})
type Kept = v.InferOutput<typeof keptShape>
type Shows = NonNullable<Kept['shows']>

/** Characters of how a terminal stands at most: words never give way to it. */
const longestStand = 20_000

type KeptWordsOptions = {
  /** By what the session is found again, wherever it is open. */
  key: string
  room: Room
  presence: Presence
  signs: Signs
  /** A person's lines that are not sent, and the way to change one. */
  linesOf(person: PersonId): readonly Draft[]
  keep(person: PersonId, step: string, text: string): void
}

/**
 * What a room's people typed, as their gateways keep it in memory, each for that person's terminal alone. What is kept names the number a move was
 * given: in the room that opens again the log says under that number whether it was durable, so that it is there once.
 */
export class KeptWords {
  private readonly options: KeptWordsOptions
  private readonly telling = new Map<PersonId, () => void>()
  /** Who was told to keep what may be over by now: moves, a raised hand. */
  private readonly unsettled = new Set<PersonId>()
  private readonly stands = new Map<PersonId, Stand>()
  private readonly notMade = new Map<PersonId, string>()
  private readonly stopWatching: () => void

  constructor(options: KeptWordsOptions) {
    this.options = options
    this.stopWatching = options.room.watch(() => this.look())
  }

  /** Something may be settled by now that somebody's gateway keeps. */
  look(): void {
    for (const person of this.unsettled) this.telling.get(person)?.()
  }

  /** How a person's terminal stands. */
  stand(person: PersonId): Stand {
    const stand = this.stands.get(person) ?? new Stand()
    this.stands.set(person, stand)
    return stand
  }

  /** What of a person's doing could not be made again, in one sentence; empty when nothing, or once it was asked for. */
  missed(person: PersonId): string {
    const missed = this.notMade.get(person) ?? ''
    this.notMade.delete(person)
    return missed
  }

  /** This stands on the next screen of a person first, as what was missed does. */
  tellNext(person: PersonId, say: string): void {
    this.notMade.set(person, say)
  }

  /** What is to be given back to this person now, for `take` of another process. */
  of(person: PersonId): string {
    const { key, room, linesOf } = this.options
    const lines = linesOf(person).map(({ step, text }): [string, string] => [step, text])
    const { n: durable, at } = room.session
    const moves = movesOf(room, person, durable)
    const shows = this.shown(person)
    const boxes = room.boxesOf(person)
    const stand = this.stand(person).now()
    if (moves.length || shows.includes('hand') || shows.includes('word')) this.unsettled.add(person)
    else this.unsettled.delete(person)
    return JSON.stringify({
      of: key,
      lines,
      moves,
      ...(moves.length ? { durable } : {}),
      ...(shows.length ? { at, shows } : {}),
      ...(boxes.length ? { boxes } : {}),
      ...(JSON.stringify(stand).length <= longestStand ? { stand } : {}),
    } satisfies Kept)
  }

  /** Texts of this person that may be in no file: what they sent and is not durable, and their lines that are not sent. */
  textsOf(person: PersonId): string[] {
    const { room, linesOf } = this.options
    const sent = room.unsaved().flatMap(({ by, hand, move }) => ((hand ?? by) === person ? (wordsOf(move) ?? []) : []))
    return [...sent, ...linesOf(person).map(({ text }) => text)].filter(text => text.trim() !== '')
  }

  /** `tell` is called when what is to be kept of this person is another by itself. Returns the way to stop. */
  watch(person: PersonId, tell: () => void): () => void {
    this.telling.set(person, tell)
    return () => {
      if (this.telling.get(person) !== tell) return
      this.telling.delete(person)
      this.unsettled.delete(person)
    }
  }

  /**
   * Gives back to a person what another process of this session had them keep, which is newer than what the store has: each word stands in
   * the log or in a line that is not sent, once; so does every other move, or `missed` says that it does not. What is not of this session, or not
   * to be understood, is left alone.
   */
  take(person: PersonId, kept: string): void {
    const { key, room, keep, linesOf } = this.options
    const given = kept ? readKept(kept) : undefined
    if (given?.of !== key) return
    for (const { step } of linesOf(person)) if (!given.lines.some(([place]) => place === step)) keep(person, step, '')
    for (const [step, text] of given.lines) keep(person, step, text)
    const made = given.moves.map(one => ({ ...one, move: one.move as Move }))
    const durable = given.durable ?? Math.min(...made.map(({ n }) => n - 1))
    const missed = makeAgain(room, person, made, durable).filter(one => !this.intoLine(person, one))
    if (missed.length) this.notMade.set(person, this.notMadeWords(missed))
    for (const step of given.boxes ?? []) room.asksAgain(step)
    this.show(person, given)
    this.stands.set(person, new Stand(given.stand))
  }

  stop(): void {
    this.stopWatching()
  }

  /** What this person shows of themselves at the step. */
  private shown(person: PersonId): Shows {
    const { room, presence, signs } = this.options
    const { at } = room.session
    return [
      ...(presence.isDone(person, at) ? (['done'] as const) : []),
      ...(signs.hands().includes(person) ? (['hand'] as const) : []),
      ...(signs.speaker(at) === person ? (['word'] as const) : []),
      ...signs.marksOf(person, at),
    ]
  }

  /** Shows of them again what they showed, as long as the room is at that step. */
  private show(person: PersonId, { at, shows = [] }: Kept): void {
    const { room, presence, signs } = this.options
    if (at === undefined || at !== room.session.at) return
    const already = this.shown(person)
    for (const what of shows.filter(one => !already.includes(one))) {
      if (what === 'done') presence.finish(person, at)
      else if (what === 'hand') signs.hand(person, at)
      else if (what !== 'word') signs.react(person, what, at)
      else if (signs.speaker(at) === undefined) signs.speak(person, at)
    }
  }

  /** Words of a move that was not made stand in the line of its step, before what was begun there; true where there is one. */
  private intoLine(person: PersonId, { by, move, n }: NotMade): boolean {
    const { room, keep, linesOf } = this.options
    const text = wordsOf(move)
    const [open] = room.log
    if (text === undefined || !open || misfit([open, { n, at: '', by, move }])) return false
    const id = isStepMove(move) ? move.in : room.session.at
    const step = stepOf(room.session, id)
    if (!step || !takesCards(step)) return false
    const begun = linesOf(person).find(line => line.step === id)?.text
    keep(person, id, begun ? `${text}\n${begun}` : text)
    return true
  }

  private notMadeWords(missed: readonly NotMade[]): string {
    const { room } = this.options
    const words = missed.flatMap(({ n, by, move }) => {
      const entry: Entry = { n, at: '', by, move }
      const [open] = room.log
      return open && !misfit([open, entry]) ? [say(entry, room.session, room.log)] : []
    })
    return hereWords.notMade(words.filter(Boolean), missed.at(-1)?.why)
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
