/** Terminals that show the same are given the same rows: whatever people do, nobody is given rows with what others alone may see. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { before, exampleLog } from '../given.ts'
import { servicesOf } from './services.ts'

/** People of the example at terminals of two sizes, two of each: only those of one size can share more than words. */
const seats = [
  ['Bo', { columns: 80, rows: 24 }],
  ['Chidi', { columns: 80, rows: 24 }],
  ['Dee', { columns: 100, rows: 30 }],
  ['Eva', { columns: 100, rows: 30 }],
] as const

const act = fc.record({
  who: fc.nat(seats.length - 1),
  /** Types a word, sends the line, or takes it out again. */
  what: fc.constantFrom('type', 'type', 'send', 'erase'),
})

it('each screen has all words of its own person and none of anybody else, and the screens of those who have nothing there are alike', async () => {
  let shown = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 14 }), async acts => {
      const log = before(exampleLog(1), 'challenge.write').map(e =>
        e.move.do === 'join' && 'room' in e.move ? { ...e, move: { do: 'join' as const, name: e.move.name } } : e,
      )
      const services = servicesOf(log)
      const { facilitator } = services.room.session
      await services.make(facilitator ?? '', { do: 'go', to: 'challenge.write' })
      const people = []
      for (const [name, size] of seats) {
        const user = await services.sit(name, size)
        people.push({ name, user, cards: [] as string[], line: '' })
      }
      let n = 0
      for (const { who, what } of acts) {
        const person = people[who]
        if (!person) continue
        const { user } = person
        if (what === 'type' && !person.line) {
          person.line = `zq${who}w${n++}x`
          await user.type(person.line)
        } else if (what === 'send' && person.line) {
          await user.type('\r')
          person.cards.push(person.line)
          person.line = ''
        } else if (what === 'erase' && person.line) {
          await user.type('\x7f'.repeat(person.line.length))
          person.line = ''
        }
        for (const one of people) {
          await one.user.settle()
          const words = one.user.text().match(/zq\dw\d+x/g) ?? []
          const own = [...one.cards, ...(one.line ? [one.line] : [])]
          expect([...new Set(words)].sort()).toEqual([...new Set(own)].sort())
          shown += words.length
        }
        // But for the row with their name.
        const empty = people.filter(one => !one.line && !one.cards.length).map(({ user }) => user.rows().slice(1))
        for (const rows of empty) expect(empty.find(one => one.length === rows.length)).toEqual(rows)
      }
    }),
    { numRuns: 12 },
  )
  expect(shown).toBeGreaterThan(30)
})
