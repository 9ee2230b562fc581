/** The hint of a step stands on the screen while somebody types, when it is of use, and not only when all is over. */
import { describe, expect, test } from 'vitest'
import { allExercises, exerciseOf } from '../../src/agendas/catalogue.ts'
import { withoutKeys } from '../../src/ui/hint-words.ts'
import { opened } from './given.ts'
import { logOf } from './steps.ts'

const stepOf = (exercise: string, id: string) => exerciseOf(exercise)!.exercise.steps.find(s => s.id === id)!

describe('while a line is typed', () => {
  test.each([
    ['attack-the-ask', 'attack.write', 'Two silent minutes, one reason a card'],
    ['where-it-waited', 'waited.write', 'Two silent minutes.'],
    ['gate-purpose', 'gate.purpose', 'The worst check decides, nothing is averaged.'],
    ['safety-pulse', 'safety.pulse', 'Nobody guesses who.'],
    ['path-to-production', 'path.strip', 'What happened, not what should.'],
  ])('%s: %s says %s', async (exercise, id, hint) => {
    const shown = await opened(logOf([stepOf(exercise, id)]))
    expect(shown.text()).toContain(hint)
    expect(shown.rows()[22]).not.toContain(hint)
  })

  test('a line that needs the rows of the hint has them', async () => {
    const shown = await opened(logOf([stepOf('gate-purpose', 'gate.purpose')]))
    await shown.type('1'.repeat(80))
    expect(shown.text()).not.toContain('The worst check decides')
  })
})

test('keys are left out of a hint that stands by a line: there they are letters', () => {
  expect(withoutKeys('Name one. a notes an action; enter goes on.')).toBe('Name one.')
  expect(withoutKeys('No decimals; ask both ends what they had in mind.')).toBe(
    'No decimals; ask both ends what they had in mind.',
  )
  for (const { exercise } of allExercises)
    for (const step of exercise.steps) expect(withoutKeys(step.hint ?? '')).not.toMatch(/enter|goes on/i)
})
