/** Formats that look ahead: it failed, it went well, how long it will take, and thinking alone before thinking together. */
import type { Exercise } from '../../session/agenda.ts'
import { watchSignals } from '../exercises/value/watch-signals.ts'
import { cards, format, rows, rowsOf, vote } from './parts.ts'

/** Imagining that it has failed finds more reasons than asking what might go wrong (Mitchell 1989). */
const failed: Exercise = {
  id: 'premortem',
  title: 'It has failed',
  why: 'It is easier to explain a failure than to predict one.',
  steps: [
    {
      ...cards('premortem', {
        ask: 'It is six months from now, and it failed. What happened?',
        minutes: 5,
        hint: 'Write what happened as if it were over. As many as you can.',
      }),
      causes: true,
    },
    ...vote('premortem', 'Which of these would you most regret not having prevented?', {
      ask: 'What would we see first if this began to happen?',
      minutes: 10,
    }),
  ],
}

/** A premortem; what the room would see first goes on as signals with a day. */
export const premortem = () => format('premortem', 'Premortem', 'challenge', [failed, watchSignals])

export const futurespective = () =>
  format('futurespective', 'Futurespective', 'purpose', [
    {
      id: 'futurespective',
      title: 'It went well',
      why: 'Looking back from a good end shows which early steps mattered.',
      steps: [
        cards('futurespective', {
          title: 'A year on',
          ask: 'It is a year from now, and it went well. What do people say?',
          minutes: 4,
        }),
        {
          id: 'futurespective.back',
          kind: 'write',
          title: 'Looking back',
          ask: 'What did we do in the first month that made it possible?',
          minutes: 4,
          hidden: true,
        },
        {
          id: 'futurespective.group',
          kind: 'group',
          title: 'Group',
          ask: 'Which first steps belong together?',
          minutes: 3,
          cards: 'futurespective.back',
        },
        {
          id: 'futurespective.vote',
          kind: 'vote',
          title: 'Vote',
          ask: 'Which first steps would you take this week? As many as you like.',
          minutes: 2,
          on: 'futurespective.group',
          approve: true,
          hidden: true,
        },
        {
          id: 'futurespective.talk',
          kind: 'look',
          title: 'Talk',
          ask: 'What is the smallest part of it that we can do by next time?',
          minutes: 8,
          from: 'futurespective.vote',
        },
      ],
    },
  ])

const weeks = () => ['1', '2', '3', '5', '8', '13', '21']

/** Delphi: private estimates, the reasons of the highest and lowest, and once more. */
export const delphi = () =>
  format('delphi', 'Delphi estimate', 'action', [
    {
      id: 'delphi',
      title: 'Twice, and in between the reasons',
      why: 'Private guesses made twice are better than one guess made together.',
      steps: [
        {
          id: 'delphi.what',
          kind: 'write',
          title: 'What we estimate',
          ask: 'What exactly do we estimate, and when is it finished?',
          minutes: 3,
        },
        ...rows(
          'delphi',
          { title: 'First round', ask: 'How many weeks will it take?', minutes: 2 },
          { rows: rowsOf('Weeks until it is finished'), points: weeks(), anonymous: true },
          { ask: 'What might somebody know who said the most, or the least?', minutes: 6 },
        ),
        {
          id: 'delphi.again',
          kind: 'scale',
          title: 'Second round',
          ask: 'How many weeks do you say now?',
          minutes: 2,
          hidden: true,
          anonymous: true,
          rows: [],
          points: [],
          again: 'delphi.rows',
        },
        {
          id: 'delphi.result',
          kind: 'look',
          title: 'Result',
          ask: 'The middle estimate stands. What would change it?',
          minutes: 4,
          from: 'delphi.again',
        },
      ],
    },
  ])

/** 1-2-4-all: alone, in pairs, in fours, everybody; the first voice does not set the tone. */
export const oneTwoFourAll = () =>
  format('one-two-four-all', '1-2-4-all', 'challenge', [
    {
      id: 'one-two-four-all',
      title: 'Alone, in pairs, in fours, all',
      why: 'Everybody has thought before anybody is heard.',
      steps: [
        cards('one-two-four-all', {
          title: 'Alone',
          ask: 'What do you see in this that we should do something about?',
          minutes: 2,
        }),
        {
          id: 'one-two-four-all.pairs',
          kind: 'look',
          title: 'In pairs',
          ask: 'Find a partner. What do both of you see?',
          minutes: 3,
          from: 'one-two-four-all.write',
        },
        {
          id: 'one-two-four-all.fours',
          kind: 'write',
          title: 'In fours',
          ask: 'Two pairs together: which one thing stands out? One card for the four of you.',
          minutes: 5,
        },
        {
          id: 'one-two-four-all.talk',
          kind: 'look',
          title: 'All',
          ask: 'What do we do with what stands out?',
          minutes: 6,
          from: 'one-two-four-all.fours',
        },
      ],
    },
  ])
