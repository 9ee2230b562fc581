/** The catalogue: every exercise that can be put into an agenda, by the phase it belongs to. */

import { type Exercise, type PhaseId, phaseIds } from '../session/agenda.ts'
import { compareOptions } from './exercises/action/compare-options.ts'
import { deliveryMetrics } from './exercises/action/delivery-metrics.ts'
import { developerExperienceMap } from './exercises/action/developer-experience-map.ts'
import { flywheelMap } from './exercises/action/flywheel-map.ts'
import { gameplay } from './exercises/action/gameplay.ts'
import { nextBet } from './exercises/action/next-bet.ts'
import { optionsLadder } from './exercises/action/options-ladder.ts'
import { pathAgain } from './exercises/action/path-again.ts'
import { pathToProduction } from './exercises/action/path-to-production.ts'
import { principles } from './exercises/action/principles.ts'
import { solutionGlance, solutionMap } from './exercises/action/solution-map.ts'
import { totalCost } from './exercises/action/total-cost.ts'
import { attackTheAsk } from './exercises/challenge/attack-the-ask.ts'
import { doctrineCheck, wholeDoctrine } from './exercises/challenge/doctrine-check.ts'
import { fourSliders } from './exercises/challenge/four-sliders.ts'
import { organisationGlance, organisationMap } from './exercises/challenge/organisation-map.ts'
import { outsideChallenger } from './exercises/challenge/outside-challenger.ts'
import { pstLens } from './exercises/challenge/pst-lens.ts'
import { reactiveProactive } from './exercises/challenge/reactive-proactive.ts'
import { safetyMap } from './exercises/challenge/safety-map.ts'
import { safetyPulse } from './exercises/challenge/safety-pulse.ts'
import { talkTopics } from './exercises/challenge/talk-topics.ts'
import { waitingByTenet } from './exercises/challenge/waiting-by-tenet.ts'
import { westrum } from './exercises/challenge/westrum.ts'
import { whatResists } from './exercises/challenge/what-resists.ts'
import { whatSlowedUs } from './exercises/challenge/what-slowed-us.ts'
import { gates } from './exercises/close/gates.ts'
import { lookingBack } from './exercises/close/looking-back.ts'
import { promises } from './exercises/close/promises.ts'
import { returnOnTime } from './exercises/close/return-on-time.ts'
import { summary } from './exercises/close/summary.ts'
import { cafeTutorial } from './exercises/opening/cafe-tutorial.ts'
import { checkIn } from './exercises/opening/check-in.ts'
import { factsFirst } from './exercises/opening/facts-first.ts'
import { hope } from './exercises/opening/hope.ts'
import { round } from './exercises/opening/round.ts'
import { settle } from './exercises/opening/settle.ts'
import { tenMoves } from './exercises/opening/ten-moves.ts'
import { phaseGates } from './exercises/phase-gates.ts'
import { amazonFlywheel } from './exercises/purpose/amazon-flywheel.ts'
import { climateCheck } from './exercises/purpose/climate-check.ts'
import { collinsFlywheel } from './exercises/purpose/collins-flywheel.ts'
import { firstMap } from './exercises/purpose/first-map.ts'
import { impactMap } from './exercises/purpose/impact-map.ts'
import { mappingCanvas } from './exercises/purpose/mapping-canvas.ts'
import { marketGlance, marketMap } from './exercises/purpose/market-map.ts'
import { northStar } from './exercises/purpose/north-star.ts'
import { opportunityTree } from './exercises/purpose/opportunity-tree.ts'
import { placement } from './exercises/purpose/placement.ts'
import { stakeholderChain } from './exercises/purpose/stakeholder-chain.ts'
import { starAgain } from './exercises/purpose/star-again.ts'
import { starTree } from './exercises/purpose/star-tree.ts'
import { theAsk } from './exercises/purpose/the-ask.ts'
import { timeToValue } from './exercises/purpose/time-to-value.ts'
import { whereItWaited } from './exercises/purpose/where-it-waited.ts'
import { emergingMap } from './exercises/value/emerging-map.ts'
import { emergingQuestions } from './exercises/value/emerging-questions.ts'
import { findingsAgain } from './exercises/value/findings-again.ts'
import { forecastChecked } from './exercises/value/forecast-checked.ts'
import { inTwoYears } from './exercises/value/in-two-years.ts'
import { prevention } from './exercises/value/prevention.ts'
import { sixPillars } from './exercises/value/six-pillars.ts'
import { wasteNumber } from './exercises/value/waste-number.ts'
import { watchSignals } from './exercises/value/watch-signals.ts'
import { whatRunsUnused } from './exercises/value/what-runs-unused.ts'
import { pulse } from './pulse.ts'

/** By phase, those a turn begins with first. Ids are unique; they are what `flywheel agenda` knows an exercise by. */
export const catalogue: Readonly<Record<PhaseId, readonly Exercise[]>> = {
  opening: [settle, pulse(2), round, checkIn, hope, factsFirst, cafeTutorial, tenMoves],
  purpose: [
    theAsk,
    northStar,
    starTree,
    starAgain,
    impactMap,
    opportunityTree,
    amazonFlywheel,
    collinsFlywheel,
    firstMap,
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
    wholeDoctrine,
    outsideChallenger,
    waitingByTenet,
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
    totalCost,
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
    inTwoYears,
    wasteNumber,
    whatRunsUnused,
    emergingQuestions,
    emergingMap,
    forecastChecked,
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
