/** What steps worked out beside cards: trees, rings, strips, findings, signals and the like, as everybody saw them. */
import type { RootContent } from 'mdast'
import { pictureOf, readersOf } from '../../kinds/facts.ts'
import { rulesOf } from '../../kinds/index.ts'
import type { Readers } from '../../kinds/kind-facts.ts'
import { placeOf, stepsOf } from '../../session/agenda.ts'
import { isHidden } from '../../session/read.ts'
import type { Kind } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { size } from './charts.ts'
import { fence, heading, paragraph, section } from './nodes.ts'

/** Per step that has something to show, in the agenda's order: its question and its drawing. */
export function widgetsPart(session: Session, audience: Readers): RootContent[] {
  const parts = stepsOf(session.agenda).flatMap((step): RootContent[] => {
    const work = session.work[step.id]
    if (!work || !readersOf(step, session).includes(audience) || isHidden(session, step) || isEmpty(work)) return []
    const drawing = fence(rulesOf(step.kind).draw(step, session, size), pictureOf(session, step))
    if (!drawing.length) return []
    const phase = placeOf(session.agenda, step.id)?.phase.title
    return [heading(3, phase ? `${phase}: ${step.title}` : step.title), paragraph(step.ask), ...drawing]
  })
  return section(2, 'What was worked out', parts)
}

/** Nothing gathered: every list and record of it is empty, every other value absent. */
function isEmpty({ kind: _, ...work }: { kind: Kind }): boolean {
  return Object.values(work).every(
    value => value === undefined || (typeof value === 'object' && !Object.keys(value ?? {}).length),
  )
}
