/** Fewer than four people in an anonymous step: one rule for cards and scales, for whoever reveals, wherever they do. */

import { describe, expect, test } from 'vitest'
import { minAnonymousAnswers } from '../../src/kinds/made/answers.ts'
import { nowhere } from '../../src/ports/session-store.ts'
import { revealGuard } from '../../src/room/reveal-warning.ts'
import { Room } from '../../src/room/room.ts'
import type { Move } from '../../src/session/types.ts'
import { begun } from './storm.ts'

const room = () => new Room({ log: begun(), writer: nowhere, now: () => Date.parse('2026-11-22T10:00:00Z') })

const puts: [step: string, put: () => Move][] = [
  ['safe.write', () => ({ in: 'safe.write', do: 'add', text: 'a worry' })],
  ['storm.safe', () => ({ in: 'storm.safe', do: 'answer', row: 'help', point: 1 })],
  ['close.roti', () => ({ in: 'close.roti', do: 'answer', row: 'roti', point: 1 })],
]

test('the least is four, as the docs say', () => expect(minAnonymousAnswers).toBe(4))

describe.each(puts)('in %s', (step, put) => {
  test.each([
    [['p1'], true],
    [['p1', 'p1', 'p1', 'p1', 'p1'], true],
    [['p1', 'p2', 'p3'], true],
    [['p1', 'p2', 'p3', 'p4'], false],
    [[], false],
  ])('%j warn: %j', (who, warns) => {
    const here = room()
    for (const by of who) here.submit({ by }, put())
    const guard = revealGuard(here)
    const few = (words: string | undefined) => words?.startsWith('Fewer than 4 answered') ?? false
    expect(few(guard({ do: 'reveal', step }))).toBe(warns)
    // Again: it goes through, and nothing else is ever held up.
    if (warns) expect(guard({ do: 'reveal', step })).toBeUndefined()
    expect(guard({ do: 'next' } as Move)).toBeUndefined()
  })
})

test('how many exactly is not told, nor whether one more came', () => {
  const said = [['p1'], ['p1', 'p2'], ['p1', 'p2', 'p3']].map(who => {
    const here = room()
    for (const by of who) here.submit({ by }, puts[0]![1]())
    return revealGuard(here)({ do: 'reveal', step: 'safe.write' })
  })
  expect(new Set(said).size).toBe(1)
})

test('a hidden step with names is shown at once', () => {
  const here = room()
  here.submit({ by: 'p1' }, { in: 'challenge.write', do: 'add', text: 'mine' })
  expect(revealGuard(here)({ do: 'reveal', step: 'challenge.write' })).toBeUndefined()
})
