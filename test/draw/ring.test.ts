/** The wheel as a ring: ask and bet in its middle, all of it at every size, in ASCII too. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toAscii } from '../../src/draw/glyphs.ts'
import { type RingCentre, type RingPhase, wheelRing } from '../../src/draw/ring.ts'
import type { PhaseMark } from '../../src/draw/wheel.ts'
import { width } from '../../src/text.ts'
import { expectDrawing } from './drawing.ts'

const titles = [
  ['CLARITY OF PURPOSE', 'PURPOSE'],
  ['CHALLENGE & LANDSCAPE', 'CHALLENGE'],
  ['NEXT BEST ACTION', 'ACTION'],
  ['LONG-TERM VALUE', 'VALUE'],
] as const
const tones = ['purpose', 'challenge', 'action', 'value'] as const
const tenets = [
  ['■ North star', '■ Time to value', '□ Market'],
  ['■ Safety', '□ System', '□ Organisation'],
  ['· Less code', '· Easy path', '· Solution'],
  ['· Prevention', '· Footprint', '· Emerging value'],
]
const ring = (marks: PhaseMark[], lines: string[][] = tenets): RingPhase[] =>
  marks.map((mark, i) => ({
    title: titles[i]![0],
    short: titles[i]![1],
    mark,
    lines: lines[i] ?? [],
    tone: tones[i]!,
  }))
const marks: PhaseMark[] = ['open', 'debt', 'now', 'ahead']
const centre: RingCentre = {
  title: 'TURN 7 · turning',
  facts: [
    { name: 'ASK', text: 'same-day refunds, for small shops that have no back office of their own' },
    { name: 'BET', text: 'refund without a review: 22 to 40 % by 20 Dec' },
    { name: 'SAW', text: '31 %' },
  ],
}
const draw = (columns: number, rows: number, phases = ring(marks), middle = centre) =>
  wheelRing({ width: columns, height: rows, phases, centre: middle })

describe('the wheel as a ring', () => {
  test('at 80x24, 60x20 and 120x40', () => {
    expectDrawing(draw(80, 10), 'ring-80')
    expectDrawing(draw(60, 10), 'ring-60')
    expectDrawing(draw(120, 20), 'ring-120')
  })
  test('with what was found, and with more room', () => {
    const facts = [
      ['■ North star       orders without help   61 %  +4', '■ Time to value    33 days (5 deliveries)', '□ Market'],
      ['■ Safety       6 answers', '□ System       4 sliders', '□ Organisation 2 inertia'],
      ['· Less code        ladder: 1 stop, 2 rent', '· Easy path        79 h wait, 6 % flow', '· Solution'],
      ['· Prevention      F3 3 turns old', '· Footprint       412 GB unread', '· Emerging value  1 sign due Dec'],
    ]
    expectDrawing(draw(116, 30, ring(marks, facts)), 'ring-116')
  })
  test('first turn, nothing known yet', () => {
    const empty = ring(['now', 'ahead', 'ahead', 'ahead'], [[], [], [], []])
    expectDrawing(draw(78, 13, empty, { title: 'TURN 1', facts: [] }), 'ring-empty')
  })
  test('ask and bet are whole where there is room, and cut with a sign where not', () => {
    const words = (rows: string[]) => rows.join(' ').replace(/[│ ]+/g, ' ')
    expect(words(draw(120, 20).lines())).toContain('of their own')
    const low = draw(60, 9).lines().join('\n')
    for (const name of ['ASK', 'BET', 'SAW']) expect(low).toContain(name)
    expect(low).toContain('…')
  })
  test('each arc has the tone of its phase', () => {
    const grid = draw(80, 10)
    const toneAt = (row: number, sign: string) => grid.spans(row).find(s => s.text.includes(sign))?.tone
    expect(toneAt(0, '▸')).toBe('purpose')
    expect(toneAt(1, '▾')).toBe('challenge')
    expect(toneAt(grid.height - 1, '◂')).toBe('action')
    expect(toneAt(grid.height - 2, '▴')).toBe('value')
  })
  test('in ASCII', () => {
    expect(draw(80, 12).lines().map(toAscii).join('\n')).not.toMatch(/[^\x20-\x7e\n]/)
  })
  test('without room for a ring it is a list', () => {
    expectDrawing(draw(48, 13), 'ring-48')
  })
  test('law: any size, any words: all four titles stand on it and no row is too wide', () => {
    const words = fc.array(fc.string({ maxLength: 40 }), { maxLength: 5 })
    const facts = fc.array(fc.record({ name: fc.constantFrom('ASK', 'BET'), text: fc.string({ maxLength: 200 }) }), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 140 }),
        fc.integer({ min: 6, max: 40 }),
        fc.tuple(words, words, words, words),
        facts,
        (columns, rows, lines, known) => {
          const grid = draw(columns, rows, ring(marks, lines), { title: 'TURN 7', facts: known })
          const all = grid.lines()
          for (const line of all) expect(width(line)).toBeLessThanOrEqual(columns)
          const text = all.join('\n')
          for (const title of ['1 ', '2 CHAL', '3 ', '4 ']) expect(text).toContain(title)
        },
      ),
      { numRuns: 300, seed: 5 },
    )
  })
})
