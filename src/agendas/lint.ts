/** What an agenda must hold to before a room can walk it; each problem says where and what. */
import type { Checking, Path } from '../kinds/agenda-part.ts'
import { factsOf, isAnswered } from '../kinds/facts.ts'
import { kindOf } from '../kinds/index.ts'
import { type Agenda, phaseIds, type StepId } from '../session/agenda.ts'
import { kindNames, type StepOf } from '../session/shapes.ts'

export type { Path }
export type Problem = { path: Path; say: string }

const sane = { phases: 6, steps: 100, minutes: 480 } as const

/** Ids become keys of records and words in a file: short, lower case, and nothing every record has already. */
const idPattern = /^[a-z][a-z0-9.-]{0,63}$/

/** Everything that is wrong with an agenda, in its own order; empty when a room can walk it. Never throws. */
export function lint(agenda: Agenda): Problem[] {
  const problems: Problem[] = []
  const say = (path: Path, text: string) => problems.push({ path, say: text })
  const earlier = new Map<StepId, StepOf>()
  const exercises = new Set<string>()
  const gates = new Set<string>()
  let minutes = 0
  let lastPhase = -1

  checkId(agenda.id, ['id'], say)
  if (agenda.phases.length < 1 || agenda.phases.length > sane.phases)
    say(['phases'], `an agenda has 1 to ${sane.phases} phases, not ${agenda.phases.length}`)

  agenda.phases.forEach((phase, p) => {
    const order = phaseIds.indexOf(phase.id)
    if (order < 0) say(['phases', p, 'id'], `there is no phase "${phase.id}"; the phases are ${phaseIds.join(', ')}`)
    else if (order <= lastPhase)
      say(['phases', p, 'id'], `"${phase.id}" comes once, in the order ${phaseIds.join(', ')}`)
    lastPhase = Math.max(lastPhase, order)
    phase.exercises.forEach((exercise, e) => {
      const here: Path = ['phases', p, 'exercises', e]
      checkId(exercise.id, [...here, 'id'], say)
      if (exercises.has(exercise.id)) say([...here, 'id'], `there are two exercises "${exercise.id}"`)
      exercises.add(exercise.id)
      if (!exercise.steps.length) say([...here, 'steps'], 'an exercise has at least one step')
      exercise.steps.forEach((step, s) => {
        const at: Path = [...here, 'steps', s]
        checkId(step.id, [...at, 'id'], say)
        if (earlier.has(step.id)) say([...at, 'id'], `there are two steps "${step.id}"`)
        for (const problem of lintStep(step, earlier, gates)) say([...at, ...problem.path], problem.say)
        earlier.set(step.id, step)
        // What is only offered takes no minutes until it is taken in.
        if (!exercise.off) minutes += step.minutes
      })
    })
  })

  if (earlier.size > sane.steps) say(['phases'], `${earlier.size} steps are too many; ${sane.steps} is the most`)
  if (Math.abs(minutes - agenda.minutes) > 1e-6)
    say(['minutes'], `the steps add up to ${minutes} minutes, the agenda says ${agenda.minutes}`)
  if (![...earlier.values()].some(step => step.kind === 'actions' && !step.settle))
    say(['phases'], 'new actions need a step of kind actions without settle')
  return problems
}

/** `phases[1].exercises[0].steps[2].on`: a path as people write it; "agenda" for the whole. */
export function pathText(path: Path): string {
  return (
    path.reduce<string>(
      (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key),
      '',
    ) || 'agenda'
  )
}

type Say = (path: Path, text: string) => void

function checkId(id: string, path: Path, say: Say): void {
  if (!idPattern.test(id) || id in Object.prototype)
    say(path, `"${id}" cannot be an id: a to z first, then a to z, 0 to 9, dots and dashes, at most 64 of them`)
}

function lintStep(step: StepOf, earlier: Map<StepId, StepOf>, gates: Set<string>): Problem[] {
  const problems: Problem[] = []
  const say: Say = (path, text) => problems.push({ path, say: text })
  if (!(step.minutes > 0 && step.minutes <= sane.minutes))
    say(['minutes'], `a step takes more than 0 and at most ${sane.minutes} minutes`)
  if (!kindNames.includes(step.kind)) {
    say(['kind'], `there is no step kind "${step.kind}"`)
    return problems
  }
  if (step.hidden && !isAnswered(step.kind)) say(['hidden'], `nothing is hidden in a ${step.kind} step`)
  if (step.anonymous && !factsOf(step.kind).anonymous) say(['anonymous'], `a ${step.kind} step cannot be anonymous`)
  const silence = factsOf(step.kind).silence?.(step)
  if (silence !== undefined && step.minutes < silence)
    say(['minutes'], `hidden writing needs at least ${silence} silent minutes before the reveal`)
  kindOf(step.kind).agenda.check?.(step, checking(earlier, gates, say))
  return problems
}

/** What the check of a kind asks of the agenda so far. */
function checking(earlier: Map<StepId, StepOf>, gates: Set<string>, say: Say): Checking {
  const id: Checking['id'] = (text, path) => {
    if (text !== undefined) checkId(text, path, say)
  }
  return {
    say,
    gates,
    id,
    earlier: of => earlier.get(of),
    refer(key, of, fits) {
      if (of === undefined) return
      const target = earlier.get(of)
      if (!target) say([key], `"${of}" is not the id of an earlier step`)
      else if (!fits.includes(target.kind))
        say([key], `"${of}" is a ${target.kind} step; ${key} points to a step of kind ${fits.join(' or ')}`)
    },
    count(key, value, least, most) {
      if (value !== undefined && (!Number.isInteger(value) || value < least || value > most))
        say([key], `${key} is a whole number from ${least} to ${most}, not ${value}`)
    },
    rowIds(rows) {
      const ids = new Set<string>()
      rows.forEach((row, i) => {
        id(row.id, ['rows', i, 'id'])
        if (ids.has(row.id)) say(['rows', i, 'id'], `there are two rows "${row.id}"`)
        ids.add(row.id)
      })
    },
  }
}
