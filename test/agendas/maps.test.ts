/** The exercises with maps: what a room finds on the wall when it begins. */
import { describe, expect, test } from 'vitest'
import { developerExperienceMap } from '../../src/agendas/exercises/action/developer-experience-map.ts'
import { flywheelMap } from '../../src/agendas/exercises/action/flywheel-map.ts'
import { solutionGlance, solutionMap } from '../../src/agendas/exercises/action/solution-map.ts'
import { organisationGlance, organisationMap } from '../../src/agendas/exercises/challenge/organisation-map.ts'
import { safetyMap } from '../../src/agendas/exercises/challenge/safety-map.ts'
import { promises } from '../../src/agendas/exercises/close/promises.ts'
import { tenMoves } from '../../src/agendas/exercises/opening/ten-moves.ts'
import { marketGlance, marketMap } from '../../src/agendas/exercises/purpose/market-map.ts'
import { placement } from '../../src/agendas/exercises/purpose/placement.ts'
import { emergingMap } from '../../src/agendas/exercises/value/emerging-map.ts'
import { lint } from '../../src/agendas/lint.ts'
import { layout } from '../../src/map/drawing/layout.ts'
import { countParts } from '../../src/map/says.ts'
import { parse } from '../../src/map/text/parse.ts'
import type { Exercise } from '../../src/session/agenda.ts'
import { width } from '../../src/text.ts'

const exercises: Exercise[] = [
  marketGlance,
  marketMap,
  placement,
  organisationGlance,
  organisationMap,
  solutionGlance,
  solutionMap,
  emergingMap,
  safetyMap,
  developerExperienceMap,
  flywheelMap,
  tenMoves,
]

test('all of them can be walked in one agenda', () => {
  const steps = [...exercises, promises].flatMap(e => e.steps)
  const minutes = steps.reduce((sum, s) => sum + s.minutes, 0)
  const phases = [{ id: 'purpose' as const, title: 'Maps', exercises: [...exercises, promises] }]
  expect(lint({ id: 'maps', title: 'Maps', minutes, phases })).toEqual([])
})

test('every hint fits the message row of a small screen', () => {
  const hints = exercises.flatMap(e => e.steps.map(s => s.hint ?? ''))
  expect(hints.filter(hint => width(hint) > 78)).toEqual([])
})

const texts = exercises.flatMap(e =>
  e.steps.flatMap(s => (s.kind === 'map' && s.text ? [[`${e.id} ${s.title}`, s.text] as const] : [])),
)

describe.each(texts)('the map of %s', (_, text) => {
  const { map, problems } = parse(text)

  test('is read whole, small enough to talk about, with nothing that hangs on nothing', () => {
    expect(problems).toEqual([])
    expect(countParts(map)).toBeLessThanOrEqual(20)
    const tied = new Set(map.links.flatMap(l => [l.from, l.to]))
    expect(map.components.filter(c => !tied.has(c.name)).map(c => c.name)).toEqual([])
  })

  test('shows every name on a small screen', () => {
    const plan = layout(map, { columns: 80, rows: 16 })
    expect(plan.more).toEqual([])
    expect(plan.nodes.filter(n => n.words.key !== undefined || !n.words.lines.length).map(n => n.name)).toEqual([])
  })
})
