/** Where there is nothing to type: the room's drawing, and what may be done meanwhile. */
import type { StepOf } from '../../session/shapes.ts'
import { layer } from '../screen.ts'
import type { Hands } from './hands.ts'

export function takeWatch({ step }: { step: StepOf }): Hands {
  let page = 0
  const turn = () => {
    page++
  }
  return () => ({
    idle: true,
    page,
    message: step.kind === 'look' ? 'Look up: the talk is in the room.' : 'The facilitator types here; say it aloud.',
    layers: [layer('looking', { wheel: undefined, clock: undefined, page: turn })],
  })
}
