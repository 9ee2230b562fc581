/** Questions asked of a talk: what it is about one by one, which of it now, until when, and what was noted. */
import { isHidden, stepOf, workOf } from '../../session/read.ts'
import type { StepOf, Talk, TalkNote } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { resultOf, titleOf } from '../made/board.ts'

/** Something to talk about: what got dots, or the step as a whole where nothing was voted on. */
export type TalkTopic = { id: string; text: string; dots?: number }

/** The minutes of a step are shared among so many topics: more are seldom reached. */
const sharedAmong = 2
const minuteMs = 60_000

/** The vote a talk is about; undefined while that is hidden, and for a talk about something else. */
export function voteBehind(step: StepOf<'look'>, session: Session): StepOf<'vote'> | undefined {
  const from = step.from === undefined ? undefined : stepOf(session, step.from)
  return from?.kind === 'vote' && !isHidden(session, from) ? from : undefined
}

/** What is talked about, most dots first. Where nothing got a dot it is the step itself. */
export function topicsOf(step: StepOf<'look'>, session: Session): TalkTopic[] {
  const vote = voteBehind(step, session)
  const voted = vote ? resultOf(session, vote.id).filter(r => r.dots > 0) : []
  if (!voted.length) return [{ id: step.id, text: step.title }]
  return voted.map(({ on, dots }) => ({ id: on.id, text: titleOf(on), dots }))
}

/** Is it talked about topic by topic, a timebox each? */
export function isByTopic(step: StepOf<'look'>, session: Session): boolean {
  return topicsOf(step, session)[0]?.dots !== undefined
}

/** Minutes for one topic, at least one. */
export function timeboxOf(step: StepOf<'look'>, session: Session): number {
  if (step.timebox !== undefined) return step.timebox
  const minutes = step.minutes + (session.extra[step.id] ?? 0)
  return Math.max(1, Math.round(minutes / Math.min(sharedAmong, topicsOf(step, session).length)))
}

/** The topic that is talked about now, and until when: the first one from the first visit on. Undefined before anybody was there. */
export function talkOf(step: StepOf<'look'>, session: Session): Talk | undefined {
  if (!isByTopic(step, session)) return undefined
  const topics = topicsOf(step, session)
  const kept = workOf(session, step.id, 'look')?.talk
  if (kept && topics.some(t => t.id === kept.topic)) return kept
  const since = session.visits.find(visit => visit.step === step.id)?.from
  const [first] = topics
  return first && since !== undefined ? talkFrom(step, session, first.id, since) : undefined
}

/** A talk about this topic that begins at `at` (ISO 8601). */
export function talkFrom(step: StepOf<'look'>, session: Session, topic: string, at: string): Talk {
  return { topic, since: at, until: boxFrom(step, session, at), boxes: 1, thumbs: {} }
}

/** When a timebox that begins at `at` (ISO 8601) is over. */
export function boxFrom(step: StepOf<'look'>, session: Session, at: string): string {
  return new Date(Date.parse(at) + timeboxOf(step, session) * minuteMs).toISOString()
}

/** The topic after the one that is talked about; undefined after the last. */
export function nextTopic(step: StepOf<'look'>, session: Session): TalkTopic | undefined {
  const topics = topicsOf(step, session)
  const now = talkOf(step, session)?.topic
  return topics[topics.findIndex(t => t.id === now) + 1]
}

/** What was noted at a talk, in the order in which it was said; with `on` about one topic alone. */
export function notesOf(step: StepOf<'look'>, session: Session, on?: string): readonly TalkNote[] {
  const notes = workOf(session, step.id, 'look')?.notes ?? []
  return on === undefined ? notes : notes.filter(note => note.on === on)
}
