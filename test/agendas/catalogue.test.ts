/** The catalogue: each exercise can be put into an agenda; every tenet has one that works on it. */
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { allExercises, exerciseOf, minutesOf } from '../../src/agendas/catalogue.ts'
import { compose, exerciseYaml, toYaml } from '../../src/agendas/compose.ts'
import { deepForms } from '../../src/agendas/deep-forms.ts'
import { agendaOf, agendas } from '../../src/agendas/index.ts'
import { lint, pathText } from '../../src/agendas/lint.ts'
import { readAgenda } from '../../src/agendas/read.ts'
import { agendaShape } from '../../src/agendas/shape.ts'
import { tenets, wheel } from '../../src/agendas/tenets.ts'
import { silence } from '../../src/kinds/write/facts.ts'
import { wheelPhases } from '../../src/session/agenda.ts'

describe.each(allExercises.map(e => [e.exercise.id, e] as const))('%s', (id, { exercise }) => {
  it('passes the lint in a small agenda, and has the shape of one in a file', () => {
    const agenda = compose('small', 'Small', [id])
    expect(lint(agenda).map(p => `${pathText(p.path)}: ${p.say}`)).toEqual([])
    expect(v.safeParse(agendaShape, JSON.parse(JSON.stringify(agenda))).issues).toBeUndefined()
  })

  it('has words for everybody: a title, why, and a question and a hint that fit the screen', () => {
    expect(exercise.why.length).toBeGreaterThan(20)
    for (const step of exercise.steps) {
      expect(step.ask.length, step.ask).toBeLessThanOrEqual(150)
      expect(step.ask, step.ask).toMatch(/[.?:]$/)
      expect(step.hint?.length ?? 0, step.hint).toBeLessThanOrEqual(78)
      if (step.kind === 'write' && step.hidden) expect(step.minutes).toBeGreaterThanOrEqual(silence)
    }
  })
})

describe('the catalogue', () => {
  it('knows each exercise by one name', () => {
    expect(new Set(allExercises.map(e => e.exercise.id)).size).toBe(allExercises.length)
    expect(exerciseOf('six-pillars')).toMatchObject({ phase: 'value', exercise: { id: 'six-pillars' } })
    expect(minutesOf(exerciseOf('six-pillars')!.exercise)).toBe(5)
    for (const id of ['', 'six', '__proto__', 'constructor']) expect(exerciseOf(id)).toBeUndefined()
  })

  it('says of each exercise which tenet it works on, if any', () => {
    const known = new Set(tenets.map(t => t.id))
    for (const { exercise } of allExercises) if (exercise.tenet) expect(known, exercise.id).toContain(exercise.tenet)
  })
})

describe('the wheel', () => {
  it('has four phases of three tenets, each asked in a question and worked on by exercises of the catalogue', () => {
    expect(wheel.map(p => p.id)).toEqual(wheelPhases)
    expect(wheel.map(p => p.tenets.length)).toEqual([3, 3, 3, 3])
    expect(new Set(tenets.map(t => t.id)).size).toBe(12)
    for (const tenet of tenets) {
      expect(tenet.ask).toMatch(/\?$/)
      expect(tenet.good).toMatch(/\.$/)
      for (const id of tenet.exercises) expect(exerciseOf(id), `${tenet.id}: ${id}`).toBeDefined()
    }
  })

  it('goes deep where the full turn does', () => {
    for (const tenet of tenets) expect(deepForms[tenet.id]?.[0]?.id, tenet.id).toBe(tenet.exercises[0])
  })

  it('names every exercise that says it works on a tenet', () => {
    for (const { exercise } of allExercises)
      if (exercise.tenet)
        expect(tenets.find(t => t.id === exercise.tenet)?.exercises, exercise.id).toContain(exercise.id)
  })
})

describe('an agenda put together', () => {
  it('begins with what was promised and ends with new promises, its minutes added up', () => {
    const agenda = compose('ours', 'Ours', ['watch-signals', 'the-ask', 'nothing', 'the-ask'])
    expect(agenda.phases.map(p => [p.id, ...p.exercises.map(e => e.id)])).toEqual([
      ['opening', 'settle', 'check-in'],
      ['purpose', 'the-ask'],
      ['value', 'watch-signals'],
      ['close', 'promises', 'return-on-time', 'summary'],
    ])
    expect(agenda.minutes).toBe(10.5)
  })

  it('brings along what an exercise leans on', () => {
    const exercises = compose('ours', 'Ours', ['looking-back', 'star-again']).phases.flatMap(p => p.exercises)
    expect(exercises.map(e => e.id)).toEqual([
      'settle',
      'check-in',
      'hope',
      'star-tree',
      'star-again',
      'promises',
      'looking-back',
      'return-on-time',
      'summary',
    ])
  })

  it('picks from a deck for the map it draws', () => {
    const agenda = compose('ours', 'Ours', ['gameplay', 'solution-map', 'climate-check', 'market-map'])
    expect(lint(agenda)).toEqual([])
    const picks = agenda.phases.flatMap(p => p.exercises.flatMap(e => e.steps)).filter(s => s.kind === 'pick')
    expect(picks.map(s => s.on)).toEqual(['market.ours', 'solution.years'])
  })

  it('is read back from its YAML as it was, with comments in it', () => {
    const agenda = compose('ours', 'Ours', ['six-pillars', 'gameplay', 'mapping-canvas'])
    const yaml = toYaml(agenda)
    expect(readAgenda(yaml, 'ours.yaml')).toEqual(JSON.parse(JSON.stringify(agenda)))
    expect(yaml).toMatch(/^# An agenda of your own/)
    expect(yaml).toContain('# Long-term value, 5 min')
  })

  it.each(Object.keys(agendas))('and so is the agenda %s that comes with the program', name => {
    const agenda = agendaOf(name)!()
    expect(readAgenda(toYaml(agenda), 'ours.yaml')).toEqual(JSON.parse(JSON.stringify(agenda)))
  })

  it('takes an exercise that is pasted under a phase', () => {
    const agenda = toYaml(compose('ours', 'Ours', ['the-ask', 'six-pillars']))
    const pasted = agenda
      .replace('minutes: 13.5', 'minutes: 15.5')
      .replace(
        '      - id: six-pillars\n',
        `${exerciseYaml(exerciseOf('watch-signals')!.exercise)}      - id: six-pillars\n`,
      )
    expect(
      readAgenda(pasted, 'ours.yaml')
        .phases.at(-2)!
        .exercises.map(e => e.id),
    ).toEqual(['watch-signals', 'six-pillars'])
  })
})
