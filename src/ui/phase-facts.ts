/** What each phase of the wheel has come to so far, in a few words: its number, its top worry, its bet, its prevention. */
import { placeOf, stepsOf, type WheelPhase } from '../session/agenda.ts'
import { boardOf, cardsOf, isHidden, resultOf, titleOf, workOf } from '../session/read.ts'
import type { StepOf } from '../session/shapes.ts'
import { amount } from '../session/trend.ts'
import type { Session } from '../session/types.ts'
import { plural } from '../text.ts'

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
    case 'look':
    case 'scale':
    case 'actions':
      return undefined
  }
}
