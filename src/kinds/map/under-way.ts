/** What is under way on a map that everybody edits: a part that moves by arrows, a link whose other end is chosen. */
import type { Act, At, Memory } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { remembered } from '../../interact/remembered.ts'
import { type Change, clamp, type Document, middleOf, normal, type Place } from '../../map/index.ts'
import { hereAt, isDrawing } from './here.ts'
import { isDirection, nearest } from './nearest.ts'
import { type PartSpot, partSpot, partSpots } from './parts-here.ts'
import { words } from './words.ts'

/** A part on its way: where it stood when it began, and where it is now. `adds`: it is not on the map yet. */
export type Moving = { name: string; from: Place; at: Place; isLevel?: true; adds?: 'anchor' | 'component' }
/** A link under way, by the ids of its ends: from the one that needs to the one it needs, unless `back`. */
export type Tying = { from: string; to: string; back: boolean }

const moving = remembered<Moving | undefined>('moving')
const tying = remembered<Tying | undefined>('tying')

/** The part that moves now; undefined while none does. */
export const movingNow = (memory: Memory): Moving | undefined => moving.of(memory)
/** The link under way; undefined while none is. */
export const tyingNow = (memory: Memory): Tying | undefined => tying.of(memory)

/** Do the keys belong to something under way? */
export const isUnderWay = (memory: Memory): boolean => Boolean(movingNow(memory) ?? tyingNow(memory))

/** What a stay remembers while this part moves, or once none does. */
export const whileMoving = (now: Moving | undefined) => moving.is(now)

/** What an arrow moves a part by: about a cell of a map of 80 columns and 24 rows. */
const step: Place = { evolution: 0.02, visibility: 0.05 }
const far = 5

const round = (value: number) => Math.round(clamp(value, 0, 1) * 100) / 100

/** A part as it begins to move; a child of a pipeline only goes sideways. */
export function movingPart({ name, kind, visibility, evolution }: PartSpot): Moving {
  const at = { visibility, evolution }
  return { name, from: at, at, ...(kind === 'child' ? { isLevel: true as const } : {}) }
}

/** The place after this key: `left`, `shift-up`. */
function moved({ at, isLevel }: Moving, key: string): Place {
  const by = key.startsWith('shift-') ? far : 1
  switch (key.replace('shift-', '')) {
    case 'left':
      return { ...at, evolution: round(at.evolution - by * step.evolution) }
    case 'right':
      return { ...at, evolution: round(at.evolution + by * step.evolution) }
    case 'up':
      return isLevel ? at : { ...at, visibility: round(at.visibility + by * step.visibility) }
    default:
      return isLevel ? at : { ...at, visibility: round(at.visibility - by * step.visibility) }
  }
}

/** What keeping the part where it is now would change; undefined when it stands there already. */
function moveChange(document: Document, { name, at, adds }: Moving): Change | undefined {
  if (adds) return { do: 'add', kind: adds, name, at }
  const now = partSpot(document, normal(name))
  const to = {
    ...(now && !now.isWaiting && now.evolution === at.evolution ? {} : { evolution: at.evolution }),
    ...(now && !now.isWaiting && now.visibility === at.visibility ? {} : { visibility: at.visibility }),
  }
  return Object.keys(to).length ? { do: 'move', name, to } : undefined
}

/** The names of the two ends, the one that needs first; undefined when one is gone. */
export function endsOf(
  document: Document,
  { from, to, back }: Tying,
): { from: string; to: string; cuts: boolean } | undefined {
  const [one, other] = [partSpot(document, from), partSpot(document, to)]
  if (!one || !other) return undefined
  const [a, b] = back ? [other, one] : [one, other]
  const cuts = document.map.links.some(l => normal(l.from) === a.id && normal(l.to) === b.id)
  return { from: a.name, to: b.name, cuts }
}

function tieChange(document: Document, now: Tying): Change | undefined {
  const ends = endsOf(document, now)
  return ends && { do: ends.cuts ? 'unlink' : 'link', from: ends.from, to: ends.to }
}

/** The change that Enter would make now; undefined while nothing is under way, or it would change nothing. */
export function changeUnderWay(document: Document, memory: Memory): Change | undefined {
  const [part, link] = [moving.of(memory), tying.of(memory)]
  if (part) return moveChange(document, part)
  return link && tieChange(document, link)
}

/** A link to this part under way; the one nearer to the user most likely needs the other. */
export function tyingTo(from: PartSpot, to: PartSpot): Readonly<Record<string, unknown>> {
  return tying.is({ from: from.id, to: to.id, back: to.visibility > from.visibility })
}

/** An act while a part moves. */
function inMove(
  act: Omit<Act<'map', PartSpot>, 'who' | 'fits' | 'move'> & {
    move(now: Moving, at: At<'map'>, key: string): ReturnType<Act<'map', PartSpot>['move']>
  },
): Act<'map', PartSpot> {
  return {
    ...act,
    who: 'participant',
    fits: (at, _spot, memory) => isDrawing(at, memory) && moving.of(memory) !== undefined,
    move(at, _spot, key, memory) {
      const now = moving.of(memory)
      return now ? act.move(now, at, String(key)) : { stay: {} }
    },
  }
}

/** An act while a link is under way. */
function inTie(
  act: Omit<Act<'map', PartSpot>, 'who' | 'fits' | 'move'> & {
    move(now: Tying, at: At<'map'>, key: string): ReturnType<Act<'map', PartSpot>['move']>
  },
): Act<'map', PartSpot> {
  return {
    ...act,
    who: 'participant',
    fits: (at, _spot, memory) => isDrawing(at, memory) && tying.of(memory) !== undefined,
    move(at, _spot, key, memory) {
      const now = tying.of(memory)
      return now ? act.move(now, at, String(key)) : { stay: {} }
    },
  }
}

const arrows = ['left', 'right', 'up', 'down']

/** The keys while a part moves or a link is under way. Plain lines say each of it in one command. */
export const underWayActs: readonly Act<'map', PartSpot>[] = [
  inMove({
    id: 'shift',
    keys: [...arrows, ...arrows.map(key => `shift-${key}`)],
    whichKey: true,
    does: words.shift,
    move: (now, _at, key) => ({ stay: { memory: moving.is({ ...now, at: moved(now, key) }) } }),
  }),
  inMove({
    id: 'stage',
    keys: ['1-4'],
    does: words.stage,
    hint: 'stage',
    move(now, at, key) {
      const stage = ['1', '2', '3', '4'].indexOf(key)
      const evolution = stage < 0 ? now.at.evolution : round(middleOf(hereAt(at).document.map, stage))
      return { stay: { memory: moving.is({ ...now, at: { ...now.at, evolution } }) } }
    },
  }),
  inMove({
    id: 'keep-place',
    keys: ['enter'],
    does: words.keepPlace,
    hint: 'keep',
    move(now, at) {
      const change = moveChange(hereAt(at).document, now)
      const stay = { choose: normal(now.name), memory: moving.is(undefined) }
      return change ? make(at, { do: 'change', change }, stay) : { stay, said: words.unchanged }
    },
  }),
  inMove({
    id: 'put-back',
    keys: ['escape'],
    does: words.putBack,
    hint: 'put back',
    move: ({ adds }) => ({ stay: { memory: moving.is(undefined) }, said: adds ? words.notAdded : words.isPutBack }),
  }),
  inTie({
    id: 'aim',
    keys: arrows,
    whichKey: true,
    does: words.aim,
    move(now, at, key) {
      const { document } = hereAt(at)
      const [from, to] = [partSpot(document, now.from), partSpot(document, now.to)]
      const others = partSpots(document).filter(spot => spot.id !== now.from)
      const next = to && isDirection(key) && nearest(others, to, key)
      if (!from || !next) return { say: words.noFurther }
      return { stay: { memory: tyingTo(from, next) } }
    },
  }),
  inTie({
    id: 'keep-link',
    keys: ['enter'],
    does: words.keepLink,
    hint: 'link',
    move(now, at) {
      const change = tieChange(hereAt(at).document, now)
      const stay = { memory: tying.is(undefined) }
      return change ? make(at, { do: 'change', change }, stay) : { stay }
    },
  }),
  inTie({
    id: 'turn-link',
    keys: ['tab'],
    does: words.turnLink,
    hint: 'other way',
    move: now => ({ stay: { memory: tying.is({ ...now, back: !now.back }) } }),
  }),
  inTie({
    id: 'no-link',
    keys: ['escape'],
    does: words.noLink,
    hint: 'no link',
    move: () => ({ stay: { memory: tying.is(undefined) } }),
  }),
]

/** Nothing is under way any more where its parts are gone; undefined while nothing changes by itself. */
export function endedUnderWay(document: Document, memory: Memory): Readonly<Record<string, unknown>> | undefined {
  const [part, link] = [moving.of(memory), tying.of(memory)]
  if (part && !part.adds && !partSpot(document, normal(part.name))) return moving.is(undefined)
  return link && !endsOf(document, link) ? tying.is(undefined) : undefined
}
