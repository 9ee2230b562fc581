/** What steps worked out beside cards: trees, rings, strips, findings, signals and the like, as everybody saw them. */
import type { RootContent } from 'mdast'
import { rulesOf } from '../kinds/index.ts'
import { placeOf, stepsOf } from '../session/agenda.ts'
import { isHidden, stepOf } from '../session/read.ts'
import type { Kind, StepOf } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import type { Audience } from './audience.ts'
import { size } from './charts.ts'
import { fence, heading, paragraph, section } from './nodes.ts'

/** Kinds whose drawing says it all, and who may read them. Findings may tell of weak spots, so they stay with the team. */
const shown: Partial<Record<Kind, readonly Audience[]>> = {
  choose: ['team', 'others'],
  tree: ['team', 'others'],
  ring: ['team', 'others'],
  metrics: ['team', 'others'],
  strip: ['team', 'others'],
  signals: ['team', 'others'],
  place: ['team', 'others'],
  sweep: ['team'],
  pick: ['team'],
}

/** Per step that has something to show, in the agenda's order: its question and its drawing. */
export function widgetsPart(session: Session, audience: Audience): RootContent[] {
  const parts = stepsOf(session.agenda).flatMap((step): RootContent[] => {
    const work = session.work[step.id]
    if (!work || !audiencesOf(step, session)?.includes(audience) || isHidden(session, step) || isEmpty(work)) return []
    const drawing = fence(rulesOf(step.kind).draw(step, session, size))
    if (!drawing.length) return []
    const phase = placeOf(session.agenda, step.id)?.phase.title
    return [heading(3, phase ? `${phase}: ${step.title}` : step.title), paragraph(step.ask), ...drawing]
  })
  return section(2, 'What was worked out', parts)
}

/** A vote on a tree or a ring is read where that is; votes on cards stand beside their cards. */
function audiencesOf(step: StepOf, session: Session): readonly Audience[] | undefined {
  const on = step.kind === 'vote' ? stepOf(session, step.on)?.kind : undefined
  return on === 'tree' || on === 'ring' ? shown[on] : shown[step.kind]
}

/** Nothing gathered: every list and record of it is empty, every other value absent. */
function isEmpty({ kind: _, ...work }: { kind: Kind }): boolean {
  return Object.values(work).every(
    value => value === undefined || (typeof value === 'object' && !Object.keys(value ?? {}).length),
  )
}
