/** Facts from a CSV: two days a row are deliveries, one day and numbers are dated values. Columns are guessed from what stands in them. */
import Papa from 'papaparse'
import { clean } from '../clean.ts'
import { readDay } from '../day.ts'
import { readDecimal } from '../numbers.ts'
import type { Offer } from '../session/offer.ts'
import type { Day } from '../session/shapes.ts'

/** Rows read of one file; longer ones are no list of a team's. */
const mostRows = 20_000
/** The share of cells of a column that must be days, or numbers, for it to be a column of them. */
const enough = 0.8
const names = /^(?:name|title|what|feature|item|change|summary|story|epic|key|release|version)$/i
/** Columns that are about somebody are not looked at. */
const persons = /author|owner|assignee|person|who|user|mail|login|reporter|creator|member|name of/i
const longestName = 80

/** What each column was taken for, by its heading, and what was found; `rows` counts rows with something in them. */
export type TableFacts = { columns: [heading: string, taken: string][]; rows: number; offers: Offer[] }

/**
 * Reads a CSV with a row of headings, whichever of comma, semicolon, tab or bar stands between its cells. `today` tells what days
 * without a year mean. Undefined when no column holds days.
 */
export function readTable(
  text: string,
  { since, until, today }: { since: Day; until: Day; today: Day },
): TableFacts | undefined {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: 'greedy',
    preview: mostRows + 1,
  })
  const [head = [], ...rows] = data
  const columns = head.map((heading, x) => ({
    heading: clean(heading, longestName),
    x,
    is: kindOf(
      heading,
      rows.map(row => row[x] ?? ''),
      today,
    ),
  }))
  const days = columns.filter(({ is }) => is === 'day')
  const [first, second] = days
  if (!first) return undefined
  const title = columns.find(({ is, heading }) => is === 'text' && names.test(heading))
  const numbers = second ? [] : columns.filter(({ is }) => is === 'number')
  const dayAt = (row: readonly string[], x: number) => readDay(`${row[x] ?? ''}`, today, 'past')
  // Which of the two days is the earlier one, most rows say.
  const turned = second ? rows.filter(row => (dayAt(row, first.x) ?? '') > (dayAt(row, second.x) ?? '')).length : 0
  const asked = turned > rows.length / 2 ? second : second && first
  const within = (day: Day) => day >= since && day <= until
  const offers = rows.flatMap((row): Offer[] => {
    const source = 'CSV'
    const one = dayAt(row, first.x)
    if (!one) return []
    if (second) {
      const other = dayAt(row, second.x)
      if (!other) return []
      const [from, at] = one <= other ? [one, other] : [other, one]
      const name = title ? clean(row[title.x] ?? '', longestName) : ''
      return within(at) ? [{ what: 'delivery', from, at, ...(name ? { name } : {}), source }] : []
    }
    return numbers.flatMap(({ x, heading }): Offer[] => {
      const read = readDecimal((row[x] ?? '').trim())
      return 'ok' in read && within(one) ? [{ what: 'value', name: heading, at: one, value: read.ok, source }] : []
    })
  })
  const taken = columns.map(({ heading, is, x }): [string, string] => {
    if (x === asked?.x) return [heading, 'asked for']
    if (x === first.x || x === second?.x) return [heading, second ? 'there' : 'day']
    if (x === title?.x) return [heading, 'name']
    return [heading, is === 'number' && !second ? 'value' : 'left out']
  })
  return { columns: taken, rows: rows.length, offers }
}

function kindOf(heading: string, cells: readonly string[], today: Day): 'day' | 'number' | 'text' | 'person' {
  if (persons.test(heading)) return 'person'
  const said = cells.map(cell => cell.trim()).filter(Boolean)
  if (!said.length) return 'text'
  const most = (is: (cell: string) => boolean) => said.filter(is).length >= said.length * enough
  // A bare number may be a day of the month to the reader of days; in a table it is a number.
  if (most(cell => 'ok' in readDecimal(cell))) return 'number'
  return most(cell => readDay(cell, today, 'past') !== undefined) ? 'day' : 'text'
}
