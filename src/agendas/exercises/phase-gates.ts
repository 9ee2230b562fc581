/** Phase gates: what must be answerable before the wheel goes on, asked privately at the end of each phase. */
import type { Exercise, WheelPhase } from '../../session/agenda.ts'

const points = ['yes', 'partly', 'no', "don't know"]

/** The checks of each phase in our words, after the method's exit questions. */
const checks: Record<WheelPhase, { title: string; says: string[] }> = {
  purpose: {
    title: 'Is it worth it?',
    says: [
      'This ask supports our star.',
      'Everybody here can say who gains what.',
      'We can say in a sentence why users would choose it.',
      'We know how long until somebody uses it.',
    ],
  },
  challenge: {
    title: 'Did it stand up?',
    says: [
      'We could challenge the ask safely.',
      'We have the skills.',
      'The teams we need have said yes.',
      'We know what we give up by doing it.',
      'Our people and technology can carry it.',
    ],
  },
  action: {
    title: 'Is the next step the right one?',
    says: [
      'This is the most useful small step for somebody now.',
      'We can ship it without friction.',
      'We tried to stop, rent or configure something first.',
    ],
  },
  value: {
    title: 'Will we be glad later?',
    says: [
      'It stays well built, without debt that slows us.',
      'It prevents a problem, not only fixes one.',
      'We would be glad to own this in two years.',
    ],
  },
}

function gateOf(phase: WheelPhase): Exercise {
  const { title, says } = checks[phase]
  return {
    id: `gate-${phase}`,
    title,
    why: 'A gate is advice, not a lock. A no comes back as the first question next turn.',
    steps: [
      {
        id: `gate.${phase}`,
        kind: 'scale',
        title: 'Gate',
        ask: "How far is each of these true: yes, partly, no, don't know?",
        minutes: 2,
        hidden: true,
        rows: says.map((say, i) => ({ id: `${phase}-${i + 1}`, say, phase })),
        points,
        hint: 'Answer for yourself. Enter goes on, b goes back.',
      },
    ],
  }
}

/** The gate of each phase as an exercise of one hidden step. */
export const phaseGates: Readonly<Record<WheelPhase, Exercise>> = {
  purpose: gateOf('purpose'),
  challenge: gateOf('challenge'),
  action: gateOf('action'),
  value: gateOf('value'),
}
