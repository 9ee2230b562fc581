/** A comparison as one person meets it: who compares now, which pair, and how far they are. */

import type { Act, At, Memory } from '../../interact/act.ts'
import { remembered } from '../../interact/remembered.ts'
import { roomPeople, workOf } from '../../session/read.ts'
import type { Compared, PersonId } from '../../session/shapes.ts'
import type { Person } from '../../session/types.ts'
import type { OnBoard } from '../made/board.ts'
import { thingsCompared } from '../made/ranking.ts'
import { isOpen } from '../shared/reveal.ts'
import { sayThing } from './drawing.ts'
import { enoughFor, nextPair } from './pairing.ts'
import { comparedBy } from './rules.ts'
import { words } from './words.ts'

export type Here = At<'compare'>
export type CompareAct = Act<'compare'>

export const thingsAt = (at: Here) => thingsCompared(at.session, at.step.id)
export const enoughAt = (at: Here) => enoughFor(thingsAt(at).length)
/** A participant's terminal has nobody else's in `whole`. */
export const keptOf = (at: Here, person: PersonId) => comparedBy(workOf(at.whole, at.step.id, 'compare'), person)

/** Comparisons sent before the disk has them: the next key comes to the pair after these. */
const sending = remembered<Sent>('sent')
export const passing = remembered<readonly PersonId[]>('passed')
export const holder = remembered<PersonId>('with')

export type Sent = { person: PersonId; from: number; all: readonly Compared[] }

export function mineOf(at: Here, person: PersonId, memory: Memory): readonly Compared[] {
  const kept = keptOf(at, person)
  const sent = sending.of(memory)
  const here = kept.length - (sent?.from ?? 0)
  return sent?.person === person && here >= 0 ? [...kept, ...sent.all.slice(here)] : kept
}

/** Those at the room's keyboard who have not compared enough, nor handed it on. */
export function circleAt(at: Here, memory: Memory): Person[] {
  const passed = passing.of(memory) ?? []
  return roomPeople(at.session).filter(p => !passed.includes(p.id) && keptOf(at, p.id).length < enoughAt(at))
}

/** Who has the keyboard next: those who handed it on come again once all others have had it, when they ask for it. */
export function nextAt(at: Here, memory: Memory): Person | undefined {
  const [first] = circleAt(at, memory)
  return first ?? roomPeople(at.session).find(p => keptOf(at, p.id).length < enoughAt(at))
}

/** Nobody at the room's keyboard is still to come. */
export function hasHadIt(at: Here, memory: Memory): boolean {
  return at.keyboard && circleAt(at, memory).length === 0 && whoAt(at, memory) === undefined
}

/** Enter never leaves the step while somebody compares: before their first comparison it does nothing. */
export function hasBegun(at: Here, memory: Memory): boolean {
  const who = whoAt(at, memory)
  return who !== undefined && mineOf(at, who, memory).length > 0
}

/** Whoever compares here now. */
export function whoAt(at: Here, memory: Memory): PersonId | undefined {
  if (!at.live || !isOpen(at)) return undefined
  if (!at.leads) return at.me
  return at.keyboard ? holder.of(memory) : undefined
}

export function pairAt(at: Here, person: PersonId, memory: Memory): { left: OnBoard; right: OnBoard } | undefined {
  const things = thingsAt(at)
  const pair = nextPair(
    things.map(on => on.id),
    mineOf(at, person, memory),
    person,
  )
  const [left, right] = [things.find(on => on.id === pair?.left), things.find(on => on.id === pair?.right)]
  return left && right ? { left, right } : undefined
}

export const noMemory: Memory = { chosen: undefined, open: undefined, page: 0, memory: {}, line: {}, text: '' }
export const sayPair = (at: Here, person: PersonId, memory = noMemory): string[] => {
  const pair = pairAt(at, person, memory)
  return [pair ? words.ask(sayThing(pair.left), sayThing(pair.right)) : words.noMore]
}
