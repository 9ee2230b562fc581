/** How a step came to be: the session when somebody first went there, and what was done there since and not taken back. */
import { expect, test } from 'vitest'
import { fold } from '../../src/room/log.ts'
import { pastOf } from '../../src/room/past.ts'
import { entry, opening, steps } from './storm.ts'

const map = steps.find(s => s.kind === 'map')!.id
const write = steps.find(s => s.kind === 'write' && s.hidden)!.id

const log = [
  opening(),
  entry(2, { do: 'join', name: 'Ana' }),
  entry(3, { do: 'go', to: write }),
  entry(4, { in: write, do: 'add', text: 'queue' }),
  entry(5, { do: 'go', to: map }),
  entry(6, { in: map, do: 'load', text: 'title Other\n' }),
  entry(7, { do: 'undo', entry: 6 }),
  entry(8, { in: map, do: 'load', text: 'title Mine\n' }),
  entry(9, { do: 'park', text: 'who pays' }),
  entry(10, { do: 'go', to: map }),
]

test('from where somebody first went there', () => {
  expect(pastOf(log, map)).toMatchObject({ from: 5, moves: [{ n: 8 }] })
  expect(pastOf(log, map)?.session).toEqual(fold(log.slice(0, 5)))
  expect(pastOf(log, write)).toMatchObject({ from: 3, moves: [{ n: 4 }] })
})

test('nothing where nobody has been, or where going there was taken back', () => {
  expect(pastOf(log, 'close.roti')).toBeUndefined()
  expect(pastOf(log.slice(0, 3), map)).toBeUndefined()
})
