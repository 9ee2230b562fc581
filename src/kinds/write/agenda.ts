/** How many cards, and which marks sort them. */
import * as v from 'valibot'
import type { StepOf } from '../../session/shapes.ts'
import { type AgendaPart, type Checking, flag, id, line } from '../agenda-part.ts'

const mostCards = 20
const mostMarks = 9

export const agenda: AgendaPart<'write'> = {
  fields: {
    each: v.optional(v.number()),
    marks: v.optional(v.array(v.strictObject({ mark: line(3), label: line(40) }))),
    sorted: v.optional(v.picklist(['rows', 'columns'])),
    about: v.optional(id),
    causes: flag,
  },
  check(step, checking) {
    checking.count('each', step.each, 1, mostCards)
    checkMarks(step, checking)
    checking.refer('about', step.about, ['strip', 'sweep', 'vote', 'compare'])
  },
}

function checkMarks({ marks = [], sorted }: StepOf<'write'>, { say }: Checking): void {
  if (sorted && marks.length < 2) say(['sorted'], 'sorted cards need two marks or more')
  if (marks.length > mostMarks) say(['marks'], `a step has at most ${mostMarks} marks`)
  marks.forEach(({ mark }, i) => {
    if (!mark || mark.length > 3 || /\s/.test(mark))
      say(['marks', i, 'mark'], 'a mark is 1 to 3 characters without blanks')
    // A hidden card that began with it would be shown to all at once.
    if (mark.startsWith('!')) say(['marks', i, 'mark'], '! in front of a card means that somebody said it aloud')
    // Cards are sorted by what they begin with, so one mark must not begin with another.
    const clash = marks.find((other, j) => j !== i && mark.startsWith(other.mark) && (j < i || mark !== other.mark))
    if (clash) say(['marks', i, 'mark'], `"${mark}" cannot be told from the mark "${clash.mark}"`)
  })
}
