/** Every screen at every size: the grammar of its rows, and the looks of those worth a look. */
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { width as cells } from '../../src/text.ts'
import { redraws } from '../support/redraw.ts'
import { views } from './views.ts'

const sizes = [
  [60, 20],
  [80, 24],
  [120, 40],
] as const

/** Drawn at all three sizes; the others at 80x24. */
const everySize = [
  'home',
  'write-hidden',
  'group',
  'vote-closed',
  'bet',
  'gates',
  'summary',
  'wheel',
  'help-vote',
  'clock',
  'facilitator',
  'leave',
  'older',
  'safety',
  'westrum',
  'private-gate',
  'strip',
  'metrics-chart',
  'ladder',
]
const inAscii = ['wheel', 'facilitator', 'star', 'vote-closed', 'strip', 'private-gate']

describe.each(Object.keys(views))('%s', name => {
  const drawn = new Map<string, string[]>()
  /** The rows of this view at a size, drawn once for both tests. */
  async function frame(columns: number, rows: number, ascii = false): Promise<string[]> {
    const key = `${columns}x${rows} ${ascii}`
    const known = drawn.get(key) ?? (await views[name]!({ columns, rows, ascii })).rows()
    drawn.set(key, known)
    return known
  }

  it('keeps the grammar at every size, in plain ASCII too', async () => {
    for (const [columns, rows, ascii = false] of [...sizes, [80, 24, true]] as const) {
      const shown = await frame(columns, rows, ascii)
      const where = `${columns}x${rows}\n${shown.join('\n')}`
      const rule = (ascii ? '-' : '─').repeat(columns)
      expect(shown, where).toHaveLength(rows)
      expect(
        shown.filter(row => cells(row) > columns),
        where,
      ).toEqual([])
      expect(shown[2], where).toBe(rule)
      expect(shown[rows - 3], where).toBe(rule)
      expect(
        shown.filter(row => row === rule),
        where,
      ).toHaveLength(2)
      expect(shown[0], where).toMatch(/^ \S/)
      expect(shown[rows - 2], where).toMatch(/^ \S/)
      expect(shown[rows - 1], where).toMatch(/^ \S.*(F1 help|esc (keys|back))$/)
      if (ascii) expect(shown.join('').replace(/[\x20-\x7e]/g, ''), where).toBe('')
      // At the size of the wall nothing that is said ends in the middle.
      if (columns >= 80 && !ascii) expect(shown[rows - 2], where).not.toMatch(/…$/)
    }
  })

  it('looks as it did when somebody looked at it', async () => {
    const looks = everySize.includes(name) ? sizes : ([[80, 24]] as const)
    const parts: string[] = []
    for (const [columns, rows] of looks) {
      parts.push(`${'='.repeat(columns - 7)} ${columns}x${rows}`, ...(await frame(columns, rows)))
    }
    if (inAscii.includes(name)) parts.push(`${'='.repeat(73)} ASCII`, ...(await frame(80, 24, true)))
    const text = `${parts.map(row => row.trimEnd()).join('\n')}\n`
    const file = new URL(`../fixtures/frames/${name}.txt`, import.meta.url)
    if (redraws()) writeFileSync(file, text)
    expect(text).toBe(readFileSync(file, 'utf8'))
  })
})

it('says so, with the clock, in a window below 40x12', async () => {
  const shown = (await views.talk!({ columns: 38, rows: 14 })).text()
  expect(shown).toContain('This window is 38x14.')
  expect(shown).toContain('40x12')
  expect(shown).toContain('03:30')
})

it('keeps the question, what is shown and the keys in a window below 60x20', async () => {
  const shown = (await views.talk!({ columns: 50, rows: 15 })).text()
  expect(shown).not.toContain('This window')
  expect(shown).toMatch(/› {2}talk .*03:30\n What about how we work/)
  expect(shown).toContain('F1 help')
})
