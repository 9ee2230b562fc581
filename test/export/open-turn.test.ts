/** Notes of a turn that is open: a step or a gate behind was skipped or not asked, one ahead is still to come. */
import { expect, test } from 'vitest'
import { agendaOf } from '../../src/agendas/index.ts'
import { retro } from '../../src/agendas/retro.ts'
import { notes } from '../../src/export/notes/markdown.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { nothing, played } from '../kinds/played.ts'

function at(moves: Move[]): Session {
  return { ...played(stepsOf(retro()), moves), agenda: retro(nothing) }
}
const rows = (session: Session, title: string) =>
  notes(session, [], { for: 'team' })
    .split('\n')
    .filter(line => line.startsWith('|') && line.includes(title))

const voted: Move[] = [
  { do: 'go', to: 'challenge.write' },
  { do: 'go', to: 'challenge.vote' },
]

test('a step that was passed over is skipped, one ahead is still to come, and once the turn is closed it was skipped, too', () => {
  const open = at(voted)
  expect(rows(open, '| Group ').join()).toMatch(/skipped/)
  expect(rows(open, '| Talk ').join()).toMatch(/still to come/)
  const closed = at([...voted, { do: 'close' }])
  expect(rows(closed, '| Talk ').join()).toMatch(/skipped/)
})

test('a gate ahead is still to come, and once the turn is closed it was not asked', () => {
  const agenda = agendaOf('turn')?.(nothing) ?? retro(nothing)
  const first: Move = { do: 'go', to: stepsOf(agenda)[0]?.id ?? '' }
  const gates = (moves: Move[]) =>
    rows({ ...played(stepsOf(agenda), moves), agenda }, '| challenge ').filter(row =>
      /not asked|still to come \|\s+\|/.test(row),
    )
  expect(gates([first])).toEqual([expect.stringContaining('still to come')])
  expect(gates([first, { do: 'close' }])).toEqual([expect.stringContaining('not asked')])
})
