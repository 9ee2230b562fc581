/** The part of the notes that binds, after the bet: the actions and the gates. */

import type { Element } from 'hast'
import type { RootContent } from 'mdast'
import { showDay } from '../../day.ts'
import { countsOf, gatesOf, gatesToCome, markOf } from '../../kinds/made/answers.ts'
import { actionsOf, isOverdue, isOwed } from '../../kinds/made/promises.ts'
import { type Scale, scales } from '../../kinds/made/steps.ts'
import { isTooFew } from '../../kinds/scale/drawing.ts'
import { gateStates } from '../../kinds/scale/words.ts'
import { namesIn } from '../../lists.ts'
import { sum } from '../../numbers.ts'
import { wheelPhases } from '../../session/agenda.ts'
import type { Action } from '../../session/shapes.ts'
import type { GateMark, Session } from '../../session/types.ts'
import { capital, plural } from '../../text.ts'
import { phaseWords } from '../../turn/momentum.ts'
import { tableOf } from './elements.ts'
import { fold, isLong } from './fold.ts'
import { item, list, paragraph, section, table, task } from './nodes.ts'

/** Open promises as tasks, then what is done, as a table on a page; what was dropped is told under "Since the last turn". */
export function actionsPart(session: Session): RootContent[] {
  const actions = actionsInOrder(session)
  const items = list(actions.map(a => task(actionLine(a, session), a.status === 'done', a.id)))
  const shown: RootContent[] = [{ type: 'shown', children: items, page: [actionTable(actions, session)] }]
  return section(2, 'Actions', actions.length ? shown : [paragraph('No actions this time.')])
}

/** Everything that was not dropped, what is still owed first. */
function actionsInOrder(session: Session): Action[] {
  const actions = actionsOf(session).filter(a => a.status !== 'dropped')
  return [...actions.filter(isOwed), ...actions.filter(a => !isOwed(a))]
}

/** `text - owner - due - seen in signal`, and how long it has waited. */
function actionLine(action: Action, session: Session): string {
  const { text, signal } = action
  const due = dueOf(action, session)
  return [text, whoOf(action), due && `due ${due}`, signal && `seen in ${signal}`, waitedOf(action)]
    .filter(Boolean)
    .join(' - ')
}

export const actionColumns = ['Action', 'Who', 'Due', 'Seen in', 'State']

/** The actions as a table of a page, what is overdue marked. */
export function actionTable(actions: readonly Action[], session: Session): Element {
  const today = session.last.slice(0, 10)
  const rows = actions.map(a => ({ cells: actionCells(a, session), ...(isOverdue(a, today) ? { kind: 'late' } : {}) }))
  return tableOf(actionColumns, rows)
}

/** A text for each of the columns. */
export function actionCells(action: Action, session: Session): string[] {
  const state = waitedOf(action) || (action.status === 'done' ? 'done' : 'open')
  return [action.text, whoOf(action), dueOf(action, session), action.signal ?? '', state]
}

function whoOf({ owner, status }: Action): string {
  return status === 'handed' ? `handed over to ${owner ?? 'somebody else'}` : (owner ?? 'nobody yet')
}

/** `22 Sep, overdue`: overdue on the day of the session's last entry. Empty without a day. */
function dueOf(action: Action, session: Session): string {
  if (!action.due) return ''
  return `${showDay(action.due, session.last)}${isOverdue(action, session.last.slice(0, 10)) ? ', overdue' : ''}`
}

/** `open for 3 turns`, empty for what was promised in this one. */
function waitedOf(action: Action): string {
  return action.carried > 0 && isOwed(action) ? `open for ${action.carried + 1} turns` : ''
}

/** A row a gate, where the agenda has any or the last turn left a follow-up: its state in the words of the screen, how it was answered, its follow-up. */
export function gatesPart(session: Session): RootContent[] {
  const asks = scales(session).some(({ step }) => step.rows.some(row => row.phase))
  if (!asks && !session.turn.carried.debts.length) return []
  const gates = gatesOf(session)
  const ahead = gatesToCome(session)
  const rows = wheelPhases.map(phase => {
    const gate = gates[phase]
    const owed = session.turn.carried.debts.find(debt => debt.phase === phase)
    const unasked = ahead.includes(phase) ? 'still to come' : 'not asked'
    if (!gate) return [phaseWords[phase], unasked, '', owed ? `from last turn: ${owed.why}` : '']
    return [
      phaseWords[phase],
      gateStates[gate.mark].toLowerCase(),
      howAnswered(session, phase),
      gate.mark === 'yes' ? '' : (gate.why ?? 'no reason given'),
    ]
  })
  return section(2, 'Gates', [table([['Gate', 'State', 'Answers', 'Follow-up'], ...rows]), ...checksOf(session)])
}

/** Gates of several checks: under the table those that not everybody said yes to, because the worst one decided; the rest in a line. */
function checksOf(session: Session): RootContent[] {
  const agreed: string[] = []
  const items: string[] = []
  for (const { step, shown: work } of scales(session)) {
    if (!work) continue
    const checks = step.rows.filter(row => row.phase && step.rows.filter(r => r.phase === row.phase).length > 1)
    for (const row of checks) {
      const counts = countsOf(step, work, row.id)
      const said = work.room[row.id]
      // So few answers without a name are told as a number alone, also where they are all the same.
      const isAgreed = said === undefined ? isYes(counts) && !isTooFew(step, counts) : said === 0
      if (isAgreed) agreed.push(row.say.replace(/\.$/, ''))
      else if (said !== undefined) items.push(`${row.say} Aloud, together: ${step.points[said] ?? ''}`)
      else if (sum(counts)) items.push(`${row.say} ${capital(countWords(step, counts))}`)
    }
  }
  const each = items.map(text => item(text))
  const together = agreed.length ? [item(`Everybody said yes: ${agreed.join(' · ')}`)] : []
  const summary = `${plural(items.length, 'check')} that not everybody said yes to`
  return isLong(items.length) ? [...fold(summary, list(each)), ...list(together)] : list([...each, ...together])
}

/** Did everybody who answered say yes, the first of the points? */
function isYes(counts: readonly number[]): boolean {
  return sum(counts) > 0 && counts[0] === sum(counts)
}

const markWords: Record<GateMark, string> = { yes: 'yes', partly: 'partly', no: 'no', unknown: "don't know" }

function howAnswered(session: Session, phase: string): string {
  for (const { step, shown: work } of scales(session)) {
    const rows = step.rows.filter(r => r.phase === phase)
    const [row] = rows
    if (!row || !work) continue
    if (rows.length > 1) return checkCounts(rows.map(row => markOf(step, work, row.id)))
    return work.room[row.id] !== undefined ? 'aloud, together' : countWords(step, countsOf(step, work, row.id))
  }
  return ''
}

/** `3 yes · 1 partly (per check)`: how many checks of a gate got each mark; those nobody answered are left out. */
function checkCounts(marks: readonly (GateMark | undefined)[]): string {
  const counted = namesIn(markWords).flatMap(mark => {
    const n = marks.filter(other => other === mark).length
    return n ? [`${n} ${markWords[mark]}`] : []
  })
  return `${counted.join(' · ')} (per check)`
}

function countWords(step: Scale, counts: number[]): string {
  if (isTooFew(step, counts)) return plural(sum(counts), 'answer')
  return counts.flatMap((n, i) => (n ? [`${n} ${step.points[i]}`] : [])).join(', ')
}
