/** Sweep: what was found under each row (the six pillars), open until something ended it, and the weakest row named. */
import * as v from 'valibot'
import { carriedAt } from '../../session/carried.ts'
import { stepsWith, workOf } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import type { Finding, WorkOf } from '../../session/shapes.ts'
import type { Refusal } from '../../session/types.ts'
import type { Rules } from '../kind.ts'
import { drawSweep } from './drawing.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('add'), row: v.string(), text: v.string() }),
  v.object({ do: v.literal('change'), finding: v.string(), text: v.string() }),
  v.object({ do: v.literal('close'), finding: v.string(), note: v.optional(v.string()) }),
  v.object({ do: v.literal('reopen'), finding: v.string() }),
  v.object({ do: v.literal('drop'), finding: v.string() }),
  v.object({ do: v.literal('weakest'), row: v.string() }),
])

const gone: Refusal = refuse(refusals.gone)
const noRow: Refusal = refuse(refusals.noRow)

export const sweep: Rules<'sweep'> = {
  moves,

  start(step, session) {
    // A second look in the same turn goes on from the first.
    const before = stepsWith(session, 'sweep').filter(s => s.keep === step.keep && s.id !== step.id)
    const work = before.map(s => workOf(session, s.id, 'sweep')).findLast(w => w !== undefined)
    if (work) return work
    const findings = carriedAt(session.turn.carried.findings, step.keep) ?? []
    return { kind: 'sweep', findings: findings.filter(f => !f.closed) }
  },

  check(step, work, move, _by, session) {
    if (move.do === 'add' || move.do === 'weakest') {
      if (!step.rows.some(r => r.id === move.row)) return noRow
      return move.do === 'add' && !move.text ? refuse(refusals.whatFound) : undefined
    }
    const found = work.findings.find(f => f.id === move.finding)
    if (!found) return gone
    switch (move.do) {
      case 'change':
        return move.text ? undefined : refuse(refusals.emptied)
      case 'close':
        return found.closed ? refuse(refusals.isClosed) : undefined
      case 'reopen':
        return found.closed ? undefined : refuse(refusals.isOpen)
      case 'drop':
        return found.since === session.turn.id ? undefined : refuse(refusals.isOld)
    }
  },

  leads: move => move.do === 'weakest',

  apply(step, work, move, entry, session) {
    const day = entry.at.slice(0, 10)
    switch (move.do) {
      case 'add': {
        const { row, text } = move
        if (!text || !step.rows.some(r => r.id === row)) return work
        // Findings outlive the turn, so their ids carry its number and never change again.
        const id = `f${session.turn.number}-${entry.n}`
        return { ...work, findings: [...work.findings, { id, row, text, since: session.turn.id, on: day }] }
      }
      case 'change':
        return move.text ? changed(work, move.finding, f => ({ ...f, text: move.text })) : work
      case 'close':
        return changed(work, move.finding, f =>
          f.closed ? f : { ...f, closed: day, ...(move.note ? { note: move.note } : {}) },
        )
      case 'reopen':
        return changed(work, move.finding, ({ closed: _, note: __, ...open }) => open)
      case 'drop':
        return work.findings.some(f => f.id === move.finding && f.since === session.turn.id)
          ? { ...work, findings: work.findings.filter(f => f.id !== move.finding) }
          : work
      case 'weakest':
        return step.rows.some(r => r.id === move.row) ? { ...work, weakest: move.row } : work
    }
  },

  redact: () => ({ kind: 'sweep', findings: [] }),

  answered: () => 0,

  draw: drawSweep,

  say(step, move, session) {
    const work = session.work[step.id]
    const row = (id: string) => step.rows.find(r => r.id === id)?.say ?? words.aRow
    const text = (id: string) =>
      (work?.kind === 'sweep' ? work.findings.find(f => f.id === id)?.text : undefined) ?? words.aFinding
    switch (move.do) {
      case 'add':
        return words.found(row(move.row), move.text)
      case 'change':
        return words.changed(move.text)
      case 'close':
        return words.closed(text(move.finding))
      case 'reopen':
        return words.reopened(text(move.finding))
      case 'drop':
        return words.dropped
      case 'weakest':
        return words.weakestNow(row(move.row))
    }
  },
}

function changed(work: WorkOf<'sweep'>, id: string, change: (f: Finding) => Finding): WorkOf<'sweep'> {
  if (!work.findings.some(f => f.id === id)) return work
  return { ...work, findings: work.findings.map(f => (f.id === id ? change(f) : f)) }
}
