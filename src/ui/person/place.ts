/** Place: one's own place of the part on the evolution axis, under what to hold it against. */
import { Grid } from '../../draw/grid.ts'
import { mapUnder } from '../../kinds/place/placement.ts'
import { evolutionWords } from '../../map/says.ts'
import { isHidden, workOf } from '../../session/read.ts'
import { cut } from '../../text.ts'
import { layer } from '../screen.ts'
import type { Taking } from './hands.ts'

/** How far one key moves a place on the axis, which goes from 0 to 1. */
const small = 0.02

export const takePlace: Taking<'place'> = at => {
  const { step, me } = at
  let page = 0
  let asked: { to: number; shown: number | undefined } | undefined
  const looking = () => layer('looking', { wheel: undefined, clock: undefined, page: () => void page++ })

  return () => {
    const shared = at.shared()
    const work = workOf(at.mine(), step.id, 'place')
    const part = work?.part
    if (!isHidden(shared, step) || !at.live() || part === undefined)
      return { page, message: step.hint ?? 'Look up: where did we all put it?', layers: [looking()] }
    const map = mapUnder(step, shared)
    const mine = work && Object.hasOwn(work.answers, me) ? work.answers[me] : undefined
    if (asked && mine !== asked.shown) asked = undefined
    // The next key may come before the disk has this one: it moves on from what was asked for.
    const here = asked?.to ?? mine ?? 0.5
    const put = (evolution: number) => {
      const to = Math.round(Math.min(1, Math.max(0, evolution)) * 100) / 100
      if (at.submit({ in: step.id, do: 'place', evolution: to }, `Your place: ${evolutionWords(map, to)}.`))
        asked = { to, shown: mine }
    }
    const bounds = [0, ...map.boundaries, 1]
    const toStage = (key: string) => {
      const stage = Number(key) - 1
      put((bounds[stage]! + bounds[stage + 1]!) / 2)
    }
    return {
      page,
      foot(width) {
        const grid = new Grid(width, 2)
        const said = mine === undefined ? 'not placed yet' : evolutionWords(map, mine)
        grid.put(0, grid.put(0, 1, 'Your place:  '), cut(said, width - 15), 'accent')
        const edge = Math.max(4, width - 2)
        grid.fill(1, 1, edge + 1, '·', 'quiet')
        for (const bound of map.boundaries) grid.put(1, 1 + Math.round(bound * (edge - 1)), '|', 'quiet')
        if (mine !== undefined) grid.put(1, 1 + Math.round(mine * (edge - 1)), '●', 'accent')
        return grid
      },
      message:
        mine === undefined
          ? '1 to 4 puts it into a stage. Private until all are in.'
          : 'Left and right move it; you may change it until all is shown.',
      mode: 'PLACE',
      layers: [
        layer('placing', {
          stage: toStage,
          less: () => put(here - small),
          more: () => put(here + small),
        }),
        looking(),
      ],
    }
  }
}
