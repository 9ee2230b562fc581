/** What each phase of the wheel has come to so far, in a few words: its number, its top worry, its bet, its prevention. */
import { parseOnce } from '../map/parse.ts'
import { placeOf, stepsOf, type WheelPhase } from '../session/agenda.ts'
import { boardOf, cardsOf, isHidden, resultOf, titleOf, workOf } from '../session/read.ts'
import type { StepOf } from '../session/shapes.ts'
import { waitOf } from '../session/strip.ts'
import { amount } from '../session/trend.ts'
import type { Session } from '../session/types.ts'
import { cut, plural } from '../text.ts'

/** Up to three facts, each behind a mark: worked on, here now, or not yet begun. Nothing that is still hidden. */
export function phaseFacts(session: Session, phase: WheelPhase): string[] {
  const steps = stepsOf(session.agenda).filter(s => placeOf(session.agenda, s.id)?.phase.id === phase)
  const facts = steps.flatMap(step => {
    const fact = session.work[step.id] && !isHidden(session, step) ? factOf(session, step) : undefined
    return fact ? [`■ ${fact}`] : []
  })
  if (steps.some(s => s.id === session.at)) return ['● here now', ...facts].slice(0, 3)
  if (facts.length) return facts.slice(0, 3)
  return [steps.some(s => session.work[s.id]) ? '■ nothing kept' : '· not yet']
}

/** Tenets as they are called where there is little room. */
const shortNames: Record<string, string> = {
  'north-star': 'North star',
  'time-to-value': 'Time to value',
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
      e.steps.some(s => s.kind === 'scale' && session.work[s.id] && s.rows.some(r => r.id === tenet)),
    )
    // A number, a map or a strip says more than how many cards led to it.
    const steps = own.flatMap(e => e.steps).toSorted((a, b) => Number(isTalk(a)) - Number(isTalk(b)))
    const facts = steps.flatMap(step => {
      const isOpen = session.work[step.id] && !isHidden(session, step)
      return (isOpen && factOf(session, step)) || []
    })
    const name = Object.hasOwn(shortNames, tenet) ? shortNames[tenet]! : tenet
    const mark = begun ? '■' : asked ? '□' : '·'
    return roomy && facts[0] ? `${mark} ${name.padEnd(14)} ${cut(facts[0], 30)}` : `${mark} ${name}`
  })
}

const wheelOrder = Object.keys(shortNames)

function isTalk(step: StepOf): boolean {
  return step.kind === 'write' || step.kind === 'group' || step.kind === 'vote'
}

/** The one thing a step has to say on the wheel, or nothing. */
function factOf(session: Session, step: StepOf): string | undefined {
  switch (step.kind) {
    case 'series': {
      const work = workOf(session, step.id, 'series')
      const last = work?.points.at(-1)
      if (!work || !last) return undefined
      if (step.deliveries) return plural(work.points.length, 'delivery', 'deliveries')
      return `${amount(last.value, work.unit)}  ${work.name ?? 'a number'}`
    }
    case 'vote': {
      const top = resultOf(session, step.id)[0]
      return top?.dots ? `${titleOf(top.on)}, ${plural(top.dots, 'dot')}` : undefined
    }
    case 'decide':
      return workOf(session, step.id, 'decide')?.fields.we
    case 'write': {
      const cards = cardsOf(session, step.id)
      return cards.length ? plural(cards.length, 'card') : undefined
    }
    case 'group': {
      const groups = boardOf(session, step.id).filter(b => b.cards.length > 1).length
      return groups ? plural(groups, 'group') : undefined
    }
    case 'tree': {
      const star = workOf(session, step.id, 'tree')?.nodes.find(n => n.level === 0)
      const last = star?.points?.at(-1)
      return star && (last ? `${amount(last.value, star.unit)}  ${star.text}` : star.text)
    }
    case 'strip': {
      const way = workOf(session, step.id, 'strip')?.steps ?? []
      return way.length ? `${amount(waitOf(way), 'h')} of waiting, ${plural(way.length, 'step')}` : undefined
    }
    case 'sweep': {
      const open = workOf(session, step.id, 'sweep')?.findings.filter(f => f.closed === undefined).length
      return open ? `${plural(open, 'finding')} open` : undefined
    }
    case 'signals': {
      const waiting = workOf(session, step.id, 'signals')?.signals.filter(s => !s.result || s.result === 'open').length
      return waiting ? plural(waiting, 'watch signal') : undefined
    }
    case 'choose':
      return workOf(session, step.id, 'choose')?.text
    case 'ring': {
      const work = workOf(session, step.id, 'ring')
      const weakest = work?.links.find(l => l.id === work.weakest)?.text
      return weakest && `weakest: ${weakest}`
    }
    case 'map': {
      const parts = parseOnce(workOf(session, step.id, 'map')?.text ?? '').map.components.length
      return parts ? plural(parts, 'part') : undefined
    }
    case 'pick': {
      const picked = workOf(session, step.id, 'pick')?.picked.length
      return picked ? `${plural(picked, 'card')} picked` : undefined
    }
    case 'look':
    case 'scale':
    case 'actions':
    case 'metrics':
    case 'place':
      return undefined
  }
}
