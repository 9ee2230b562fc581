/** Each rule of the lint is broken once, and the lint names rule and place. */
import { expect, test } from 'vitest'
import { lint, type Path, pathText } from '../../src/agendas/lint.ts'
import { retro } from '../../src/agendas/retro.ts'
import { type Agenda, stepsOf } from '../../src/session/agenda.ts'

/** Where something stands in the retro: `of('challenge.vote', 'dots')`. */
function of(id: string, ...rest: Path): Path {
  for (const [p, phase] of retro().phases.entries())
    for (const [e, exercise] of phase.exercises.entries()) {
      const s = exercise.steps.findIndex(step => step.id === id)
      if (s >= 0) return ['phases', p, 'exercises', e, 'steps', s, ...rest]
    }
  throw new Error(`no step ${id}`)
}

/** The retro with one thing in it replaced. */
function retroWith(path: Path, value: unknown): Agenda {
  const agenda = retro()
  let holder = agenda as unknown as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) holder = holder[key] as typeof holder
  holder[path.at(-1)!] = value
  return agenda
}

test.each<[string, Path, unknown, string]>([
  ['minutes that do not add up', ['minutes'], 30, 'the steps add up to 25 minutes, the agenda says 30'],
  ['a step of no minutes', of('open.checkin', 'minutes'), 0, 'a step takes more than 0'],
  ['an id used twice', of('challenge.group', 'id'), 'challenge.write', 'there are two steps "challenge.write"'],
  ['an id every record has', of('open.settle', 'id'), 'constructor', '"constructor" cannot be an id'],
  ['an id with a blank', of('open.settle', 'id'), 'open settle', '"open settle" cannot be an id'],
  ['a vote on a later step', of('challenge.vote', 'on'), 'action.options', 'is not the id of an earlier step'],
  [
    'a group of values',
    of('challenge.group', 'cards'),
    'purpose.star',
    'is a series step; cards points to a step of kind write',
  ],
  ['options from a vote', of('action.bet', 'options'), 'challenge.vote', 'is a vote step; options points to'],
  ['too little silence', of('challenge.write', 'minutes'), 1.5, 'hidden writing needs at least 2 silent minutes'],
  ['an unknown kind', of('purpose.star', 'kind'), 'dance', 'there is no step kind "dance"'],
  ['half a dot', of('challenge.vote', 'dots'), 2.5, 'dots is a whole number from 1 to 20, not 2.5'],
  ['no card each', of('open.checkin', 'each'), 0, 'each is a whole number from 1 to 20, not 0'],
  ['hidden looking', of('challenge.talk', 'hidden'), true, 'nothing is hidden in a look step'],
  ['nothing to look at', of('challenge.talk', 'from'), undefined, 'a look step shows the result of a step'],
  ['an anonymous vote', of('challenge.vote', 'anonymous'), true, 'a vote step cannot be anonymous'],
  ['a gate asked twice', of('close.roti', 'rows', 0, 'phase'), 'purpose', 'the purpose gate is asked twice'],
  [
    'a point without its description',
    of('close.roti', 'rows', 0, 'says'),
    ['lost'],
    'one description for each point: 5 of them',
  ],
  ['a spread shown from nobody on', of('close.roti', 'least'), 0, 'least is a whole number from 1 to 20, not 0'],
  ['a name no file can keep', of('close.roti', 'keep'), '__proto__', '"__proto__" cannot be an id'],
  ['a role every record has', of('purpose.star', 'role'), 'constructor', '"constructor" cannot be an id'],
  ['a row used twice', of('close.gates', 'rows', 1, 'id'), 'purpose', 'there are two rows "purpose"'],
  ['marks that begin alike', of('challenge.write', 'marks', 1, 'mark'), '+a', '"+a" cannot be told from the mark "+"'],
  ['a point too few', of('close.roti', 'points'), ['1'], 'a scale has 2 to 10 points, not 1'],
  [
    'deliveries of a star',
    of('purpose.deliveries', 'role'),
    'star',
    'deliveries are a series with the role time-to-value',
  ],
  ['phases out of order', ['phases', 1, 'id'], 'close', '"challenge" comes once, in the order opening'],
  ['no home for promises', of('close.actions', 'settle'), true, 'new actions need a step'],
])('%s', (_, path, value, said) => {
  const problems = lint(retroWith(path, value)).map(p => `${pathText(p.path)}: ${p.say}`)
  expect(problems.join('\n')).toContain(said)
})

test('what is only offered takes no minutes, but keeps its silence', () => {
  const offered = retro()
  const [exercise] = offered.phases[2]!.exercises
  exercise!.off = true
  expect(lint(offered).map(p => p.say)).toEqual(['the steps add up to 16 minutes, the agenda says 25'])
  expect(lint({ ...offered, minutes: 16 })).toEqual([])
  const write = exercise!.steps[0]!
  write.minutes = 1
  expect(lint({ ...offered, minutes: 16 })[0]?.say).toContain('2 silent minutes')
})

test('cards without names are written in silence too', () => {
  const agenda = retroWith(of('action.options', 'anonymous'), true)
  expect(lint(agenda).map(p => `${pathText(p.path)}: ${p.say}`)[0]).toContain('2 silent minutes')
})

test('a problem is named at its place', () => {
  const [problem] = lint(retroWith(of('challenge.vote', 'dots'), 99))
  expect(pathText(problem!.path)).toBe('phases[2].exercises[0].steps[2].dots')
})

test('an agenda without steps is no agenda', () => {
  const empty: Agenda = { id: 'empty', title: 'Empty', minutes: 0, phases: [] }
  expect(stepsOf(empty)).toEqual([])
  expect(
    lint(empty)
      .map(p => p.say)
      .join('\n'),
  ).toContain('1 to 6 phases, not 0')
})

test('a gate may have several checks, as long as they are asked in one step', () => {
  expect(lint(retroWith(of('close.gates', 'rows', 1, 'phase'), 'purpose'))).toEqual([])
})
