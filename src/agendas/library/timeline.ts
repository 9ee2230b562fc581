/** A blameless postmortem along a timeline: facts first, then what made it likely and what helped. The questions are ours. */
import { cards, format, vote } from './parts.ts'

export const timeline = () =>
  format('timeline', 'Timeline (blameless postmortem)', 'challenge', [
    {
      id: 'timeline',
      title: 'What happened, and what made it likely?',
      why: 'People did what made sense with what they knew then; the facts come before the reasons.',
      steps: [
        {
          id: 'timeline.events',
          kind: 'timeline',
          title: 'Timeline',
          ask: 'What happened, and when? What did we know at that moment?',
          minutes: 8,
        },
        cards('timeline', { ask: 'What made this likely, what helped us, and where were we lucky?', minutes: 4 }, [
          { mark: '-', label: 'made it likely' },
          { mark: '+', label: 'helped' },
          { mark: '*', label: 'luck' },
        ]),
        ...vote('timeline', 'Which one would change most the next time?', {
          ask: 'What would make this hard to happen again, or quick to notice?',
          minutes: 12,
        }),
      ],
    },
  ])
