/** The strip: one row of the wheel's four phases above every screen. Knows no session. */
import { itemAt } from '../lists.ts'
import { width as cells, cut } from '../text.ts'
import { Grid, type PhaseTone, type Span } from './grid.ts'

/** How far a phase is: passed, passed with a follow-up, its gate not asked, the one worked on, still to come, left behind. */
export type PhaseMark = 'open' | 'debt' | 'unasked' | 'now' | 'ahead' | 'behind'

/** A phase of the strip; `tone` is the one it has wherever it is drawn. */
export type StripPhase = { title: string; mark: PhaseMark; current: boolean; tone: PhaseTone }

export const phaseMarks: Record<PhaseMark, { glyph: string; ascii: string; say: string }> = {
  open: { glyph: '✓', ascii: 'ok', say: 'passed' },
  debt: { glyph: '!', ascii: '!', say: 'follow-up' },
  unasked: { glyph: '?', ascii: '?', say: 'not asked' },
  now: { glyph: '●', ascii: '*', say: 'here' },
  // Left behind, and no gate said how: that is not passed.
  behind: { glyph: '·', ascii: '.', say: '' },
  ahead: { glyph: '○', ascii: '-', say: '' },
}

// The wheel's own phases have names for every width; any other title is cut.
const sizes = [0, 1, 2, 3] as const
type Size = (typeof sizes)[number]
const names: Record<string, [wide: string, normal: string, short: string, none: string]> = {
  purpose: ['PURPOSE', 'Purpose', 'Purp', ''],
  challenge: ['CHALLENGE', 'Challenge', 'Chal', ''],
  action: ['NEXT BEST ACTION', 'Action', 'Act', ''],
  value: ['LONG-TERM VALUE', 'Long-term', 'Long', ''],
}
const alsoCalled: Record<string, string> = {
  'next best action': 'action',
  'long-term': 'value',
  'long-term value': 'value',
}

function nameOf(title: string, size: Size): string {
  const key = title.toLowerCase()
  const known = names[alsoCalled[key] ?? key]
  if (known) return known[size]
  return size === 0 ? title.toUpperCase() : cut(title, itemAt([0, 10, 4, 0], size))
}

/**
 * The wheel strip, one row: ` 1 Purpose ✓ ──[2 Challenge ●]── 3 Action ○ ── 4 Long-term ○      step 6 of 15`.
 *
 * Titles are long from 100 columns on, short under 70, and shorter than that where they do not fit. Brackets stand round
 * the current phase. `right` ends at the right edge and gives way when there is no room for it.
 */
export function wheelStrip(strip: { phases: StripPhase[]; right: string; width: number; ascii?: boolean }): Grid {
  const { phases, right, width, ascii = false } = strip
  const from = width >= 100 ? 0 : width >= 70 ? 1 : 2
  const fits = (size: Size, room: number) =>
    stripSpans(phases, size, ascii).reduce((sum, span) => sum + cells(span.text), 1) <= room
  const size = sizes.find(s => s >= from && s < 3 && fits(s, width - cells(right) - 2)) ?? (fits(2, width - 1) ? 2 : 3)
  const spans = stripSpans(phases, size, ascii)
  const grid = new Grid(width, 1)
  let x = 1
  for (const span of spans) x = grid.put(0, x, span.text, span.tone)
  if (x + cells(right) < width) grid.putRight(0, width - 1, right)
  return grid
}

function stripSpans(phases: StripPhase[], size: Size, ascii: boolean): Span[] {
  return phases.flatMap((phase, i): Span[] => {
    const mark = phaseMarks[phase.mark]
    const name = nameOf(phase.title, size)
    return [
      { text: i === 0 ? '' : ascii ? '--' : '──', tone: phase.tone },
      {
        text: `${phase.current ? '[' : ' '}${i + 1} ${name ? `${name} ` : ''}`,
        tone: phase.current ? 'strong' : 'plain',
      },
      { text: ascii ? mark.ascii : mark.glyph, tone: phase.tone },
      { text: phase.current ? ']' : ' ', tone: 'strong' },
    ]
  })
}
