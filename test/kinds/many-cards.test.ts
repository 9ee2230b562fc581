/** Drawing many cards takes work in proportion to them: twice as many must not take four times the work. */
import { expect, test } from 'vitest'
import { drawGroup, pagesOf } from '../../src/kinds/group/drawing.ts'
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

test.each([
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
