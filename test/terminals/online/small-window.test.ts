/** A window of 50x15 still works: the question, one's own line, what is shown and the keys, at every step of a full turn. */
import { readFileSync } from 'node:fs'
import { expect, it, test } from 'vitest'
import { stepsOf } from '../../../src/session/agenda.ts'
import type { Entry } from '../../../src/session/types.ts'
import { width as cells, wrap } from '../../../src/text.ts'
import { exampleLog } from '../given.ts'
import { servicesOf } from '../participant/services.ts'

const turn = (name: string): Entry[] =>
  JSON.parse(readFileSync(new URL(`../../../sessions/examples/${name}.json`, import.meta.url), 'utf8')).log
const open = (log: readonly Entry[]) => log.filter(e => !('do' in e.move && e.move.do === 'close'))

test.each(['checkout-t0001', 'library-t0003'])(
  'every step of %s, for a participant and whoever facilitates',
  async name => {
    const services = servicesOf(open(turn(name)))
    const { agenda, people, facilitator = '' } = services.room.session
    const lead = people.find(p => p.id === facilitator)
    const other = people.find(p => p.id !== facilitator)
    const seats = [
      await services.sit(other?.name ?? '', { columns: 50, rows: 15 }),
      await services.sit(lead?.name ?? '', { columns: 50, rows: 15 }),
      await services.sit('wall', { role: 'stage', columns: 50, rows: 15 }),
    ]
    for (const step of stepsOf(agenda)) {
      await services.make(facilitator, { do: 'go', to: step.id })
      for (const seat of seats) {
        await expect.poll(() => seat.text(), { message: step.id }).toContain(wrap(step.ask, 48)[0])
        expect(seat.text()).toContain('›')
        expect(seat.text(), step.id).toMatch(/F1 help|: more/)
        expect(seat.rows().filter(row => cells(row) > 50)).toEqual([])
        expect(seat.text()).not.toContain('This window is')
      }
    }
  },
)

it('is worked in: a card, a vote and a reveal; a larger window shows the rest', async () => {
  const services = servicesOf(open(exampleLog(1)).filter(e => !('in' in e.move)))
  await services.make('p1', { do: 'go', to: 'challenge.write' })
  const bo = await services.sit('Bo', { columns: 50, rows: 15 })
  const ana = await services.sit('Ana', { columns: 50, rows: 15 })
  await bo.type('- the queue waits for one person and for one more')
  expect(bo.text()).toMatch(/> - the queue waits for one person and for one\n +more/)
  expect(bo.cursor()).toBeDefined()
  await bo.type('\r')
  await bo.escape()
  await ana.escape()
  await bo.type('h')
  await expect.poll(() => ana.text()).toContain('Hands up: Bo.')
  await ana.type('?')
  expect(ana.text()).toContain('HERE')
  await ana.escape()
  await ana.type('H')
  await ana.escape()
  await bo.resize(80, 24)
  expect(bo.text()).toContain('1 Purpose')
  await bo.resize(30, 8)
  expect(bo.text()).toContain('This window is 30x8. I need')
})
