/** What a timeline says to people. */
import type { Refusals } from '../../session/refusing.ts'
import { plural } from '../../text.ts'

export const words = {
  // What can be done.
  add: 'add an event: when it was, then what happened; a line each',
  addHint: 'event',
  change: 'change an event',
  changeHint: 'change',
  drop: 'remove an event',
  dropHint: 'remove',
  // The lines that are typed.
  prompt: 'when, what',
  ask: 'When was it, and what happened?  14:05 first alert   20 Nov release',
  changeAsk: 'How should it read?  14:05 first alert   20 Nov release',
  ends: 'An empty line ends.',
  // What to do now.
  none: 'No event yet: s adds one.',
  more: 's adds an event, up and down choose one. Enter goes on.',
  moreOwn: 's adds an event, up and down choose one.',
  chosen: 'Enter changes this event, x removes it.',
  looking: 'This is what happened.',
  howToAdd: 'Say when it was and what happened: event 14:05 first alert.',
  // The drawing.
  empty: 'Nothing on the timeline yet. Facts first: when was it, and what happened?',
  later: (time: string) => `${time} later`,
  count: (events: number) => plural(events, 'event'),
  span: (events: number, time: string) => [plural(events, 'event'), time && `over ${time}`].filter(Boolean).join(' '),
  // What came of a move.
  added: (when: string, text: string) => `${when}: ${text}`,
  changed: (when: string, text: string) => `Changed: ${when}, ${text}`,
  dropped: 'An event was removed',
  // What a line lacks.
  needsWhen: 'When was it? Begin with a time or a day:  14:05 first alert',
  needsWhat: 'What happened then? A few words after the time.',
}

/** Why a move is refused. */
export const refusals = {
  noWords: ['empty', 'An event needs a few words.'],
  noMoment: ['no-such', 'A moment is written like 2026-11-20 14:05.'],
  gone: ['no-such', 'That event is not here.'],
  notYours: ['not-yours', 'Only who added it or the facilitator changes an event.'],
} satisfies Refusals
