/** What an agenda must hold to before a room can walk it; each problem says where and what. */
import { factsOf, isAnswered } from '../kinds/facts.ts'
import { parse } from '../map/parse.ts'
import { type Agenda, phaseIds, type StepId } from '../session/agenda.ts'
import { type Kind, kindNames, type StepOf } from '../session/shapes.ts'

/** Keys and positions from the agenda down to the thing that is wrong. */
export type Path = (string | number)[]
export type Problem = { path: Path; say: string }

const sane = {
  phases: 6,
  steps: 100,
  minutes: 480,
  dots: 20,
  each: 20,
  rows: 12,
  points: 10,
  marks: 9,
  least: 20,
  levels: 6,
  links: 12,
  timebox: 60,
} as const

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

  switch (step.kind) {
    case 'look':
      if (step.from !== undefined)
        refer(
          'from',
          step.from,
          kindNames.filter(k => k !== 'look'),
          earlier,
          say,
        )
      if (step.from === undefined && !step.summary && !step.facts)
        say([], 'a look step shows the result of a step (from), the summary, or the facts of earlier turns')
      break
    case 'write':
      if (step.each !== undefined) count('each', step.each, 1, sane.each, say)
      lintMarks(step, say)
      if (step.about !== undefined) refer('about', step.about, ['strip', 'sweep'], earlier, say)
      break
    case 'group':
      refer('cards', step.cards, ['write'], earlier, say)
      break
    case 'vote':
      refer('on', step.on, ['write', 'group', 'ring', 'tree'], earlier, say)
      count('dots', step.dots, 1, sane.dots, say)
      break
    case 'scale':
      lintScale(step, gates, say)
      break
    case 'decide':
      if (step.options !== undefined) refer('options', step.options, ['write'], earlier, say)
      break
    case 'series':
      checkId(step.role, ['role'], say)
      if (step.deliveries && step.role !== 'time-to-value')
        say(['deliveries'], 'deliveries are a series with the role time-to-value')
      break
    case 'actions':
      break
    case 'metrics':
      lintRows('metrics', step.rows, say)
      break
    case 'sweep':
      lintRows('sweep', step.rows, say)
      checkId(step.keep, ['keep'], say)
      break
    case 'signals':
      break
    case 'pick':
      if (step.most !== undefined) count('most', step.most, 1, sane.each, say)
      if (step.on !== undefined) refer('on', step.on, ['map'], earlier, say)
      break
    case 'strip':
      checkId(step.keep, ['keep'], say)
      break
    case 'tree':
      lintTree(step, earlier, say)
      break
    case 'ring':
      if (step.links && (step.links.length < 2 || step.links.length > sane.links))
        say(['links'], `a ring begins with 2 to ${sane.links} links or with none, not ${step.links.length}`)
      if (step.base !== undefined) refer('base', step.base, ['ring'], earlier, say)
      if (step.from !== undefined) refer('from', step.from, ['write', 'group'], earlier, say)
      if (step.keep !== undefined) checkId(step.keep, ['keep'], say)
      break
    case 'choose':
      if (step.from !== undefined) refer('from', step.from, ['write', 'group', 'vote'], earlier, say)
      checkId(step.keep, ['keep'], say)
      break
    case 'map':
      checkId(step.role, ['role'], say)
      if (step.base !== undefined) refer('base', step.base, ['map', 'tree'], earlier, say)
      lintMapText(step, say)
      break
    case 'place':
      refer('on', step.on, ['map'], earlier, say)
      break
    case 'topics':
      count('dots', step.dots, 1, sane.dots, say)
      count('timebox', step.timebox, 1, sane.timebox, say)
      break
  }
  return problems
}

function lintTree(step: StepOf<'tree'>, earlier: Map<StepId, StepOf>, say: Say): void {
  const { levels } = step
  if (levels.length < 1 || levels.length > sane.levels)
    say(['levels'], `a tree has 1 to ${sane.levels} levels, not ${levels.length}`)
  levels.forEach((level, i) => {
    if (levels.indexOf(level) < i) say(['levels', i], `there are two levels "${level}"`)
  })
  if (step.keep !== undefined) checkId(step.keep, ['keep'], say)
  if (step.from !== undefined) refer('from', step.from, ['write', 'group'], earlier, say)
  if (step.test !== undefined && !(step.test.includes('{1}') && step.test.includes('{2}')))
    say(['test'], 'a test sentence has a gap {1} for the top and a gap {2} for the part below it')
  if (step.base === undefined) return
  refer('base', step.base, ['tree'], earlier, say)
  const base = earlier.get(step.base)
  if (base?.kind === 'tree' && base.levels.some((level, i) => level !== levels[i]))
    say(['levels'], `a tree goes on with its base: its levels begin with ${base.levels.join(', ')}`)
}

function refer(key: string, id: StepId, fits: readonly Kind[], earlier: Map<StepId, StepOf>, say: Say): void {
  const target = earlier.get(id)
  if (!target) say([key], `"${id}" is not the id of an earlier step`)
  else if (!fits.includes(target.kind))
    say([key], `"${id}" is a ${target.kind} step; ${key} points to a step of kind ${fits.join(' or ')}`)
}

function count(key: string, value: number, least: number, most: number, say: Say): void {
  if (!Number.isInteger(value) || value < least || value > most)
    say([key], `${key} is a whole number from ${least} to ${most}, not ${value}`)
}

function lintMarks(step: StepOf<'write'>, say: Say): void {
  const marks = step.marks ?? []
  if (step.sorted && marks.length < 2) say(['sorted'], 'sorted cards need two marks or more')
  if (marks.length > sane.marks) say(['marks'], `a step has at most ${sane.marks} marks`)
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

/** Rows with ids of their own, as many as a screen can hold. */
function lintRows(kind: Kind, rows: readonly { id: string }[], say: Say): void {
  const ids = new Set<string>()
  if (rows.length < 1 || rows.length > sane.rows)
    say(['rows'], `a ${kind} step has 1 to ${sane.rows} rows, not ${rows.length}`)
  rows.forEach((row, i) => {
    checkId(row.id, ['rows', i, 'id'], say)
    if (ids.has(row.id)) say(['rows', i, 'id'], `there are two rows "${row.id}"`)
    ids.add(row.id)
  })
}

function lintScale(step: StepOf<'scale'>, gates: Set<string>, say: Say): void {
  const ids = new Set<string>()
  sizeOf('rows', step.rows.length, 1, sane.rows, say)
  sizeOf('points', step.points.length, 2, sane.points, say)
  step.rows.forEach((row, i) => {
    checkId(row.id, ['rows', i, 'id'], say)
    if (ids.has(row.id)) say(['rows', i, 'id'], `there are two rows "${row.id}"`)
    ids.add(row.id)
    if (!row.phase) return
    if (gates.has(row.phase)) say(['rows', i, 'phase'], `the ${row.phase} gate is asked twice`)
  })
  for (const { phase } of step.rows) if (phase) gates.add(phase)
  if (step.rows.some(r => r.phase) && step.points.length !== 4)
    say(['points'], "a gate has four points: yes, partly, no, don't know")
  step.rows.forEach((row, i) => {
    if (row.says && row.says.length !== step.points.length)
      say(['rows', i, 'says'], `one description for each point: ${step.points.length} of them, not ${row.says.length}`)
  })
  if (step.least !== undefined) count('least', step.least, 1, sane.least, say)
  if (step.keep !== undefined) checkId(step.keep, ['keep'], say)
}

function sizeOf(key: string, found: number, least: number, most: number, say: Say): void {
  if (found < least || found > most) say([key], `a scale has ${least} to ${most} ${key}, not ${found}`)
}

/** A map an agenda brings along can be read whole: nobody finds out in front of the room. */
function lintMapText(step: StepOf<'map'>, say: Say): void {
  const trouble = parse(step.text ?? '').problems.find(p => p.level === 'error')
  if (trouble) say(['text'], `line ${trouble.line} of the map: ${trouble.say}`)
}
