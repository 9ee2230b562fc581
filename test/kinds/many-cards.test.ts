/** Drawing many cards takes work in proportion to them: twice as many must not take four times the work. */
import { expect, test } from 'vitest'
import { stayAt } from '../../src/interact/stay.ts'
import { drawGroup, pagesOf } from '../../src/kinds/group/drawing.ts'
import { interactionOf } from '../../src/kinds/index.ts'
import { drawWrite } from '../../src/kinds/write/drawing.ts'
import { fold } from '../../src/room/log.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Session } from '../../src/session/types.ts'
import { begun, entry, steps } from '../room/storm.ts'
import { walked } from '../support/walked.ts'

const group = steps.find(s => s.kind === 'group') as StepOf<'group'>
const write = steps.find(s => s.id === group.cards) as StepOf<'write'>
const look = { width: 120, height: 30, ascii: false }

function withCards(count: number): Session {
  const log = begun()
  const add = (move: Parameters<typeof entry>[1]) => log.push(entry(log.length + 1, move))
  add({ do: 'go', to: write.id })
  for (let i = 0; i < count; i++) add({ in: write.id, do: 'add', text: `the queue waits, ${i}` })
  add({ do: 'reveal', step: write.id })
  add({ do: 'go', to: group.id })
  return fold(log)
}

/** A full screen of the facilitator at this step: what can be done there is worked out, and what is on it counts as seen. */
function stay(step: StepOf, session: Session): void {
  const here = stayAt(interactionOf(step, session)!, {
    at: () => ({
      session,
      whole: session,
      keyboard: false,
      step,
      me: 'p1',
      leads: true,
      live: true,
      today: '2026-11-22',
      now: () => 0,
      log: () => [],
      mine: () => session,
    }),
    submit: () => true,
    tell: () => {},
    drafts: { get: () => '', set: () => {} },
    changed: () => {},
  })
  here.view()
  here.shown({ ...look })
  here.view()
}

const vote = steps.find(s => s.kind === 'vote' && s.on === group.id)!

test.each([
  ['in a stay at the group', (session: Session) => stay(group, session)],
  ['in a stay at the vote', (session: Session) => stay(vote, session)],
  ['revealed', (session: Session) => drawWrite(write, session, look)],
  ['with one pointed at', (session: Session) => drawWrite(write, session, { ...look, focus: 'c900' })],
  ['grouped', (session: Session) => drawGroup(group, session, look)],
  ['by page', (session: Session) => pagesOf(group, session, look)],
])('cards %s', (_name, work) => {
  const [many, more] = [withCards(2_000), withCards(4_000)]
  const first = walked(() => work(many))
  expect(first).toBeGreaterThan(2_000)
  expect(walked(() => work(more))).toBeLessThan(3 * first)
})
