/** The agenda of a retro that was held in another tool: its cards, groups and votes, and what is still to be done with them. */
import type { Agenda } from '../session/agenda.ts'
import { promises } from './exercises/close/promises.ts'
import { summary } from './exercises/close/summary.ts'
import { phaseTitles } from './tenets.ts'

/** Signs for the columns the cards stood in; what stands in a further column has none. */
const signs = ['+', '-', '?', '*', '~', '^', '=', '#', '%']

/** The mark of each column, by its name. */
export function marksOf(columns: readonly string[]): Map<string, string> {
  return new Map(columns.slice(0, signs.length).map((column, i) => [column, signs[i] ?? '']))
}

/** `columns` are the names of the columns cards stood in, `dots` how many dots each person has so that all votes fit. */
export function imported(columns: readonly string[], dots: number): Agenda {
  const marks = [...marksOf(columns)].map(([label, mark]) => ({ mark, label: label.slice(0, 40) }))
  return {
    id: 'imported',
    title: 'Retro from another tool',
    minutes: 15,
    phases: [
      {
        id: 'challenge',
        title: phaseTitles.challenge,
        exercises: [
          {
            id: 'imported',
            title: 'What was said there',
            why: 'What was written in the other tool continues here.',
            steps: [
              {
                id: 'imported.write',
                kind: 'write',
                title: 'Cards',
                ask: 'What was written?',
                minutes: 1,
                ...(marks.length ? { marks } : {}),
              },
              {
                id: 'imported.group',
                kind: 'group',
                title: 'Groups',
                ask: 'Which belong together?',
                minutes: 2,
                cards: 'imported.write',
              },
              {
                id: 'imported.vote',
                kind: 'vote',
                title: 'Votes',
                ask: 'Which got the most votes?',
                minutes: 1,
                on: 'imported.group',
                dots,
              },
              {
                id: 'imported.talk',
                kind: 'look',
                title: 'Talk',
                ask: 'What do we do about the first one?',
                minutes: 6,
                from: 'imported.vote',
              },
            ],
          },
        ],
      },
      { id: 'close', title: 'Close', exercises: [promises, summary] },
    ].map(phase => structuredClone(phase)) as Agenda['phases'],
  }
}
