/** What a team expects of a bet: two rounds of private estimates, shown without names; the median of the last one stands. */
import type { Estimate, Round, StepOf, WorkOf } from '../../session/shapes.ts'
import { median } from '../../session/trend.ts'

/** So many times everybody is asked. */
export const mostRounds = 2

/** `asks`: people estimate; `talk`: the first round is shown; `over`: no more estimates. */
export type Stage = 'asks' | 'talk' | 'over'

type Work = Pick<WorkOf<'decide'>, 'rounds' | 'agreed'>

/** The round that is asked now; undefined before the first answer, and while the last one is shown. */
export function openRound({ rounds = [] }: Work): Round | undefined {
  const last = rounds.at(-1)
  return last?.shown ? undefined : last
}

/** How far the estimates are. */
export function stageOf(work: Work): Stage {
  const { rounds = [], agreed } = work
  if (agreed) return 'over'
  if (!rounds.at(-1)?.shown) return 'asks'
  return rounds.length < mostRounds ? 'talk' : 'over'
}

/** Does consent wait for estimates: where the agenda asks for them, or somebody began, until they are over? */
export function isEstimating(step: StepOf<'decide'>, work: Work | undefined): boolean {
  return Boolean(step.estimate || work?.rounds?.length) && stageOf(work ?? {}) !== 'over'
}

/** Is this a likelihood from 0 to 100, and a number where there is one? */
export function isEstimate({ likely, expect }: Estimate): boolean {
  return likely >= 0 && likely <= 100 && (expect === undefined || Number.isFinite(expect))
}

/** A round as everybody may see it: no names, and an order that tells nothing of who came first. */
export function withoutNames({ given }: Round): Estimate[] {
  return Object.values(given).sort((a, b) => a.likely - b.likely || (a.expect ?? 0) - (b.expect ?? 0))
}

/** The medians of a round that is shown; undefined where nobody said. */
export function mediansOf(shown: readonly Estimate[]): { likely: number | undefined; expect: number | undefined } {
  return {
    likely: median(shown.map(e => e.likely)),
    expect: median(shown.flatMap(e => e.expect ?? [])),
  }
}
