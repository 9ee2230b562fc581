/** Questions about findings: which are open, for how many turns, and which row of a sweep has the oldest. */
import { compareDays } from '../day.ts'
import type { Finding } from './shapes.ts'
import { turnsSince } from './turns.ts'
import type { Session } from './types.ts'

/** From so many turns on a finding slows the wheel: it is older than two turns. */
export const oldFrom = 3

/** How many turns a finding has been open, this one included: 1 when it was found in it. */
export function turnsOpen(finding: Finding, session: Session): number {
  return 1 + turnsSince(finding.since, session)
}

/** The findings of a row: open ones first, the oldest of them first; then the closed ones. */
export function inRow(findings: readonly Finding[], row: string): Finding[] {
  const own = findings.filter(f => f.row === row)
  return [...openOf(own), ...own.filter(f => f.closed)]
}

/** The open ones, the oldest first. */
export function openOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(f => !f.closed).sort((a, b) => compareDays(a.on, b.on))
}
