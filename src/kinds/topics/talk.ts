/** Questions asked of a talk about topics: their order, dots, thumbs, what comes next and what was not reached. */
import { sum } from '../../numbers.ts'
import { roomPeople } from '../../session/read.ts'
import type { PersonId, StepOf, Talk, Topic, WorkOf } from '../../session/shapes.ts'
import type { Person, Session } from '../../session/types.ts'

type Work = WorkOf<'topics'>

/** All dots on a topic, those given at terminals and those counted by hands. */
export function dotsOn(work: Work, topic: string): number {
  return sum(Object.values(work.dots[topic] ?? {})) + (work.tally?.[topic] ?? 0)
}

/** The dots of one person alone; none of nobody. */
export function dotsBy(work: Work, me: PersonId | undefined): Work['dots'] {
  const mine = Object.entries(work.dots).flatMap(([topic, by]) =>
    me !== undefined && by[me] !== undefined ? [[topic, { [me]: by[me] }] as const] : [],
  )
  return Object.fromEntries(mine)
}

/** Dots this person may still give; those on topics taken back are free again. */
export function dotsLeft(step: StepOf<'topics'>, work: Work, by: PersonId): number {
  return Math.max(0, step.dots - sum(work.topics.map(t => work.dots[t.id]?.[by] ?? 0)))
}

/** Before the talk as they were added; then from the most dots down, the earlier one first among equals. */
export function inOrder(work: Work): Topic[] {
  if (!work.begun) return work.topics
  return work.topics.toSorted((a, b) => dotsOn(work, b.id) - dotsOn(work, a.id))
}

/** The topic that is talked about now. */
export function topicNow(work: Work): Topic | undefined {
  return work.topics.find(t => t.id === work.talk?.topic)
}

/** Those nobody talked about yet, in their order. */
export function waiting(work: Work): Topic[] {
  return inOrder(work).filter(t => t.id !== work.talk?.topic && !work.done.includes(t.id))
}

/** Thumbs up and down, those given at terminals and those counted by hands. */
export function thumbsOf({ thumbs, hands = [0, 0] }: Talk): [up: number, down: number] {
  const given = Object.values(thumbs)
  const up = given.filter(Boolean).length
  return [up + (hands[0] ?? 0), given.length - up + (hands[1] ?? 0)]
}

/** People at the room's keyboard whose dots are counted by hands: those who gave none themselves. */
export function dotHands(step: StepOf<'topics'>, work: Work, session: Session): Person[] {
  return roomPeople(session).filter(p => dotsLeft(step, work, p.id) === step.dots)
}

/** People at the room's keyboard whose thumbs are counted by hands: those who gave none themselves. */
export function thumbHands(work: Work, session: Session): Person[] {
  return roomPeople(session).filter(p => work.talk?.thumbs[p.id] === undefined)
}
