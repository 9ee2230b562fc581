/** How a vote is taken is changed in the plan before it begins: dots, as many as one likes, two at a time. */
import { expect, it, test } from 'vitest'
import { ballotOf, nextBallot } from '../../src/kinds/made/ballot.ts'
import { check } from '../../src/room/check.ts'
import { exercisesOf } from '../../src/session/agenda.ts'
import { stepOf, workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Move } from '../../src/session/types.ts'
import { noAppServices, openRoom } from '../support/screen.ts'
import { opened } from '../terminals/given.ts'
import { converse } from '../terminals/lines/conversation.ts'
import { logOf } from '../terminals/steps.ts'
import { ana, bo, further, played } from './played.ts'

const base = { minutes: 3, ask: 'What?' }
const write: StepOf<'write'> = { ...base, id: 'w', kind: 'write', title: 'Write' }
const vote: StepOf<'vote'> = { ...base, id: 'v', kind: 'vote', title: 'Vote', on: 'w', dots: 4, hint: 'Four dots.' }
const talk: StepOf<'look'> = { ...base, id: 't', kind: 'look', title: 'Talk', from: 'v' }
const to = (as: 'dots' | 'approve' | 'pairs'): Move => ({ do: 'ballot', step: 'v', as })
const cards = ['queue', 'freeze'].map((text): Move => ({ in: 'w', do: 'add', text }))

it('goes round the three ways, private each, and the talk shows what came of it', () => {
  const session = played([write, vote, talk], [{ do: 'go', to: 'w' }, ...cards])
  const [exercise] = exercisesOf(session.agenda)
  expect(exercise && nextBallot(session, exercise)).toEqual({ step: 'v', as: 'approve' })
  const pairs = further(session, to('pairs'))
  const step = stepOf(pairs, 'v')
  expect(step).toMatchObject({ kind: 'compare', on: 'w', hidden: true })
  expect(step?.hint).toBeUndefined()
  const there = further(pairs, { do: 'go', to: 'v' })
  const compared = further(there, { in: 'v', do: 'compare', left: 'c8', right: 'c9', better: 'left' })
  expect(workOf(compared, 'v', 'compare')?.compared[ana]).toHaveLength(1)
  const approved = stepOf(further(session, to('approve')), 'v')
  expect(approved && ballotOf(approved)).toBe('approve')
  expect(stepOf(further(pairs, to('dots')), 'v')).toMatchObject({ kind: 'vote', dots: 3 })
})

it('not once somebody has been there, and by the facilitator alone', () => {
  const session = played([write, vote], [{ do: 'go', to: 'w' }, ...cards])
  expect(check(session, [], { by: bo }, to('pairs'))?.why).toBe('not-facilitator')
  expect(check(session, [], { by: ana }, to('pairs'))).toBeUndefined()
  const there = further(session, { do: 'go', to: 'v' })
  expect(check(there, [], { by: ana }, to('pairs'))?.say).toBe('How a vote is taken changes only before it begins.')
  expect(stepOf(further(there, to('pairs')), 'v')?.kind).toBe('vote')
  expect(check(session, [], { by: ana }, { do: 'ballot', step: 'w', as: 'pairs' })?.why).toBe('not-now')
})

test('by a key in the plan, and by a command', async () => {
  const log = logOf([write, vote, talk])
  const all = [...log, { n: log.length + 1, at: log.at(-1)?.at ?? '', by: 'p1', move: { do: 'go' as const, to: 'w' } }]
  const screen = await opened(all)
  await screen.escape()
  await screen.type('i\tvv')
  expect(screen.text()).toContain('Vote: two at a time')
  expect(stepOf(screen.room.session, 'v')?.kind).toBe('compare')
  const at = Date.parse(log.at(-1)?.at ?? '')
  const open = openRoom(all, () => at)
  const lines = await converse({ at: 'turn', open }, noAppServices(), { at })
  await lines.say(':ballot X')
  expect(lines.all()).toContain('as many as you like')
})
