/** Phase gates: what must be answerable before the wheel goes on, asked privately at the end of each phase. */
import type { Exercise, WheelPhase } from '../../session/agenda.ts'

const points = ['yes', 'partly', 'no', "don't know"]

/** The checks of each phase in our words, after the method's exit questions. */
const checks: Record<WheelPhase, { title: string; says: string[] }> = {
  purpose: {
    title: 'Is it worth it?',
    says: [
      'Does this ask line up with our star?',
      'Is it plain who gains what?',
      'Can we say in a sentence why they would choose it?',
      'Do we know how long until somebody uses it?',
    ],
  },
  challenge: {
    title: 'Did it stand up?',
    says: [
      'Could we pick the ask apart safely?',
      'Do we have the capabilities it needs, and teams placed to supply them?',
      'Is it clear what we give up by doing it?',
      'Will this system of people and technology carry it?',
    ],
  },
  action: {
    title: 'Is the next step the right one?',
    says: [
      'Is this the most useful small thing that helps somebody now?',
      'Can it be shipped without friction?',
      'Did we try to stop, rent or configure something first?',
    ],
  },
  value: {
    title: 'Will we be glad in two years?',
    says: [
      'Does it stay well built and sustainable, without debt that slows the wheel?',
      'Is something prevented here, not only fixed?',
      'May the wheel turn?',
    ],
  },
}

function gateOf(phase: WheelPhase): Exercise {
  const { title, says } = checks[phase]
  return {
    id: `gate-${phase}`,
    title,
    why: 'A gate is advice, not a lock: a no is written down and comes back as the first question next turn.',
    steps: [
      {
        id: `gate.${phase}`,
        kind: 'scale',
        title: 'Gate',
        ask: "May we go on? Everybody for themselves: yes, partly, no, or don't know.",
        minutes: 2,
        hidden: true,
        rows: says.map((say, i) => ({ id: `${phase}-${i + 1}`, say, phase })),
        points,
        hint: 'The worst check decides, nothing is averaged. Enter goes on, b stays here.',
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
