import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toAscii } from '../../src/draw/glyphs.ts'
import { type PhaseMark, type RingPhase, wheelRing, wheelStrip } from '../../src/draw/wheel.ts'
import { width } from '../../src/text.ts'
import { expectDrawing } from './drawing.ts'

const titles = ['Purpose', 'Challenge', 'Next best action', 'Long-term value']
const phases = (...marks: PhaseMark[]) => marks.map((mark, i) => ({ title: titles[i]!, mark, current: mark === 'now' }))
const strip = (columns: number, right: string, ascii = false, all = phases('open', 'now', 'ahead', 'ahead')) =>
  wheelStrip({ phases: all, right, width: columns, ascii }).lines()[0]

describe('the wheel strip', () => {
  test('at 80, the reference', () => {
    expect(strip(80, 'step 6 of 15')).toBe(
      '  1 Purpose ✓ ──[2 Challenge ●]── 3 Action ○ ── 4 Long-term ○      step 6 of 15',
    )
  })
  test('at 80 in ASCII', () => {
    expect(strip(80, 'step 10 of 15', true, phases('open', 'debt', 'now', 'ahead'))).toBe(
      '  1 Purpose ok -- 2 Challenge ! --[3 Action *]-- 4 Long-term -    step 10 of 15',
    )
  })
  test('at 120 the titles are whole', () => {
    expect(strip(120, 'step 6 of 15')).toBe(
      '  1 PURPOSE ✓ ──[2 CHALLENGE ●]── 3 NEXT BEST ACTION ○ ── 4 LONG-TERM VALUE ○                              step 6 of 15',
    )
  })
  test('at 60 they are four letters', () => {
    expect(strip(60, '6/15')).toBe('  1 Purp ✓ ──[2 Chal ●]── 3 Act ○ ── 4 Long ○          6/15')
  })
  test('the last phase may be current and open', () => {
    const all = phases('open', 'debt', 'open', 'open').map((p, i) => ({ ...p, current: i === 3 }))
    expect(strip(80, '', false, all)).toBe('  1 Purpose ✓ ── 2 Challenge ! ── 3 Action ✓ ──[4 Long-term ✓]')
  })
  test('outside the wheel nothing is in brackets', () => {
    expect(strip(80, 'opening', false, phases('ahead', 'ahead', 'ahead', 'ahead'))).not.toMatch(/[[\]]/)
  })
  test('names outlive the words at the right, marks outlive names', () => {
    expect(strip(50, 'opening  step 6 of 15')).toBe('  1 Purp ✓ ──[2 Chal ●]── 3 Act ○ ── 4 Long ○')
    expect(strip(40, '6/15')).toBe('  1 ✓ ──[2 ●]── 3 ○ ── 4 ○         6/15')
  })
  test('tones only repeat the marks', () => {
    const spans = wheelStrip({ phases: phases('open', 'debt', 'now', 'ahead'), right: '', width: 80 }).spans(0)
    const toneOf = (glyph: string) => spans.find(s => s.text.includes(glyph))?.tone
    expect(['✓', '!', '●', '○'].map(toneOf)).toEqual(['good', 'warn', 'accent', 'quiet'])
  })
})

const tenets = [
  ['■ North star', '■ Time to value', '□ Market'],
  ['■ Safety', '□ System', '□ Organisation'],
  ['· Less code', '· Easy path', '· Solution'],
  ['· Prevention', '· Footprint', '· Emerging value'],
]
const ring = (marks: PhaseMark[], lines: string[][] = tenets): RingPhase[] =>
  phases(...marks).map((p, i) => ({ title: p.title, mark: p.mark, lines: lines[i]! }))
const centre = ['TURN 7', 'weakest: LONG-TERM', '(finding F3, 3 turns)']

describe('the wheel as a ring', () => {
  test('at 80x24', () => {
    expectDrawing(
      wheelRing({ width: 78, height: 13, phases: ring(['open', 'now', 'ahead', 'ahead']), centre }),
      'ring-78',
    )
  })
  test('with a debt, further on', () => {
    expectDrawing(
      wheelRing({ width: 78, height: 13, phases: ring(['open', 'debt', 'now', 'ahead']), centre }),
      'ring-debt',
    )
  })
  test('narrow', () => {
    expectDrawing(
      wheelRing({ width: 58, height: 13, phases: ring(['open', 'now', 'ahead', 'ahead']), centre }),
      'ring-58',
    )
  })
  test('first turn, nothing known yet', () => {
    const empty = ring(['now', 'ahead', 'ahead', 'ahead'], [[], [], [], []])
    expectDrawing(wheelRing({ width: 78, height: 13, phases: empty, centre: ['TURN 1'] }), 'ring-empty')
  })
  test('large, with what was found', () => {
    const facts = [
      ['■ North star       orders without help   61 %  +4', '■ Time to value    33 days (5 deliveries)', '□ Market'],
      ['■ Safety       6 answers', '□ System       4 sliders', '□ Organisation 2 inertia'],
      ['· Less code        ladder: 1 stop, 2 rent', '· Easy path        79 h wait, 6 % flow', '· Solution'],
      ['· Prevention      F3 3 turns old', '· Footprint       412 GB unread', '· Emerging value  1 sign due Dec'],
    ]
    const phases = ring(['open', 'now', 'ahead', 'ahead'], facts)
    expectDrawing(wheelRing({ width: 116, height: 30, phases, centre }), 'ring-116')
  })
  test('in ASCII', () => {
    const grid = wheelRing({ width: 78, height: 13, phases: ring(['open', 'now', 'ahead', 'ahead']), centre })
    expect(grid.lines().map(toAscii).join('\n')).not.toMatch(/[^\x20-\x7e\n]/)
  })
  test('without room for a ring it is a list', () => {
    expectDrawing(
      wheelRing({ width: 48, height: 13, phases: ring(['open', 'now', 'ahead', 'ahead']), centre }),
      'ring-48',
    )
  })
  test('law: any size, any words: all four titles begin on it and no row is too wide', () => {
    const words = fc.array(fc.string({ maxLength: 40 }), { maxLength: 5 })
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 140 }),
        fc.integer({ min: 5, max: 40 }),
        fc.tuple(words, words, words, words),
        words,
        (columns, rows, lines, middle) => {
          const grid = wheelRing({
            width: columns,
            height: rows,
            phases: ring(['open', 'debt', 'now', 'ahead'], lines),
            centre: middle,
          })
          const all = grid.lines()
          expect(all.length).toBeLessThanOrEqual(Math.max(rows, 5))
          for (const line of all) expect(width(line)).toBeLessThanOrEqual(columns)
          const text = all.join('\n')
          for (const title of ['1 PURPOSE', '2 CHALL', '3 NEXT', '4 LONG']) expect(text).toContain(title)
        },
      ),
      { numRuns: 300, seed: 5 },
    )
  })
})
