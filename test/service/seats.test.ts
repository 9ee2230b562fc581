/** Seats of a service: whoever is on one keeps it, whatever comes of ways there that nobody took. */
import { expect, test } from 'vitest'
import { Seats } from '../../src/service/seats.ts'

const gus = { name: 'Gus', role: 'participant', address: '127.0.0.1', at: { is: 'room', room: 'r' } } as const
const opened = () => {
  const seats = new Seats('m', () => 0)
  return { seats, id: seats.open(gus).id }
}

test('a seat that nobody came to is forgotten with its way', () => {
  const { seats, id } = opened()
  seats.unused(id)
  expect(seats.get(id)).toBeUndefined()
})

test('an answer that came too late after a loss takes nobody’s seat, be they back already or not', () => {
  const { seats, id } = opened()
  seats.taken(id, 'p1')
  seats.unused(id)
  expect(seats.get(id)).toMatchObject({ person: 'p1' })
  seats.free(id, false)
  seats.unused(id)
  expect(seats.get(id)).toMatchObject({ person: 'p1' })
})

test('who leaves has none', () => {
  const { seats, id } = opened()
  seats.taken(id)
  seats.free(id, true)
  expect(seats.get(id)).toBeUndefined()
})
