/** The charts of the notes: every series that has values, as everybody saw it on the screen. */

import type { RootContent } from 'mdast'
import { rulesOf } from '../../kinds/index.ts'
import { numbers } from '../../kinds/made/steps.ts'
import { isHidden } from '../../session/read.ts'
import type { Session } from '../../session/types.ts'
import { deliveriesSvg } from './deliveries-svg.ts'
import { fence, heading, paragraph, section } from './nodes.ts'
import { seriesSvg } from './series-svg.ts'

/** Drawings in notes are as wide as the smallest screen everybody has (cells), and as high as they need. */
export const size = { width: 80, height: 400 }

/** A chart a series, in the agenda's order, under its name; nothing where the agenda keeps none. */
export function chartsPart(session: Session): RootContent[] {
  const charts = numbers(session).flatMap(({ step, work }): RootContent[] => {
    if (!isCharted(session, step, work)) return []
    const name = seriesName(step, work.name)
    const chart = rulesOf(step.kind).draw(step, session, { ...size, height: 24 })
    const picture = step.deliveries
      ? deliveriesSvg(work.points, name, session.last.slice(0, 10))
      : seriesSvg(work.points, name, work.unit)
    return [heading(3, name), ...fence(chart, picture)]
  })
  if (!numbers(session).length) return []
  return section(2, 'Charts', charts.length ? charts : [paragraph('No values yet.')])
}

type Charted = ReturnType<typeof numbers>[number]

function isCharted(
  session: Session,
  step: Charted['step'],
  work: Charted['work'],
): work is NonNullable<Charted['work']> {
  return Boolean(work?.points.length) && !isHidden(session, step)
}

/** True where time to value has a chart among those of `chartsPart`. */
export function isTimeCharted(session: Session): boolean {
  return numbers(session).some(({ step, work }) => step.deliveries && isCharted(session, step, work))
}

const roles: Record<string, string> = { star: 'Star', input: 'Input', 'time-to-value': 'Time to value' }

/** What a series is called in notes: its role, and the name the team gave it. */
export function seriesName(step: { role: string; title: string }, name: string | undefined): string {
  const role = roles[step.role] ?? step.title
  return name ? `${role}, ${name}` : role
}
