/** Ballot boxes of anonymous steps: what people put in stays out of the log until the reveal, and then nothing tells who or when. */
import { createHmac, randomBytes } from 'node:crypto'
import { rulesOf } from '../kinds/index.ts'
import type { Agenda, StepId } from '../session/agenda.ts'
import { stepOf } from '../session/read.ts'
import type { MoveOf, PersonId, StepOf, WorkOf } from '../session/shapes.ts'
import type { Entry, Move, Refusal, Session, StepMove } from '../session/types.ts'
import type { Ballots, Box } from '../store/box.ts'
import { isStepMove } from './apply.ts'
import { type Actor, check } from './check.ts'

/** Below this many people in a box, a count would point at somebody. */
const crowd = 3

/** A move for a box: one card more or less, or an answer. */
type Boxed = (MoveOf<'write'> & { do: 'add' | 'edit' | 'drop' }) | (MoveOf<'scale'> & { do: 'answer' })

export class Ballot {
  private boxes: Record<StepId, Box> = {}
  private keys: Record<StepId, string> = {}
  /** Who put which card in: only here, only while this room lives, so that people can take back their own. */
  private readonly mine = new Map<string, { by: PersonId; rev: number }>()

  /** `left` are the boxes an earlier room left open; those whose contents came into the log meanwhile are forgotten. */
  constructor(left: Ballots | undefined, log: readonly Entry[]) {
    for (const [step, box] of Object.entries(left?.boxes ?? {})) {
      const emptied = log.some(e => e.n > box.since && isStepMove(e.move) && e.move.in === step && e.move.do === 'box')
      if (emptied) continue
      this.boxes[step] = box
      this.keys[step] = left?.keys[step] ?? newKey()
    }
  }

  /** All open boxes with their keys, as they are to be kept. */
  get state(): Ballots {
    return { boxes: this.boxes, keys: this.keys }
  }

  /** The move when it belongs in a box: people's own words and answers in an anonymous step that is still hidden. */
  takes(session: Session, move: Move): Boxed | undefined {
    if (!isStepMove(move)) return undefined
    const step = stepOf(session, move.in)
    if (!step?.anonymous || session.revealed[step.id] !== undefined) return undefined
    if (step.kind === 'scale' && move.do === 'answer') return move as Boxed
    if (step.kind !== 'write') return undefined
    if (move.do === 'add' && !('said' in move && move.said)) return move as Boxed
    // Cards said aloud are in the log; they are changed there.
    const card = (move.do === 'edit' || move.do === 'drop') && 'card' in move ? move.card : undefined
    return card !== undefined && this.boxes[step.id]?.cards[card] ? (move as Boxed) : undefined
  }

  /** Why a move may not go into its box, or undefined. Checked as if the step had names, of which only this person's is known. */
  check(session: Session, log: readonly Entry[], actor: Actor, move: Boxed): Refusal | undefined {
    if ('card' in move && this.mine.get(move.card)?.by !== actor.by)
      return { why: 'not-yours', say: 'That card was not yours.' }
    const step = stepOf(session, move.in)!
    const work = session.work[step.id]
      ? { ...session.work, [step.id]: this.overlay(session, step, actor.by) }
      : session.work
    return check({ ...session, agenda: withNames(session.agenda, step.id), work }, log, actor, move)
  }

  /** Puts a checked move into its box. Returns the id of the card, if it was one. */
  put(session: Session, by: PersonId, move: Boxed): string | undefined {
    const box = this.boxes[move.in] ?? { since: session.n, cards: {}, in: [], answers: {} }
    this.keys[move.in] ??= newKey()
    const mark = this.markOf(move.in, by)
    let { cards, answers } = box
    let id: string | undefined
    switch (move.do) {
      case 'add':
        id = randomBytes(8).toString('hex')
        this.mine.set(id, { by, rev: 0 })
        cards = sorted({ ...cards, [id]: cardOf(move) })
        break
      case 'edit':
        this.mine.set(move.card, { by, rev: move.saw + 1 })
        cards = { ...cards, [move.card]: cardOf({ text: move.text, mark: move.mark ?? cards[move.card]?.mark }) }
        break
      case 'drop': {
        const { [move.card]: _, ...others } = cards
        cards = others
        break
      }
      case 'answer':
        answers = sorted({ ...answers, [mark]: { ...answers[mark], [move.row]: move.point } })
        break
    }
    const wrote = Object.keys(cards).some(card => this.mine.get(card)?.by === by)
    const others = box.in.filter(m => m !== mark)
    // Who took back their only card is not in any more; of cards from before a restart nobody knows whose they are.
    const isIn = move.do !== 'drop' || wrote
    this.boxes = {
      ...this.boxes,
      [move.in]: { ...box, cards, answers, in: (isIn ? [...others, mark] : others).sort() },
    }
    return id
  }

  /** How many people are in the box of a step; undefined when there is no box, or so few that a count would name them. */
  count(step: StepId): number | undefined {
    const n = this.boxes[step]?.in.length ?? 0
    return n >= crowd ? n : undefined
  }

  /** True when this person put something into the box of a step. */
  isIn(step: StepId, person: PersonId): boolean {
    return this.boxes[step]?.in.includes(this.markOf(step, person)) ?? false
  }

  /** The session with what this person put into open boxes, as their own screen shows it. The same object without any. */
  see(session: Session, me: PersonId): Session {
    let { work } = session
    for (const id of Object.keys(this.boxes)) {
      const step = stepOf(session, id)
      if (step && this.isIn(id, me)) work = { ...work, [id]: this.overlay(session, step, me) }
    }
    return work === session.work ? session : { ...session, work }
  }

  /** Steps that have a box. */
  open(): StepId[] {
    return Object.keys(this.boxes)
  }

  /** Takes a box away and gives its contents as the one move that goes into the log, in an order that tells nothing. */
  empty(session: Session, id: StepId): StepMove | undefined {
    const box = this.boxes[id]
    const step = stepOf(session, id)
    const { [id]: _box, ...boxes } = this.boxes
    const { [id]: _key, ...keys } = this.keys
    this.boxes = boxes
    this.keys = keys
    for (const card of Object.keys(box?.cards ?? {})) this.mine.delete(card)
    if (!box || !step) return undefined
    if (step.kind === 'scale') return { in: id, do: 'box', counts: countAnswers(step, box) }
    const texts = shuffled(Object.values(box.cards))
    return texts.length ? { in: id, do: 'box', texts } : undefined
  }

  /** The work of a step with this person's own part of the box in it. */
  private overlay(session: Session, step: StepOf, me: PersonId): WorkOf {
    const work = session.work[step.id] ?? rulesOf(step.kind).start(step, session)
    const box = this.boxes[step.id]
    if (!box) return work
    if (work.kind === 'scale') {
      const mine = box.answers[this.markOf(step.id, me)]
      return mine ? { ...work, answers: { ...work.answers, [me]: mine } } : work
    }
    if (work.kind !== 'write') return work
    const own = Object.entries(box.cards).flatMap(([id, card]) => {
      const known = this.mine.get(id)
      return known?.by === me ? [{ id, ...card, by: me, rev: known.rev }] : []
    })
    return { ...work, cards: [...work.cards, ...own] }
  }

  private markOf(step: StepId, person: PersonId): string {
    const key = this.keys[step]
    return key ? createHmac('sha256', Buffer.from(key, 'hex')).update(person).digest('hex').slice(0, 32) : ''
  }
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

function countAnswers(step: StepOf<'scale'>, box: Box): Record<string, number[]> {
  const counts: Record<string, number[]> = {}
  for (const { id } of step.rows) {
    const row = step.points.map((_, point) => Object.values(box.answers).filter(a => a[id] === point).length)
    if (row.some(n => n > 0)) counts[id] = row
  }
  return counts
}

function newKey(): string {
  return randomBytes(32).toString('hex')
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map(x => ({ x, key: randomBytes(8).toString('hex') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ x }) => x)
}
