import { expect, test } from 'vitest'
import { redraws } from './redraw.ts'

test('fixtures are written anew when it is asked for, and never under CI', () => {
  expect(redraws({})).toBe(false)
  expect(redraws({ CI: 'true' })).toBe(false)
  expect(redraws({ FLYWHEEL_DRAW: '1' })).toBe(true)
  expect(redraws({ FLYWHEEL_DRAW: '1', CI: 'false' })).toBe(true)
  expect(() => redraws({ FLYWHEEL_DRAW: '1', CI: 'true' })).toThrow('under CI')
})
