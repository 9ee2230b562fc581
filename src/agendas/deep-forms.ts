/** Every tenet at length: the exercise that goes deep on it, and others that may be taken in beside it. */
import type { Exercise } from '../session/agenda.ts'
import { deliveryMetrics } from './exercises/action/delivery-metrics.ts'
import { pathToProduction } from './exercises/action/path-to-production.ts'
import { principles } from './exercises/action/principles.ts'
import { solutionMap } from './exercises/action/solution-map.ts'
import { fourSliders } from './exercises/challenge/four-sliders.ts'
import { organisationMap } from './exercises/challenge/organisation-map.ts'
import { safetyPulse } from './exercises/challenge/safety-pulse.ts'
import { westrum } from './exercises/challenge/westrum.ts'
import { marketMap } from './exercises/purpose/market-map.ts'
import { starTree } from './exercises/purpose/star-tree.ts'
import { whereItWaited } from './exercises/purpose/where-it-waited.ts'
import { emergingMap } from './exercises/value/emerging-map.ts'
import { emergingQuestions } from './exercises/value/emerging-questions.ts'
import { sixPillars } from './exercises/value/six-pillars.ts'
import { whatRunsUnused } from './exercises/value/what-runs-unused.ts'

/** By tenet; the first one is taken when it is the tenet's turn. */
export const deepForms: Readonly<Record<string, readonly Exercise[]>> = {
  'north-star': [starTree],
  'time-to-value': [whereItWaited],
  'market-map': [marketMap],
  'psychological-safety': [safetyPulse, westrum],
  'sociotechnical-system': [fourSliders],
  'organisation-map': [organisationMap],
  'code-is-a-liability': [principles],
  'developer-experience': [pathToProduction, deliveryMetrics],
  'solution-map': [solutionMap],
  'problem-prevention': [sixPillars],
  'low-carbon': [whatRunsUnused],
  'emerging-value': [emergingMap, emergingQuestions],
}
