/** What pushed the wheel since the last turn: bets that hit, faster deliveries, hours no longer waited, things done and resolved. */

import { actionsOf } from '../kinds/made/promises.ts'
import { maps, numbers, sweeps, ways } from '../kinds/made/steps.ts'
import { parseOnce } from '../map/index.ts'
import { betLine } from '../session/bet.ts'
import { carriedAt } from '../session/carried.ts'
import { frictionOf, isMeasured, measuresOf } from '../session/strip.ts'
import { amount, medianOf } from '../session/trend.ts'
import { turnNumber } from '../session/turns.ts'
import type { Session } from '../session/types.ts'
import { plural } from '../text.ts'
import { type Fact, settleStep } from './fact.ts'
import { settledBet } from './facts.ts'

/** Everything that pushes, the strongest evidence first. */
export function allPushes(session: Session): Fact[] {
  return [
    ...betPush(session),
    ...deliveryPushes(session),
    ...frictionPushes(session),
    ...actionPushes(session),
    ...findingPushes(session),
    ...inertiaPushes(session),
  ]
}

function betPush(session: Session): Fact[] {
  return settledBet(session)?.result === 'hit' ? betFact(session, 'hit') : []
}

/** The bet this turn settled as a fact, `went` as said: what was expected and what was seen. Nothing where none was settled. */
export function betFact(session: Session, went: string): Fact[] {
  const bet = settledBet(session)
  if (!bet) return []
  const { measure, from, to } = bet.fields
  const said = betLine({ measure, from, to })
  const saw = bet.saw ? `, saw ${bet.saw}` : ''
  const number = turnNumber(bet.turn)
  const whose = number === undefined ? 'the last' : `turn ${number}'s`
  const say = `${whose} bet ${went}${said ? `: ${said}` : ''}${saw}`
  return [{ what: 'bet', phase: 'action', say, step: settleStep(session) }]
}

/** New deliveries faster than the median of the last five before them; nothing is said with fewer than three of those. */
function deliveryPushes(session: Session): Fact[] {
  return numbers(session)
    .filter(({ step }) => step.deliveries)
    .flatMap(({ step, work }) => {
      const known = session.turn.carried.series[step.role]?.points ?? []
      const before = known.slice(-5)
      const usual = medianOf(before)
      if (usual === undefined) return []
      const old = new Set(known.map(p => p.id))
      const fresh = (work?.points ?? []).filter(p => !old.has(p.id) && p.value < usual)
      return fresh.map((p): Fact => {
        const say = `${p.name ?? 'a delivery'} in ${amount(p.value, 'days')}, ${amount(usual)} before (median of ${before.length})`
        return { what: 'delivery', phase: 'purpose', say, step: step.id }
      })
    })
}

/** Hours of waiting fewer than at the last measure, on the same steps: a way that became shorter counts nothing. */
function frictionPushes(session: Session): Fact[] {
  return ways(session).flatMap(({ step, shown: work }): Fact[] => {
    if (!work || !isMeasured(session, step.keep, work)) return []
    const last = measuresOf(session, step.keep).slice(-1)
    const friction = frictionOf(last, work.steps, session.turn.id)
    if (!friction || friction.removed <= 0) return []
    const [before, now] = friction.measures.map(m => amount(m.wait))
    const say = `${amount(friction.removed, 'h')} less waiting: ${before} to ${now} h on the same ${plural(friction.same, 'step')}`
    return [{ what: 'friction', phase: 'action', say, step: step.id }]
  })
}

function actionPushes(session: Session): Fact[] {
  return actionsOf(session)
    .filter(a => a.status === 'done')
    .map(a => ({
      what: 'action',
      phase: 'action',
      say: `done: ${a.text}${a.owner ? ` (${a.owner})` : ''}`,
      step: settleStep(session),
    }))
}

/** Findings of earlier turns that this one closed. */
function findingPushes(session: Session): Fact[] {
  return sweeps(session).flatMap(({ step, shown: work }) => {
    const wasOpen = new Set(
      Object.values(session.turn.carried.findings ?? {})
        .flat()
        .filter(f => f.closed === undefined)
        .map(f => f.id),
    )
    const closed = work?.findings.filter(f => f.closed !== undefined && wasOpen.has(f.id)) ?? []
    return closed.map(
      (f): Fact => ({
        what: 'finding',
        phase: 'value',
        say: `finding closed: ${f.text}`,
        plain: `a finding about ${rowOf(step.rows, f.row)} is closed`,
        step: step.id,
      }),
    )
  })
}

/** What a row of a sweep is called in a sentence. */
export function rowOf(rows: readonly { id: string; say: string }[], id: string): string {
  return rows.find(r => r.id === id)?.say.toLowerCase() ?? id
}

/** Parts that earlier stood still by inertia and, still on the map, do no more. */
function inertiaPushes(session: Session): Fact[] {
  return maps(session).flatMap(({ step, work }) => {
    const now = work?.text
    const before = carriedAt(session.turn.carried.maps, step.role)?.text
    if (now === undefined || before === undefined || now === before) return []
    const parts = parseOnce(now).map.components
    return parseOnce(before)
      .map.components.filter(part => part.inertia && parts.some(p => p.name === part.name && !p.inertia))
      .map((part): Fact => {
        return { what: 'inertia', phase: 'challenge', say: `inertia resolved: ${part.name}`, step: step.id }
      })
  })
}
