/** A gate that is skipped comes back, and skipping gates never reads better than answering them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { retro } from '../../src/agendas/retro.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import type { CarriedOver, Move, Session } from '../../src/session/types.ts'
import { carryOver } from '../../src/turn/carry-over.ts'
import { debtsOf } from '../../src/turn/facts.ts'
import { momentum } from '../../src/turn/momentum.ts'
import { stripPhases } from '../../src/views/header.ts'
import { nothing, played } from '../kinds/played.ts'

const phases = ['purpose', 'challenge', 'action', 'value'] as const

function closed(moves: Move[], carried: Partial<CarriedOver> = {}): Session {
  return played(
    stepsOf(retro({ ...nothing, ...carried })),
    [...moves, { do: 'go', to: 'close.summary' }, { do: 'close' }],
    carried,
  )
}

/** Points of the four gates, said aloud: yes, partly, no, don't know. */
const answered = (points: readonly number[]): Move[] => [
  { do: 'go', to: 'close.gates' },
  ...points.map((point, i): Move => ({ in: 'close.gates', do: 'room', row: phases[i]!, point })),
]

describe('a skipped gate', () => {
  test('is recorded as not asked, and comes back until it is asked', () => {
    const carried = carryOver(closed([]))
    expect(carried.turns.at(-1)?.gates).toEqual({
      purpose: 'skipped',
      challenge: 'skipped',
      action: 'skipped',
      value: 'skipped',
    })
    expect(carried.debts).toEqual(phases.map(phase => ({ phase, why: 'not asked', unasked: true })))
    expect(carryOver(closed(answered([0, 0, 0, 0]), carried)).debts).toEqual([])
  })

  test('keeps the follow-up it came with, and is not skipped before the room is past it', () => {
    const debts = [{ phase: 'purpose', why: 'no star' }]
    expect(debtsOf(closed([], { debts })).find(d => d.phase === 'purpose')).toEqual(debts[0])
    const before = played(stepsOf(retro(nothing)), [{ do: 'go', to: 'challenge.write' }])
    expect(debtsOf(before)).toEqual([])
  })

  test('is marked on the strip, and an agenda without gates marks nothing as passed', () => {
    expect(stripPhases(closed([])).map(p => p.mark)).toEqual(['unasked', 'unasked', 'unasked', 'unasked'])
    const steps = stepsOf(retro(nothing)).filter(step => step.id !== 'close.gates')
    const without = played(steps, [
      { do: 'go', to: 'challenge.write' },
      { do: 'go', to: 'close.summary' },
    ])
    expect(stripPhases(without).map(p => p.mark)).not.toContain('open')
  })
})

test('skipping every gate gives no cleaner wheel than any honest answers', () => {
  const skipped = momentum(closed([]))
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 4 }), points => {
      const honest = momentum(closed(answered(points)))
      expect(skipped.drags.length).toBeGreaterThanOrEqual(honest.drags.length)
      expect(skipped.weakest).toBeDefined()
    }),
  )
})

test('the check that was answered with a no is handed on', () => {
  expect(carryOver(closed(answered([2, 0, 1, 0]))).debts).toEqual([
    { phase: 'purpose', why: 'a no, and nobody wrote down why', checks: ['purpose'] },
    { phase: 'action', why: 'only partly, and nobody wrote down why', checks: [] },
  ])
})
