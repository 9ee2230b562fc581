/** What can be done along the way to production: one line a step, known steps changed by name, moved and removed. */
import { type Act, type At, describe, type StayChange, typing } from '../../interact/act.ts'
import { make, unchanged } from '../../interact/outcomes.ts'
import { workOf } from '../../session/read.ts'
import type { Shapes, StripStep } from '../../session/shapes.ts'
import { frictionOf, isMeasured, longestOf, measuresOf, sumOf } from '../../session/strip.ts'
import { turnWord } from '../../session/turns.ts'
import { full, numbered } from '../../text.ts'
import { dropAct } from '../shared/common-acts.ts'
import { percent, showMinutes, stripLine } from './drawing.ts'
import { readStrip, type StripLine } from './reading.ts'
import { words } from './words.ts'

type Here = At<'strip'>
type Spot = { id: string; type: 'step'; say: string; step: StripStep }
type StripAct = Act<'strip', Spot>

/** A longer way is shown from its end: there one goes on. */
const shortWay = 8

const workAt = (at: Here) => workOf(at.session, at.step.id, 'strip')
const stepsAt = (at: Here) => workAt(at)?.steps ?? []
const hours = (n: number) => showMinutes(n * 60)

function spots(at: Here): Spot[] {
  return stepsAt(at).map(step => ({
    id: step.id,
    type: 'step',
    say: words.step(step.name, step.who, showMinutes(step.work), hours(step.wait)),
    step,
  }))
}

/** What the steps add up to, and what became of the waiting since earlier turns. */
function sums(at: Here): string[] {
  const work = workAt(at)
  const steps = stepsAt(at)
  if (!work || !steps.length) return []
  const { work: done, wait, flow } = sumOf(steps)
  const longest = longestOf(steps)
  const { keep } = at.step
  const friction = isMeasured(at.session, keep, work)
    ? frictionOf(measuresOf(at.session, keep), steps, at.session.turn.id)
    : undefined
  const names = (of: readonly StripStep[]) => of.map(s => s.name)
  return [
    words.sums(hours(done), hours(wait), flow === undefined ? undefined : percent(flow)),
    ...(longest.length ? [words.longest(names(longest), hours(longest[0]!.wait))] : []),
    ...(friction
      ? [
          words.same(
            friction.same,
            friction.measures.map(m => `${turnWord(m.turn)} ${hours(m.wait)}`),
          ),
        ]
      : []),
    ...(friction?.added.length ? [words.added(names(friction.added))] : []),
    ...(friction?.gone.length ? [words.gone(names(friction.gone))] : []),
  ]
}

const times = ({ work, wait }: StripLine) => ({
  ...(work === undefined ? {} : { work }),
  ...(wait === undefined ? {} : { wait }),
})

/** The line of the step above or below; past either end the line for a new one. */
function beside(at: Here, spot: Spot | undefined, by: 1 | -1): StayChange {
  const steps = stepsAt(at)
  const from = steps.findIndex(s => s.id === spot?.id)
  const to = from < 0 ? (by < 0 ? steps.at(-1) : steps[0]) : steps[from + by]
  return to ? { choose: to.id, open: { act: 'edit', spot: to.id } } : { choose: null, open: { act: 'walk' } }
}

const named: StripAct = {
  id: 'name',
  who: 'facilitator',
  keys: ['s'],
  command: { words: ['change', 's'], takes: 'TEXT' },
  does: words.name,
  hint: 'name',
  field: at => ({
    prompt: words.namePrompt,
    ask: words.nameAsk,
    mode: 'NAME',
    ...(workAt(at)?.change ? { start: workAt(at)?.change } : {}),
    parse: text => ({ ok: text }),
    empty: { stay: { open: { act: 'walk', more: true } } },
  }),
  move: (at, _spot, text) => make(at, { do: 'name', text: String(text) }, { open: { act: 'walk', more: true } }),
}

const walk: StripAct = typing({
  id: 'walk',
  who: 'facilitator',
  keys: ['enter'],
  command: { words: ['walk'], takes: 'review, 60 min, 11 h', bare: text => /\d/.test(text) },
  does: words.walk,
  hint: 'add',
  fits: (_at, spot) => !spot,
  field: at => ({
    prompt: words.walkPrompt,
    ask: stepsAt(at).length ? words.againAsk : words.firstAsk,
    ...(stepsAt(at).length ? { after: words.emptyGoesOn } : {}),
    mode: 'STEPS',
    many: true,
    parse: readStrip,
    empty: { stay: { open: null, next: true } },
  }),
  move(at, _spot, read) {
    const line = read
    const { name, work = 0, wait = 0, who } = line
    const known = stepsAt(at).find(s => s.name.toLowerCase() === name.toLowerCase())
    const by = who ? { who } : {}
    return known
      ? make(at, { do: 'change', step: known.id, ...times(line), ...by })
      : make(at, { do: 'add', name, work, wait, ...by })
  },
})

const edit: StripAct = typing({
  id: 'edit',
  who: 'facilitator',
  on: ['step'],
  keys: ['enter'],
  command: { words: ['edit'], takes: 'review, 60 min, 8 h' },
  does: words.edit,
  hint: 'change',
  field: (_at, spot) => ({
    prompt: words.editPrompt,
    ask: words.editAsk,
    mode: 'STEPS',
    ...(spot ? { start: stripLine(spot.step) } : {}),
    parse: readStrip,
    empty: { stay: { choose: null, open: { act: 'walk', more: true } } },
  }),
  move(at, spot, read) {
    const line = read
    const { name, who = '' } = line
    const stay: StayChange = { choose: null, open: { act: 'walk', more: true } }
    if (!spot) return unchanged
    // Without its last word a step has nobody any more.
    const move: Shapes['strip']['move'] = { do: 'change', step: spot.id, ...times(line), who }
    return make(at, name === spot.step.name ? move : { ...move, name }, stay)
  },
})

const onSteps: StripAct[] = [
  ...([-1, 1] as const).map(
    (by): StripAct => ({
      id: by < 0 ? 'above' : 'below',
      who: 'facilitator',
      during: ['walk', 'edit'],
      saves: () => 'changes',
      keys: [by < 0 ? 'up' : 'down'],
      does: by < 0 ? words.above : words.below,
      ...(by < 0 ? { hint: 'change one' } : {}),
      fits: at => stepsAt(at).length > 0,
      move: (at, spot) => ({ stay: beside(at, spot, by) }),
    }),
  ),
  dropAct({
    on: ['step'],
    does: words.drop,
    move: (at, spot) => make(at, { do: 'drop', step: spot?.id ?? '' }, { choose: null }),
  }),
  {
    id: 'drop-none',
    who: 'facilitator',
    keys: ['x'],
    does: words.chooseFirst,
    fits: (_at, spot) => !spot && words.chooseFirst,
    move: () => ({ say: words.chooseFirst }),
  },
  ...([-1, 1] as const).map(
    (by): StripAct => ({
      id: by < 0 ? 'sooner' : 'later',
      who: 'facilitator',
      on: ['step'],
      keys: by < 0 ? ['shift-up', 'K'] : ['shift-down', 'J'],
      command: { words: [by < 0 ? 'sooner' : 'later'] },
      does: by < 0 ? words.sooner : words.later,
      move: (at, spot) => make(at, { do: 'shift', step: spot?.id ?? '', by }),
    }),
  ),
]

export const stripInteraction = describe<'strip', Spot>({
  spots,
  begin: at => (at.live && at.leads ? { open: { act: workAt(at)?.change ? 'walk' : 'name' } } : {}),
  focus: (at, { open }) => (open?.act !== 'name' && stepsAt(at).length > shortWay ? stepsAt(at).at(-1)?.id : undefined),
  acts: [walk, edit, named, ...onSteps],
  message: at => at.step.hint ?? (at.live ? words.hint : words.goOn),
  list: ['steps'],
  tell(at) {
    const change = workAt(at)?.change
    return [
      change ? full(words.changeIs(change)) : words.noChange,
      ...(stepsAt(at).length ? numbered(spots(at).map(s => s.say)) : [words.none]),
      ...sums(at),
    ]
  },
  todo: at => [stepsAt(at).length ? words.howAgain : words.howFirst],
  goesOn: () => true,
})
