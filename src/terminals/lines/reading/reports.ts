/** What a turn has come to, read aloud: its steps, its wheel, its plan, and the turns before it. */
import { showDay } from '../../../day.ts'
import { gatesOf, gatesToCome } from '../../../kinds/made/answers.ts'
import { parkedOf } from '../../../kinds/made/promises.ts'
import type { Presence } from '../../../room/presence.ts'
import { type Exercise, placeOf, stepsOf, wheelPhases } from '../../../session/agenda.ts'
import { isPlanned, plannedSteps, stepNumber } from '../../../session/read.ts'
import type { Session } from '../../../session/types.ts'
import { aheadWords, liftsOf, planOf } from '../../../turn/plan.ts'
import { contextOf } from '../../../views/question.ts'
import { viewWords } from '../../../views/words.ts'
import { sayMinutes } from './clock.ts'
import { momentumLines } from './summary.ts'
import { full, gatesLine, gateWords, lineWords, numbered, peopleLine } from './words.ts'

/** Every step of the plan with its phase and minutes, where the room is and has been; then what is not in the plan. */
export function stepLines(session: Session): string[] {
  const planned = plannedSteps(session)
  const others = stepsOf(session.agenda).filter(s => !planned.includes(s))
  return [
    ...numbered(
      planned.map(step => {
        const state = step.id === session.at ? ', here' : session.work[step.id] ? ', been there' : ''
        return `${placeOf(session.agenda, step.id)?.phase.title}: ${step.title}, ${sayMinutes(step.minutes)}${state}`
      }),
    ),
    ...(others.length ? [full(lineWords.outsidePlan(others.map(s => s.title).join('; ')))] : []),
  ]
}

/** Where the room is, how the gates stand, what pushes and what drags. */
export function wheelLines(session: Session): string[] {
  const place = placeOf(session.agenda, session.at)
  return [
    full(
      lineWords.stepOf(stepNumber(session, session.at), plannedSteps(session).length, place?.phase.title ?? 'no phase'),
    ),
    ...contextLines(session),
    gatesLine(session),
    ...momentumLines(session),
  ]
}

/** What the turn is about, as far as it is known. */
export function contextLines(session: Session): string[] {
  const { ask, star, bet } = contextOf(session)
  return [ask && `Ask: ${ask}`, star && `Star: ${star}`, bet && `Bet: ${bet}`].flatMap(text =>
    text ? [full(text)] : [],
  )
}

/** One phase of the wheel, by its number from 1: its exercises and steps, where the room is and has been, and its gate. */
export function phaseLines(session: Session, number: string): string[] {
  const id = wheelPhases[Number(number) - 1]
  const phase = session.agenda.phases.find(p => p.id === id)
  if (!id || !phase) return [lineWords.numberFromOne(wheelPhases.length)]
  const isIn = (e: Exercise) => isPlanned(session, e) || e.steps.some(s => session.work[s.id])
  const lead = phase.exercises.find(e => e.lead)?.lead
  const others = phase.exercises.filter(e => !isIn(e)).map(e => e.title)
  const gate = gatesOf(session)[id]
  return [
    full(`${phase.title}${lead ? `, chair ${lead}, last to speak` : ''}`),
    ...phase.exercises.filter(isIn).flatMap(e => [
      full(e.title),
      ...e.steps.map(step => {
        const state = step.id === session.at ? ', here' : session.work[step.id] ? ', been there' : ''
        return `${step.title}, ${sayMinutes(step.minutes)}${state}: ${step.ask}`
      }),
    ]),
    ...(others.length ? [full(lineWords.outsidePlan(others.join('; ')))] : []),
    gate
      ? full(`Gate: ${[gateWords(gate.mark), gate.why].filter(Boolean).join(', because ')}`)
      : gatesToCome(session).includes(id)
        ? lineWords.gateToCome
        : lineWords.gateNotAsked,
  ]
}

/** Who is here, minutes planned and used a phase, what is parked. */
export function planLines(session: Session, now: number, presence?: Presence): string[] {
  const parked = parkedOf(session)
  const { phases: planned, ahead } = planOf(session, now)
  const phases = planned.map(
    p => `${p.title} ${sayMinutes(p.plan)}${p.spent ? `, ${Math.round(p.spent * 10) / 10} used` : ''}`,
  )
  return [
    peopleLine(session, presence),
    full(`Plan: ${phases.join('; ')}; ${aheadWords(ahead)}`),
    ...liftsOf(session).map(({ step, say }) => full(`${step.title}, ${say}`)),
    ...(parked.length ? [full(`Parked: ${parked.map(p => p.text).join('; ')}`)] : []),
  ]
}

const results = { hit: 'hit', partly: 'partly hit', miss: 'missed', early: 'too early to say' } as const

/** The turns before this one, the newest first. */
export function olderLines(session: Session, today: string): string[] {
  const turns = session.turn.carried.turns.toReversed()
  if (!turns.length) return [viewWords.noTurnBefore]
  return turns.map(turn => {
    const { open, done, dropped } = turn.actions
    const bet = turn.bet ? `bet ${turn.bet}${turn.result ? `, ${results[turn.result]}` : ''}` : 'no bet'
    return full(
      [
        `${turn.id}, ${showDay(turn.day, today)}: ${bet}`,
        `actions ${done} done, ${open} open, ${dropped} dropped`,
        turn.top && `top was ${turn.top}`,
      ]
        .filter(Boolean)
        .join('; '),
    )
  })
}
