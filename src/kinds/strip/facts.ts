/** What the program asks about the way to production. */
import { isMeasured, waitOf } from '../../session/strip.ts'
import { amount } from '../../session/trend.ts'
import type { CarriedStrip } from '../../session/types.ts'
import { plural } from '../../text.ts'
import { type Facts, mostMeasures } from '../kind-facts.ts'
import { stripSvg } from './picture.ts'

export const strip: Facts<'strip'> = {
  opens: true,
  early: true,
  headline: (_step, { steps }) =>
    steps.length ? `${amount(waitOf(steps), 'h')} of waiting, ${plural(steps.length, 'step')}` : undefined,
  picture: (step, { steps }) => stripSvg(steps, step.title),
  drawnFor: ['team', 'others'],
  /** The first measure, and the newest. A turn that walked nothing again measured nothing. */
  carry(step, work, { strips }, session) {
    if (!isMeasured(session, step.keep, work)) return
    const { change, steps } = work
    const measure: CarriedStrip = {
      turn: session.turn.id,
      on: session.opened.slice(0, 10),
      ...(change ? { change } : {}),
      steps,
    }
    const before = (strips[step.keep] ?? []).filter(m => m.turn !== session.turn.id)
    const [first, ...rest] = [...before, measure]
    strips[step.keep] = [first!, ...rest.slice(-mostMeasures)]
  },
}
