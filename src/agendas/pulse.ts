/** The pulse: one line a tenet of the phase, answered one to five in ten seconds, so that the next turn knows where to look. */
import type { Exercise, WheelPhase } from '../session/agenda.ts'

type Row = { id: string; say: string }

const rows: Record<WheelPhase, Row[]> = {
  purpose: [
    { id: 'north-star', say: 'All of us would name the same star.' },
    { id: 'time-to-value', say: 'Requests reach users soon.' },
    { id: 'market-map', say: 'We know what is still special about us.' },
  ],
  challenge: [
    { id: 'psychological-safety', say: 'Anybody here can say: this will not work.' },
    { id: 'sociotechnical-system', say: 'Nothing waits because one of us is away.' },
    { id: 'organisation-map', say: 'The teams are set up for the work.' },
  ],
  action: [
    { id: 'code-is-a-liability', say: 'We stop, reuse or rent before we build.' },
    { id: 'developer-experience', say: 'A small change reaches users without friction.' },
    { id: 'solution-map', say: 'We know which part of the solution holds us back.' },
  ],
  value: [
    { id: 'problem-prevention', say: 'A problem we fixed stays fixed.' },
    { id: 'low-carbon', say: 'Little of what we run or keep is unused.' },
    { id: 'emerging-value', say: 'We would notice early if our field changed.' },
  ],
}

/** What the pulse of a phase is kept under from turn to turn. */
export function pulseKeep(phase: WheelPhase): string {
  return `pulse-${phase}`
}

/**
 * The pulse of a phase: all three tenets, the one worked on at length too, so that its line tells whether that helped. In
 * the challenge it carries no names, because one of its lines asks whether people dare to answer.
 */
export function pulseOf(phase: WheelPhase, minutes: number): Exercise {
  return {
    id: pulseKeep(phase),
    title: 'Pulse',
    why: 'Ten seconds now show the next turn where to look.',
    steps: [
      {
        id: `${phase}.pulse`,
        kind: 'scale',
        title: 'Pulse',
        ask: 'How true is this today, from 1 (not at all) to 5 (fully)?',
        minutes,
        ...(phase === 'challenge' ? { anonymous: true } : { hidden: true }),
        rows: rows[phase],
        points: ['1', '2', '3', '4', '5'],
        keep: pulseKeep(phase),
        hint:
          phase === 'challenge'
            ? 'Nobody sees what you type. The lowest comes back next turn.'
            : 'Everyone shows fingers at once; then count.',
      },
    ],
  }
}
