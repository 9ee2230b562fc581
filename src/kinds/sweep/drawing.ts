/** How a sweep looks: each row with what is open under it and for how long, and the weakest one by its name. */
import { showDay } from '../../day.ts'
import { Grid } from '../../draw/grid.ts'
import { inRow, oldFrom, openOf, turnsOpen } from '../../session/findings.ts'
import { isHidden, workOf } from '../../session/read.ts'
import type { Finding, StepOf, WorkOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { width } from '../../text.ts'
import type { Look } from '../kind.ts'
import { type Block, beside, drawSheet, facts, line, lines, type Row } from '../shared/sheet.ts'
import { words } from './words.ts'

/**
 * SECURITY         1 open
 *     shared admin account                     open 2 turns, since 7 Nov
 * COST             What do we pay for that nobody would miss?
 * RELIABILITY      2 open   WEAKEST
 *   ! no restore test                          open 3 turns, since 12 May
 *   ✓ alarms nobody reads                      closed: the noise is muted
 *
 * 3 open   1 closed this turn   weakest for this bet: reliability
 */
export function drawSweep(step: StepOf<'sweep'>, session: Session, look: Look): Grid {
  if (isHidden(session, step)) return new Grid(look.width, 0)
  const work = workOf(session, step.id, 'sweep') ?? { kind: 'sweep', findings: [] }
  const edge = look.width - 1
  const at = { text: 5, age: Math.min(72, Math.max(24, edge - 34)), ascii: look.ascii ?? false, edge, session }
  const known = new Set(step.rows.map(r => r.id))
  const names = Math.max(...step.rows.map(r => width(r.say))) + 3
  const blocks = step.rows.map((row): Block => {
    const found = inRow(work.findings, row.id)
    const open = openOf(found).length
    const weakest = work.weakest === row.id ? words.weakestMark : ''
    const said = found.length ? [words.openCount(open), weakest] : [weakest, row.ask ?? words.noneFound]
    const right = facts(said, 1 + names, edge)
    const title = beside([line(row.say.toUpperCase(), 1, 'strong')], right)
    return [...title.map(r => ({ ...r, id: row.id })), ...found.flatMap(f => findingRows(f, at))]
  })
  // A row an agenda of one's own no longer has still owes an answer for what was found there.
  const others = work.findings.filter(f => !known.has(f.row))
  if (others.length)
    blocks.push([line(words.elsewhere.toUpperCase(), 1, 'strong'), ...others.flatMap(f => findingRows(f, at))])
  return drawSheet({ blocks, foot: footOf(step, work, edge), loose: true, airy: look.height >= 30 }, look)
}

/** What is found, its age beside it; on a narrow screen below it. */
function findingRows(
  finding: Finding,
  at: { text: number; age: number; ascii: boolean; edge: number; session: Session },
): Row[] {
  const turns = turnsOpen(finding, at.session)
  const mark = finding.closed ? (at.ascii ? 'x' : '✓') : turns >= oldFrom ? '!' : ''
  const age = ageWords(finding, at.session)
  const narrow = at.edge < 70
  const text = beside(
    mark ? [line(mark, 3, 'strong')] : [],
    lines(finding.text, at.text, (narrow ? at.edge : at.age) - 2),
  )
  const rows = narrow
    ? [...text, ...lines(age, at.text + 2, at.edge)]
    : beside(text, lines(age, at.age, at.edge, turns >= oldFrom && !finding.closed ? 'warn' : 'plain'))
  return rows.map(r => ({ ...r, id: finding.id }))
}

/** `new`, `open 3 turns, since 12 May`, `closed: what ended it`. */
export function ageWords(finding: Finding, session: Session): string {
  if (finding.closed) return words.closedBy(finding.note, showDay(finding.closed, session.last))
  return words.age(turnsOpen(finding, session), showDay(finding.on, session.last))
}

function footOf(step: StepOf<'sweep'>, work: WorkOf<'sweep'>, edge: number): Row[] {
  const open = openOf(work.findings).length
  const closed = work.findings.length - open
  const weakest = step.rows.find(r => r.id === work.weakest)?.say.toLowerCase()
  return facts(
    [words.openNow(open), closed ? words.closedCount(closed) : '', words.weakestHead(weakest)],
    1,
    edge,
    'strong',
  )
}
