/** Metrics: several numbers side by side, each a dated series under its row; what they are called is the team's choice. */

import * as v from 'valibot'
import { isDay, showDay } from '../../day.ts'
import { carriedAt } from '../../session/carried.ts'
import { refuse } from '../../session/refusing.ts'
import type { MetricRow, Point, StepOf, WorkOf } from '../../session/shapes.ts'
import type { Refusal } from '../../session/types.ts'
import type { Rules } from '../kind.ts'
import { seriesWithBet } from '../made/bet-number.ts'
import { byDay, checkPast, checkValue } from '../shared/dated.ts'
import { drawMetrics, type Kept, keptOf } from './drawing.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('name'), row: v.string(), name: v.string(), unit: v.optional(v.string()) }),
  v.object({ do: v.literal('add'), row: v.string(), at: v.string(), value: v.number() }),
  v.object({ do: v.literal('correct'), row: v.string(), point: v.string(), value: v.number() }),
  v.object({ do: v.literal('drop'), row: v.string(), point: v.string() }),
])

const noRow: Refusal = refuse(refusals.noRow)
const gone: Refusal = refuse(refusals.gone)

export const metrics: Rules<'metrics'> = {
  moves,

  start(step, session) {
    const { series } = session.turn.carried
    const rows = step.rows.map((row): [string, Kept] => {
      const kept = carriedAt(series, row.id)
      const carried = kept && seriesWithBet(session, row.id, kept)
      const unit = carried?.unit ?? row.unit
      return [
        row.id,
        { ...(carried?.name ? { name: carried.name } : {}), ...(unit ? { unit } : {}), points: carried?.points ?? [] },
      ]
    })
    return { kind: 'metrics', rows: Object.fromEntries(rows) }
  },

  check(step, work, move, _by, session) {
    if (!rowOf(step, move.row)) return noRow
    const { points } = keptOf(work, move.row)
    switch (move.do) {
      case 'name':
        return move.name ? undefined : refuse(refusals.needsName)
      case 'add':
        return checkPast(move.at, session) ?? checkValue(move.value)
      case 'correct':
        return points.some(p => p.id === move.point) ? checkValue(move.value) : gone
      case 'drop':
        return points.some(p => p.id === move.point) ? undefined : gone
    }
  },

  apply(step, work, move, entry, session) {
    if (!rowOf(step, move.row)) return work
    const kept = keptOf(work, move.row)
    const become = (next: Partial<Kept>): WorkOf<'metrics'> => ({
      ...work,
      rows: { ...work.rows, [move.row]: { ...kept, ...next } },
    })
    switch (move.do) {
      case 'name':
        return move.name ? become({ name: move.name, ...(move.unit ? { unit: move.unit } : {}) }) : work
      case 'add': {
        if (!isDay(move.at) || !Number.isFinite(move.value)) return work
        // Points outlive the turn, so their ids carry its number.
        const point: Point = { id: `s${session.turn.number}-${entry.n}`, at: move.at, value: move.value }
        return become({ points: byDay([...kept.points, point]) })
      }
      case 'correct':
        if (!Number.isFinite(move.value) || !kept.points.some(p => p.id === move.point)) return work
        return become({ points: kept.points.map(p => (p.id === move.point ? { ...p, value: move.value } : p)) })
      case 'drop':
        if (!kept.points.some(p => p.id === move.point)) return work
        return become({ points: kept.points.filter(p => p.id !== move.point) })
    }
  },

  redact: (_step, work) => ({ ...work, rows: {} }),

  answered: () => 0,

  draw: drawMetrics,

  say(step, move, session) {
    const work = session.work[step.id]
    const row = rowOf(step, move.row)
    const kept = work?.kind === 'metrics' ? keptOf(work, move.row) : { points: [] }
    const name = kept.name ?? row?.say ?? ''
    const day = 'at' in move ? showDay(move.at, session.last) : ''
    switch (move.do) {
      case 'name':
        return words.named(row?.say ?? '', move.name, move.unit)
      case 'add':
        return words.added(name, move.value, kept.unit, day)
      case 'correct':
        return words.corrected(name, move.value, kept.unit)
      case 'drop':
        return words.dropped(name)
    }
  },
}

function rowOf(step: StepOf<'metrics'>, id: string): MetricRow | undefined {
  return step.rows.find(r => r.id === id)
}
