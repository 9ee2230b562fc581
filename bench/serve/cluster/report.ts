/** The figures of a run beside their aims. */
import { loadavg } from 'node:os'
import { figure, median, percentile } from '../../measure/figures.ts'
import type { Found } from './history.ts'
import type { Figures } from './waves.ts'

type Run = { found: Found; figures: Figures; moves: number; rooms: number; comes: number; minutes: number }

/** Aims for the next move of a room, p99, ms. */
const aims: Record<string, number> = { kill: 5_000, freeze: 5_000, drain: 1_000 }
const ms = (value: number) => `${Math.round(value)} ms`

/** Prints them; the exit code of the run. */
export function report({ found, figures, moves, rooms, comes, minutes }: Run): number {
  const { counts, waits, back, said, unsaid, recovered, stuck, wronglyAway } = figures
  const load = loadavg().map(one => one.toFixed(1))
  console.log(`faults   ${[...counts].map(([kind, n]) => `${n} ${kind}`).join(', ')}`)
  console.log(
    `rooms    ${rooms}, whose people came ${comes} times, in ${minutes.toFixed(1)} min, load ${load.join(' ')}`,
  )
  console.log(
    `moves    ${moves} acknowledged, ${found.kept} kept; ${found.broughtBack} with words before them that were not saved`,
  )
  none('acknowledged moves lost', found.lost)
  none('numbers or moves doubled', found.doubled)
  none('rooms with two owners accepted', found.owners)
  none('rooms that took no move again', stuck)
  none('sent away by a drain of another machine', wronglyAway)
  for (const [kind, all] of waits) {
    const aim = aims[kind]
    const p99 = percentile(all, 0.99)
    const value = `p50 ${ms(median(all))}, p99 ${ms(p99)} (${all.length})`
    figure(`${kind}: next move of an interrupted room`, value, aim ? `p99 ≤ ${aim} ms` : '', !aim || p99 <= aim)
  }
  if (said.length) {
    const most = Math.max(...said)
    figure(
      `database away: said on a screen (${unsaid} not)`,
      `at most ${ms(most)}`,
      '≤ 2000 ms',
      most <= 2_000 && !unsaid,
    )
  }
  if (back.length) {
    const most = Math.max(...back)
    figure('database back: next move of a room', `at most ${ms(most)}`, '≤ 5000 ms', most <= 5_000)
  }
  if (recovered.length)
    figure(
      'after several at once: next move of a room',
      `p50 ${ms(median(recovered))}, p99 ${ms(percentile(recovered, 0.99))}`,
      '',
      true,
    )
  return process.exitCode ? 1 : 0
}

function none(what: string, all: readonly string[]): void {
  figure(what, `${all.length}`, '0', all.length === 0)
  for (const one of all.slice(0, 10)) console.log(`    ${one}`)
}
