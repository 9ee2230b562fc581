/** Every tenet at length: the exercise that goes deep on it, and others that may be taken in beside it. */
import type { Exercise } from '../session/agenda.ts'
import { emergingQuestions } from './exercises/emerging-questions.ts'
import { sixPillars } from './exercises/six-pillars.ts'
import { starTree } from './exercises/star-tree.ts'
import { whatRunsUnused } from './exercises/what-runs-unused.ts'
import { whereItWaited } from './exercises/where-it-waited.ts'

/** By tenet; the first one is taken when it is the tenet's turn. */
export const deepForms: Readonly<Record<string, readonly Exercise[]>> = {
  'north-star': [starTree],
  'time-to-value': [whereItWaited],
  'problem-prevention': [sixPillars],
  'low-carbon': [whatRunsUnused],
  'emerging-value': [emergingQuestions],
}
