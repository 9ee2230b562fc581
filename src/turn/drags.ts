/** What drags on the wheel: a bet that missed, gate debt, promises carried on and on, old findings, signals nobody looked at, the same challenge again. */

import { daysBetween, showDay } from '../day.ts'
import { gatesOf } from '../kinds/made/answers.ts'
import { actionsOf, isOwed } from '../kinds/made/promises.ts'
import { scales, sweeps, watchlists } from '../kinds/made/steps.ts'
import type { WheelPhase } from '../session/agenda.ts'
import { oldFrom, turnsOpen } from '../session/findings.ts'
import type { Day } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import { capital } from '../text.ts'
import { type Fact, phaseWords, settleStep } from './fact.ts'
import { allFindings, debtsOf, settledBet, signalsOf, topOf } from './facts.ts'
import { betFact, rowOf } from './pushes.ts'

/** Everything that drags, in the order people can do something about it. `today` tells which signals are due. */
export function allDrags(session: Session, today: Day): Fact[] {
  return [
    ...betDrag(session),
    ...debtDrags(session),
    ...carriedDrags(session),
    ...findingDrags(session),
    ...signalDrags(session, today),
    ...challengeDrag(session),
  ]
}

function betDrag(session: Session): Fact[] {
  return settledBet(session)?.result === 'miss' ? betFact(session, 'missed') : []
}

function debtDrags(session: Session): Fact[] {
  const marks = gatesOf(session)
  return debtsOf(session).map(debt => {
    const phase = debt.phase as WheelPhase
    const again = session.turn.carried.debts.some(d => d.phase === phase)
    const since = debt.unasked || marks[phase] ? (again ? ', again' : '') : ', from last turn'
    const step = scales(session).find(s => s.step.rows.some(row => row.phase === phase))?.step.id
    const say = `${capital(phaseWords[phase])} follow-up${since}: ${debt.why}`
    return { what: 'debt', phase, say, step, turns: again ? 2 : 1 }
  })
}

function carriedDrags(session: Session): Fact[] {
  return actionsOf(session)
    .filter(a => isOwed(a) && a.carried >= 2)
    .sort((a, b) => b.carried - a.carried)
    .map(a => ({
      what: 'carried',
      phase: 'action',
      say: `open for ${a.carried + 1} turns: ${a.text} (${a.owner ?? 'nobody yet'})`,
      step: settleStep(session),
      turns: a.carried + 1,
    }))
}

function findingDrags(session: Session): Fact[] {
  const all = sweeps(session)
  const rows = all.flatMap(s => s.step.rows)
  return allFindings(session)
    .filter(f => f.closed === undefined)
    .map(finding => ({ finding, turns: turnsOpen(finding, session) }))
    .filter(({ turns }) => turns >= oldFrom)
    .sort((a, b) => b.turns - a.turns)
    .map(({ finding, turns }): Fact => {
      const step = (all.find(s => s.work?.findings.some(f => f.id === finding.id)) ?? all[0])?.step
      return {
        what: 'finding',
        phase: 'value',
        say: `finding open for ${turns} turns: ${finding.text}`,
        plain: `a finding about ${rowOf(rows, finding.row)} is open for ${turns} turns`,
        ...(step ? { step: step.id } : {}),
        turns,
      }
    })
}

/** Signals whose day has passed without anybody saying whether they came. */
function signalDrags(session: Session, today: Day): Fact[] {
  const step = watchlists(session)[0]?.step.id
  return signalsOf(session)
    .filter(s => (s.result === undefined || s.result === 'open') && s.by < today && daysBetween(s.by, today) > 0)
    .map((s): Fact => {
      const due = showDay(s.by, today)
      const plain = `a watch signal was due ${due}`
      return { what: 'signal', phase: 'value', say: `${plain}: ${s.text}`, plain, ...(step ? { step } : {}) }
    })
}

function challengeDrag(session: Session): Fact[] {
  const now = topOf(session)
  const before = session.turn.carried.top
  if (!now || !before || now.trim().toLowerCase() !== before.trim().toLowerCase()) return []
  const plain = 'the same challenge has most dots again'
  return [{ what: 'challenge', phase: 'challenge', say: `"${now}" has most dots again`, plain, turns: 2 }]
}
