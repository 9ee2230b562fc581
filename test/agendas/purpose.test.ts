/** The exercises on purpose, each put alone into a small agenda: it can be linted, written to a file and read again. */
import { expect, test } from 'vitest'
import { promises } from '../../src/agendas/exercises/close/promises.ts'
import { cafeTutorial } from '../../src/agendas/exercises/opening/cafe-tutorial.ts'
import { amazonFlywheel } from '../../src/agendas/exercises/purpose/amazon-flywheel.ts'
import { collinsFlywheel } from '../../src/agendas/exercises/purpose/collins-flywheel.ts'
import { impactMap } from '../../src/agendas/exercises/purpose/impact-map.ts'
import { mappingCanvas } from '../../src/agendas/exercises/purpose/mapping-canvas.ts'
import { opportunityTree } from '../../src/agendas/exercises/purpose/opportunity-tree.ts'
import { stakeholderChain } from '../../src/agendas/exercises/purpose/stakeholder-chain.ts'
import { starTree } from '../../src/agendas/exercises/purpose/star-tree.ts'
import { theAsk, theAskStands } from '../../src/agendas/exercises/purpose/the-ask.ts'
import { lint, pathText } from '../../src/agendas/lint.ts'
import { readAgenda } from '../../src/agendas/read.ts'
import { type Agenda, type Exercise, stepsOf } from '../../src/session/agenda.ts'
import type { StepOf } from '../../src/session/shapes.ts'

const exercises = [
  theAsk,
  theAskStands,
  starTree,
  impactMap,
  opportunityTree,
  stakeholderChain,
  collinsFlywheel,
  amazonFlywheel,
  cafeTutorial,
  mappingCanvas,
]

function agendaOf(...all: Exercise[]): Agenda {
  const agenda: Agenda = {
    id: 'small',
    title: 'Small',
    minutes: 0,
    phases: [
      { id: 'purpose', title: 'Clarity of purpose', exercises: all },
      { id: 'close', title: 'Close', exercises: [promises] },
    ],
  }
  return { ...agenda, minutes: stepsOf(agenda).reduce((sum, s) => sum + s.minutes, 0) }
}

test.each(exercises.map(e => [e.title, e] as const))('%s', (_, exercise) => {
  const agenda = agendaOf(exercise)
  expect(lint(agenda)).toEqual([])
  expect(readAgenda(JSON.stringify(agenda), 'small.json')).toEqual(agenda)
})

test('all of them go into one agenda', () => {
  expect(lint(agendaOf(...exercises.filter(e => e !== theAskStands)))).toEqual([])
})

const base = { title: 'T', ask: 'Which?', minutes: 1 }
const star: StepOf<'tree'> = { ...base, id: 'star', kind: 'tree', levels: ['star', 'input'] }

test.each<[string, StepOf, string, string]>([
  ['no level', { ...star, levels: [] }, 'levels', 'a tree has 1 to 6 levels, not 0'],
  ['seven levels', { ...star, levels: [...'abcdefg'] }, 'levels', 'a tree has 1 to 6 levels, not 7'],
  ['a level twice', { ...star, levels: ['a', 'a'] }, 'levels[1]', 'there are two levels "a"'],
  ['a base of another kind', { ...star, base: 'ring' }, 'base', 'base points to a step of kind tree'],
  ['a base that comes later', { ...star, base: 'later' }, 'base', 'is not the id of an earlier step'],
  ['levels other than the base has', { ...star, levels: ['goal', 'input'], base: 'tree' }, 'levels', 'begin with star'],
  ['cards from a ring', { ...star, from: 'ring' }, 'from', 'from points to a step of kind write or group'],
  ['a test without gaps', { ...star, test: 'It depends.' }, 'test', 'a gap {1} for the top'],
  ['one link', { ...base, id: 'r', kind: 'ring', links: ['alone'] }, 'links', '2 to 12 links or with none, not 1'],
  ['a ring on a tree', { ...base, id: 'r', kind: 'ring', base: 'tree' }, 'base', 'base points to a step of kind ring'],
  ['a choice among links', { ...base, id: 'c', kind: 'choose', from: 'ring', keep: 'x' }, 'from', 'of kind write or'],
  ['a name every record has', { ...base, id: 'c', kind: 'choose', keep: 'constructor' }, 'keep', 'cannot be an id'],
  ['a hidden tree', { ...star, hidden: true }, 'hidden', 'nothing is hidden in a tree step'],
])('lint finds %s', (_, step, path, say) => {
  const before: StepOf[] = [
    { ...star, id: 'tree' },
    { ...base, id: 'ring', kind: 'ring' },
  ]
  const problems = lint(agendaOf({ id: 'x', title: 'X', why: 'Y.', steps: [...before, step] }))
  expect(problems.map(p => pathText(p.path).replace(/^.*steps\[2\]\.?/, ''))).toContain(path)
  expect(problems.map(p => p.say).join('\n')).toContain(say)
})
