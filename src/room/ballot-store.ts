/** Holds the ballot boxes of anonymous steps: authors in memory only; what is stored before the reveal tells neither who nor when. */
import { randomBytes } from 'node:crypto'
import { rulesOf, stepAsked } from '../kinds/index.ts'
import { minAnonymousAnswers } from '../kinds/made/answers.ts'
import { isQuestion, takesCards } from '../kinds/made/board.ts'
import { sum } from '../numbers.ts'
import type { BallotBox, Ballots } from '../ports/session-store.ts'
import type { Agenda, StepId } from '../session/agenda.ts'
import { stepOf } from '../session/read.ts'
import { refuse } from '../session/refusing.ts'
import type { MoveOf, PersonId, StepOf, WorkOf } from '../session/shapes.ts'
import type { Entry, Move, Refusal, Session, StepMove } from '../session/types.ts'
import { isStepMove } from './apply.ts'
import { type Actor, check } from './check.ts'
import { roomRefusals } from './words.ts'

/** A move for a box: one card more or less, or an answer. */
type Boxed = (MoveOf<'write'> & { do: 'add' | 'edit' | 'drop' }) | (MoveOf<'scale'> & { do: 'answer' })

type Text = BallotBox['texts'][number]

/** A box in memory. `kept` is what an earlier room left of it, of which nobody knows any more whose it is. */
type OpenBallotBox = {
  since: number
  kept: BallotBox
  cards: Map<string, Text & { by: PersonId; rev: number }>
  answers: Map<PersonId, Record<string, number>>
  /** Who changed something since the box was last written. */
  changed: Set<PersonId>
  /** An earlier room opened it. */
  again: boolean
}

export class BallotStore {
  private readonly boxes = new Map<StepId, OpenBallotBox>()
  /** What may be on the disk. Written anew only when enough people changed something since, so that no change is one person's. */
  private stored: Ballots = {}
  private changes = 0

  /** `left` are the boxes an earlier room left open; those whose contents came into the log meanwhile are forgotten. */
  constructor(left: Ballots | undefined, log: readonly Entry[]) {
    for (const [step, kept] of Object.entries(left ?? {})) {
      const emptied = log.some(e => e.n > kept.since && isStepMove(e.move) && e.move.in === step && e.move.do === 'box')
      if (emptied) continue
      this.boxes.set(step, newBox(kept.since, kept))
      this.stored[step] = kept
    }
  }

  /** All open boxes as they may be kept on the disk. */
  get state(): Ballots {
    return this.stored
  }

  /** Rises with every change of any box. */
  get version(): number {
    return this.changes
  }

  /** Opens the empty box of an anonymous step that is begun, so that a room after a crash knows of it. True when it was not open. */
  begin(session: Session, id: StepId): boolean {
    const step = stepOf(session, id)
    if (!step?.anonymous || session.revealed[id] !== undefined || this.boxes.has(id)) return false
    const box = newBox(session.n)
    this.boxes.set(id, box)
    this.stored = { ...this.stored, [id]: box.kept }
    return true
  }

  /** Who was in this box in an earlier room is asked again, also where nothing of the box was left. */
  askAgain(session: Session, id: StepId): void {
    this.begin(session, id)
    const box = this.boxes.get(id)
    if (box) box.again = true
  }

  /** Takes everything to what may be on the disk: for a room that is left, where a person's change cannot be told from others'. */
  settle(session: Session): void {
    for (const [id, box] of this.boxes) {
      this.store(session, id)
      // Of an empty one there is nothing to say when the room is opened again.
      if (!peopleIn(box).size && !box.kept.people) this.forget(id)
    }
  }

  /** How many cards an earlier room left in this box; undefined when none left it open. */
  left(step: StepId): number | undefined {
    const box = this.boxes.get(step)
    return box?.again ? box.kept.texts.length : undefined
  }

  /** The move when it belongs in a box: people's own words and answers in an anonymous step that is still hidden. */
  takes(session: Session, move: Move): Boxed | undefined {
    return isStepMove(move) && this.isForBox(session, move) ? move : undefined
  }

  private isForBox(session: Session, move: StepMove): move is StepMove & Boxed {
    const step = stepOf(session, move.in)
    if (!step?.anonymous || session.revealed[step.id] !== undefined) return false
    if (isQuestion(step) && move.do === 'answer') return true
    if (!takesCards(step)) return false
    if (move.do === 'add' && !('said' in move && move.said)) return true
    // Cards said aloud are in the log; they are changed there.
    const card = (move.do === 'edit' || move.do === 'drop') && 'card' in move ? move.card : undefined
    return card !== undefined && this.boxes.get(step.id)?.cards.has(card) === true
  }

  /** Why a move may not go into its box, or undefined. Checked as if the step had names, of which only this person's is known. */
  check(session: Session, log: readonly Entry[], actor: Actor, move: Boxed): Refusal | undefined {
    if ('card' in move && this.boxes.get(move.in)?.cards.get(move.card)?.by !== actor.by)
      return refuse(roomRefusals.cardNotYours)
    const step = stepOf(session, move.in)
    if (!step) return refuse(roomRefusals.noStep)
    const work = session.work[step.id]
      ? { ...session.work, [step.id]: this.overlay(session, step, actor.by) }
      : session.work
    return check({ ...session, agenda: withNames(session.agenda, step.id), work }, log, actor, move)
  }

  /**
   * Puts a checked move into its box. Returns the id of the card, if it was one, and whether the boxes on the disk are to be
   * written: not before `minAnonymousAnswers` people have changed something, so that a reader of every state of the file
   * learns of no change whose it is.
   */
  put(session: Session, by: PersonId, move: Boxed): { card?: string; due: boolean } {
    const box = this.boxes.get(move.in) ?? newBox(session.n)
    this.boxes.set(move.in, box)
    this.changes++
    box.changed.add(by)
    let card: string | undefined
    switch (move.do) {
      case 'add':
        card = randomBytes(8).toString('hex')
        box.cards.set(card, { ...cardOf(move), by, rev: 0 })
        break
      case 'edit': {
        const mark = move.mark ?? box.cards.get(move.card)?.mark
        box.cards.set(move.card, { ...cardOf({ text: move.text, mark }), by, rev: move.saw + 1 })
        break
      }
      case 'drop':
        box.cards.delete(move.card)
        break
      case 'answer':
        box.answers.set(by, { ...box.answers.get(by), [move.row]: move.point })
        break
    }
    const due = box.changed.size >= minAnonymousAnswers
    if (due) this.store(session, move.in)
    return { ...(card === undefined ? {} : { card }), due }
  }

  /** How many people are in the box of a step; undefined when there is no box, or so few that a count would name them. */
  count(step: StepId): number | undefined {
    const n = this.sizeOf(step)
    return n >= minAnonymousAnswers ? n : undefined
  }

  /** True when somebody is in the box of a step, but so few that what they put in would name them. */
  isFew(step: StepId): boolean {
    const n = this.sizeOf(step)
    return n > 0 && n < minAnonymousAnswers
  }

  /** True when this person put something into the box of a step. */
  isIn(step: StepId, person: PersonId): boolean {
    const box = this.boxes.get(step)
    return box !== undefined && peopleIn(box).has(person)
  }

  /** The session with what this person put into open boxes, as their own screen shows it. The same object without any. */
  see(session: Session, me: PersonId): Session {
    let { work } = session
    for (const id of this.boxes.keys()) {
      const step = stepOf(session, id)
      if (step && this.isIn(id, me)) work = { ...work, [id]: this.overlay(session, step, me) }
    }
    return work === session.work ? session : { ...session, work }
  }

  /** Steps that have a box. */
  open(): StepId[] {
    return [...this.boxes.keys()]
  }

  /** Takes a box away and gives its contents as the one move that goes into the log, in an order that tells nothing. */
  empty(session: Session, id: StepId): StepMove | undefined {
    const box = this.boxes.get(id)
    const step = stepOf(session, id)
    this.boxes.delete(id)
    this.changes++
    this.forget(id)
    if (!box || !step) return undefined
    if (isQuestion(step)) {
      const counts = countAnswers(stepAsked(step, session), box)
      return Object.keys(counts).length ? { in: id, do: 'box', counts } : undefined
    }
    const texts = shuffled(textsOf(box))
    return texts.length ? { in: id, do: 'box', texts } : undefined
  }

  /** People who answer again are the people who answered before. */
  private sizeOf(step: StepId): number {
    const box = this.boxes.get(step)
    return box ? Math.max(peopleIn(box).size, box.kept.people) : 0
  }

  private forget(id: StepId): void {
    const { [id]: _, ...stored } = this.stored
    this.stored = stored
  }

  /** Takes a box to what may be on the disk: sorted texts and counts, from which neither who nor when can be read. */
  private store(session: Session, id: StepId): void {
    const box = this.boxes.get(id)
    const step = stepOf(session, id)
    if (!box || !step) return
    box.changed.clear()
    const stored: BallotBox = {
      since: box.since,
      texts: textsOf(box).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
      counts: isQuestion(step) ? countAnswers(stepAsked(step, session), box) : {},
      people: Math.max(peopleIn(box).size, box.kept.people),
    }
    this.stored = { ...this.stored, [id]: stored }
  }

  /** The work of a step with this person's own part of the box in it. */
  private overlay(session: Session, step: StepOf, me: PersonId): WorkOf {
    const work = session.work[step.id] ?? rulesOf(step.kind).start(step, session)
    const box = this.boxes.get(step.id)
    if (!box) return work
    if (work.kind === 'scale') {
      const mine = box.answers.get(me)
      return mine ? { ...work, answers: { ...work.answers, [me]: mine } } : work
    }
    if (work.kind !== 'write') return work
    const own = [...box.cards].flatMap(([id, card]) => (card.by === me ? [{ id, ...card }] : []))
    return { ...work, cards: [...work.cards, ...own] }
  }
}

function newBox(since: number, kept?: BallotBox): OpenBallotBox {
  return {
    since,
    kept: kept ?? { since, texts: [], counts: {}, people: 0 },
    cards: new Map(),
    answers: new Map(),
    changed: new Set(),
    again: kept !== undefined,
  }
}

/** Who has something in a box; who took back their only card is not in any more. */
function peopleIn(box: OpenBallotBox): Set<PersonId> {
  return new Set([...box.answers.keys(), ...[...box.cards.values()].map(c => c.by)])
}

/** All texts in a box, those an earlier room left too. */
function textsOf(box: OpenBallotBox): Text[] {
  return [...box.kept.texts, ...[...box.cards.values()].map(cardOf)]
}

function withNames(agenda: Agenda, id: StepId): Agenda {
  const named = (step: StepOf): StepOf => (step.id === id ? { ...step, anonymous: undefined } : step)
  const phases = agenda.phases.map(p => ({
    ...p,
    exercises: p.exercises.map(e => (e.steps.some(s => s.id === id) ? { ...e, steps: e.steps.map(named) } : e)),
  }))
  return { ...agenda, phases }
}

function cardOf(move: { text: string; mark?: string }): { text: string; mark?: string } {
  return { text: move.text, ...(move.mark ? { mark: move.mark } : {}) }
}

/**
 * The answers in a box by row and point. People who answered before a restart are asked again, and nobody knows who did: of a
 * row the larger of the two counts stands, never both.
 */
function countAnswers(step: StepOf<'scale'>, box: OpenBallotBox): Record<string, number[]> {
  const counts: Record<string, number[]> = {}
  const answers = [...box.answers.values()]
  for (const { id } of step.rows) {
    const now = step.points.map((_, point) => answers.filter(a => a[id] === point).length)
    const then = step.points.map((_, point) => box.kept.counts[id]?.[point] ?? 0)
    const row = sum(then) > sum(now) ? then : now
    if (row.some(n => n > 0)) counts[id] = row
  }
  return counts
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map(x => ({ x, key: randomBytes(8).toString('hex') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ x }) => x)
}
