/** Every tenet at length: the exercise that goes deep on it, and others that may be taken in beside it. */
import type { Exercise } from '../session/agenda.ts'
import { deliveryMetrics } from './exercises/delivery-metrics.ts'
import { emergingMap } from './exercises/emerging-map.ts'
import { emergingQuestions } from './exercises/emerging-questions.ts'
import { fourSliders } from './exercises/four-sliders.ts'
import { marketMap } from './exercises/market-map.ts'
import { organisationMap } from './exercises/organisation-map.ts'
import { pathToProduction } from './exercises/path-to-production.ts'
import { principles } from './exercises/principles.ts'
import { safetyPulse } from './exercises/safety-pulse.ts'
import { sixPillars } from './exercises/six-pillars.ts'
import { solutionMap } from './exercises/solution-map.ts'
import { starTree } from './exercises/star-tree.ts'
import { westrum } from './exercises/westrum.ts'
import { whatRunsUnused } from './exercises/what-runs-unused.ts'
import { whereItWaited } from './exercises/where-it-waited.ts'

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
