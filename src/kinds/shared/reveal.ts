/** Showing what people gave unseen: one act for every kind that has it. */
import type { Act, At, Outcome, Spot } from '../../interact/act.ts'
import { resultShown } from '../../interact/remembered.ts'
import { isHidden, roomPeople } from '../../session/read.ts'
import type { Kind } from '../../session/shapes.ts'

/** True while what people give here is not shown yet. */
export function isOpen<K extends Kind>(at: At<K>): boolean {
  return isHidden(at.session, at.step)
}

/** How many people share the room's keyboard: those whose hands are counted there. */
export function handsAt<K extends Kind>(at: At<K>): number {
  return roomPeople(at.session).length
}

/**
 * True when everybody shares the keyboard and so many hands or dots are all there can be: nobody is waited for, and what was
 * counted is shown with the same key. Not where names are not kept, because that reveal is not taken back.
 */
export function isWholeCount<K extends Kind>(at: At<K>, counted: number, most: number): boolean {
  const isAll = at.session.people.every(p => p.room || p.away)
  return isAll && !at.step.anonymous && isHidden(at.session, at.step) && counted === most
}

/** The reveal of the step; no line is open after it. */
export function reveal<K extends Kind>(at: At<K>): Outcome {
  return { moves: [{ do: 'reveal', step: at.step.id }], stay: { open: null } }
}

/** What was counted, and its reveal by the same key; a second Enter out of habit does not go on. */
export function andReveal<K extends Kind>(at: At<K>, made: Outcome<K>): Outcome<K> {
  if (!('moves' in made)) return made
  const memory = { ...made.stay?.memory, ...resultShown.is(at.now()) }
  return { ...made, moves: [...made.moves, { do: 'reveal', step: at.step.id }], stay: { ...made.stay, memory } }
}

/** The act that reveals; Enter does it, too, where `enter` says so. Plain lines have the command at every step. */
export function revealAct<K extends Kind, S extends Spot>(
  does: string,
  hint: string,
  enter?: Act<K, S>['enter'],
): Act<K, S> {
  return {
    id: 'reveal',
    who: 'facilitator',
    keys: ['r'],
    command: { words: ['reveal', 'show'], everywhere: true },
    does,
    hint,
    ...(enter ? { enter } : {}),
    fits: isOpen,
    move: reveal,
  }
}
