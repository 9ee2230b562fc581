/** The ask: who gets what they lack today, in one sentence; written by everybody, settled by the room, kept until its gate fails. */
import type { Exercise } from '../../session/agenda.ts'

const about = {
  id: 'the-ask',
  tenet: 'north-star',
  lead: 'CEO',
  title: 'The ask in one sentence',
  why: 'What nobody can say in a sentence, everybody builds differently.',
}

export const theAsk: Exercise = {
  ...about,
  steps: [
    {
      id: 'ask.write',
      kind: 'write',
      title: 'The ask',
      ask: 'In one sentence: who gets what they lack today? And who is it not for?',
      minutes: 2,
      hidden: true,
      each: 1,
      hint: 'One sentence each, in silence. A person and what they lack, no feature.',
    },
    {
      id: 'ask.choose',
      kind: 'choose',
      title: 'Our ask',
      ask: 'Which sentence can all of us stand behind?',
      minutes: 1,
      from: 'ask.write',
      keep: 'ask',
      hint: 'Say it aloud once, and whom it leaves out. Enter goes on.',
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
      ask: 'Is this still who we do it for, and what they lack?',
      minutes: 1,
      keep: 'ask',
      hint: 'Say it aloud once, and whom it leaves out. Enter goes on.',
    },
  ],
}
