/** Actions in a spreadsheet: every cell whole, none a formula. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { retro } from '../../src/agendas/retro.ts'
import { actionsCsv } from '../../src/export/actions-csv.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import { further, played } from '../kinds/played.ts'

function actions(...texts: string[]) {
  const moves = texts.map(text => ({ in: 'close.actions', do: 'add' as const, text, owner: 'Bo', due: '2026-12-01' }))
  return moves.reduce((s, move) => further(s, move), played(stepsOf(retro()), [{ do: 'go', to: 'close.actions' }]))
}

/** The cells of a CSV in which every cell is quoted. */
function cells(csv: string): string[][] {
  return csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map(row => [...row.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(m => m[1]!.replaceAll('""', '"')))
}

test('a row an action under a row of names', () => {
  const csv = actionsCsv(actions('say "yes", twice'))
  expect(csv).toBe(
    '\uFEFF"id","text","owner","due","signal","status","carried","note"\r\n' +
      '"a7-8","say ""yes"", twice","Bo","2026-12-01","","open","0",""\r\n',
  )
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '﹢1', '−1', '|1', '"=1+1"', "'=1+1", '=HYPERLINK("http://a.b")'])(
  '%j is text, not a formula',
  text => {
    expect(cells(actionsCsv(actions(text)))[1]![1]).toBe(`'${text}`)
  },
)

test('any text stays in its cell', () => {
  const text = fc.string({ unit: fc.constantFrom(...'",;=+-@\'\t\r\n ab'), minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), texts => {
      const room = actions(...texts.map(t => `x${t}`))
      const table = cells(actionsCsv(room))
      expect(table).toHaveLength(texts.length + 1)
      for (const [i, row] of table.entries()) {
        expect(row).toHaveLength(8)
        if (i)
          expect(row[1]!.replace(/\s+/g, ' ')).toBe(`x${texts[i - 1]}`.replace(/[\r\n]+/g, ' ').replace(/\s+/g, ' '))
        for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }
    }),
    { numRuns: Number(process.env.FLYWHEEL_RUNS ?? 200) },
  )
})
