/** How the bet looks: one sentence with its gaps, the options while there is none, and the consent once all are in. */

import { showDay } from '../../day.ts'
import type { Grid } from '../../draw/grid.ts'
import { lastOf } from '../../lists.ts'
import { betComplete } from '../../session/bet.ts'
import { isHidden, workOf } from '../../session/read.ts'
import { type Gap, gaps, type StepOf, type WorkOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { width } from '../../text.ts'
import type { Look } from '../kind.ts'
import { optionsOf } from '../made/ranking.ts'
import {
  type Block,
  beside,
  drawSheet,
  isOnePage,
  line,
  lines,
  type Piece,
  type Row,
  type Sheet,
} from '../shared/sheet.ts'
import { isEstimating } from './estimates.ts'
import { estimatesBlock } from './estimates-drawing.ts'
import { words } from './words.ts'

/**
 * THE BET OF TURN 7
 *   We will  stop reviewing approved images
 *   because  the second review found nothing in a year
 *
 *   we expect   wait for security review
 *               to go from 35 h to 12 h by 19 Dec, 70 % likely
 *
 *   we stop or change if   two findings slip through
 *   owner    Bo      by 5 Dec
 *   when     an image was approved before
 */
export function drawDecide(step: StepOf<'decide'>, session: Session, look: Look): Grid {
  const work = workOf(session, step.id, 'decide') ?? { kind: 'decide', fields: {}, consent: {}, heard: [] }
  const edge = look.width - 1
  const gap = (id: Gap, at: number, blank = 12): Piece => {
    const text = work.fields[id] ? showDay(work.fields[id], session.last) : '_'.repeat(blank)
    return { at, text, tone: look.focus === id ? 'focus' : work.fields[id] ? 'strong' : 'plain' }
  }
  const long = (id: Gap, label: string, at: number): Row[] => {
    const { text, tone } = gap(id, at, Math.max(0, Math.min(40, edge - at)))
    return pointed(beside([line(label, 3)], lines(text, at, edge, tone)), look.focus === id ? id : undefined)
  }
  const short = (label: string, at: number, ...parts: string[]): Row[] => {
    let x = at
    const pieces = parts.map((part): Piece => {
      const piece = isGap(part) ? gap(part, x, 6) : { at: x, text: part }
      x += width(piece.text)
      return piece
    })
    const whole = pieces.map(p => p.text).join('')
    const rows = x <= edge ? [{ pieces }] : lines(whole, at, edge, 'strong')
    return pointed(
      beside(label ? [line(label, 3)] : [], rows),
      parts.find(p => p === look.focus),
    )
  }
  const asks = (id: Gap) => Boolean(work.fields[id] || look.working || look.focus === id)
  const blocks: Block[] = [
    [...long('we', words.label.we, 12), ...(asks('because') ? long('because', words.label.because, 12) : [])],
    [
      ...long('measure', words.label.expect, 15),
      ...short('', 15, 'to go from ', 'from', ' to ', 'to', ' by ', 'until', ', ', 'likely', ' likely'),
    ],
    [
      ...long('stop', words.label.stop, 26),
      ...short(words.label.owner, 12, 'owner', '   by ', 'by'),
      ...(work.fields.if || look.focus === 'if' ? long('if', words.label.when, 12) : []),
    ],
    ...optionsBlock(step, work, session, edge),
  ]
  const head = [line(words.heading(session.turn.number), 1, 'strong')]
  const sheetOf = ({ isBrief, withNext }: Room): Sheet => ({
    head,
    blocks: [
      ...blocks,
      ...estimatesBlock(step, work, session, edge, isBrief),
      ...consentBlock(step, work, session, edge),
    ],
    foot: withNext && look.height >= 16 ? nextQuestion(work, session, edge) : [],
    loose: true,
    follow: look.focus,
  })
  const sheets = rooms.map(sheetOf)
  const sheet = sheets.find(one => isOnePage(one, look)) ?? lastOf(sheets)
  return drawSheet(sheet, { ...look, focus: undefined })
}

/** What gives way where the page is too low for all of it: earlier estimates but for their medians, then the next question. */
type Room = { isBrief: boolean; withNext: boolean }
const rooms: readonly Room[] = [
  { isBrief: false, withNext: true },
  { isBrief: true, withNext: true },
  { isBrief: true, withNext: false },
]

/** The expected move becomes the first question of the next turn. */
function nextQuestion(work: WorkOf<'decide'>, session: Session, edge: number): Row[] {
  const { measure, from, to, until } = work.fields
  if (!measure || !from || !to || !until) return []
  const day = showDay(until, session.last)
  return lines(words.nextQuestion(measure, from, to, day), 1, edge)
}

function isGap(part: string): part is Gap {
  return gaps.some(g => g === part)
}

/** The gap that is being filled has a mark in front. */
function pointed(rows: Row[], gap: string | undefined): Row[] {
  const [first, ...others] = rows
  if (!first || !gap) return rows
  return [{ id: gap, pieces: [{ at: 1, text: '▸', tone: 'focus' }, ...first.pieces] }, ...others]
}

/** What the bet may take, as long as nothing was taken or typed. */
function optionsBlock(step: StepOf<'decide'>, work: WorkOf<'decide'>, session: Session, edge: number): Block[] {
  const options = work.fields.we ? [] : optionsOf(session, step)
  if (!options.length) return []
  const rows = options.flatMap((card, i) => {
    const text = card.id.startsWith('old') ? words.earlierOption(card.text) : card.text
    return beside([line(`${i + 1}`.padStart(2), 3)], lines(text, 7, edge)).map(r => ({
      ...r,
      id: card.id,
    }))
  })
  return [[line(words.optionsTitle, 1, 'strong'), ...rows]]
}

function consentBlock(step: StepOf<'decide'>, work: WorkOf<'decide'>, session: Session, edge: number): Block[] {
  const missing = betComplete(work.fields)
  const heard = work.heard.flatMap(text => lines(words.heardSay(text), 3, edge))
  if (isEstimating(step, work)) return heard.length ? [heard] : []
  if (isHidden(session, step)) return [[line(words.consentPrivate), ...heard]]
  const consents = consentsOf(work)
  if (!consents.length) return missing.length ? [] : [[line(words.consentNone), ...heard]]
  const low = [...new Set(consents.filter(c => c < 3))].sort((a, b) => a - b)
  return [[...lines(words.consentGiven(consents, low), 1, edge), ...heard]]
}

/** Every consent given, highest first, own answers and counted hands together. */
export function consentsOf(work: WorkOf<'decide'>): number[] {
  const counted = (work.tally ?? []).flatMap((n, value) => new Array<number>(n).fill(value))
  return [...Object.values(work.consent), ...counted].sort((a, b) => b - a)
}
