/** The parts of a session that `show` prints: as data for programs and as lines for people. What is hidden stays hidden. */

import { localMinute } from '../../day.ts'
import { treeOf } from '../../export/tree.ts'
import { fold, say } from '../../room/log.ts'
import { redact } from '../../room/redact.ts'
import { placeOf } from '../../session/agenda.ts'
import { actionsOf } from '../../kinds/made/promises.ts'
import { isHidden, nameOf, plannedSteps, stepNumber, stepOf } from '../../session/read.ts'
import type { Point } from '../../session/shapes.ts'
import { numbers } from '../../kinds/made/steps.ts'
import { inOrder } from '../../session/tree.ts'
import type { Entry, Session } from '../../session/types.ts'
import { safe, table } from '../files/output.ts'

type Metric = { role: string; name?: string; unit?: string; points: Point[] }

/** Plain data, the same from version to version but for what is added. */
export const asData = {
  session: (log: readonly Entry[]) => redact(fold(log)),
  actions: (log: readonly Entry[]) => actionsOf(fold(log)),
  metrics: (log: readonly Entry[]) => metricsOf(fold(log)),
  tree: (log: readonly Entry[]) => treeOf(fold(log)),
  /** Every entry, as the file has them: the oldest format of a session file. */
  log: (log: readonly Entry[]) => log,
}

/** Lines for a person, cleaned of what a terminal would obey. */
export const inWords = {
  session(log: readonly Entry[]): string {
    const session = fold(log)
    const place = placeOf(session.agenda, session.at)
    const rows = [
      ['title', session.title],
      ['team', session.turn.team],
      ['turn', `${session.turn.number}, ${session.agenda.title}`],
      ['opened', localMinute(new Date(session.opened))],
      session.closed
        ? ['closed', localMinute(new Date(session.closed))]
        : [
            'now at',
            place
              ? `step ${stepNumber(session, session.at)} of ${plannedSteps(session).length}, ${place.step.title}`
              : 'not begun',
          ],
      ['people', session.people.map(p => p.name).join(', ')],
      ['facilitator', nameOf(session, session.facilitator) ?? '-'],
      ['entries', String(session.n)],
    ]
    return table(rows)
  },
  actions(log: readonly Entry[]): string {
    const actions = actionsOf(fold(log))
    if (!actions.length) return 'No actions.'
    return table(actions.map(a => [a.status, a.owner ?? '-', a.due ?? '-', a.text]))
  },
  metrics(log: readonly Entry[]): string {
    const metrics = metricsOf(fold(log)).filter(m => m.points.length)
    if (!metrics.length) return 'No values.'
    return metrics
      .map(m => {
        const title = table([[`${m.name ?? m.role}${m.unit ? `, ${m.unit}` : ''}`]])
        return `${title}\n${table(m.points.map(p => [`  ${p.at}`, String(p.value), p.name ?? '']))}`
      })
      .join('\n\n')
  },
  tree(log: readonly Entry[]): string {
    const nodes = treeOf(fold(log))
    if (!nodes.length) return 'No tree.'
    return inOrder(nodes)
      .map(({ node, lasts }) => '  '.repeat(lasts.length) + safe(node.text))
      .join('\n')
  },
  log(log: readonly Entry[]): string {
    const session = fold(log)
    return table(
      readable(log).map(entry => [
        String(entry.n),
        localMinute(new Date(entry.at)),
        nameOf(session, entry.by) ?? '-',
        say(entry, session, log),
      ]),
    )
  },
}

function metricsOf(session: Session): Metric[] {
  return numbers(session).map(({ step, work }) => {
    return { role: step.role, name: work?.name, unit: work?.unit, points: work?.points ?? [] }
  })
}

/** The log without the moves of steps that are still hidden: read out on the wall it must not tell more than the wall does. */
function readable(log: readonly Entry[]): Entry[] {
  const session = fold(log)
  return log.filter(({ move }) => {
    const step = 'in' in move ? stepOf(session, move.in) : undefined
    return !step || !isHidden(session, step)
  })
}
