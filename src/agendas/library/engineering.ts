/** Formats for decisions of engineers: how teams work together, what threatens a system, which way to build. Names are the field's, questions ours. */
import { cards, format, vote } from './parts.ts'

/** The three interaction modes of Team Topologies (Skelton, Pais). */
export const teamModes = () =>
  format('team-modes', 'Team interaction modes', 'challenge', [
    {
      id: 'team-modes',
      title: 'How do we work with other teams?',
      why: 'Two teams that expect different things of each other lose weeks.',
      steps: [
        cards('team-modes', { ask: 'Which teams do we work with, in which mode? One card a team.', minutes: 4 }, [
          { mark: '&', label: 'collaboration' },
          { mark: '>', label: 'as a service' },
          { mark: '?', label: 'facilitating' },
          { mark: '~', label: 'none we can name' },
        ]),
        ...vote('team-modes', 'Which of these costs us most as it is?', {
          ask: 'Which mode would be better, and until when?',
          minutes: 10,
        }),
      ],
    },
  ])

/** STRIDE (Kohnfelder, Garg): six kinds of threat, each a row with its findings. */
export const stride = () =>
  format('stride', 'Threat modelling with STRIDE', 'value', [
    {
      id: 'stride',
      title: 'What could go wrong on purpose?',
      why: 'Six questions find more than one wide one.',
      steps: [
        {
          id: 'stride.what',
          kind: 'write',
          title: 'The system',
          ask: 'What do we look at? Who uses it, and what may nobody else see or change?',
          minutes: 3,
        },
        {
          id: 'stride.sweep',
          kind: 'sweep',
          title: 'Six threats',
          ask: 'What could somebody do under each of the six? Which is weakest?',
          minutes: 12,
          keep: 'stride',
          rows: [
            { id: 'spoofing', say: 'Spoofing', ask: 'Who could pass for somebody else?' },
            { id: 'tampering', say: 'Tampering', ask: 'What could be changed on the way or where it lies?' },
            { id: 'repudiation', say: 'Repudiation', ask: 'What could somebody do and deny?' },
            { id: 'disclosure', say: 'Information disclosure', ask: 'What could be read by the wrong person?' },
            { id: 'denial', say: 'Denial of service', ask: 'What could be kept from working?' },
            { id: 'elevation', say: 'Elevation of privilege', ask: 'Who could come to do more than they may?' },
          ],
        },
        {
          id: 'stride.prevent',
          kind: 'write',
          title: 'Prevent',
          ask: 'What would end the weakest one as a kind, not only this case?',
          minutes: 4,
          about: 'stride.sweep',
        },
        {
          id: 'stride.cost',
          kind: 'scale',
          title: 'What it takes',
          ask: 'How much work is each of these?',
          minutes: 2,
          hidden: true,
          cards: 'stride.prevent',
          rows: [],
          points: ['hours', 'days', 'weeks'],
        },
      ],
    },
  ])

/** An architecture decision: `notes --format madr` writes it as a record. */
export const adr = () =>
  format('adr', 'Architecture decision', 'action', [
    {
      id: 'adr',
      title: 'Which way, and why?',
      why: 'A decision that is written down with its reasons need not be made twice.',
      steps: [
        {
          id: 'adr.context',
          kind: 'write',
          title: 'Context',
          ask: 'What do we have to decide, and what forces us to decide now?',
          minutes: 4,
        },
        cards('adr', { title: 'Options', ask: 'What could we do? Doing nothing is an option too.', minutes: 4 }),
        ...vote('adr', 'Which option would you defend in a year?', {
          ask: 'What speaks against the first one? What would make the second one right?',
          minutes: 8,
        }),
        {
          id: 'adr.decide',
          kind: 'decide',
          title: 'Decision',
          ask: 'What will we do, what do we expect of it, and when do we look again?',
          minutes: 6,
          hidden: true,
          options: 'adr.write',
        },
      ],
    },
  ])
