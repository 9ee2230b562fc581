/** What the formats of the library are made of: cards in columns and a vote on them, rows answered on points, and how a session ends. */
import { sum } from '../../numbers.ts'
import type { Agenda, Exercise, PhaseId } from '../../session/agenda.ts'
import { stepsOf } from '../../session/agenda.ts'
import type { Mark, StepOf } from '../../session/shapes.ts'
import { promises } from '../exercises/close/promises.ts'
import { returnOnTime } from '../exercises/close/return-on-time.ts'
import { summary } from '../exercises/close/summary.ts'
import { settle } from '../exercises/opening/settle.ts'
import { within } from '../within.ts'

/** Questions of a step, and its minutes. */
type Ask = { title?: string; ask: string; minutes: number; hint?: string }

/** Cards written in silence, in columns where there are marks. */
export function cards(id: string, { title = 'Write', ...ask }: Ask, marks: Mark[] = []): StepOf<'write'> {
  const sorted = marks.length > 1 ? { marks, sorted: 'columns' as const } : {}
  return { id: `${id}.write`, kind: 'write', title, ...ask, hidden: true, ...sorted }
}

/** The cards of a format grouped, voted on, and the first ones talked about. */
export function vote(id: string, question: string, talk: Ask): StepOf[] {
  return [
    {
      id: `${id}.group`,
      kind: 'group',
      title: 'Group',
      ask: 'Which cards belong together?',
      minutes: 3,
      cards: `${id}.write`,
    },
    {
      id: `${id}.vote`,
      kind: 'vote',
      title: 'Vote',
      ask: question,
      minutes: 2,
      on: `${id}.group`,
      dots: 3,
      hidden: true,
    },
    { id: `${id}.talk`, kind: 'look', title: 'Talk', ...talk, from: `${id}.vote` },
  ]
}

/** Rows that everybody answers, and the talk about what they show. */
export function rows(
  id: string,
  { title = 'Answers', ...ask }: Ask,
  more: Pick<StepOf<'scale'>, 'rows' | 'points'> &
    Partial<Pick<StepOf<'scale'>, 'anonymous' | 'least' | 'keep' | 'evidence'>>,
  talk: Ask,
): StepOf[] {
  return [
    { id: `${id}.rows`, kind: 'scale', title, ...ask, hidden: true, ...more },
    { id: `${id}.talk`, kind: 'look', title: 'Talk', ...talk, from: `${id}.rows` },
  ]
}

/** Rows of a scale from their sentences, `row-1` onwards. */
export function rowsOf(...sentences: string[]): StepOf<'scale'>['rows'] {
  return sentences.map((say, i) => ({ id: `row-${i + 1}`, say }))
}

/** An agenda: what is owed first, then the format's own exercises in their phase, then actions and the end. Its minutes are those of its steps. */
export function format(
  id: string,
  title: string,
  phase: Exclude<PhaseId, 'opening' | 'close'>,
  exercises: Exercise[],
): Agenda {
  const phases: Agenda['phases'] = [
    { id: 'opening', title: 'Opening', exercises: [within(settle, 3)] },
    { id: phase, title, exercises },
    { id: 'close', title: 'Close', exercises: [within(promises, 4), within(returnOnTime, 1), within(summary, 2)] },
  ]
  const agenda = { id, title, minutes: 0, phases: structuredClone(phases) }
  return timed(agenda)
}

/** An agenda whose minutes are those of its steps. */
export function timed(agenda: Agenda): Agenda {
  return { ...agenda, minutes: sum(stepsOf(agenda).map(({ minutes }) => minutes)) }
}
