/** People, the plan with its minutes, and what is parked, on one sheet; what is not in the plan stands in it all the same. */
import { shapeOf } from '../agendas/diamond.ts'
import { localMinute } from '../day.ts'
import { Grid } from '../draw/grid.ts'
import { waitingOf } from '../kinds/made/promises.ts'
import type { Exercise } from '../session/agenda.ts'
import { isPlanned, spent } from '../session/read.ts'
import type { Person, Session } from '../session/types.ts'
import { cut, wrap } from '../text.ts'
import { aheadWords, liftsOf, planOf } from '../turn/plan.ts'
import type { Offers } from '../turn/replan.ts'
import { viewWords } from './words.ts'

type Row =
  | { is: 'phase'; title: string; shape: string; plan: number; used: number }
  | { is: 'exercise'; exercise: Exercise; planned: boolean; plan: number; used: number; here: boolean }
  | { is: 'lift'; say: string }

/** A row a phase, a row an exercise, and one where a step takes longer with these people, in the agenda's order; minutes with what was added to or taken from them. */
export function planRows(session: Session, now: number): Row[] {
  const minutes = (e: Exercise) => e.steps.reduce((n, s) => n + Math.max(0, s.minutes + (session.extra[s.id] ?? 0)), 0)
  const used = (e: Exercise) => e.steps.reduce((n, s) => n + spent(session, s.id, now), 0) / 60_000
  const lifts = liftsOf(session)
  return session.agenda.phases.flatMap((phase): Row[] => {
    const planned = phase.exercises.filter(e => isPlanned(session, e))
    return [
      {
        is: 'phase',
        title: phase.title,
        shape: shapeOf(planned.flatMap(e => e.steps)),
        plan: planned.reduce((n, e) => n + minutes(e), 0),
        used: phase.exercises.reduce((n, e) => n + used(e), 0),
      },
      ...phase.exercises.flatMap((exercise): Row[] => [
        {
          is: 'exercise',
          exercise,
          planned: isPlanned(session, exercise),
          plan: minutes(exercise),
          used: used(exercise),
          here: exercise.steps.some(s => s.id === session.at),
        },
        ...lifts.filter(l => exercise.steps.includes(l.step)).map((l): Row => ({ is: 'lift', say: l.say })),
      ]),
    ]
  })
}

export type PlanLook = {
  width: number
  height: number
  /** The person, or the exercise, that is pointed at. */
  person?: string | undefined
  exercise?: string | undefined
  offers: Offers
}

/**
 *  PEOPLE              PLAN    < opens  > closes            plan   used
 *  ▸ Ana  facilitates  CLARITY OF PURPOSE  ><<><>>            15    2.6
 *    Bo                  The ask in one sentence               1    1.0
 *                      ▸ The star and what moves it  deep      8      -
 *  PARKED                Where did it wait?  not in the plan   8
 *  · who pays
 *                      ends 15:21, agreed 15:20: on time
 */
export function drawPlan(session: Session, now: number, look: PlanLook): Grid {
  const { width, height, offers } = look
  const grid = new Grid(width, height)
  const x = width >= 100 ? 44 : width >= 80 ? 26 : 17
  drawPeople(grid, session, x - 2, look.person)
  const foot = endRows(session, now, offers, width - x - 1)
  drawExercises(grid, session, now, { x, height: height - foot.length - 1, focus: look.exercise })
  for (const [i, text] of foot.entries()) grid.put(height - foot.length + i, x, text, i === 0 ? 'strong' : 'plain')
  return grid
}

function drawPeople(grid: Grid, session: Session, width: number, focus: string | undefined): void {
  grid.put(0, 1, 'PEOPLE', 'strong')
  let y = 1
  const parked = waitingOf(session)
  const room = grid.height - (parked.length ? 4 : 1)
  for (const p of session.people.slice(0, room)) {
    const says = personWords(p, session, width)
    const name = cut(p.name, Math.max(8, width - 3 - (says ? says.length + 2 : 0)))
    grid.put(y, 1, p.id === focus ? '▸' : ' ', 'strong')
    const end = grid.put(y, 3, name, p.id === focus ? 'strong' : 'plain')
    if (says) grid.put(y, end + 2, cut(says, width - end - 2))
    y++
  }
  if (y + 3 > grid.height) return
  grid.put(++y, 1, 'PARKED', 'strong')
  const texts = parked.length ? parked.map(p => `· ${p.text}`) : ['nothing yet; p parks']
  const rows = texts.flatMap(text => wrap(text, width - 2).map((row, i) => (i ? `  ${row}` : row)))
  for (const row of rows) if (++y < grid.height) grid.put(y, 1, row)
}

/** What is to be known of a person: that they are away or facilitate, and their chair. */
function personWords(person: Person, session: Session, width: number): string {
  const leads = person.id === session.facilitator && (width < 22 ? 'leads' : 'facilitates')
  return [person.away ? 'away' : leads, person.chair].filter(Boolean).join(', ')
}

function drawExercises(
  grid: Grid,
  session: Session,
  now: number,
  { x, height, focus }: { x: number; height: number; focus?: string | undefined },
): void {
  const end = grid.width - 1
  const [planned, used] = [end - 7, end]
  grid.put(0, grid.put(0, x, 'PLAN', 'strong') + 2, cut('< opens  > closes', planned - x - 12))
  grid.putRight(0, planned, 'plan')
  grid.putRight(0, used, 'used')
  const rows = planRows(session, now)
  const at = rows.findIndex(r => (r.is === 'exercise' ? (focus ? r.exercise.id === focus : r.here) : false))
  const room = Math.max(1, height - 1)
  const top = Math.max(0, Math.min(at - Math.floor(room / 2), rows.length - room))
  for (const [i, row] of rows.slice(top, top + room).entries()) {
    const y = 1 + i
    const title = planned - x - 8
    if (row.is === 'phase') {
      const to = grid.put(y, x, cut(row.title, title - 2), 'strong')
      grid.put(y, to + 2, cut(row.shape, planned - to - 8))
      grid.putRight(y, planned, short(row.plan), 'strong')
      grid.putRight(y, used, row.used ? short(row.used) : '-')
      continue
    }
    if (row.is === 'lift') {
      grid.put(y, x + 4, cut(row.say, planned - x - 4), 'quiet')
      continue
    }
    const isFocus = row.exercise.id === focus
    const mark = row.planned ? (row.exercise.deep ? 'deep' : '') : row.exercise.deep ? 'deep, not in' : 'not in'
    const text = cut(row.exercise.title, title - (mark ? mark.length + 2 : 0))
    grid.put(y, x, isFocus ? '▸' : row.here ? '●' : ' ', 'strong')
    const to = grid.put(y, x + 2, text, isFocus ? 'strong' : row.planned ? 'plain' : 'quiet')
    if (mark) grid.put(y, to + 2, mark, row.planned ? 'accent' : 'quiet')
    grid.putRight(y, planned, row.planned ? short(row.plan) : `(${short(row.plan)})`)
    if (row.used) grid.putRight(y, used, short(row.used))
  }
}

/** When it ends as it goes, beside what was agreed; when that is late, the ways out by their keys. */
function endRows(session: Session, now: number, offers: Offers, width: number): string[] {
  const plan = planOf(session, now)
  const used = viewWords.minutesUsedTo(short(plan.spent), short(plan.agreed), aheadWords(plan.ahead))
  if (session.closed || !session.at) return wrap(used, width)
  const agreed = now + (plan.agreed - plan.spent) * 60_000
  const clock = (ms: number) => localMinute(new Date(ms)).slice(-5)
  const ends = (wins: number) => clock(agreed - (plan.ahead + wins) * 60_000)
  const first = `ends ${ends(0)}, agreed ${clock(agreed)}: ${aheadWords(plan.ahead)}`
  const ways = [
    offers.drop && `1 ${offers.drop.say}: ends ${ends(offers.drop.wins)}`,
    offers.shorten && `2 ${offers.shorten.say}: ends ${ends(offers.shorten.wins)}`,
    offers.extend && `3 agree to ${offers.extend.say}: ${ends(0)}`,
  ].filter(way => way !== undefined)
  return [...wrap(first, width), ...ways.flatMap(way => wrap(way, width - 2).map((row, i) => (i ? `  ${row}` : row)))]
}

function short(minutes: number): string {
  return String(Math.round(minutes * 10) / 10)
}
