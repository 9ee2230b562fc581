/** What each phase of the wheel has come to so far, in a few words: its number, its top worry, its bet, its prevention. */

import { factsOf, headlineOf } from '../kinds/facts.ts'
import { rowOf } from '../lists.ts'
import { placeOf, stepsOf, type WheelPhase } from '../session/agenda.ts'
import type { StepOf } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import { cut } from '../text.ts'
import { viewWords } from './words.ts'

/** Up to three facts, each behind a mark: worked on, here now, or not yet begun. Nothing that is still hidden. */
export function phaseFacts(session: Session, phase: WheelPhase): string[] {
  const steps = stepsOf(session.agenda).filter(s => placeOf(session.agenda, s.id)?.phase.id === phase)
  const facts = steps.flatMap(step => {
    const fact = headlineOf(session, step)
    return fact ? [`■ ${fact}`] : []
  })
  if (steps.some(s => s.id === session.at)) return ['● here now', ...facts].slice(0, 3)
  if (facts.length) return facts.slice(0, 3)
  return [steps.some(s => session.work[s.id]) ? '■ nothing kept' : '· not yet']
}

/** Tenets as they are called where there is little room. */
const shortNames: Record<string, string> = {
  'north-star': 'North star',
  'time-to-value': viewWords.timeToValue,
  'market-map': 'Market',
  'psychological-safety': 'Safety',
  'sociotechnical-system': 'System',
  'organisation-map': 'Organisation',
  'code-is-a-liability': 'Less code',
  'developer-experience': 'Easy path',
  'solution-map': 'Solution',
  'problem-prevention': 'Prevention',
  'low-carbon': 'Footprint',
  'emerging-value': 'Emerging value',
}

/**
 * The three tenets of a phase behind their marks, `■` worked on at length in this turn, `□` asked about in the pulse, `·`
 * not yet; with what was found where `roomy`. Undefined in an agenda that does not offer tenets to choose from.
 */
export function tenetLines(session: Session, phase: WheelPhase, roomy: boolean): string[] | undefined {
  const exercises = session.agenda.phases.find(p => p.id === phase)?.exercises ?? []
  const tenets = [...new Set(exercises.filter(e => e.deep && e.tenet).flatMap(e => e.tenet ?? []))].toSorted(
    (a, b) => wheelOrder.indexOf(a) - wheelOrder.indexOf(b),
  )
  if (tenets.length < 2) return undefined
  return tenets.map(tenet => {
    const own = exercises.filter(e => e.tenet === tenet)
    const begun = own.flatMap(e => (e.deep ? e.steps : [])).some(s => session.work[s.id])
    const asked = exercises.some(e =>
      e.steps.some(s => session.work[s.id] && 'points' in s && s.rows.some(r => r.id === tenet)),
    )
    // A number, a map or a strip says more than how many cards led to it.
    const steps = own.flatMap(e => e.steps).toSorted((a, b) => Number(isTalk(a)) - Number(isTalk(b)))
    const facts = steps.flatMap(step => headlineOf(session, step) || [])
    const name = Object.hasOwn(shortNames, tenet) ? rowOf(shortNames, tenet) : tenet
    const mark = begun ? '■' : asked ? '□' : '·'
    return roomy && facts[0] ? `${mark} ${name.padEnd(14)} ${cut(facts[0], 30)}` : `${mark} ${name}`
  })
}

const wheelOrder = Object.keys(shortNames)

function isTalk(step: StepOf): boolean {
  return factsOf(step.kind).talk === true
}
