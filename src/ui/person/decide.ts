/** Decide: the room's sentence, and one's own consent under it. */
import { Grid } from '../../draw/grid.ts'
import { noConsentYet } from '../../session/bet.ts'
import { isHidden, workOf } from '../../session/read.ts'
import { layer } from '../screen.ts'
import type { Taking } from './hands.ts'

export const takeDecide: Taking<'decide'> = at => {
  const { step, me } = at
  let page = 0
  const turn = () => void page++
  return () => {
    const work = workOf(at.mine(), step.id, 'decide')
    const mine = work?.consent[me]
    const tooEarly = () => noConsentYet(workOf(at.mine(), step.id, 'decide')?.fields ?? {})
    const looking = layer('looking', { wheel: undefined, clock: undefined, page: turn })
    if (!isHidden(at.shared(), step) || !at.live())
      return { page, message: step.hint ?? 'Whoever showed less than 3 is heard first.', layers: [looking] }
    return {
      page,
      foot(width) {
        const grid = new Grid(width, 2)
        const x = grid.put(0, 1, 'Your consent:  ')
        grid.put(0, x, mine === undefined ? 'not yet' : String(mine), 'accent')
        grid.put(1, 1, '0 never    3 good enough for now    5 all in')
        return grid
      },
      message:
        tooEarly() ??
        (mine === undefined
          ? 'One key, 0 to 5. Private until all are in; under 3 is heard first.'
          : 'Answered; another key changes it until all is shown.'),
      mode: 'ANSWER',
      layers: [
        layer('answers', {
          point(key) {
            // The bet may have been filled in by others since this was drawn.
            const early = tooEarly()
            if (early) return at.tell(early)
            at.submit({ in: step.id, do: 'consent', value: Number(key) }, `Your consent: ${key}.`)
          },
          yes: undefined,
          partly: undefined,
          no: undefined,
          unknown: undefined,
          down: undefined,
          up: undefined,
        }),
        looking,
      ],
    }
  }
}
