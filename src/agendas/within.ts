/** An exercise cut to the minutes there are for it, its silence kept. */

import { factsOf } from '../kinds/facts.ts'
import type { Exercise } from '../session/agenda.ts'
import type { StepOf } from '../session/shapes.ts'

/** Minutes are planned in halves. */
const half = 0.5

/**
 * The exercise with its steps in the same proportions, in half minutes, adding up to `minutes`. Hidden writing keeps its
 * silence and every step half a minute; where they leave no room for that, the exercise takes what they need.
 */
export function within(exercise: Exercise, minutes: number): Exercise {
  const whole = exercise.steps.reduce((sum, s) => sum + s.minutes, 0)
  const steps = exercise.steps.map(s => ({
    step: s,
    minutes: Math.max(least(s), Math.round((s.minutes / whole) * minutes * 2) / 2),
  }))
  for (;;) {
    const over = steps.reduce((sum, s) => sum + s.minutes, 0) - minutes
    if (over === 0) break
    // What is too long is taken from the longest, what is too short given to whoever lost most.
    const fits = over > 0 ? steps.filter(s => s.minutes > least(s.step)) : steps
    const [next] = fits.toSorted((a, b) =>
      over > 0
        ? b.minutes - least(b.step) - (a.minutes - least(a.step))
        : b.step.minutes / b.minutes - a.step.minutes / a.minutes,
    )
    if (!next) break
    next.minutes += over > 0 ? -half : half
  }
  return { ...exercise, steps: steps.map(({ step, minutes }) => ({ ...step, minutes })) }
}

/** The fewest minutes that still make sense of a step. */
function least(step: StepOf): number {
  return factsOf(step.kind).silence?.(step) ?? half
}
