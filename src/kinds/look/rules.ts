/** Look: something to look at and talk about, topic by topic where there was a vote, with notes of what was said. */
import * as v from 'valibot'
import { workOf } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import type { MoveOf, StepOf, WorkOf } from '../../session/shapes.ts'
import type { Entry, Refusal, Session } from '../../session/types.ts'
import { cut } from '../../text.ts'
import type { DrawStep, Rules } from '../kind.ts'
import { drawLook } from './drawing.ts'
import { boxFrom, talkFrom, talkOf, topicsOf } from './talk.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('note'), on: v.string(), text: v.string() }),
  v.object({ do: v.literal('change'), note: v.string(), text: v.string() }),
  v.object({ do: v.literal('drop'), note: v.string() }),
  v.object({ do: v.literal('about'), on: v.string() }),
  v.object({ do: v.literal('longer') }),
  v.object({ do: v.literal('thumb'), up: v.boolean() }),
])

type Step = StepOf<'look'>
type Work = WorkOf<'look'>
type Move = MoveOf<'look'>

const notNow = refuse(refusals.noMoves)
const noWords = refuse(refusals.noWords)
const isNoted = (work: Work, id: string) => (work.notes ?? []).some(note => note.id === id)

/** `draw` draws the step a look is about. */
export const lookRules = (draw: DrawStep): Rules<'look'> => ({
  moves,
  start: () => ({ kind: 'look', looked: true }),
  check: (step, work, move, _by, session) => (step.summary ? notNow : checkTalk(step, work, move, session)),
  leads: move => move.do === 'about' || move.do === 'longer' || move.do === 'change' || move.do === 'drop',
  apply: (step, work, move, entry, session) => {
    const { notes = [] } = work
    switch (move.do) {
      case 'note':
        if (!move.text) return work
        return { ...work, notes: [...notes, { id: `n${entry.n}`, on: move.on, text: move.text }] }
      case 'change':
        if (!move.text || !isNoted(work, move.note)) return work
        return { ...work, notes: notes.map(note => (note.id === move.note ? { ...note, text: move.text } : note)) }
      case 'drop':
        return isNoted(work, move.note) ? { ...work, notes: notes.filter(note => note.id !== move.note) } : work
      default:
        return goneOn(step, work, move, entry, session)
    }
  },
  redact: (_step, work) => work,
  answered: () => 0,
  draw: (step, session, look) => drawLook(step, session, look, draw),
  say: (step, move, session) => {
    switch (move.do) {
      case 'note':
        return words.noted(cut(move.text, 56))
      case 'change':
        return words.changed(cut(move.text, 56))
      case 'drop':
        return words.dropped
      case 'about':
        return words.nowAbout(cut(topicsOf(step, session).find(t => t.id === move.on)?.text ?? '', 56))
      case 'longer':
        return words.longerNow(cut(topicNow(step, session), 48))
      case 'thumb':
        return words.thumb
    }
  },
})

/** The words of the topic that is talked about now. */
function topicNow(step: Step, session: Session): string {
  const talk = workOf(session, step.id, 'look')?.talk
  return topicsOf(step, session).find(t => t.id === talk?.topic)?.text ?? step.title
}

function checkTalk(step: Step, work: Work, move: Move, session: Session): Refusal | undefined {
  switch (move.do) {
    case 'note':
      if (!topicsOf(step, session).some(t => t.id === move.on)) return refuse(refusals.noTopic)
      return move.text ? undefined : noWords
    case 'change':
    case 'drop':
      if (!isNoted(work, move.note)) return refuse(refusals.gone)
      return move.do === 'change' && !move.text ? noWords : undefined
    case 'about':
      return topicsOf(step, session).some(t => t.id === move.on) && talkOf(step, session)
        ? undefined
        : refuse(refusals.noTopic)
    case 'longer':
    case 'thumb':
      return talkOf(step, session) ? undefined : notNow
    default:
      return notNow
  }
}

/** Another topic, another timebox, a thumb for going on. */
function goneOn(step: Step, work: Work, move: Move, entry: Entry, session: Session): Work {
  const talk = talkOf(step, session)
  if (!talk) return work
  switch (move.do) {
    case 'about':
      if (!topicsOf(step, session).some(t => t.id === move.on)) return work
      return { ...work, talk: talkFrom(step, session, move.on, entry.at) }
    case 'longer':
      return { ...work, talk: { ...talk, boxes: talk.boxes + 1, until: boxFrom(step, session, entry.at), thumbs: {} } }
    case 'thumb':
      return { ...work, talk: { ...talk, thumbs: { ...talk.thumbs, [entry.by]: move.up } } }
    default:
      return work
  }
}
