/** How actions look: new ones as a table, and what earlier turns left as questions, oldest first. */

import { showDay } from '../../day.ts'
import type { Grid } from '../../draw/grid.ts'
import { rowIn } from '../../lists.ts'
import { betLine, resultWords } from '../../session/bet.ts'
import { workOf } from '../../session/read.ts'
import type { Action, Parked, StepOf, WorkOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { plural } from '../../text.ts'
import type { Look } from '../kind.ts'
import { parkedOf } from '../made/promises.ts'
import { offeredAgain } from '../made/ranking.ts'
import { phaseNames } from '../scale/words.ts'
import { type Block, beside, drawSheet, line, lines, type Row } from '../shared/sheet.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { words } from './words.ts'

/** A step of actions at this look: what earlier turns left where the step settles it, new ones elsewhere. */
export function drawActions(step: StepOf<'actions'>, session: Session, look: Look): Grid {
  const work = workOf(session, step.id, 'actions')
  return step.settle ? drawSettle(work, session, look) : drawNew(work, session, look)
}

/**
 * ACTIONS                                          owner    due     seen in
 *   one list of approved images                    Bo       28 Nov  wait hours
 *   support's search in checkout                   nobody yet
 */
function drawNew(work: WorkOf<'actions'> | undefined, session: Session, look: Look): Grid {
  const actions = work?.actions ?? []
  const parked = parkedOf(session).filter(p => p.turn === session.turn.id || p.fate === 'keep')
  const rows = actions.flatMap(a => actionRows(a, session, look.width))
  const candidates = look.working && !session.closed ? candidatesOf(session) : []
  const blocks = [
    actions.length ? [actionsHead(look.width), ...rows] : [line(words.none)],
    ...(candidates.length ? [candidateRows(candidates, look.width)] : []),
    ...parkedBlock(parked, look.width),
  ]
  return drawSheet({ blocks, loose: true }, look)
}

/** What may become an action, with where it comes from. */
function candidateRows(candidates: readonly Candidate[], edge: number): Block {
  return [
    line('CANDIDATES', 1, 'strong'),
    ...candidates.flatMap(c => lines(`${c.text}   (${c.of})`, 3, edge - 1).map(r => ({ ...r, id: c.id }))),
  ]
}

/** The headings of the table of actions; under 80 columns the facts of an action stand under its text. */
export function actionsHead(edge: number): Row {
  const at = columnsAt(edge)
  const title = { at: 1, text: 'ACTIONS', tone: 'strong' as const }
  if (!at) return { pieces: [title] }
  return {
    pieces: [title, { at: at.owner, text: 'owner' }, { at: at.due, text: 'due' }, { at: at.signal, text: 'seen in' }],
  }
}

/** One action of the table. Nobody is a name too, and stays visible. */
export function actionRows(action: Action, session: Session, edge: number): Block {
  const at = columnsAt(edge)
  const notes = [action.carried && `carried ${times(action.carried)}`, action.status !== 'open' && action.status]
  const said = notes.filter(Boolean).join(', ')
  const owner = action.owner ?? 'nobody yet'
  const due = action.due ? showDay(action.due, session.last) : ''
  const text = lines(said ? `${action.text} (${said})` : action.text, 3, (at?.owner ?? edge) - 1)
  const rows = at
    ? beside(
        beside(beside(text, lines(owner, at.owner, at.due - 1)), lines(due, at.due, at.signal - 1)),
        action.signal ? lines(action.signal, at.signal, edge - 1) : [],
      )
    : [
        ...text,
        ...lines([owner, due, action.signal && `seen in ${action.signal}`].filter(Boolean).join(', '), 5, edge - 1),
      ]
  return rows.map(r => ({ ...r, id: action.id }))
}

function columnsAt(edge: number): { owner: number; due: number; signal: number } | undefined {
  if (edge < 80) return undefined
  const signal = edge - Math.floor(edge / 4)
  return { owner: signal - 20, due: signal - 8, signal }
}

/** What is parked and what becomes of it; `asks` stands where nobody said yet. */
export function parkedBlock(parked: Parked[], edge: number, asks = words.parkedAsk): Block[] {
  if (!parked.length) return []
  return [
    [
      line('PARKED', 1, 'strong'),
      ...parked.flatMap(p => {
        const fate = p.fate ? fates[p.fate] : asks
        return lines(`${p.text}   ${fate}`.trimEnd(), 3, edge - 1).map(r => ({ ...r, id: p.id }))
      }),
    ],
  ]
}

const fates = { keep: '(kept)', drop: '(dropped)', action: '(an action now)' } as const

/**
 * LAST TIME WE BET   stop reviewing approved images   Bo
 *                    said wait 35 h to 12 h by 19 Dec; saw 17 h: partly
 * ACTIONS FROM LAST TIME
 *   open     alarms review                          Finn     1 Dec   carried twice
 *            open for 3 turns: shrink it, hand it over, drop it, or keep it and say why
 */
function drawSettle(work: WorkOf<'actions'> | undefined, session: Session, look: Look): Grid {
  const edge = look.width - 1
  const { carried } = session.turn
  const promised = work?.actions ?? []
  const blocks: Block[] = [
    ...betBlock(work?.bet, session, edge),
    ...owedBlock(session, edge),
    ...(promised.length
      ? [[line(words.fromLastTime, 1, 'strong'), ...promised.flatMap(a => promiseRows(a, session, edge))]]
      : []),
    ...parkedBlock(work?.parked ?? [], look.width),
    [
      ...(carried.options.length
        ? [line(words.undoEarlier(plural(Math.min(offeredAgain, carried.options.length), 'option')))]
        : []),
      ...(carried.top ? lines(words.didItHappen(carried.top), 1, edge) : []),
    ],
  ]
  if (blocks.every(b => !b.length)) blocks.push(lines(words.nothingWaits, 1, edge))
  return drawSheet({ blocks, loose: true }, look)
}

/** What gates were passed with: each is the first question of its phase, and all of them are known from the start. */
function owedBlock(session: Session, edge: number): Block[] {
  const { debts } = session.turn.carried
  if (!debts.length) return []
  const name = (phase: string) => rowIn(phaseNames, phase) ?? phase
  return [[line(words.followUps, 1, 'strong'), ...debts.flatMap(d => lines(`${name(d.phase)}: ${d.why}`, 3, edge))]]
}

function betBlock(bet: WorkOf<'actions'>['bet'], session: Session, edge: number): Block[] {
  if (!bet) return []
  const { fields } = bet
  const say = (text: string) => showDay(text, session.last)
  const what = betLine({ we: fields.we, owner: fields.owner })
  const said = betLine({ measure: fields.measure, from: fields.from, to: fields.to, until: fields.until }, say)
  const score = bet.result ? resultWords[bet.result].toUpperCase() : words.scoreAsk
  const likely = fields.likely ? words.heldLikely(fields.likely) : ''
  const saw = bet.saw ? `; saw ${bet.saw}` : ''
  const label = [line('THE BET', 1, 'strong')]
  const rows = beside(label, [
    ...lines(what || 'nothing was written down', 11, edge),
    ...lines(`said ${said || 'no number'}${likely}${saw}: ${score}`, 11, edge),
  ])
  return [rows.map(r => ({ ...r, id: 'bet' }))]
}

function promiseRows(action: Action, session: Session, edge: number): Row[] {
  const { status, owner, due, carried, note } = action
  const facts = [
    status === 'handed' ? `to ${owner ?? 'somebody else'}` : (owner ?? 'nobody yet'),
    due && `due ${showDay(due, session.last)}`,
    carried > 0 && `carried ${times(carried)}`,
    note && `"${note}"`,
  ]
  const asks = status === 'open' && carried >= 2 && !note
  const text = [
    ...lines(action.text, 12, edge),
    ...lines(facts.filter(Boolean).join(', '), 14, edge),
    ...(asks ? lines(words.carriedOften(carried + 1), 14, edge, 'strong') : []),
  ]
  return beside([line(status, 3, 'strong')], text).map(r => ({ ...r, id: action.id }))
}

function times(n: number): string {
  return n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`
}
