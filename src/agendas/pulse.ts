/** The pulse: one line a tenet, all twelve at once, so that the next turns know where to look. */
import type { Exercise, WheelPhase } from '../session/agenda.ts'

type Row = { id: string; say: string }

const rows: Record<WheelPhase, Row[]> = {
  purpose: [
    { id: 'north-star', say: 'We all name the same star' },
    { id: 'time-to-value', say: 'Requests reach users soon' },
    { id: 'market-map', say: 'We know what only we have' },
  ],
  challenge: [
    { id: 'psychological-safety', say: 'Anybody can say: it will fail' },
    { id: 'sociotechnical-system', say: 'Nothing waits for one of us' },
    { id: 'organisation-map', say: 'Our teams fit the work' },
  ],
  action: [
    { id: 'code-is-a-liability', say: 'We reuse before we build' },
    { id: 'developer-experience', say: 'Small changes ship easily' },
    { id: 'solution-map', say: 'We know what slows us' },
  ],
  value: [
    { id: 'problem-prevention', say: 'Fixed problems stay fixed' },
    { id: 'low-carbon', say: 'Little runs unused' },
    { id: 'emerging-value', say: 'We notice changes early' },
  ],
}

/** What the pulse is kept under from turn to turn. */
export const pulseKeep = 'pulse'

/** What the pulse of one phase was kept under in turns that asked it phase by phase. */
export function oldPulseKeep(phase: WheelPhase): string {
  return `pulse-${phase}`
}

/**
 * All twelve tenets in two minutes, before the work and never after it: at the start of a turn, or in advance. Without names,
 * because one line asks whether people dare to answer; that line is left out where a turn asks about safety at length.
 */
export function pulse(minutes: number, without: readonly string[] = []): Exercise {
  const asked = Object.values(rows)
    .flat()
    .filter(row => !without.includes(row.id))
  return {
    id: 'pulse',
    title: 'Pulse',
    why: 'Two minutes now show this turn and the next where to look.',
    steps: [
      {
        id: 'open.pulse',
        kind: 'scale',
        title: 'Pulse',
        ask: 'How true was this last month, from 1 (not at all) to 5 (fully)?',
        minutes,
        anonymous: true,
        rows: asked,
        points: ['1', '2', '3', '4', '5'],
        keep: pulseKeep,
        hint: 'Nobody sees what you type. May be answered in advance.',
      },
    ],
  }
}
