/** The part of the notes that compares: what changed since the last turn, the star with its inputs, the charts. */

import type { ListItem, RootContent } from 'mdast'
import { showDay } from '../../day.ts'
import { statusWords } from '../../kinds/actions/words.ts'
import { actionsOf, isOwed } from '../../kinds/made/promises.ts'
import { numbers } from '../../kinds/made/steps.ts'
import { betLine } from '../../session/bet.ts'
import { isHidden } from '../../session/read.ts'
import { amount, trend } from '../../session/trend.ts'
import type { Session } from '../../session/types.ts'
import { list as listWords, plural } from '../../text.ts'
import { settledBet } from '../../turn/facts.ts'
import { type Fact, momentum } from '../../turn/momentum.ts'
import { drawWheelFacts } from '../../turn/wheel-drawing.ts'
import { wheelOf } from '../../turn/wheel-facts.ts'
import type { Audience } from './audience.ts'
import { isTimeCharted, seriesName, size } from './charts.ts'
import { fence, item, list, section } from './nodes.ts'
import { results } from './words.ts'

/** Facts with their n and dates, never a score: the last bet, the promises, pushes and drags, the word for the wheel. */
export function changesPart(session: Session, audience: Audience): RootContent[] {
  const { pushes, drags, word } = momentum(session)
  const say = (fact: Fact) => (audience === 'others' ? (fact.plain ?? fact.say) : fact.say)
  const facts = [
    ...betFact(session).map(text => item(text)),
    ...promiseFact(session, audience),
    ...trendFacts(session).map(text => item(text)),
  ]
  const moved = [
    item('Pushes', list(pushes.length ? pushes.map(f => item(say(f))) : [item('none seen yet')])),
    item('Drags', list(drags.length ? drags.map(f => item(say(f))) : [item('none seen')])),
    item(`The wheel: ${word}`),
  ]
  return [
    ...section(2, session.turn.number > 1 ? 'Since the last turn' : 'First turn', list([...facts, ...moved])),
    ...wheelPart(session),
  ]
}

/** From a second turn on, the wheel over all of them as the screen draws it; time to value only where it has no chart of its own. */
function wheelPart(session: Session): RootContent[] {
  if (!session.turn.carried.turns.length) return []
  const facts = wheelOf(session)
  const height = 32 + 2 * Math.min(facts.turns.length, mostTurns)
  const today = session.last.slice(0, 10)
  const drawing = drawWheelFacts(facts, {
    width: size.width,
    height,
    today,
    isTimeToldElsewhere: isTimeCharted(session),
  })
  return section(2, 'The wheel over all turns', fence(drawing))
}

/** Turns that are listed; the others are counted. */
const mostTurns = 12

function betFact(session: Session): string[] {
  const bet = settledBet(session)
  if (!bet) return []
  const line = betLine({ ...bet.fields, owner: undefined }, day => showDay(day, session.last))
  const saw = bet.saw ? `; saw ${bet.saw}` : ''
  return [`The last bet, ${bet.result ? results[bet.result] : 'not scored'}: ${line}${saw}`]
}

/** Counts, never a rate, and under them what became of each promise; why is for the team. */
function promiseFact(session: Session, audience: Audience): ListItem[] {
  const before = new Set(session.turn.carried.actions.map(a => a.id))
  const actions = actionsOf(session).filter(a => before.has(a.id))
  if (!actions.length) return []
  const counts = [
    [actions.filter(a => a.status === 'done').length, 'done'],
    [actions.filter(a => a.status === 'dropped').length, 'dropped'],
    [actions.filter(isOwed).length, 'still open'],
  ] as const
  const told = counts.flatMap(([n, what]) => (n ? [`${n} ${what}`] : []))
  const each = actions.map(a => {
    const why = a.note && audience === 'team' ? `: ${a.note}` : ''
    return item(`${a.text} - ${statusWords[a.status]}${why}`)
  })
  return [item(`Of ${plural(actions.length, 'action')}: ${listWords(told)}`, list(each))]
}

/** What a series allows to say; nothing with too few values. */
function trendFacts(session: Session): string[] {
  return numbers(session).flatMap(({ step, work }) => {
    const said = work && !isHidden(session, step) ? trend(work.points, work.unit).say : undefined
    return said ? [`${seriesName(step, work?.name)}: ${said}`] : []
  })
}

/** The star and under it the inputs that should move it, each with its newest value. */
export function starPart(session: Session): RootContent[] {
  const known = numbers(session).filter(({ step }) => step.role !== 'time-to-value')
  const line = ({ step, work }: (typeof known)[number]) => {
    const last = work?.points.at(-1)
    const label = step.role === 'star' ? 'Star' : 'Input'
    if (!work?.name && !last) return `${label}: not named yet`
    const value = last ? `, ${amount(last.value, work?.unit)} on ${showDay(last.at, session.last)}` : ', no value yet'
    return `${label}: ${work?.name ?? 'a number without a name'}${value}`
  }
  const stars = known.filter(({ step }) => step.role === 'star')
  const inputs = list(known.filter(({ step }) => step.role === 'input').map(step => item(line(step))))
  const [first, ...rest] = stars.map(line)
  if (first === undefined) return section(2, 'Star', inputs)
  return section(2, 'Star', list([item(first, inputs), ...rest.map(text => item(text))]))
}
