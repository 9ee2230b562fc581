/** What the message line says about a move of the room: what was done, by or for whom, how much. */
import { expect, test } from 'vitest'
import { fold, say } from '../../src/room/log.ts'
import type { Entry, FlowMove } from '../../src/session/types.ts'
import { begun, entry, opening, steps } from './storm.ts'

const log = begun()
const n = log.length + 1
const [first] = steps

function said(move: FlowMove, by = 'p2', before: Entry[] = []): string {
  const last = entry(n + before.length, move, by)
  const all = [...log, ...before, last]
  return say(last, fold(all), all)
}

test.each<[FlowMove, string]>([
  [{ do: 'join', name: 'Eva' }, 'Eva is here'],
  [{ do: 'sit', room: true }, "Bo is back at the room's keyboard"],
  [{ do: 'sit' }, 'Bo has a terminal now'],
  [{ do: 'facilitate', to: 'p3' }, 'Chidi facilitates'],
  [{ do: 'go', to: first!.id }, `Now: ${first!.title}`],
  [{ do: 'reveal', step: first!.id }, `Revealed: ${first!.title}`],
  [{ do: 'time', step: first!.id, minutes: 1 }, '1 minute more'],
  [{ do: 'time', step: first!.id, minutes: -5 }, '5 minutes less'],
  [{ do: 'time', step: first!.id, minutes: 0 }, '0 minutes more'],
  [{ do: 'later', minutes: 0 }, 'We end 0 minutes later'],
  [{ do: 'plan', exercise: 'safe', on: true }, 'Taken in: Said safely'],
  [{ do: 'plan', exercise: 'safe', on: false }, 'Left out: Said safely'],
  [{ do: 'later', minutes: 1 }, 'We end 1 minute later'],
  [{ do: 'later', minutes: -10 }, 'We end 10 minutes earlier'],
  [{ do: 'pause' }, 'The clock stands still'],
  [{ do: 'resume' }, 'The clock runs'],
  [{ do: 'park', text: 'who pays' }, 'Parked: who pays'],
  [{ do: 'next', on: '2026-12-06' }, 'Next turn: 2026-12-06'],
  [{ do: 'next', on: '2026-12-06', by: 'Dee' }, 'Next turn: 2026-12-06, Dee facilitates'],
  [{ do: 'close' }, 'This turn is closed'],
])('%o: %s', (move, words) => {
  expect(said(move)).toBe(words)
})

test('the opening, and somebody a damaged log does not know', () => {
  expect(say(opening(), fold([opening()]), [opening()])).toBe('checkout, turn 2 opened')
  expect(said({ do: 'sit' }, 'p9')).toBe('Somebody has a terminal now')
})

test('taking back and giving again name what it was', () => {
  const park = entry(n, { do: 'park', text: 'who pays' }, 'p2')
  const back = entry(n + 1, { do: 'undo', entry: n }, 'p2')
  expect(said({ do: 'undo', entry: n }, 'p2', [park])).toBe('Taken back: Parked: who pays')
  expect(said({ do: 'undo', entry: n + 1 }, 'p2', [park, back])).toBe('Again: Parked: who pays')
  expect(said({ do: 'undo', entry: n }, 'p2')).toBe('Lost: this entry was damaged')
  expect(said({ do: 'undo', entry: n + 5 }, 'p2')).toBe('Taken back')
})
