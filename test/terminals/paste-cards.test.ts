/** Pastes of several lines: what is said before enter is what enter does, whatever the step's limit. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cardsOf } from '../../src/kinds/made/board.ts'
import { pastedCards } from '../../src/kinds/write/paste.ts'
import { words } from '../../src/kinds/write/words.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import { atSteps } from './steps.ts'

const one: StepOf<'write'> = { id: 'one', kind: 'write', title: 'Check-in', ask: 'One word?', minutes: 1, each: 1 }
const paste = (text: string) => `\x1b[200~${text}\x1b[201~`

it.each([
  [1, 'enter makes 1 card of them', ['a\nb\nc']],
  [2, 'enter makes 1 card of them', ['a\nb\nc']],
  [3, 'enter makes 3 cards', ['a', 'b', 'c']],
])('with %i a person, three lines: %s', async (each, says, made) => {
  const screen = await atSteps([{ ...one, each }])
  await screen.type(paste('a\nb\nc'))
  expect(screen.text()).toContain(`Pasted 3 lines: ${says}`)
  await screen.type('\r')
  expect(cardsOf(screen.room.session, 'one').map(c => c.text)).toEqual(made)
  // Nothing sticks: the keyboard goes on and the next person's line is a card.
  if (each > 1) await screen.type('\t')
  await screen.type('tired\r')
  expect(cardsOf(screen.room.session, 'one').at(-1)).toMatchObject({ text: 'tired', by: 'p2' })
})

it('no line of a paste is lost, and never more cards are made than are left', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ minLength: 1 }).filter(s => !s.includes('\n')),
        { minLength: 2 },
      ),
      fc.integer({ min: 1, max: 9 }),
      (lines, left) => {
        const cards = pastedCards(lines, left)
        expect(cards.length).toBeLessThanOrEqual(left)
        expect(cards.join('\n')).toBe(lines.join('\n'))
        expect(words.pasted(lines.length, left)).toContain(`enter makes ${cards.length} card`)
      },
    ),
  )
})

it('of a paste that is too long the first part is taken, and that is said; more pastes add nothing', async () => {
  const screen = await atSteps([{ ...one, each: 5_000 }])
  await screen.type(paste('a\n'.repeat(20_000)))
  expect(screen.text()).toContain('That paste is too long: only its first part was taken.')
  await screen.type(paste('b\n'.repeat(20_000)))
  await screen.type('\r')
  expect(cardsOf(screen.room.session, 'one').every(c => c.text === 'a' || c.text === 'ab')).toBe(true)
  expect(cardsOf(screen.room.session, 'one')).toHaveLength(200)
})
