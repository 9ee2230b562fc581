/** The ask: who gets what they lack today, in one sentence; written by everybody, settled by the room, kept until its gate fails. */
import type { Exercise } from '../../../session/agenda.ts'

const about = {
  id: 'the-ask',
  tenet: 'north-star',
  lead: 'CEO',
  title: 'The ask in one sentence',
  why: 'If we cannot say the ask in a sentence, each of us builds something different.',
}

export const theAsk: Exercise = {
  ...about,
  steps: [
    {
      id: 'ask.write',
      kind: 'write',
      title: 'The ask',
      ask: 'Who benefits, and what problem does it solve for them?',
      minutes: 2,
      hidden: true,
      each: 1,
      hint: 'Write in silence: one sentence each, no features.',
    },
    {
      id: 'ask.choose',
      kind: 'choose',
      title: 'Our ask',
      ask: 'Which sentence can all of us support?',
      minutes: 1,
      from: 'ask.write',
      keep: 'ask',
      hint: 'Say it aloud once. Enter goes on.',
    },
  ],
}

/** For a turn that comes with an ask from earlier ones: it is read aloud, and stays or is put right. */
export const theAskStands: Exercise = {
  ...about,
  steps: [
    {
      id: 'ask.choose',
      kind: 'choose',
      title: 'Our ask',
      ask: 'Is this still who benefits, and the problem it solves?',
      minutes: 1,
      keep: 'ask',
      hint: 'Say it aloud once. Enter goes on.',
    },
  ],
}
