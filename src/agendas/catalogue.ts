/** The catalogue: every exercise that can be put into an agenda, by the phase it belongs to. */
import { type Exercise, type PhaseId, phaseIds } from '../session/agenda.ts'
import { amazonFlywheel } from './exercises/amazon-flywheel.ts'
import { attackTheAsk } from './exercises/attack-the-ask.ts'
import { cafeTutorial } from './exercises/cafe-tutorial.ts'
import { checkIn } from './exercises/check-in.ts'
import { climateCheck } from './exercises/climate-check.ts'
import { collinsFlywheel } from './exercises/collins-flywheel.ts'
import { compareOptions } from './exercises/compare-options.ts'
import { deliveryMetrics } from './exercises/delivery-metrics.ts'
import { developerExperienceMap } from './exercises/developer-experience-map.ts'
import { doctrineCheck } from './exercises/doctrine-check.ts'
import { emergingMap } from './exercises/emerging-map.ts'
import { emergingQuestions } from './exercises/emerging-questions.ts'
import { factsFirst } from './exercises/facts-first.ts'
import { findingsAgain } from './exercises/findings-again.ts'
import { flywheelMap } from './exercises/flywheel-map.ts'
import { fourSliders } from './exercises/four-sliders.ts'
import { gameplay } from './exercises/gameplay.ts'
import { gates } from './exercises/gates.ts'
import { hope } from './exercises/hope.ts'
import { impactMap } from './exercises/impact-map.ts'
import { lookingBack } from './exercises/looking-back.ts'
import { mappingCanvas } from './exercises/mapping-canvas.ts'
import { marketGlance, marketMap } from './exercises/market-map.ts'
import { nextBet } from './exercises/next-bet.ts'
import { northStar } from './exercises/north-star.ts'
import { opportunityTree } from './exercises/opportunity-tree.ts'
import { optionsLadder } from './exercises/options-ladder.ts'
import { organisationGlance, organisationMap } from './exercises/organisation-map.ts'
import { pathAgain } from './exercises/path-again.ts'
import { pathToProduction } from './exercises/path-to-production.ts'
import { phaseGates } from './exercises/phase-gates.ts'
import { placement } from './exercises/placement.ts'
import { prevention } from './exercises/prevention.ts'
import { principles } from './exercises/principles.ts'
import { promises } from './exercises/promises.ts'
import { pstLens } from './exercises/pst-lens.ts'
import { reactiveProactive } from './exercises/reactive-proactive.ts'
import { returnOnTime } from './exercises/return-on-time.ts'
import { safetyMap } from './exercises/safety-map.ts'
import { safetyPulse } from './exercises/safety-pulse.ts'
import { settle } from './exercises/settle.ts'
import { sixPillars } from './exercises/six-pillars.ts'
import { solutionGlance, solutionMap } from './exercises/solution-map.ts'
import { stakeholderChain } from './exercises/stakeholder-chain.ts'
import { starAgain } from './exercises/star-again.ts'
import { starTree } from './exercises/star-tree.ts'
import { summary } from './exercises/summary.ts'
import { talkTopics } from './exercises/talk-topics.ts'
import { tenMoves } from './exercises/ten-moves.ts'
import { theAsk } from './exercises/the-ask.ts'
import { timeToValue } from './exercises/time-to-value.ts'
import { wasteNumber } from './exercises/waste-number.ts'
import { watchSignals } from './exercises/watch-signals.ts'
import { westrum } from './exercises/westrum.ts'
import { whatResists } from './exercises/what-resists.ts'
import { whatRunsUnused } from './exercises/what-runs-unused.ts'
import { whatSlowedUs } from './exercises/what-slowed-us.ts'
import { whereItWaited } from './exercises/where-it-waited.ts'

/** By phase, those a turn begins with first. Ids are unique; they are what `flywheel agenda` knows an exercise by. */
export const catalogue: Readonly<Record<PhaseId, readonly Exercise[]>> = {
  opening: [settle, checkIn, hope, factsFirst, cafeTutorial, tenMoves],
  purpose: [
    theAsk,
    northStar,
    starTree,
    starAgain,
    impactMap,
    opportunityTree,
    amazonFlywheel,
    collinsFlywheel,
    timeToValue,
    whereItWaited,
    stakeholderChain,
    mappingCanvas,
    marketGlance,
    marketMap,
    placement,
    climateCheck,
    phaseGates.purpose,
  ],
  challenge: [
    whatSlowedUs,
    talkTopics,
    attackTheAsk,
    safetyPulse,
    westrum,
    fourSliders,
    doctrineCheck(1),
    organisationGlance,
    organisationMap,
    whatResists,
    pstLens,
    safetyMap,
    reactiveProactive(),
    phaseGates.challenge,
  ],
  action: [
    pathToProduction,
    pathAgain,
    deliveryMetrics,
    developerExperienceMap,
    principles,
    solutionGlance,
    solutionMap,
    flywheelMap,
    gameplay,
    optionsLadder,
    compareOptions,
    nextBet,
    phaseGates.action,
  ],
  value: [
    findingsAgain,
    sixPillars,
    prevention,
    wasteNumber,
    whatRunsUnused,
    emergingQuestions,
    emergingMap,
    watchSignals,
    phaseGates.value,
  ],
  close: [gates, promises, lookingBack, returnOnTime, summary],
}

/** Every exercise with its phase, in the wheel's order. */
export const allExercises: readonly { phase: PhaseId; exercise: Exercise }[] = phaseIds.flatMap(phase =>
  catalogue[phase].map(exercise => ({ phase, exercise })),
)

/** The exercise of this id with its phase, or undefined. */
export function exerciseOf(id: string): { phase: PhaseId; exercise: Exercise } | undefined {
  return allExercises.find(e => e.exercise.id === id)
}

/** The minutes of an exercise. */
export function minutesOf(exercise: Exercise): number {
  return exercise.steps.reduce((sum, step) => sum + step.minutes, 0)
}
