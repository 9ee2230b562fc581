/** How long a step takes at least with so many people, at one keyboard or at terminals of their own. */
import { roomPeople } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'

/** How many people share the room's one keyboard, and how many have a terminal of their own. */
export type Crowd = { keyboard: number; own: number }

/** Seconds a person takes to type what stands on their paper, and a row of which hands are counted. */
const seconds = { typing: 20, row: 25 } as const

/** Whoever is away is in neither. */
export function crowdOf(session: Session): Crowd {
  const keyboard = roomPeople(session).length
  return { keyboard, own: session.people.filter(p => !p.away).length - keyboard }
}

/** Do people wait for each other at the keyboard? One alone has it as a terminal of their own. */
export function isShared(people: Crowd): boolean {
  return people.keyboard > 1
}

/** Minutes of a round of the keyboard: `paper` minutes of silence first, then everybody types; undefined where all type at once. */
export function byTurns(people: Crowd, paper: 0 | 1 = 1): number | undefined {
  return isShared(people) ? halves(paper * 60 + people.keyboard * seconds.typing) : undefined
}

/** Minutes in which so many rows are counted by hand; undefined where everybody answers at once. */
export function byHand(rows: number, people: Crowd): number | undefined {
  return isShared(people) && rows > 0 ? halves(rows * seconds.row) : undefined
}

/** Is this a round of the keyboard, in which everybody types in turn? A private scale is one where it has several rows. */
export function isRound(step: StepOf): boolean {
  if (step.kind === 'write') return Boolean(step.hidden || step.anonymous || step.each)
  if (step.kind === 'decide') return Boolean(step.estimate)
  return step.kind === 'scale' && Boolean(step.anonymous) && step.rows.length > 1
}

/** The rows of which a show of hands is typed in; gates are said aloud, and a round has none. */
export function countedRows(step: StepOf): number {
  if (step.kind !== 'scale' || isRound(step)) return 0
  return step.rows.filter(row => !row.phase).length
}

/** Seconds as minutes, up to the next half. */
function halves(all: number): number {
  return Math.ceil(all / 30) / 2
}
