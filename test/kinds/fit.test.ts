import fc from 'fast-check'
import { expect, it } from 'vitest'
import { kinds } from '../../src/kinds/index.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import { stepOf } from '../../src/session/read.ts'
import type { Kind, StepOf } from '../../src/session/shapes.ts'
import { width } from '../../src/text.ts'
import { evening } from './evening.ts'

const session = evening()
const steps = stepsOf(session.agenda)

it('every drawing fits its look, on every page, at any size, with anything in focus', () => {
  const look = fc.record({
    width: fc.integer({ min: 1, max: 130 }),
    height: fc.integer({ min: 1, max: 40 }),
    page: fc.option(fc.nat(9), { nil: undefined }),
    focus: fc.constantFrom(undefined, 'bet', 'we', 'a5-40', 'challenge', 'nobody'),
    ascii: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.constantFrom(...steps.map(s => s.id)), look, (id, at) => {
      const step = stepOf(session, id) as StepOf<Kind>
      const grid = kinds[step.kind].rules.draw(step as never, session, at)
      expect(grid.width).toBe(at.width)
      expect(grid.height).toBeLessThanOrEqual(at.height)
      expect(grid.used()).toBe(grid.height)
      for (const row of grid.lines()) expect(width(row)).toBeLessThanOrEqual(at.width)
    }),
    { numRuns: Number(process.env.FLYWHEEL_RUNS ?? 400) },
  )
})

it('a drawing does not change what it draws', () => {
  const before = JSON.stringify(session)
  for (const step of steps) kinds[step.kind].rules.draw(step as never, session, { width: 80, height: 18 })
  expect(JSON.stringify(session)).toBe(before)
})
