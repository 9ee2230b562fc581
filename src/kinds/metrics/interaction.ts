/** What can be done at several numbers: a value added to one after the other, each called as the team calls it. */
import { showDay } from '../../day.ts'
import { type Act, type At, describe, type StayChange, typing } from '../../interact/act.ts'
import { make, unchanged } from '../../interact/outcomes.ts'
import { readDecimal } from '../../numbers.ts'
import { workOf } from '../../session/read.ts'
import type { MetricRow, Point } from '../../session/shapes.ts'
import { amount, trend } from '../../session/trend.ts'
import { cut, numbered } from '../../text.ts'
import { dropAct } from '../shared/common-acts.ts'
import { readName, readValue } from '../shared/read-dated.ts'
import { keptOf } from './drawing.ts'
import { words } from './words.ts'

type Here = At<'metrics'>
type Spot = { id: string; type: 'number'; say: string; row: MetricRow }
type MetricsAct = Act<'metrics', Spot>

/** The most cells of a number's name before the line that is typed. */
const promptCells = 40

const keptAt = (at: Here, row: string) => keptOf(workOf(at.session, at.step.id, 'metrics'), row)
const nameAt = (at: Here, row: MetricRow) => keptAt(at, row.id).name ?? row.say
const newestAt = (at: Here, spot: Spot | undefined): Point | undefined => spot && keptAt(at, spot.id).points.at(-1)

function sayRow(at: Here, row: MetricRow): string {
  const { unit, points } = keptAt(at, row.id)
  const last = points.at(-1)
  const name = nameAt(at, row)
  if (!last) return words.none(name, unit)
  const head = words.last(name, amount(last.value, unit), showDay(last.at, at.today), points.length)
  return [head, trend(points, unit).say].filter(Boolean).join(' ')
}

function spots(at: Here): Spot[] {
  return at.step.rows.map(row => ({ id: row.id, type: 'number', say: sayRow(at, row), row }))
}

const sayTrend = (row: string) => (now: Here) => {
  const { points, unit } = keptAt(now, row)
  const { say } = trend(points, unit)
  return say ? [say] : []
}

/** The line of the number before or after this one; undefined where there is none. */
function beside(at: Here, spot: Spot | undefined, by: 1 | -1): StayChange | undefined {
  const { rows } = at.step
  const row = rows[rows.findIndex(r => r.id === spot?.id) + by]
  return row && { choose: row.id, open: { act: 'add', spot: row.id } }
}

const add: MetricsAct = typing({
  id: 'add',
  who: 'everybody',
  on: ['number'],
  keys: ['enter'],
  command: { words: ['value'], takes: '12 21 Nov', bare: text => /^\d+\s+[+-]?\d/.test(text) },
  does: words.add,
  hint: 'add',
  field(at, spot) {
    const next = at.leads ? beside(at, spot, 1) : undefined
    return {
      prompt: spot ? words.valuePrompt(cut(nameAt(at, spot.row), promptCells), keptAt(at, spot.id).unit) : '',
      ask: words.valueAsk,
      after: next ? words.emptyNext : at.leads ? words.emptyGoesOn : words.emptyEnds,
      mode: 'NUMBERS',
      many: true,
      parse: text => readValue(text, at.today),
      empty: { stay: next ?? { open: null, next: true } },
    }
  },
  move: (at, spot, read) => ({
    ...make(at, { do: 'add', row: spot?.id ?? '', ...read }),
    aloud: sayTrend(spot?.id ?? ''),
  }),
})

/** From the line of one number to that of the one beside it. */
const turns = ([-1, 1] as const).map(
  (by): MetricsAct => ({
    id: by < 0 ? 'before' : 'following',
    who: 'everybody',
    during: ['add'],
    keys: by < 0 ? ['up', 'shift-tab'] : ['tab', 'down'],
    does: by < 0 ? words.before : words.following,
    ...(by > 0 ? { hint: 'next number' } : {}),
    fits: (at, spot) => beside(at, spot, by) !== undefined,
    move: (at, spot) => ({ stay: beside(at, spot, by) ?? {} }),
  }),
)

const naming: MetricsAct = typing({
  id: 'name',
  who: 'facilitator',
  on: ['number'],
  keys: ['s'],
  command: { words: ['number', 's'], takes: 'NAME, UNIT' },
  does: words.name,
  hint: 'name',
  field: (at, spot) => ({
    prompt: words.namePrompt,
    ask: words.nameAsk,
    mode: 'NAME',
    ...(spot ? { start: [nameAt(at, spot.row), keptAt(at, spot.id).unit].filter(Boolean).join(', ') } : {}),
    parse: text => ({ ok: readName(text) }),
    empty: { stay: { open: { act: 'add', spot: spot?.id ?? '' } } },
  }),
  move: (at, spot, read) =>
    make(at, { do: 'name', row: spot?.id ?? '', ...read }, { open: { act: 'add', spot: spot?.id ?? '', more: true } }),
})

const onNewest: MetricsAct[] = [
  {
    id: 'correct',
    who: 'facilitator',
    on: ['number'],
    keys: ['r'],
    command: { words: ['correct'], takes: '13' },
    does: words.correct,
    fits: (at, spot) => newestAt(at, spot) !== undefined || words.noValue,
    field: (at, spot) => ({
      prompt: words.correctPrompt,
      ask: words.correctAsk,
      mode: 'NUMBERS',
      start: String(newestAt(at, spot)?.value ?? ''),
      parse: text => readDecimal(text),
      empty: { stay: { open: null } },
    }),
    move(at, spot, value) {
      const newest = newestAt(at, spot)
      if (!spot || !newest) return { say: words.noValue }
      if (newest.value === value) return unchanged
      return make(at, { do: 'correct', row: spot.id, point: newest.id, value: Number(value) })
    },
  },
  dropAct({
    on: ['number'],
    does: words.drop,
    hint: 'drop last',
    fits: (at, spot) => newestAt(at, spot) !== undefined || words.noValue,
    move(at, spot) {
      const newest = newestAt(at, spot)
      return spot && newest ? make(at, { do: 'drop', row: spot.id, point: newest.id }) : { say: words.noValue }
    },
  }),
]

export const metricsInteraction = describe<'metrics', Spot>({
  spots,
  amend: { act: 'correct', newest: (_at, { open, chosen }) => open?.spot ?? chosen },
  begin(at) {
    const first = at.step.rows[0]?.id ?? ''
    return { chosen: first, ...(at.live && at.leads ? { open: { act: 'add', spot: first } } : {}) }
  },
  acts: [add, ...turns, naming, ...onNewest],
  message: at => at.step.hint ?? (at.live ? (at.leads ? words.hint : words.joinHint) : words.goOn),
  list: ['values'],
  tell: at => numbered(spots(at).map(s => s.say)),
  todo: at => [at.leads ? words.howAdd : words.howJoin],
  goesOn: () => true,
})
