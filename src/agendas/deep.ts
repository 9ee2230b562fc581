/** Which tenet of a phase is worked on at length: what is due by the calendar, else the weakest of last time. */
import { sum } from '../numbers.ts'
import { type WheelPhase, wheelPhases } from '../session/agenda.ts'
import { carriedAt } from '../session/carried.ts'
import { medianCounted } from '../session/trend.ts'
import type { CarriedOver, CarriedScale } from '../session/types.ts'
import { plural } from '../text.ts'
import { oldPulseKeep, pulseKeep } from './pulse.ts'

/** A tenet and why it is its turn. */
export type Deep = { tenet: string; why: string }

/** The maps of the book in the order in which turns walk them, one a turn. */
export const mapWalk = ['market-map', 'organisation-map', 'solution-map', 'emerging-value'] as const
export type MapTenet = (typeof mapWalk)[number]

/** The map whose turn it is: the one after the last that was worked on at length, the market first. */
export function nextMap(carried: CarriedOver | undefined): MapTenet {
  const drawn = (carried?.turns ?? []).flatMap(turn => mapWalk.findLastIndex(tenet => turn.deep?.includes(tenet)))
  const last = drawn.findLast(at => at >= 0) ?? -1
  return mapWalk[(last + 1) % mapWalk.length] ?? 'market-map'
}

/** All tenets but the maps, which have a walk of their own, in the order in which it is their turn. */
export function deepestFirst(carried: CarriedOver | undefined): Deep[] {
  const all = wheelPhases.flatMap(phase => ranked(phase, carried))
  return all
    .filter(({ tenet }) => !mapWalk.some(map => map === tenet))
    .toSorted(byNeed)
    .map(asDeep)
}

/** The tenets of each phase; the first one of each is where a first turn goes deep. */
const deepFirst: Record<WheelPhase, readonly string[]> = {
  purpose: ['north-star', 'time-to-value', 'market-map'],
  challenge: ['psychological-safety', 'sociotechnical-system', 'organisation-map'],
  action: ['developer-experience', 'code-is-a-liability', 'solution-map'],
  value: ['problem-prevention', 'low-carbon', 'emerging-value'],
}

/** The star is looked at anew when its gate said no, or after four turns; safety is asked about every third turn. */
const starEvery = 4
const safetyEvery = 3
/** A line of the safety pulse below the middle of its scale is asked about again at once. */
const safetyLow = 3

/**
 * The tenets of a phase in the order in which it is their turn, each with why. First what the calendar asks for, then the
 * lowest in the last pulse, then what was not looked at longest; last those that rest until their time comes.
 */
export function deepOrder(phase: WheelPhase, carried: CarriedOver | undefined): Deep[] {
  return ranked(phase, carried).toSorted(byNeed).map(asDeep)
}

type Ranked = {
  tenet: string
  i: number
  since: number
  due?: string | undefined
  low?: Low | undefined
  rests: boolean
  lowest: number
}

function ranked(phase: WheelPhase, carried: CarriedOver | undefined): Ranked[] {
  const all = deepFirst[phase].map((tenet, i) => {
    const since = turnsSince(tenet, carried)
    const due = dueWhy(tenet, since, carried)
    const low = pulseFor(phase, tenet, carried)
    const rests = !due && (tenet === 'north-star' || tenet === 'psychological-safety')
    return { tenet, i, since, due, low, rests }
  })
  const lowest = Math.min(...all.map(t => t.low?.middle ?? Number.POSITIVE_INFINITY))
  return all.map(one => ({ ...one, lowest }))
}

function byNeed(a: Ranked, b: Ranked): number {
  return (
    Number(Boolean(b.due)) - Number(Boolean(a.due)) ||
    Number(a.rests) - Number(b.rests) ||
    (a.low?.middle ?? 9) - (b.low?.middle ?? 9) ||
    (a.since === b.since ? 0 : b.since - a.since) ||
    a.i - b.i
  )
}

function asDeep({ tenet, since, due, low, lowest }: Ranked): Deep {
  return { tenet, why: due ?? lowWhy(low, lowest) ?? sinceWhy(since) }
}

/** Turns since this tenet was worked on at length: 1 is the last turn; endless for never. */
function turnsSince(tenet: string, carried: CarriedOver | undefined): number {
  const turns = carried?.turns ?? []
  const at = turns.findLastIndex(t => t.deep?.includes(tenet))
  return at < 0 ? Number.POSITIVE_INFINITY : turns.length - at
}

function dueWhy(tenet: string, since: number, carried: CarriedOver | undefined): string | undefined {
  const last = carried?.turns.at(-1)
  if (tenet === 'north-star') {
    if (last?.gates.purpose === 'no') return 'the Purpose gate said no last time'
    if (since >= starEvery) return since === Number.POSITIVE_INFINITY ? 'not looked at yet' : `${since} turns old`
  }
  if (tenet === 'psychological-safety') {
    if (since >= safetyEvery)
      return since === Number.POSITIVE_INFINITY ? 'not asked yet' : `asked every ${safetyEvery} turns`
    const lowest = Math.min(...middlesOf(carriedAt(carried?.scales, 'safety')?.at(-1)).values())
    if (lowest < safetyLow) return `its lowest line was ${lowest} of 5`
  }
  return undefined
}

type Low = { middle: number; n: number }

/** The middle answer to a tenet's line in the last pulse, and how many answered; undefined where nobody did. */
function pulseFor(phase: WheelPhase, tenet: string, carried: CarriedOver | undefined): Low | undefined {
  const scales = carried?.scales
  const last = (carriedAt(scales, pulseKeep) ?? carriedAt(scales, oldPulseKeep(phase)))?.at(-1)
  const counts = carriedAt(last?.rows, tenet)?.counts ?? []
  const middle = medianCounted(places(counts), counts)
  return middle === undefined ? undefined : { middle, n: sum(counts) }
}

/** The middle answer to every line of a scale that was answered. */
function middlesOf(scale: CarriedScale | undefined): Map<string, number> {
  const middles = Object.entries(scale?.rows ?? {}).map(
    ([id, row]) => [id, medianCounted(places(row.counts), row.counts)] as const,
  )
  return new Map(middles.filter((entry): entry is [string, number] => entry[1] !== undefined))
}

/** The points of a scale from 1 up. */
function places(counts: readonly number[]): number[] {
  return counts.map((_, i) => i + 1)
}

function lowWhy(low: Low | undefined, lowest: number): string | undefined {
  if (!low) return undefined
  const words = low.middle === lowest ? 'lowest last time' : 'last time'
  return `${words}: ${low.middle} of 5 (${plural(low.n, 'answer')})`
}

function sinceWhy(since: number): string {
  if (since === Number.POSITIVE_INFINITY) return 'not looked at yet'
  return since === 1 ? 'looked at last turn' : `not looked at for ${since} turns`
}
