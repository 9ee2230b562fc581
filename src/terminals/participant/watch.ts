/** Where there is nothing to type: the room's drawing, and what may be done meanwhile. */

import { isTalk } from '../../kinds/made/board.ts'
import { layer } from '../../screen/layer.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { nextOwn } from './meanwhile.ts'
import type { OwnView } from './own-view.ts'
import { ownWords } from './words.ts'

type Watched = { step: StepOf; shared(): Session; isHidden?: () => boolean }

/** The step and the session as everybody may see it. `isHidden` is asked for those who look on: whether the room is silent. */
export function takeWatch({ step, shared, isHidden }: Watched): OwnView {
  let page = 0
  const turn = () => {
    page++
  }
  const message = () => {
    if (isHidden?.()) return ownWords.silent
    // What a hint says of silence, or of the facilitator's keys, is not for those who look on.
    if (isHidden) return step.hidden || step.anonymous ? '' : (step.hint ?? '').replace(/[,;.] enter goes on\.?$/i, '.')
    const next = nextOwn(shared())
    const after = next ? ` Yours next: ${next.title.toLowerCase()}.` : ''
    return `${isTalk(step) ? ownWords.lookUp : ownWords.facilitatorTypes}${after}`
  }
  return () => ({
    idle: true,
    page,
    message: message(),
    layers: [layer('looking', { wheel: undefined, clock: undefined, page: turn })],
  })
}
