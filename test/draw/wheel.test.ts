import { describe, expect, test } from 'vitest'
import { type PhaseMark, wheelStrip } from '../../src/draw/wheel.ts'

const titles = ['Purpose', 'Challenge', 'Next best action', 'Long-term value']
const tones = ['purpose', 'challenge', 'action', 'value'] as const
const phases = (...marks: PhaseMark[]) =>
  marks.map((mark, i) => ({ title: titles[i]!, mark, current: mark === 'now', tone: tones[i]! }))
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
  test('the mark of a phase has the tone of the phase', () => {
    const spans = wheelStrip({ phases: phases('open', 'debt', 'now', 'ahead'), right: '', width: 80 }).spans(0)
    const toneOf = (glyph: string) => spans.find(s => s.text.includes(glyph))?.tone
    expect(['✓', '!', '●', '○'].map(toneOf)).toEqual(tones)
  })
})
