/** Hints about the people and the step: who has given nothing yet, who is stuck or away, who fills the wall, a talk that leaves no trace. */
import { factsOf, isAnswered } from '../kinds/facts.ts'
import { isTalk } from '../kinds/made/board.ts'
import { bets, maps } from '../kinds/made/steps.ts'
import { parseOnce } from '../map/index.ts'
import { sum } from '../numbers.ts'
import { placeOf } from '../session/agenda.ts'
import { betLine } from '../session/bet.ts'
import { currentStep, isHidden, isPaused, spent } from '../session/read.ts'
import type { PersonId, StepOf } from '../session/shapes.ts'
import type { Entry, Session } from '../session/types.ts'
import type { Around, Hint } from './hint.ts'
import { hintWords as words } from './words.ts'

/** ms: before this nobody can be said to be late with a first input, or stuck. */
const patience = 60_000
const stuckFor = 90_000
/** A terminal that comes back within this was only a lid or a tunnel. */
const awayFor = 30_000
/** Cards from which on a share of them means something, and people. */
const manyCards = 8
const manyPeople = 4
/** ms of talk without anything noted. */
const quietTalk = 4 * 60_000
/** Above so many parts a map explains nothing any more. */
const mostParts = 20

export function hintsInPhase(around: Around): Hint[] {
  const step = currentStep(around.session)
  if (!step) return []
  return [
    ...away(around),
    ...stuck(around, step),
    ...noInput(around, step),
    ...fewSeats(around, step),
    ...longTalk(around, step),
    ...bigMap(around, step),
    ...several(around.session),
  ]
}

function away({ people }: Around): Hint[] {
  const gone = people.filter(p => !p.here && (p.away ?? 0) >= awayFor)
  if (!gone.length) return []
  return [{ what: 'away', say: words.away(namesOf(gone)), level: 'watch' }]
}

/** Somebody who sits before an open question and has touched no key for a while. */
function stuck({ session, people }: Around, step: StepOf): Hint[] {
  if (!isHidden(session, step) || isPaused(session)) return []
  const quiet = people.filter(p => p.here && p.done === false && !p.cards && (p.idle ?? 0) >= stuckFor)
  if (!quiet.length) return []
  const longest = Math.max(...quiet.map(p => p.idle ?? 0))
  return [
    {
      what: 'stuck',
      say: words.stuck(namesOf(quiet), Math.floor(longest / 1_000)),
      level: 'watch',
    },
  ]
}

/**
 * Who has given nothing in this phase, once most have. Where a step of it keeps no names, nobody can be said to have given
 * nothing; and whoever shares the keyboard only where it was handed round.
 */
function noInput({ session, log, people, now }: Around, step: StepOf): Hint[] {
  const phase = placeOf(session.agenda, step.id)?.phase
  const begun = phase?.exercises.flatMap(e => e.steps).filter(s => session.work[s.id]) ?? []
  if (!phase || begun.some(s => s.anonymous)) return []
  const asked = begun.filter(s => isAnswered(s.kind))
  if (!asked.some(s => spent(session, s.id, now) >= patience)) return []
  const gave = inputsIn(log, new Set(begun.map(s => s.id)))
  const handed = people.some(p => p.room && p.id !== session.facilitator && gave.has(p.id))
  const could = people.filter(p => p.here && (!p.room || handed))
  const silent = could.filter(p => !gave.has(p.id) && p.id !== session.facilitator)
  if (!silent.length || silent.length * 2 > could.length) return []
  return [{ what: 'no-input', say: words.noInput(namesOf(silent)), level: 'watch' }]
}

function inputsIn(log: readonly Entry[], steps: ReadonlySet<string>): Set<PersonId> {
  return new Set(log.flatMap(e => ('in' in e.move && steps.has(e.move.in) ? [e.by] : [])))
}

/** Most cards from one seat, or from two where there are enough to choose from. */
function fewSeats({ people }: Around, step: StepOf): Hint[] {
  const writers = people.flatMap(({ cards, ...person }) => (cards === undefined ? [] : [{ ...person, cards }]))
  const all = writers.reduce((n, p) => n + p.cards, 0)
  if (step.anonymous || all < manyCards || writers.length < manyPeople) return []
  const [first, second] = writers.toSorted((a, b) => b.cards - a.cards)
  const of = (seats: typeof writers): Hint[] => [
    {
      what: 'few-seats',
      say: words.fewSeats(namesOf(seats), sum(seats.map(p => p.cards)), all),
      level: 'know',
    },
  ]
  if (!first || !second) return []
  if (first.cards * 2 > all) return of([first])
  if (writers.length > manyPeople && (first.cards + second.cards) * 2 > all) return of([first, second])
  return []
}

/** Minutes of talk since anything was put down. */
function longTalk({ session, log, now }: Around, step: StepOf): Hint[] {
  const visit = session.visits.at(-1)
  if (!isTalk(step) || step.summary || isPaused(session) || !visit) return []
  const noted = log.findLast(e => 'in' in e.move || e.move.do === 'park')
  const since = Math.max(Date.parse(visit.from), noted ? Date.parse(noted.at) : 0)
  if (now - since < quietTalk) return []
  const minutes = Math.floor((now - since) / 60_000)
  return [
    {
      what: 'long-talk',
      say: words.longTalk(minutes),
      level: 'act',
    },
  ]
}

function bigMap({ session }: Around, step: StepOf): Hint[] {
  const about = factsOf(step.kind).shows?.(step) ?? step.id
  const text = maps(session).find(m => m.step.id === about)?.work?.text
  const parts = text ? parseOnce(text).map.components.length : 0
  if (parts <= mostParts) return []
  return [
    {
      what: 'big-map',
      say: words.bigMap(parts, mostParts),
      level: 'know',
    },
  ]
}

/** More than one thing that is "the" next one: two bets in one turn, or one that names two things to do. */
function several(session: Session): Hint[] {
  const made = bets(session)
    .map(({ work }) => work?.fields ?? {})
    .filter(fields => betLine(fields))
  const things =
    made.length > 1
      ? made.map(b => b.we ?? '')
      : (made[0]?.we ?? '').split(/[;+\n]|,? and then /).map(one => one.trim())
  const [first = '', second = ''] = things.filter(Boolean)
  if (!first || !second) return []
  return [{ what: 'several', say: words.several(first, second), level: 'know' }]
}

function namesOf(people: readonly { name: string }[]): string[] {
  return people.map(p => p.name)
}
