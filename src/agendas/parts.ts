/** What the forms of a full turn share: minutes for steps, time to talk, follow-ups, the ask, and who speaks last. */
import { type Agenda, type Exercise, type Phase, type PhaseId, phaseIds, wheelPhases } from '../session/agenda.ts'
import { carriedAt } from '../session/carried.ts'
import type { Kind, StepOf } from '../session/shapes.ts'
import type { CarriedOver } from '../session/types.ts'
import { cut, width } from '../text.ts'
import { nextBet } from './exercises/action/next-bet.ts'
import { optionsLadder } from './exercises/action/options-ladder.ts'
import { secondOption } from './exercises/action/second-option.ts'
import { starTree } from './exercises/purpose/star-tree.ts'
import { phaseTitles } from './tenets.ts'

/** The exercise with these minutes for its steps, one after the other; steps without one keep theirs. */
export function timed(exercise: Exercise, ...minutes: readonly number[]): Exercise {
  return { ...exercise, steps: exercise.steps.map((step, i) => ({ ...step, minutes: minutes[i] ?? step.minutes })) }
}

/** Steps of what is in the plan. */
export function countSteps(exercises: readonly Exercise[]): number {
  return planned(exercises).flatMap(e => e.steps).length
}

function planned(exercises: readonly Exercise[]): Exercise[] {
  return exercises.filter(e => !e.off)
}

function minutesOf(exercises: readonly Exercise[]): number {
  return planned(exercises)
    .flatMap(e => e.steps)
    .reduce((sum, step) => sum + step.minutes, 0)
}

/** The talks that take what is left of the time, and in which shares. */
const talks: Readonly<Record<string, number>> = { 'attack.talk': 4, 'ladder.talk': 2, 'value.talk': 2 }
const half = 0.5

/** The phases with what is left of `minutes` given to their talks, in half minutes; the biggest talk takes the odd one. */
export function talkIn(phases: Record<PhaseId, Exercise[]>, minutes: number): Record<PhaseId, Exercise[]> {
  const left = minutes - minutesOf(Object.values(phases).flat())
  const there = planned(Object.values(phases).flat())
    .flatMap(e => e.steps)
    .flatMap(step => (Object.hasOwn(talks, step.id) ? [step.id] : []))
  const shares = there.reduce((sum, id) => sum + (talks[id] ?? 0), 0)
  const given = new Map(there.map(id => [id, Math.round(((left * (talks[id] ?? 0)) / shares) * 2) / 2]))
  const [first] = there
  const odd = left - [...given.values()].reduce((sum, n) => sum + n, 0)
  if (first !== undefined) given.set(first, (given.get(first) ?? 0) + odd)
  const longer = (step: StepOf) => ({ ...step, minutes: Math.max(half, step.minutes + (given.get(step.id) ?? 0)) })
  const entries = phaseIds.map(id => [id, phases[id].map(e => ({ ...e, steps: e.steps.map(longer) }))] as const)
  return Object.fromEntries(entries) as Record<PhaseId, Exercise[]>
}

const idOf = (kind: Kind) => optionsLadder.steps.find(s => s.kind === kind)?.id ?? ''

/** The bet on an option of the ladder, estimated by everybody unseen. */
export const estimated: Exercise = {
  ...nextBet,
  id: 'the-bet',
  steps: nextBet.steps.flatMap(s =>
    s.kind === 'decide' ? [{ ...s, options: idOf('write'), estimate: true as const }] : [],
  ),
}

/** The same after everybody wrote one line for the second option. */
export const argued: Exercise = { ...estimated, steps: [secondOption(idOf('vote')), ...estimated.steps] }

/** The ladder where the second option is argued for in place of a talk about the first. */
export const ladderAlone: Exercise = { ...optionsLadder, steps: optionsLadder.steps.filter(s => s.kind !== 'look') }

/** The tree of a first star on its own: the room names the star, its inputs and this week's work aloud. */
export const firstStar: Exercise = {
  ...starTree,
  steps: starTree.steps.flatMap(step => {
    if (step.kind !== 'tree') return []
    const { from: _, ...tree } = step
    const ask = 'Which number shows it worked in a year, and what can we change soon that moves first?'
    return [{ ...tree, ask, hint: 'The star, its inputs, then what we work on this week.' }]
  }),
}

/** A first turn asks for what reached users lately: there is no last time. */
export function lately(exercise: Exercise): Exercise {
  const ask = 'What reached users lately? When was it requested, and when was it first used?'
  return { ...exercise, steps: exercise.steps.map(step => ({ ...step, ask })) }
}

/** After so many turns the group writes the ask again. */
const askEvery = 4
/** The checks of gates that ask about the ask itself. */
const askChecks: readonly string[] = ['purpose-1', 'purpose']

/** Is the ask to be written anew: none yet, a no on it alone, or it is old? Files of before do not say which check it was. */
export function isAskOpen(carried: CarriedOver | undefined): boolean {
  const ask = carriedAt(carried?.choices, 'ask')
  if (!carried || !ask) return true
  const debt = carried.debts.find(d => d.phase === 'purpose')
  const isRefused = debt?.checks
    ? debt.checks.some(check => askChecks.includes(check))
    : debt !== undefined && !debt.unasked && carried.turns.at(-1)?.gates.purpose === 'no'
  const at = carried.turns.findIndex(t => t.id === ask.since)
  return isRefused || (at >= 0 && carried.turns.length - at >= askEvery)
}

/** The phases in order, without empty ones; with their follow-ups, who speaks last, and whether last turn's top challenge happened. */
export function wholePhases(exercises: Record<PhaseId, Exercise[]>, carried: CarriedOver | undefined): Phase[] {
  return phaseIds.filter(id => exercises[id].length).map(id => phase(id, exercises[id], carried))
}

function phase(id: PhaseId, exercises: Exercise[], carried: CarriedOver | undefined): Phase {
  const copy = structuredClone(exercises)
  const first = copy.find(e => !e.off)?.steps[0]
  const isOnWheel = wheelPhases.some(wheel => wheel === id)
  if (first && isOnWheel) first.hint = withLastWords(first.hint ?? '')
  const attack = copy.flatMap(e => e.steps).find(s => s.id === 'attack.write')
  if (attack && carried?.top) attack.hint = `Last time it was "${cut(carried.top, 30)}": did it happen?`
  return withFollowUps({ id, title: phaseTitles[id], exercises: copy }, carried)
}

/**
 * The phase with what its gate left as its first question. A gate that was not asked is asked again where it stands: nothing
 * is to be followed up.
 */
export function withFollowUps(phase: Phase, carried: CarriedOver | undefined): Phase {
  const debt = carried?.debts.find(d => d.phase === phase.id)
  const steps = phase.exercises.filter(e => !e.off).flatMap(e => e.steps)
  const [first] = steps
  if (first && debt && !debt.unasked) first.ask = `Follow-up: "${cut(debt.why, 80)}". ${first.ask}`
  const skipped = new Set(carried?.debts.flatMap(d => (d.unasked ? [d.phase] : [])))
  for (const step of steps)
    if (step.kind === 'scale' && step.rows.some(row => row.phase && skipped.has(row.phase)))
      step.ask = `Not asked last time. ${step.ask}`
  return phase
}

/** Cells a hint has, so that it fits at 80 columns. */
const hintRoom = 60
const lastWords = 'The most senior person speaks last.'

/** The hint, or as much of it as leaves room, with the rule that the most senior person speaks last. */
function withLastWords(hint: string): string {
  if (hint.includes(lastWords)) return hint
  const [sentence = ''] = hint.split(/(?<=[.?!]) /)
  const [clause = ''] = sentence.split(/[;:,.]/)
  const room = (text: string) => width(text) + 1 + width(lastWords) <= hintRoom
  const start = [hint, sentence, `${clause}.`].find(room)
  return start ? `${start} ${lastWords}` : hint
}

/** An agenda of these exercises by phase whose talks take what is left of its minutes. */
export function formOf(
  about: { id: string; title: string; minutes: number },
  exercises: Partial<Record<PhaseId, Exercise[]>>,
  carried: CarriedOver | undefined,
): Agenda {
  const all = { opening: [], purpose: [], challenge: [], action: [], value: [], close: [], ...exercises }
  return { ...about, phases: wholePhases(talkIn(all, about.minutes), carried) }
}
