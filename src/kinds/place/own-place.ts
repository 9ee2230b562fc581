/** A person's own place for a part of a map, given at their terminal by stages or step by step. */
import { Grid } from '../../draw/grid.ts'
import type { Act, At, Memory, Outcome } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { remembered } from '../../interact/remembered.ts'
import { evolutionWords, middleOf } from '../../map/index.ts'
import { workOf } from '../../session/read.ts'
import { cut } from '../../text.ts'
import { isOpen } from '../shared/reveal.ts'
import { mapUnder } from './placement.ts'
import { words } from './words.ts'

export type Here = At<'place'>
export type PlaceAct = Act<'place'>

export const workAt = (at: Here) => workOf(at.session, at.step.id, 'place')
export const mapAt = (at: Here) => mapUnder(at.step, at.session)
export const mayPlace = (at: Here) => at.live && isOpen(at)

export const stages = ['I', 'II', 'III', 'IV']
/** How far one key moves a place on the axis, which goes from 0 to 1. */
const small = 0.02

/** A place asked for. The next key may come before the disk has this one: it moves on from what was asked for. */
type Asked = { to: number; shown: number | undefined }
const askedFor = remembered<Asked>('asked')

export const ownPlace = (at: Here) => {
  const { answers = {} } = workAt(at) ?? {}
  return at.me !== undefined && Object.hasOwn(answers, at.me) ? answers[at.me] : undefined
}

function put(at: Here, evolution: number): Outcome {
  const to = Math.round(Math.min(1, Math.max(0, evolution)) * 100) / 100
  const asked: Asked = { to, shown: ownPlace(at) }
  const said = words.yourPlace(evolutionWords(mapAt(at), to))
  return { ...make<'place'>(at, { do: 'place', evolution: to }, { memory: askedFor.is(asked) }), said }
}

function moved(at: Here, by: number, memory: Memory): Outcome {
  const asked = askedFor.of(memory)
  const here = asked?.shown === ownPlace(at) ? asked?.to : ownPlace(at)
  return put(at, (here ?? 0.5) + by)
}

const own = { who: 'participant', fits: mayPlace } as const
export const ownActs: PlaceAct[] = [
  {
    ...own,
    id: 'place',
    keys: ['1-4'],
    command: { words: ['place', 'stage'], takes: '2', bare: (text, at) => mayPlace(at) && /^\d{1,3}$/.test(text) },
    does: words.place,
    hint: words.stageHint,
    move(at, _spot, value) {
      const text = String(value)
      const n = /^\d{1,3}$/.test(text) ? Number(text) : 0
      if (n < 1 || n > 100) return { say: words.oneToHundred }
      return put(at, n <= stages.length ? middleOf(mapAt(at), n - 1) : n / 100)
    },
  },
  {
    ...own,
    id: 'less',
    keys: ['left', 'h'],
    command: { words: ['less evolved'] },
    does: words.less,
    hint: words.less,
    move: (at, _spot, _value, memory) => moved(at, -small, memory),
  },
  {
    ...own,
    id: 'more',
    keys: ['right', 'l'],
    command: { words: ['more evolved'] },
    does: words.more,
    hint: words.more,
    move: (at, _spot, _value, memory) => moved(at, small, memory),
  },
]

/** One's own place on the axis, under what to hold the part against. */
export function foot(at: Here, width: number): Grid | undefined {
  if (at.leads || !mayPlace(at) || workAt(at)?.part === undefined) return undefined
  const [map, mine] = [mapAt(at), ownPlace(at)]
  const grid = new Grid(width, 2)
  const where = mine === undefined ? words.notPlaced : evolutionWords(map, mine)
  grid.put(0, grid.put(0, 1, words.yours), cut(where, width - 15), 'accent')
  const edge = Math.max(4, width - 2)
  grid.fill(1, 1, edge + 1, '·', 'quiet')
  for (const bound of map.boundaries) grid.put(1, 1 + Math.round(bound * (edge - 1)), '|', 'quiet')
  if (mine !== undefined) grid.put(1, 1 + Math.round(mine * (edge - 1)), '●', 'accent')
  return grid
}
