/** Exercises that can be put into any agenda: each passes the lint alone, keeps its silence and fits its screens. */

import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { deliveryMetrics } from '../../src/agendas/exercises/action/delivery-metrics.ts'
import { optionsLadder } from '../../src/agendas/exercises/action/options-ladder.ts'
import { pathToProduction } from '../../src/agendas/exercises/action/path-to-production.ts'
import { principles } from '../../src/agendas/exercises/action/principles.ts'
import { doctrineCheck } from '../../src/agendas/exercises/challenge/doctrine-check.ts'
import { fourSliders } from '../../src/agendas/exercises/challenge/four-sliders.ts'
import { reactiveProactive } from '../../src/agendas/exercises/challenge/reactive-proactive.ts'
import { safetyPulse } from '../../src/agendas/exercises/challenge/safety-pulse.ts'
import { westrum } from '../../src/agendas/exercises/challenge/westrum.ts'
import { promises } from '../../src/agendas/exercises/close/promises.ts'
import { phaseGates } from '../../src/agendas/exercises/phase-gates.ts'
import { wasteNumber } from '../../src/agendas/exercises/value/waste-number.ts'
import { lint, pathText } from '../../src/agendas/lint.ts'
import { agendaShape } from '../../src/agendas/shape.ts'
import { silence } from '../../src/kinds/write/facts.ts'
import { doctrine } from '../../src/map/decks/doctrine.ts'
import type { Agenda, Exercise } from '../../src/session/agenda.ts'

const exercises: Exercise[] = [
  pathToProduction,
  deliveryMetrics,
  wasteNumber,
  optionsLadder,
  principles,
  safetyPulse,
  westrum,
  fourSliders,
  reactiveProactive(),
  reactiveProactive({ id: 'time-to-value', title: 'Time to value' }),
  ...Object.values(phaseGates),
  doctrineCheck(1),
  doctrineCheck(14),
]

function agendaWith(all: Exercise[]): Agenda {
  const steps = [...all, promises].flatMap(e => e.steps)
  return {
    id: 'one',
    title: 'One exercise',
    minutes: steps.reduce((sum, s) => sum + s.minutes, 0),
    phases: [
      { id: 'challenge', title: 'Challenge', exercises: all },
      { id: 'close', title: 'Close', exercises: [promises] },
    ],
  }
}

describe.each(exercises.map(e => [e.id, e] as const))('%s', (_, exercise) => {
  it('passes the lint in an agenda of its own, and has the shape of one in a file', () => {
    expect(lint(agendaWith([exercise])).map(p => `${pathText(p.path)}: ${p.say}`)).toEqual([])
    expect(v.safeParse(agendaShape, JSON.parse(JSON.stringify(agendaWith([exercise])))).success).toBe(true)
  })

  it('is written in silence before cards are shown', () => {
    for (const step of exercise.steps)
      if (step.kind === 'write' && (step.hidden || step.anonymous)) expect(step.minutes).toBeGreaterThanOrEqual(silence)
  })

  it('asks in a sentence that two rows of a small screen hold, and hints in one row', () => {
    for (const step of exercise.steps) {
      expect(step.ask.length).toBeLessThanOrEqual(120)
      expect(step.hint?.length ?? 99).toBeLessThanOrEqual(78)
      expect(step.title.length).toBeLessThanOrEqual(24)
    }
  })
})

it('all of them fit into one agenda', () => {
  const together = exercises.filter((e, i) => exercises.findIndex(o => o.id === e.id) === i)
  expect(lint(agendaWith(together))).toEqual([])
})

describe('doctrine', () => {
  it('comes round to every principle, the first phase first', () => {
    const rounds = Math.ceil(doctrine.cards.length / 3)
    const asked = Array.from({ length: rounds }, (_, i) => doctrineCheck(i + 1)).flatMap(e =>
      e.steps.flatMap(s => (s.kind === 'scale' ? s.rows.map(r => r.id) : [])),
    )
    expect(new Set(asked).size).toBe(doctrine.cards.length)
    const phaseOf = (id: string) => doctrine.cards.find(c => c.id === id)?.phase
    expect(asked.slice(0, 3).map(phaseOf)).toEqual([1, 1, 1])
  })

  it('notes where sources differ, and never asks the same principle twice in a turn', () => {
    const all = Array.from({ length: 40 }, (_, i) => doctrineCheck(i + 1).steps[0]!)
    for (const step of all) if (step.kind === 'scale') expect(new Set(step.rows.map(r => r.id)).size).toBe(3)
    const notes = all.flatMap(s => (s.kind === 'scale' ? s.rows.map(r => r.note ?? '') : []))
    for (const card of doctrine.cards) if (card.differs) expect(notes.some(n => n.includes(card.differs!))).toBe(true)
  })
})
