/** What can be done at a series: values or deliveries added by anybody who knows one, corrected and removed, the number named. */
import { showDay } from '../../day.ts'
import { type Act, type At, describe, type Field, type Read, typing } from '../../interact/act.ts'
import { make, unchanged } from '../../interact/outcomes.ts'
import { addedLast } from '../../lists.ts'
import { readDecimal } from '../../numbers.ts'
import { workOf } from '../../session/read.ts'
import type { Point } from '../../session/shapes.ts'
import { amount, trend } from '../../session/trend.ts'
import { full, numbered } from '../../text.ts'
import { dropAct } from '../shared/common-acts.ts'
import { readDelivery, readNamed, readValue } from '../shared/read-dated.ts'
import { words } from './words.ts'

type Here = At<'series'>
type Spot = { id: string; type: 'value'; say: string; point: Point }
type SeriesAct = Act<'series', Spot>

/** So many values are read out unasked. */
const readUnasked = 3

const workAt = (at: Here) => workOf(at.session, at.step.id, 'series')
const pointsAt = (at: Here) => workAt(at)?.points ?? []
const isNamed = (at: Here) => at.step.deliveries === true || Boolean(workAt(at)?.name)

/** The newest first, as they are drawn. */
function spots(at: Here): Spot[] {
  const unit = workAt(at)?.unit
  const say = (p: Point) =>
    [showDay(p.at, at.today), amount(p.value, unit), p.from && words.requested(showDay(p.from, at.today)), p.name]
      .filter(Boolean)
      .join(', ')
  return pointsAt(at)
    .toReversed()
    .map(point => ({ id: point.id, type: 'value', say: say(point), point }))
}

const titleAt = (at: Here) => {
  const { name, unit } = workAt(at) ?? {}
  return at.step.deliveries ? words.deliveries : name ? words.number(name, unit) : words.noName
}

const sayTrend = (now: Here) => {
  const { say } = trend(pointsAt(now), workAt(now)?.unit)
  return say ? [say] : []
}

const lineOf = (at: Here): Pick<Field, 'after' | 'mode' | 'many' | 'empty'> => ({
  after: at.leads ? words.emptyGoesOn : words.emptyEnds,
  mode: 'NUMBERS',
  many: true,
  empty: { stay: { open: null, next: true } },
})

const addValue: SeriesAct = typing({
  id: 'add',
  who: 'everybody',
  keys: ['enter'],
  command: { words: ['value'], takes: '61 21 Nov', bare: text => /^[+-]?\d/.test(text) },
  does: words.add,
  hint: 'add',
  fits: (at, spot) => !spot && isNamed(at),
  field: at => ({
    ...lineOf(at),
    prompt: words.valuePrompt(workAt(at)?.unit),
    ask: words.valueAsk,
    parse: text => readValue(text, at.today),
  }),
  move: (at, _spot, read) => ({
    ...make(at, { do: 'add', ...read }),
    aloud: sayTrend,
  }),
})

const addDelivery: SeriesAct = typing({
  ...addValue,
  command: { words: ['delivered', 'value'], takes: '10 Jan, 24 Feb, WHAT', bare: text => /^[+-]?\d/.test(text) },
  does: words.deliver,
  field: at => ({
    ...lineOf(at),
    prompt: words.deliveryPrompt,
    ask: words.deliveryAsk,
    parse: text => readDelivery(text, at.today),
  }),
  move: (at, _spot, read) => ({
    ...make(at, { do: 'deliver', ...read }),
    aloud: sayTrend,
  }),
})

const naming: SeriesAct = typing({
  id: 'name',
  who: 'facilitator',
  does: words.name,
  hint: 'name',
  field(at) {
    const { name, unit } = workAt(at) ?? {}
    return {
      prompt: words.namePrompt,
      ask: words.nameAsk,
      mode: 'NAME',
      start: [name, unit].filter(Boolean).join(', '),
      parse: text => readNamed(text, at.today),
      empty: { stay: name ? { open: { act: 'add' } } : { open: null, next: true } },
    }
  },
  move(at, _spot, { value, ...read }) {
    const named = make(at, { do: 'name', ...read }, { open: { act: 'add', more: true } })
    if (!value || !('moves' in named)) return named
    const said = words.added(value.value, read.unit, showDay(value.at, at.today))
    return { ...named, moves: [...named.moves, { in: at.step.id, do: 'add', ...value }], said, aloud: sayTrend }
  },
})

const onValues: SeriesAct[] = [
  dropAct({
    id: 'drop-last',
    does: words.dropLast,
    hint: 'drop last',
    fits: (at, spot) => !spot && pointsAt(at).length > 0,
    move(at) {
      const newest = pointsAt(at).at(-1)
      return newest ? make(at, { do: 'drop', point: newest.id }) : { say: words.noValues }
    },
  }),
  dropAct({
    on: ['value'],
    command: { words: ['drop', 'x'], when: rest => rest !== '' },
    does: words.drop,
    move: (at, spot) => make(at, { do: 'drop', point: spot?.id ?? '' }),
  }),
  {
    id: 'values',
    who: 'everybody',
    command: { words: ['values'] },
    does: words.values,
    move: at => ({
      moves: [],
      aloud: () => (spots(at).length ? numbered(spots(at).map(s => s.say)) : [words.noValues]),
    }),
  },
]

const correct: SeriesAct = {
  id: 'correct',
  who: 'facilitator',
  on: ['value'],
  keys: ['enter'],
  command: { words: ['correct'], takes: '62' },
  does: words.correct,
  hint: 'correct',
  field: (_at, spot) => ({
    prompt: words.correctPrompt,
    ask: words.correctAsk,
    mode: 'NUMBERS',
    ...(spot ? { start: String(spot.point.value) } : {}),
    parse: (text): Read<number> => readDecimal(text),
    empty: { stay: { open: null } },
  }),
  move: (at, spot, value) =>
    value === spot?.point.value
      ? unchanged
      : { ...make(at, { do: 'correct', point: spot?.id ?? '', value: Number(value) }), aloud: sayTrend },
}

/** Values of one number, or deliveries. */
function seriesOf(acts: readonly SeriesAct[]) {
  return describe<'series', Spot>({
    spots,
    ...(acts.includes(correct)
      ? { amend: { act: correct.id, newest: (at: Here) => addedLast(pointsAt(at))?.id } }
      : {}),
    begin: at => (at.leads && at.live ? { open: { act: isNamed(at) ? 'add' : 'name' } } : {}),
    acts,
    message(at, spot) {
      if (!at.live) return at.step.hint ?? words.goOn
      if (!at.leads) return isNamed(at) ? (at.step.hint ?? words.joinHint) : words.waitForName
      if (spot) return spot.point.from ? words.deliveryHint : words.valueHint
      return at.step.hint ?? (isNamed(at) ? words.addHint : words.nameHint)
    },
    tell(at) {
      const all = spots(at)
      return [
        all.length ? words.counted(titleAt(at), all.length) : full(titleAt(at)),
        ...numbered(all.slice(0, readUnasked).map(s => s.say)),
        ...(all.length > readUnasked ? [words.more(all.length)] : []),
        ...sayTrend(at),
      ]
    },
    todo: at => {
      if (at.step.deliveries) return [words.howDeliver]
      if (isNamed(at)) return [words.howAdd]
      return [at.leads ? words.howName : words.waitForName]
    },
    goesOn: () => true,
  })
}

export const valuesInteraction = seriesOf([
  addValue,
  {
    ...naming,
    id: 'name',
    keys: ['s'],
    command: { words: ['number', 's'], takes: 'NAME, UNIT' },
  },
  { ...naming, id: 'name-first', keys: ['enter'], fits: (at, spot) => !spot && !isNamed(at) },
  correct,
  ...onValues,
])

export const deliveriesInteraction = seriesOf([addDelivery, ...onValues])
