/** The terminal's cursor stands at what is chosen, so that a magnifier, a screen reader and a braille display follow it. */
import { describe, expect, test } from 'vitest'
import { exerciseOf } from '../../src/agendas/catalogue.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import { arrivedAt, before, exampleLog, type Opened, opened } from './given.ts'
import { servicesOf } from './participant/services.ts'
import { atSteps } from './steps.ts'

/** What stands under the cursor, to the end of its row. */
function underCursor(screen: Opened): string {
  const { row, column } = screen.cursor()
  return (screen.rows()[row] ?? '').slice(column).trimEnd()
}

const exercise = (id: string) => [...(exerciseOf(id)?.exercise.steps ?? [])] as StepOf[]

describe('on the screen of the facilitator', () => {
  test('grouping: at the card whose letter was typed', async () => {
    const screen = await arrivedAt('challenge.group')
    await screen.type('a')
    expect(underCursor(screen)).toMatch(/^▸/)
    expect(underCursor(screen)).toContain('A')
  })

  test('actions of last time: at the one that is answered, and at the next', async () => {
    const screen = await opened(before(exampleLog(2), 'open.checkin').slice(0, 7))
    const first = screen.cursor().row
    expect(underCursor(screen)).toMatch(/^▸/)
    await screen.type('j')
    expect(underCursor(screen)).toMatch(/^▸/)
    expect(screen.cursor().row).toBeGreaterThan(first)
  })

  test('findings: at the row that is chosen; in a line at its end', async () => {
    const screen = await atSteps(exercise('six-pillars'))
    await screen.escape()
    expect(underCursor(screen)).toMatch(/^▸/)
    await screen.type('\rshared')
    expect(screen.rows()[screen.cursor().row]?.slice(0, screen.cursor().column)).toMatch(/> shared$/)
  })
})

test('at a terminal of one person: at the card a dot would go to', async () => {
  const log = exampleLog(1)
  const at = log.findIndex(e => !('in' in e.move) && e.move.do === 'go' && e.move.to === 'challenge.vote')
  const services = servicesOf(log.slice(0, at + 1))
  const bo = await services.sit('Bo')
  await bo.type('j')
  const { row, column } = bo.cursor()
  expect(bo.rows()[row]?.slice(column)).toMatch(/^▸ *B/)
})
