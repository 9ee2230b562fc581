/** Series: dated values of one number, or deliveries with the days between asking and first use. */

import * as v from 'valibot'
import { daysBetween, isDay, showDay } from '../../day.ts'
import { carriedAt } from '../../session/carried.ts'
import { refuse } from '../../session/refusing.ts'
import type { Point } from '../../session/shapes.ts'
import type { Refusal } from '../../session/types.ts'
import type { Rules } from '../kind.ts'
import { seriesWithBet } from '../made/bet-number.ts'
import { byDay, checkPast, checkValue } from '../shared/dated.ts'
import { drawSeries } from './drawing.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('name'), name: v.string(), unit: v.optional(v.string()) }),
  v.object({ do: v.literal('add'), at: v.string(), value: v.number() }),
  v.object({ do: v.literal('deliver'), from: v.string(), at: v.string(), name: v.optional(v.string()) }),
  v.object({ do: v.literal('correct'), point: v.string(), value: v.number() }),
  v.object({ do: v.literal('drop'), point: v.string() }),
])

const gone: Refusal = refuse(refusals.gone)

export const series: Rules<'series'> = {
  moves,

  start(step, session) {
    const kept = carriedAt(session.turn.carried.series, step.role)
    const carried = kept && seriesWithBet(session, step.role, kept)
    return {
      kind: 'series',
      ...(carried?.name ? { name: carried.name } : {}),
      ...(carried?.unit ? { unit: carried.unit } : step.deliveries ? { unit: 'days' } : {}),
      points: carried?.points ?? [],
    }
  },

  check(step, work, move, _by, session) {
    switch (move.do) {
      case 'name':
        return move.name ? undefined : refuse(refusals.needsName)
      case 'add':
        if (step.deliveries) return refuse(refusals.twoDays)
        return checkPast(move.at, session) ?? checkValue(move.value)
      case 'deliver':
        if (!step.deliveries) return refuse(refusals.oneDay)
        return (
          checkPast(move.from, session) ??
          checkPast(move.at, session) ??
          (move.from > move.at
            ? refuse(refusals.turnRound, showDay(move.from, session.last), showDay(move.at, session.last))
            : undefined)
        )
      case 'correct': {
        const point = work.points.find(p => p.id === move.point)
        if (!point) return gone
        if (point.from) return refuse(refusals.daysCounted)
        return checkValue(move.value)
      }
      case 'drop':
        return work.points.some(p => p.id === move.point) ? undefined : gone
    }
  },

  apply(step, work, move, entry, session) {
    // Points outlive the turn, so their ids carry its number.
    const id = `s${session.turn.number}-${entry.n}`
    switch (move.do) {
      case 'name':
        return move.name ? { ...work, name: move.name, unit: move.unit ?? work.unit } : work
      case 'add':
        if (step.deliveries || !isDay(move.at) || !Number.isFinite(move.value)) return work
        return { ...work, points: byDay([...work.points, { id, at: move.at, value: move.value }]) }
      case 'deliver': {
        if (!step.deliveries || !isDay(move.from) || !isDay(move.at) || move.from > move.at) return work
        const point: Point = { id, at: move.at, value: daysBetween(move.from, move.at), from: move.from }
        return { ...work, points: byDay([...work.points, move.name ? { ...point, name: move.name } : point]) }
      }
      case 'correct':
        if (!Number.isFinite(move.value) || !work.points.some(p => p.id === move.point && !p.from)) return work
        return { ...work, points: work.points.map(p => (p.id === move.point ? { ...p, value: move.value } : p)) }
      case 'drop':
        return work.points.some(p => p.id === move.point)
          ? { ...work, points: work.points.filter(p => p.id !== move.point) }
          : work
    }
  },

  redact: (_step, work) => ({ ...work, points: [] }),

  answered: () => 0,

  draw: drawSeries,

  say(step, move, session) {
    const work = session.work[step.id]
    const unit = work?.kind === 'series' ? work.unit : undefined
    switch (move.do) {
      case 'name':
        return words.named(move.name, move.unit)
      case 'add':
        return words.added(move.value, unit, showDay(move.at, session.last))
      case 'deliver':
        return words.delivered(move.name, daysBetween(move.from, move.at))
      case 'correct':
        return words.corrected(move.value, unit)
      case 'drop':
        return words.dropped
    }
  },
}
