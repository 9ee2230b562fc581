/** Team areas against what stands in them: parts in the hands of people whose attitude does not fit how evolved they are. */
import { stageName, stageOf } from './says.ts'
import type { Attitude, Place, WardleyMap } from './text/types.ts'

/**
 * The stages each attitude is at home in, 0 to 3: pioneers explore, settlers make usable, town planners make cheap and steady.
 * After S. Wardley, "Wardley Maps", chapter 4 (CC BY-SA 4.0); the middle stages belong to two of them each.
 */
const home: Record<string, readonly number[]> = {
  pioneers: [0, 1],
  explorers: [0, 1],
  settlers: [1, 2],
  villagers: [1, 2],
  townplanners: [2, 3],
}

function holds({ corners: [v1, e1, v2, e2] }: Attitude, at: Place): boolean {
  return (
    at.visibility >= Math.min(v1, v2) &&
    at.visibility <= Math.max(v1, v2) &&
    at.evolution >= Math.min(e1, e2) &&
    at.evolution <= Math.max(e1, e2)
  )
}

/** Whose area a part stands in although another attitude would fit its stage; undefined when one that fits holds it, or none does. */
export function misfit(map: WardleyMap, at: Place): string | undefined {
  const holders = map.attitudes.filter(a => holds(a, at))
  const stage = stageOf(map, at.evolution)
  if (holders.some(a => home[a.kind]?.includes(stage) ?? true)) return undefined
  return holders[0]?.kind
}

/** `Payments is a commodity in the hands of pioneers`, for every placed part that another attitude would fit. */
export function misfits(map: WardleyMap): string[] {
  return map.components.flatMap(c => {
    const kind = c.placed ? misfit(map, c) : undefined
    return kind ? [`${c.name} stands at ${stageName(map, stageOf(map, c.evolution))}, in the hands of ${kind}`] : []
  })
}
