/** The hint of a step stands on the screen while somebody types, when it is of use, and not only when all is over. */
import { describe, expect, test } from 'vitest'
import { allExercises, exerciseOf } from '../../src/agendas/catalogue.ts'
import { drawFooter } from '../../src/screen/frame-drawing.ts'
import { withoutKeys } from '../../src/views/hint-words.ts'
import { opened } from './given.ts'
import { atSteps, logOf, mixedLogOf } from './steps.ts'

const stepOf = (exercise: string, id: string) => exerciseOf(exercise)!.exercise.steps.find(s => s.id === id)!

describe('while a line is typed', () => {
  test.each([
    ['attack-the-ask', 'attack.write', 'Write in silence. $ marks what did not get done instead.'],
    ['where-it-waited', 'waited.write', 'Write in silence: a place and how long it waited.'],
    ['safety-pulse', 'safety.pulse', 'Our own words, no validated scale.'],
    ['path-to-production', 'path.strip', 'Tell it as it happened'],
  ])('%s: %s says %s', async (exercise, id, hint) => {
    const shown = await opened(logOf([stepOf(exercise, id)]))
    expect(shown.text()).toContain(hint)
    expect(shown.rows()[22]).not.toContain(hint)
  })

  test('a line that needs the rows of the hint has them', async () => {
    const shown = await opened(mixedLogOf([stepOf('gate-purpose', 'gate.purpose')]))
    expect(shown.text()).toContain('Answer for yourself')
    await shown.type('1'.repeat(80))
    expect(shown.text()).not.toContain('Answer for yourself')
  })
})

test('keys are left out of a hint that stands by a line: there they are letters', () => {
  expect(withoutKeys('Name one. a adds an action. n goes on.')).toBe('Name one.')
  expect(withoutKeys('Oldest first. d done · s still open')).toBe('Oldest first.')
  expect(withoutKeys('No decimals; ask both ends what they had in mind.')).toBe(
    'No decimals; ask both ends what they had in mind.',
  )
  for (const { exercise } of allExercises)
    for (const step of exercise.steps) expect(withoutKeys(step.hint ?? '')).not.toMatch(/enter|goes on/i)
})

describe('what is written about stands before whoever writes', () => {
  test('the longest wait of the strip', async () => {
    const shown = await atSteps([...exerciseOf('path-to-production')!.exercise.steps])
    expect(shown.text()).not.toContain('The longest:')
    await shown.type('one-line fix\rreview, 30 min, 4 h\rdeploy, 10 min, 2 d\r')
    await shown.escape()
    await shown.type('n')
    expect(shown.text()).toContain('The longest: deploy, 48 h.')
  })

  test('the weakest pillar with what was found there', async () => {
    const shown = await atSteps([...exerciseOf('six-pillars')!.exercise.steps])
    await shown.type('\rshared account\r')
    await shown.escape()
    await shown.type('s')
    await shown.type('n')
    expect(shown.text()).toContain('The weakest: security, with shared account.')
  })
})

test('a narrow window keeps whole sentences; a mark that stands alone ends none', () => {
  const row = (message: string) => drawFooter({ keys: [], message, width: 60 }).lines()[1]!.trim()
  expect(row('Hidden while you type; up shows it for 2 seconds. ! in front: said aloud.')).toBe(
    'Hidden while you type; up shows it for 2 seconds.',
  )
})
