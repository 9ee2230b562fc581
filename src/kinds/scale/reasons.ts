/** Why a scale was answered so, and what was seen: typed once it is shown. */
import { readDay, twoDays } from '../../day.ts'
import { type Act, type Memory, type Read, type Spot, type StayChange, typing } from '../../interact/act.ts'
import { make, makeIn } from '../../interact/outcomes.ts'
import { sayDay } from '../../interact/read-day.ts'
import { workOf } from '../../session/read.ts'
import type { ScaleRow } from '../../session/shapes.ts'
import { gapsOf, gatesOf } from '../made/answers.ts'
import { actionsHome } from '../made/board.ts'
import { isOpen } from '../shared/reveal.ts'
import { afterRow, phaseAt, type ScaleAct, workAt } from './here.ts'
import type { Here } from './own.ts'
import { words } from './words.ts'

export const evidence: ScaleAct = {
  id: 'evidence',
  who: 'facilitator',
  on: ['row'],
  keys: ['x'],
  command: { words: ['why', 'evidence'], takes: 'TEXT', when: rest => /^\d/.test(rest) },
  does: words.evidence,
  hint: words.evidenceHint,
  fits: at => (at.step.evidence ? (isOpen(at) ? words.evidenceLater : true) : false),
  field: (at, spot) => ({
    prompt: words.evidencePrompt,
    ask: words.evidenceAsk(words.rowName(spot?.row.say ?? '')),
    mode: 'EVIDENCE',
    start: workAt(at)?.why[spot?.id ?? ''],
    parse: text => ({ ok: text }),
  }),
  move(at, spot, text) {
    const next = afterRow(at, spot?.id)
    const stay: StayChange = next
      ? { choose: next.id, open: { act: 'evidence', spot: next.id, more: true } }
      : { open: null }
    const known = workAt(at)?.why[spot?.id ?? '']
    if (!text && !known) return { stay }
    return make<'scale'>(at, { do: 'why', row: spot?.id ?? '', text: String(text) }, stay)
  },
}

// A private gate: its mark read off the checks, one reason for all of them, what nobody knows as an action.

export const gateAt = (at: Here) => {
  const phase = phaseAt(at)
  return phase && !isOpen(at) ? gatesOf(at.session)[phase] : undefined
}
export const owes = (at: Here) => gateAt(at) !== undefined && gateAt(at)!.mark !== 'yes' && !gateAt(at)!.why
export const asksWhy = (at: Here, { memory }: Memory) => owes(at) && !memory.asked
const reasonRow = (at: Here) =>
  (at.step.rows.find(r => workAt(at)?.why[r.id]) ?? at.step.rows.find(r => r.phase) ?? at.step.rows[0]!).id
const wasAsked: StayChange = { open: null, memory: { asked: true } }

export const why: ScaleAct = {
  id: 'why',
  who: 'facilitator',
  keys: ['s'],
  enter: (at, _spot, memory) => asksWhy(at, memory),
  command: { words: ['why'], takes: 'TEXT' },
  does: words.why,
  hint: words.whyHint,
  fits(at) {
    if (at.step.evidence || !phaseAt(at)) return false
    if (isOpen(at)) return words.whyFirst
    return gateAt(at) !== undefined && gateAt(at)!.mark !== 'yes'
  },
  field: at => ({
    prompt: words.whyPrompt(phaseAt(at)),
    ask: words.whyAsk,
    mode: 'WHY',
    first: true,
    start: workAt(at)?.why[reasonRow(at)],
    parse: text => ({ ok: text }),
    left: { stay: wasAsked },
  }),
  move: (at, _spot, text) =>
    !text && !workAt(at)?.why[reasonRow(at)]
      ? { stay: wasAsked }
      : make<'scale'>(at, { do: 'why', row: reasonRow(at), text: String(text) }, wasAsked),
}

/** Checks a third or more do not know, of which no action is noted yet. */
export function toFind(at: Here): ScaleRow[] {
  const work = workAt(at)
  if (!work || isOpen(at)) return []
  const home = actionsHome(at.session)
  const noted = home ? (workOf(at.session, home.id, 'actions')?.actions ?? []) : []
  return gapsOf(at.step, work).filter(r => !noted.some(a => a.text === words.findOut(r.say)))
}

/** Makes an action of what nobody knows, for private gates and for those answered aloud. */
export function findAct<S extends Spot>(): Act<'scale', S> {
  return typing({
    id: 'find',
    who: 'facilitator',
    keys: ['f'],
    command: { words: ['find'], takes: 'Bo, 28 Nov' },
    does: words.find,
    hint: words.findHint,
    fits: at => toFind(at).length > 0 && (actionsHome(at.session) !== undefined || words.noActions),
    field: at => ({
      prompt: words.findPrompt,
      ask: words.findAsk,
      mode: 'FIND OUT',
      first: true,
      optional: true,
      parse: text => readWhoWhen(text, at.today),
    }),
    move(at, _spot, value) {
      const [gap] = toFind(at)
      const home = actionsHome(at.session)
      if (!gap || !home) return { say: words.nothingToFind }
      return makeIn<'actions'>(home.id, { do: 'add', text: words.findOut(gap.say), ...value })
    },
  })
}

/** `Bo, 28 Nov`, either of them, or neither; a sentence where a second thing is no day. */
export function readWhoWhen(text: string, today: string): Read<{ owner?: string; due?: string }> {
  const parts = text
    .split(/[,;]/)
    .map(p => p.trim().replace(/^by /i, ''))
    .filter(Boolean)
  const days = parts.flatMap(p => readDay(p, today, 'future') ?? [])
  const [owner, other] = parts.filter(p => readDay(p, today, 'future') === undefined)
  if (other !== undefined) return { say: sayDay(other, today) }
  if (owner && twoDays(owner, today)) return { say: sayDay(owner, today) }
  if (days.length > 1) return { say: words.oneDay(days.length) }
  return { ok: { ...(owner ? { owner } : {}), ...(days[0] ? { due: days[0] } : {}) } }
}
