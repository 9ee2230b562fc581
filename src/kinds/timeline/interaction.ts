/** What can be done at a timeline: events added line by line in any order, changed and removed. */
import { type Act, type At, describe, type Field, typing } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { addedLast } from '../../lists.ts'
import { workOf } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import type { Moment, TimelineEvent } from '../../session/shapes.ts'
import { lettersTo } from '../made/board.ts'
import { dropAct } from '../shared/common-acts.ts'
import { dayOf, inOrder, readEvent, showMoment } from './moments.ts'
import { refusals, words } from './words.ts'

type Here = At<'timeline'>
type Spot = { id: string; type: 'event'; say: string; name: string; event: TimelineEvent }
type EventAct = Act<'timeline', Spot>
type Typed = { at: Moment; text: string }

const eventsAt = (at: Here) => workOf(at.session, at.step.id, 'timeline')?.events ?? []
const isMine = (at: Here, spot: Spot | undefined) => at.leads || spot?.event.by === at.me
/** A time alone is on the day of the event added before it, else today. */
const dayAt = (at: Here) => dayOf(eventsAt(at).at(-1)?.at ?? at.today)
const lineOf = (at: Here, event: TimelineEvent) => `${showMoment(event.at, at.today)} ${event.text}`

function spots(at: Here): Spot[] {
  const events = inOrder(eventsAt(at))
  const letters = lettersTo(events.length)
  return events.map((event, i) => ({
    id: event.id,
    type: 'event',
    name: letters[i] ?? '',
    say: lineOf(at, event),
    event,
  }))
}

function eventField(at: Here, spot?: Spot): Field<Typed> {
  const day = spot ? dayOf(spot.event.at) : dayAt(at)
  return {
    prompt: words.prompt,
    ask: spot ? words.changeAsk : words.ask,
    mode: 'EVENT',
    ...(spot ? { start: spot.say } : { many: true, after: words.ends, empty: { stay: { open: null } } }),
    parse: text => readEvent(text, day, at.today),
  }
}

const acts: EventAct[] = [
  typing<'timeline', Spot, Typed>({
    id: 'add',
    who: 'everybody',
    keys: ['s'],
    command: { words: ['event', 'add'], takes: '14:05 WHAT HAPPENED' },
    does: words.add,
    hint: words.addHint,
    field: at => eventField(at),
    move: (at, _, typed) => make(at, { do: 'add', ...typed }),
  }),
  typing<'timeline', Spot, Typed>({
    id: 'change',
    who: 'everybody',
    on: ['event'],
    keys: ['enter'],
    command: { words: ['change', 'edit'], takes: '14:05 WHAT HAPPENED' },
    does: words.change,
    hint: words.changeHint,
    fits: (at, spot) => isMine(at, spot) || refuse(refusals.notYours).say,
    field: (at, spot) => eventField(at, spot),
    move(at, spot, to) {
      const stay = { open: null, choose: null }
      const isSame = spot?.event.at === to.at && spot.event.text === to.text
      return isSame ? { stay } : make(at, { do: 'change', event: spot?.id ?? '', ...to }, stay)
    },
  }),
  dropAct({
    who: 'everybody',
    on: ['event'],
    keys: ['x', 'delete'],
    does: words.drop,
    hint: words.dropHint,
    fits: (at, spot) => isMine(at, spot) || refuse(refusals.notYours).say,
    move: (at, spot) => make(at, { do: 'drop', event: spot?.id ?? '' }, { choose: null }),
  }),
]

export const timelineInteraction = describe<'timeline', Spot>({
  acts,
  spots,
  amend: {
    act: 'change',
    newest: at => addedLast(eventsAt(at).filter(e => e.by === at.me || at.leads))?.id,
  },
  begin: at => (at.live && !eventsAt(at).length && at.me !== undefined ? { open: { act: 'add' } } : {}),
  message(at, spot) {
    if (!at.live) return words.looking
    if (spot) return isMine(at, spot) ? words.chosen : refuse(refusals.notYours).say
    if (!eventsAt(at).length) return words.none
    return at.leads ? words.more : words.moreOwn
  },
  list: ['events'],
  tell: at => (eventsAt(at).length ? spots(at).map(s => `${s.name}, ${s.say}`) : [words.empty]),
  todo: () => [words.howToAdd],
  goesOn: at => eventsAt(at).length > 0,
})
