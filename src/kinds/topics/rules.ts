/** Topics: collected from everybody, voted on with dots, talked about one by one for a timebox each, with notes. */
import * as v from 'valibot'
import { sum } from '../../numbers.ts'
import { nameOf, workOf } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import type { MoveOf, PersonId, StepOf, WorkOf } from '../../session/shapes.ts'
import type { Entry, Refusal, Session } from '../../session/types.ts'
import { cut } from '../../text.ts'
import type { Rules } from '../kind.ts'
import { areCounts, checkShowOfHands, isCount } from '../shared/hands.ts'
import { kindRefusals } from '../words.ts'
import { drawTopics } from './drawing.ts'
import { dotHands, dotsBy, dotsLeft, thumbHands, topicNow, waiting } from './talk.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('add'), text: v.string() }),
  v.object({ do: v.literal('change'), topic: v.string(), text: v.string() }),
  v.object({ do: v.literal('drop'), topic: v.string() }),
  v.object({ do: v.literal('dots'), topic: v.string(), count: v.number() }),
  v.object({ do: v.literal('tally'), counts: v.record(v.string(), v.number()) }),
  v.object({ do: v.literal('begin') }),
  v.object({ do: v.literal('note'), text: v.string() }),
  v.object({ do: v.literal('thumb'), up: v.boolean() }),
  v.object({ do: v.literal('hands'), counts: v.array(v.number()) }),
  v.object({ do: v.literal('longer') }),
  v.object({ do: v.literal('finish') }),
])

type Step = StepOf<'topics'>
type Work = WorkOf<'topics'>
type Move = MoveOf<'topics'>
type Of<D extends Move['do']> = Extract<Move, { do: D }>

const gone = refuse(refusals.gone)
const half = refuse(kindRefusals.wholeDots)
const isThere = (work: Work, topic: string) => work.topics.some(t => t.id === topic)

export const topics: Rules<'topics'> = {
  moves,

  start: () => ({ kind: 'topics', topics: [], dots: {}, done: [] }),

  check(step, work, move, by, session) {
    switch (move.do) {
      case 'add':
      case 'change':
      case 'drop':
      case 'dots':
      case 'tally':
      case 'begin':
        return work.begun ? refuse(refusals.already) : checkBefore(step, work, move, by, session)
      default:
        if (!work.begun) return refuse(refusals.notBegun)
        return work.talk ? checkTalk(work, move, session) : refuse(refusals.isOver)
    }
  },

  leads: move => ['tally', 'begin', 'hands', 'longer', 'finish'].includes(move.do),

  apply(step, work, move, entry, session) {
    if (!work.begun) return before(step, work, move, entry, session)
    return work.talk ? talking(step, work, work.talk, move, entry) : work
  },

  redact: () => ({ kind: 'topics', topics: [], dots: {}, done: [] }),

  /** Before the talk nobody knows where others' dots lie, so that nobody follows them. */
  veil(_step, work, me) {
    if (work.begun) return work
    const { tally: _, ...rest } = work
    return { ...rest, dots: dotsBy(work, me) }
  },

  answered: () => 0,

  draw: drawTopics,

  say(step, move, session, entry) {
    const work = workOf(session, step.id, 'topics')
    const now = cut((work && topicNow(work)?.text) ?? '', 56)
    const who = nameOf(session, entry.by) ?? words.somebody
    switch (move.do) {
      case 'add':
        return words.added(who, cut(move.text, 48))
      case 'change':
        return words.changed(cut(move.text, 56))
      case 'drop':
        return words.dropped
      case 'dots':
        return words.gave(who)
      case 'tally':
        return words.tallied(sum(Object.values(move.counts)))
      case 'begin':
        return words.begun(now)
      case 'note':
        return words.noted(cut(move.text, 56))
      case 'thumb':
        return words.thumbed(who)
      case 'hands':
        return words.handsCounted(move.counts[0] ?? 0, move.counts[1] ?? 0)
      case 'longer':
        return words.longerBy(step.timebox)
      case 'finish':
        return words.finished(now || undefined)
    }
  },
}

function checkBefore(
  step: Step,
  work: Work,
  move: Of<'add' | 'change' | 'drop' | 'dots' | 'tally' | 'begin'>,
  by: PersonId,
  session: Session,
): Refusal | undefined {
  switch (move.do) {
    case 'add':
      return move.text ? undefined : refuse(refusals.noWords)
    case 'change':
    case 'drop': {
      const topic = work.topics.find(t => t.id === move.topic)
      if (!topic) return gone
      if (topic.by !== by && session.facilitator !== by) return refuse(refusals.notYours)
      return move.do === 'change' && !move.text ? refuse(refusals.noWords) : undefined
    }
    case 'dots': {
      if (!isThere(work, move.topic)) return gone
      if (!isCount(move.count)) return half
      const left = dotsLeft(step, work, by)
      return move.count - (work.dots[move.topic]?.[by] ?? 0) > left ? refuse(refusals.dotsLeft, left) : undefined
    }
    case 'tally': {
      const counts = Object.entries(move.counts)
      if (counts.some(([id]) => !isThere(work, id))) return gone
      if (counts.some(([, n]) => !isCount(n))) return half
      const have = dotHands(step, work, session).length * step.dots
      const counted = sum(counts.map(([, n]) => n))
      return counted > have ? refuse(refusals.tooManyDots, have, counted) : undefined
    }
    case 'begin':
      return work.topics.length ? undefined : refuse(refusals.noneToBegin)
  }
}

function checkTalk(
  work: Work,
  move: Of<'note' | 'thumb' | 'hands' | 'longer' | 'finish'>,
  session: Session,
): Refusal | undefined {
  if (move.do === 'note') return move.text ? undefined : refuse(refusals.noNote)
  if (move.do !== 'hands') return undefined
  if (!areCounts(move.counts, 2)) return refuse(refusals.twoCounts)
  return checkShowOfHands(move.counts, thumbHands(work, session).length)
}

function before(step: Step, work: Work, move: Move, entry: Entry, session: Session): Work {
  switch (move.do) {
    case 'add': {
      const topic = { id: `k${session.turn.number}-${entry.n}`, text: move.text, by: entry.by, notes: [] }
      return move.text ? { ...work, topics: [...work.topics, topic] } : work
    }
    case 'change':
      if (!move.text || !isThere(work, move.topic)) return work
      return { ...work, topics: work.topics.map(t => (t.id === move.topic ? { ...t, text: move.text } : t)) }
    case 'drop':
      return isThere(work, move.topic) ? { ...work, topics: work.topics.filter(t => t.id !== move.topic) } : work
    case 'dots': {
      if (!isThere(work, move.topic) || !isCount(move.count)) return work
      const { [entry.by]: _, ...others } = work.dots[move.topic] ?? {}
      const here = move.count ? { ...others, [entry.by]: move.count } : others
      return { ...work, dots: { ...work.dots, [move.topic]: here } }
    }
    case 'tally': {
      const counts = Object.entries(move.counts).filter(([id, n]) => isThere(work, id) && isCount(n))
      return { ...work, tally: Object.fromEntries(counts) }
    }
    case 'begin':
      return work.topics.length ? nextTopic(step, { ...work, begun: true }, entry) : work
    default:
      return work
  }
}

function talking(step: Step, work: Work, talk: NonNullable<Work['talk']>, move: Move, entry: Entry): Work {
  switch (move.do) {
    case 'note':
      if (!move.text) return work
      return {
        ...work,
        topics: work.topics.map(t => (t.id === talk.topic ? { ...t, notes: [...t.notes, move.text] } : t)),
      }
    case 'thumb':
      return { ...work, talk: { ...talk, thumbs: { ...talk.thumbs, [entry.by]: move.up } } }
    case 'hands':
      return areCounts(move.counts, 2) ? { ...work, talk: { ...talk, hands: move.counts } } : work
    case 'longer': {
      const { hands: _, ...rest } = talk
      const until = boxFrom(step, entry.at)
      return { ...work, talk: { ...rest, boxes: talk.boxes + 1, until, thumbs: {} } }
    }
    case 'finish':
      return nextTopic(step, { ...work, done: [...work.done, talk.topic] }, entry)
    default:
      return work
  }
}

/** On to the first topic that waits, its timebox counted from this entry; without one the talk is over. */
function nextTopic(step: Step, { talk: _, ...work }: Work, entry: Entry): Work {
  const topic = waiting(work)[0]
  if (!topic) return work
  const talk = { topic: topic.id, since: entry.at, until: boxFrom(step, entry.at), boxes: 1, thumbs: {} }
  return { ...work, talk }
}

function boxFrom(step: Step, at: string): string {
  return new Date(Date.parse(at) + step.timebox * 60_000).toISOString()
}
