/** What is typed arrives: bursts, pastes, random keys, and a window that changes its size all the while. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineLimit } from '../../src/screen/edit-line.ts'
import type { Entry } from '../../src/session/types.ts'
import { before, begun, exampleLog, type Opened, opened } from './given.ts'

const most = Number(process.env.FLYWHEEL_KEYS ?? 400)

/** Every key of the table and more, but those that leave the turn. */
const keys = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'abcdefghijklmnoprstuvwxyzABCDGNU0123456789+-.?:!, =') },
  { weight: 3, arbitrary: fc.constantFrom('\r', '\t', '\x7f', '\x1b\x1b[I') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('\x1b[A', '\x1b[B', '\x1b[C', '\x1b[D', '\x1b\r', '\x0c', '\x1b[Z', 'é', '漢', '👩‍💻'),
  },
)

function moves(shown: Opened): Omit<Entry, 'at'>[] {
  return shown.room.log.map(({ n, by, hand, move }) => ({ n, by, hand, move }))
}

describe('random keys', () => {
  it('in packets of any size do what they do one by one: none is lost, none comes twice', async () => {
    const [typed] = fc.sample(fc.array(keys, { minLength: most, maxLength: most }), { numRuns: 1, seed: 7 })
    const sizes = fc.sample(fc.integer({ min: 1, max: 40 }), { numRuns: most, seed: 8 })
    const log = before(exampleLog(1), 'challenge.group')
    const slow = await opened(log)
    for (const key of typed!) await slow.type(key)
    const fast = await opened(log)
    for (let at = 0, i = 0; at < typed!.length; at += sizes[i++]!)
      await fast.type(typed!.slice(at, at + sizes[i]!).join(''))
    expect(moves(fast)).toEqual(moves(slow))
    expect(fast.rows()).toEqual(slow.rows())
    expect(slow.room.log.length).toBeGreaterThan(log.length + most / 50)
  })
})

describe('a burst', () => {
  it('of a key, a line and enter in one packet does all three', async () => {
    const shown = await opened(begun())
    await shown.escape()
    await shown.type('pwho pays for a second environment?\rn')
    expect(shown.room.session.parked.map(p => p.text)).toEqual(['who pays for a second environment?'])
    expect(shown.text()).toContain('One word: how were the last two weeks?')
  })
})

describe('a paste', () => {
  it('of ten kilobytes into a line is complete up to the limit of a line', async () => {
    const shown = await opened(begun())
    await shown.escape()
    await shown.type('p')
    const text = 'wait for review, two days. '.repeat(400)
    await shown.type(`\x1b[200~${text}\x1b[201~`)
    await shown.type('\r')
    expect(shown.room.session.parked[0]?.text).toBe(text.slice(0, lineLimit).trim())
  })

  it('of many lines asks once, and becomes a card a line', async () => {
    const shown = await opened(before(exampleLog(1), 'action.options'))
    await shown.type('n')
    const lines = Array.from({ length: 40 }, (_, i) => `option ${i + 1}`)
    await shown.type(`\x1b[200~${lines.join('\r')}\x1b[201~`)
    expect(shown.text()).toContain('Pasted 40 lines')
    await shown.type('\r')
    const work = shown.room.session.work['action.options']
    expect(work?.kind === 'write' && work.cards.map(c => c.text)).toEqual(lines)
  })

  it('where no line is typed is refused in a sentence', async () => {
    const shown = await opened(begun())
    await shown.escape()
    await shown.type('\x1b[200~n\x1b[201~')
    expect(shown.text()).toContain('Open a line before you paste')
    expect(shown.room.session.at).toBe('open.settle')
  })
})

describe('a window that changes its size while somebody types', () => {
  it('keeps the line, the cursor and the clock, and shows no ghost of another size', async () => {
    const shown = await opened(begun())
    await shown.escape()
    await shown.type('p')
    const text = 'who pays for the second environment'
    const sizes = fc.sample(
      fc.record({ columns: fc.integer({ min: 1, max: 200 }), rows: fc.integer({ min: 1, max: 60 }) }),
      { numRuns: 100, seed: 3 },
    )
    sizes[50] = { columns: 1, rows: 1 }
    for (const [i, { columns, rows }] of sizes.entries()) {
      await shown.resize(columns, rows)
      if (i % 3 === 0 && i / 3 < text.length) await shown.type(text[i / 3]!)
      // A fresh paint of the same size must show the same: nothing of an earlier one is left.
      if (i % 10 === 0 && columns >= 20 && rows >= 5) {
        const kept = shown.rows()
        await shown.resize(columns, rows)
        expect(shown.rows().map(r => r.trimEnd())).toEqual(kept.map(r => r.trimEnd()))
      }
    }
    await shown.resize(80, 24)
    const typed = text.slice(0, 34)
    const row = shown.rows().findIndex(r => r.includes(`park > ${typed}`))
    expect(row).toBeGreaterThan(0)
    expect(shown.cursor()).toEqual({ row, column: ` park > ${typed}`.length })
    expect(shown.rows()[0]).toMatch(/02:00$/)
    const kept = shown.rows()
    await shown.type('\x0c')
    expect(shown.rows()).toEqual(kept)
    await shown.type('\r')
    expect(shown.room.session.parked[0]?.text).toBe(typed)
  })
})

it('the terminal cursor stands behind what is typed, blanks included', async () => {
  const shown = await opened(before(exampleLog(1), 'challenge.group'))
  await shown.escape()
  await shown.type('p')
  const row = shown.cursor().row
  expect(shown.cursor()).toEqual({ row, column: ' park > '.length })
  await shown.type('two  ')
  expect(shown.cursor()).toEqual({ row, column: ' park > two  '.length })
})
