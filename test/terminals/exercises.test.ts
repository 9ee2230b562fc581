/** Every exercise of the catalogue is played by keys on the real screens; one without a play, or a tenet without one, fails. */
import { describe, expect, test } from 'vitest'
import { catalogue, exerciseOf } from '../../src/agendas/catalogue.ts'
import { tenets } from '../../src/agendas/tenets.ts'
import { type PhaseId, phaseIds } from '../../src/session/agenda.ts'
import { action } from './exercises/action.ts'
import { challenge } from './exercises/challenge.ts'
import { close } from './exercises/close.ts'
import { opening } from './exercises/opening.ts'
import { type Play, run, unseen } from './exercises/play.ts'
import { purpose } from './exercises/purpose.ts'
import { value } from './exercises/value.ts'

const plays: Record<PhaseId, Record<string, Play>> = { opening, purpose, challenge, action, value, close }

describe.each(Object.entries(plays))('%s', (_, plays) => {
  test.each(Object.entries(plays))('%s', async (id, play) => {
    const { room } = await run(id, play)
    const visited = new Set(room.session.visits.map(v => v.step))
    expect(
      exerciseOf(id)!
        .exercise.steps.filter(s => !visited.has(s.id))
        .map(s => s.id),
      'steps nobody was at',
    ).toEqual([])
  })
})

describe('no exercise is left out', () => {
  test.each(phaseIds)('of %s', phase => {
    expect(Object.keys(plays[phase]).toSorted()).toEqual(catalogue[phase].map(e => e.id).toSorted())
  })

  test.each(tenets)('of tenet $id', ({ exercises }) => {
    const played = Object.assign({}, ...Object.values(plays)) as Record<string, Play>
    for (const id of exercises) expect(played[id]?.strokes.length, id).toBeGreaterThan(0)
  })

  test('every play has strokes that show something, and keeps something in the notes', () => {
    for (const [id, { strokes, forAll, forTeam }] of Object.values(plays).flatMap(p => Object.entries(p))) {
      for (const [keys, ...sees] of strokes) expect(sees.length, `${id}: ${keys}`).toBeGreaterThan(0)
      expect([...(forAll ?? []), ...(forTeam ?? [])].length, id).toBeGreaterThan(0)
    }
  })
})

test('the plan page shows the double diamond: where the agenda opens and where it closes, as it is planned', async () => {
  await run('what-slowed-us', {
    beside: ['options-ladder', 'next-bet'],
    strokes: [
      ['⎋i', '< opens > closes', 'Challenge & landscape <>>>', 'Next best action <>><>', 'ends 13:21'],
      ['⇥↓', '▸ Options, least code first'],
      ['x', 'Next best action <>', /Options, least code first not in/, unseen('<>><>'), 'ends 13:16'],
      ['⎋u', unseen('PLAN')],
      ['i', 'Next best action <>><>'],
    ],
  })
})
