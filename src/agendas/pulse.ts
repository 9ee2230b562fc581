/** The pulse: one line a tenet of the phase, answered one to five in ten seconds, so that the next turn knows where to look. */
import type { Exercise, WheelPhase } from '../session/agenda.ts'

type Row = { id: string; say: string }

const rows: Record<WheelPhase, Row[]> = {
  purpose: [
    { id: 'north-star', say: 'All of us would name the same star.' },
    { id: 'time-to-value', say: 'What is asked for reaches people soon.' },
    { id: 'market-map', say: 'We know what is still special about us.' },
  ],
  challenge: [
    { id: 'psychological-safety', say: 'Anybody here can say: this will not work.' },
    { id: 'sociotechnical-system', say: 'Nothing waits because one of us is away.' },
    { id: 'organisation-map', say: 'The teams are placed to do what is needed.' },
  ],
  action: [
    { id: 'code-is-a-liability', say: 'We try to stop, reuse or rent before we build.' },
    { id: 'developer-experience', say: 'A small change is with its users without friction.' },
    { id: 'solution-map', say: 'We know which part of the solution holds us back.' },
  ],
  value: [
    { id: 'problem-prevention', say: 'What broke once does not break again.' },
    { id: 'low-carbon', say: 'Little runs or is kept for nobody.' },
    { id: 'emerging-value', say: 'We would see it early if our field changed.' },
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
    why: 'Ten seconds now tell the next turn where to look longer.',
    steps: [
      {
        id: `${phase}.pulse`,
        kind: 'scale',
        title: 'Pulse',
        ask: 'One to five, without thinking long: how true is this today?',
        minutes,
        ...(phase === 'challenge' ? { anonymous: true } : { hidden: true }),
        rows: rows[phase],
        points: ['1', '2', '3', '4', '5'],
        keep: pulseKeep(phase),
        hint:
          phase === 'challenge'
            ? 'Everybody types unseen; the lowest line is looked at next turn.'
            : 'Fingers up, all at once, then count; the lowest is looked at next turn.',
      },
    ],
  }
}
