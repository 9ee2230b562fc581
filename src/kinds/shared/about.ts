/** What an earlier step came to, in one line: what people write about stands before them while they write. */
import { inRow, openOf } from '../../session/findings.ts'
import { isHidden, stepOf, workOf } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import { longestOf } from '../../session/strip.ts'
import type { Session } from '../../session/types.ts'
import { list } from '../../text.ts'
import { titleOf } from '../made/board.ts'
import { inOrder } from '../made/ranking.ts'

/**
 * The longest wait of a strip, the weakest row of a sweep with what was found there, or what came second in a vote; empty
 * while that is not known.
 */
export function aboutOf({ about }: StepOf<'write'>, session: Session): string {
  const step = about === undefined ? undefined : stepOf(session, about)
  if (!step || isHidden(session, step)) return ''
  if (step.kind === 'strip') {
    const longest = longestOf(workOf(session, step.id, 'strip')?.steps ?? [])
    return longest.length ? `The longest: ${list(longest.map(s => `${s.name}, ${s.wait} h`))}.` : ''
  }
  if (step.kind === 'vote' || step.kind === 'compare') {
    const second = inOrder(session, step.id)[1]
    return session.work[step.id] && second ? `The second: ${titleOf(second)}.` : ''
  }
  if (step.kind !== 'sweep') return ''
  const work = workOf(session, step.id, 'sweep')
  const row = step.rows.find(r => r.id === work?.weakest)
  if (!work || !row) return ''
  const found = openOf(inRow(work.findings, row.id)).map(f => f.text)
  return `The weakest: ${row.say.toLowerCase()}${found.length ? `, with ${list(found.slice(0, 2))}` : ''}.`
}
