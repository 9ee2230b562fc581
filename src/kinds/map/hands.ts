/** The keys by which everybody edits a map on terminals of their own: choosing a part, and what begins a change of it. */
import { type Act, type At, type Field, type Memory, typing } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { remembered } from '../../interact/remembered.ts'
import { type Change, clamp, edit, normal, type Place } from '../../map/index.ts'
import { hereAt, isDrawing } from './here.ts'
import { isDirection, nearest } from './nearest.ts'
import { middle, userHeight } from './part-facts.ts'
import { type PartSpot, partSpot, partSpots } from './parts-here.ts'
import { isUnderWay, type Moving, movingPart, tyingTo, whileMoving } from './under-way.ts'
import { words } from './words.ts'

/** Nothing is under way: keys choose, and begin a change. */
function isQuiet(at: At<'map'>, memory: Memory): boolean {
  return isDrawing(at, memory) && !isUnderWay(memory)
}

const quiet = { who: 'participant' as const, fits: (at: At<'map'>, _: unknown, memory: Memory) => isQuiet(at, memory) }
const onPart = { ...quiet, on: ['part'] as const }

const stood = remembered<PartSpot>('stood')

/** What is chosen: the part that was, or the nearest to where it stood once it is gone; the first before any is. */
export function chosenPart(at: At<'map'>, memory: Memory): PartSpot | undefined {
  const { document } = hereAt(at)
  const last = stood.of(memory)
  const far = (spot: PartSpot) => (last ? Math.hypot(spot.column - last.column, 2 * (spot.row - last.row)) : 0)
  const chosen = partSpot(document, memory.chosen)
  return (
    chosen ??
    partSpots(document).reduce<PartSpot | undefined>(
      (best, spot) => (best && far(best) <= far(spot) ? best : spot),
      undefined,
    )
  )
}

/** A free place for something new: below what is chosen, or in the middle. */
function placeNear(spot: PartSpot | undefined): Place {
  if (!spot) return middle
  const below = spot.visibility - 0.12
  const visibility = clamp(below < 0.03 ? spot.visibility + 0.12 : below, 0, 1)
  return { visibility: Math.round(visibility * 100) / 100, evolution: spot.evolution }
}

/** A line of words; an empty one is refused with this sentence. */
function line(field: Omit<Field<string>, 'parse'>, missing: string): Field<string> {
  return { ...field, parse: text => (text ? { ok: text } : { say: missing }) }
}

/** A line about the part that is chosen, and the change it comes to. */
function about(it: {
  id: string
  key: string
  does: string
  hint?: string
  field(part: PartSpot): Field<string>
  change(part: PartSpot, text: string): Change | { say: string }
  /** The id of the part afterwards. */
  chooses?(part: PartSpot, text: string): string
}): Act<'map', PartSpot> {
  return typing<'map', PartSpot, string>({
    ...onPart,
    id: it.id,
    keys: [it.key],
    does: it.does,
    ...(it.hint ? { hint: it.hint } : {}),
    field: (_at, spot) => (spot ? it.field(spot) : line({ prompt: '', ask: '', mode: '' }, words.whichPart)),
    move(at, spot, text) {
      const change = spot ? it.change(spot, text) : { say: words.whichPart }
      if ('say' in change) return change
      return make(at, { do: 'change', change }, spot && it.chooses ? { choose: it.chooses(spot, text) } : {})
    },
  })
}

/** A new part, which then moves to its place. */
const adding = typing<'map', PartSpot, string>({
  ...quiet,
  id: 'new-part',
  keys: ['a'],
  does: words.newPart,
  hint: 'add',
  field: () => line({ prompt: 'new part', ask: words.newPartAsk, mode: 'ADD' }, words.newPartAsk),
  move(at, _spot, text, memory) {
    const isUser = text.startsWith('@')
    const name = isUser ? text.slice(1).trim() : text
    const adds: Moving['adds'] = isUser ? 'anchor' : 'component'
    const { document } = hereAt(at)
    const tried = edit(document, { do: 'add', kind: adds, name })
    if ('why' in tried) return { say: tried.say }
    const spots = partSpots(document)
    const place = isUser && !spots.length ? { ...middle, visibility: userHeight } : placeNear(chosenPart(at, memory))
    return { stay: { open: null, memory: whileMoving({ name, from: place, at: place, adds }) } }
  },
})

const lines: readonly Act<'map', PartSpot>[] = [
  about({
    id: 'new-name',
    key: 'enter',
    does: words.newName,
    hint: 'rename',
    field: ({ name }) => line({ prompt: 'name', ask: words.newNameAsk, mode: 'NAME', start: name }, words.newNameAsk),
    change: ({ name }, to) => ({ do: 'rename', name, to }),
    chooses: (_part, to) => normal(to),
  }),
  about({
    id: 'going',
    key: 'e',
    does: words.going,
    hint: 'evolve',
    field: () => ({
      prompt: 'going to',
      ask: words.goingAsk,
      mode: 'EVOLVE',
      parse: text =>
        /^(?:\d+(?:\.\d+)?)?$/.test(text) && Number(text) <= 100 ? { ok: text } : { say: words.goingAsk },
    }),
    change: ({ name }, text) => (text ? { do: 'evolve', name, to: Number(text) / 100 } : { do: 'settle', name }),
  }),
  about({
    id: 'held',
    key: 'i',
    does: words.held,
    field: () => ({ prompt: 'why', ask: words.heldAsk, mode: 'INERTIA', parse: text => ({ ok: text }) }),
    change({ name }, text) {
      if (text.toLowerCase() === 'none') return { do: 'inertia', name, on: false }
      return { do: 'inertia', name, on: true, ...(text ? { reason: text } : {}) }
    },
  }),
  about({
    id: 'owned',
    key: 'O',
    does: words.owned,
    field: () => ({ prompt: 'team', ask: words.ownedAsk, mode: 'OWNER', parse: text => ({ ok: text }) }),
    change: ({ name }, text) => ({ do: 'own', name, ...(text ? { team: text } : {}) }),
  }),
]

const notes = typing<'map', PartSpot, string>({
  ...quiet,
  id: 'new-note',
  keys: ['N'],
  does: words.newNote,
  field: () => line({ prompt: 'note', ask: words.newNoteAsk, mode: 'NOTE' }, words.newNoteAsk),
  move(at, _spot, text, memory) {
    return make(at, { do: 'change', change: { do: 'note', text, at: placeNear(chosenPart(at, memory)) } })
  },
})

/** The keys of a participant at a map that everybody edits. Each has a command of plain lines that does the same. */
export const handActs: readonly Act<'map', PartSpot>[] = [
  {
    ...onPart,
    id: 'nearest',
    keys: ['left', 'right', 'up', 'down'],
    whichKey: true,
    does: words.nearest,
    move(at, spot, key) {
      const to = spot && isDirection(key) && nearest(partSpots(hereAt(at).document), spot, key)
      return to ? { stay: { choose: to.id, memory: stood.is(to) } } : { say: words.noFurther }
    },
  },
  adding,
  {
    ...onPart,
    id: 'take-along',
    keys: ['M'],
    does: words.takeAlong,
    hint: 'move',
    move: (_at, spot) => (spot ? { stay: { memory: whileMoving(movingPart(spot)) } } : { say: words.whichPart }),
  },
  {
    ...onPart,
    id: 'tie',
    keys: ['L'],
    does: words.tie,
    hint: 'link',
    move(at, spot) {
      const others = partSpots(hereAt(at).document).filter(one => one.id !== spot?.id)
      const to = spot && (nearest(others, spot, 'down') ?? others[0])
      return spot && to ? { stay: { memory: tyingTo(spot, to) } } : { say: words.onlyPart }
    },
  },
  ...lines,
  notes,
  {
    ...onPart,
    id: 'take-away',
    keys: ['x', 'delete'],
    does: words.takeAway,
    move: (at, spot) =>
      spot ? make(at, { do: 'change', change: { do: 'remove', name: spot.name } }) : { say: words.whichPart },
  },
]
