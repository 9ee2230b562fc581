/** The blocks of the facilitator's private page: what is next, the people, the plan, lists of sentences. */
import { localMinute } from '../day.ts'
import { progress } from '../draw/bars.ts'
import type { Grid } from '../draw/grid.ts'
import { type PhaseId, placeOf } from '../session/agenda.ts'
import { currentStep } from '../session/read.ts'
import type { PersonId } from '../session/shapes.ts'
import { width as cells, cut, plural, wrap } from '../text.ts'
import type { Around, Hint, PersonNow } from '../turn/hint.ts'
import { planOf } from '../turn/plan.ts'
import type { Offers } from '../turn/replan.ts'
import { hintWords } from '../turn/words.ts'
import type { Projected } from './host-services.ts'
import { viewWords } from './words.ts'

/** What the page is drawn from. `stage` draws the stage in so many cells; `screens` are those that show it, absent where all share one. */
export type PrivateLook = {
  around: Around
  hints: readonly Hint[]
  me: PersonId
  offers: Offers
  /** Where somebody sits, in a word or two. */
  terminal(person: PersonNow): string
  stage(width: number, height: number): Grid
  screens?: readonly string[] | undefined
  /** What is laid over the stage. */
  projected: Projected | undefined
  /** Page of the people, from 0; it goes round. */
  page: number
  width: number
  height: number
}

/** Below so many rows only what matters most is shown. */
export const low = 16

/** `NEXT` and `Say`. Returns the row below them. */
export function drawNext(grid: Grid, { hints, around }: PrivateLook, row: number, x: number, end: number): number {
  let y = row
  const next = hints.find(h => h.what === 'next')
  const indent = 7
  grid.put(y, x, 'NEXT', 'strong')
  for (const line of wrap(next?.say ?? '', end - x - indent - 1))
    grid.put(y++, x + indent, line, next?.level === 'act' ? 'accent' : 'strong')
  const say = currentStep(around.session)?.hint
  const lines = say && grid.height >= low ? wrap(say, end - x - indent - 1).slice(0, 2) : []
  if (lines.length) grid.put(y, x, 'Say')
  for (const line of lines) grid.put(y++, x + indent, line)
  return y
}

type Place = { x: number; y: number; width: number; rows: number }

/** Name, state, cards, last key and terminal of everybody, as many as there are rows; more by the page. */
export function drawPeople(grid: Grid, look: PrivateLook, { x, y, width, rows }: Place): void {
  const { around, me, terminal, page, screens } = look
  const { people } = around
  const unsigned = Boolean(currentStep(around.session)?.anonymous)
  const shows = width >= 44 && screens !== undefined && !unsigned
  const pages = Math.max(1, Math.ceil(people.length / rows))
  grid.put(y, x, pages > 1 ? `PEOPLE ${(page % pages) + 1}/${pages}` : 'PEOPLE', 'strong')
  const [state, cards, key, at] = [x + 13, x + 27, x + 36, x + 38]
  if (unsigned) grid.put(y, state, cut('no names here: nothing of anybody', x + width - state))
  else {
    grid.put(y, state, 'state')
    if (people.some(p => p.cards !== undefined)) grid.putRight(y, cards, 'cards')
    if (people.some(p => p.idle !== undefined)) grid.putRight(y, key, 'last key')
    if (shows) grid.put(y, at, 'at')
  }
  const shown = people.slice((page % pages) * rows, (page % pages) * rows + rows)
  for (const [i, person] of shown.entries()) {
    const row = y + 1 + i
    const you = person.id === me ? ' (you)' : ''
    grid.put(row, x, cut(person.name, 12 - you.length) + you)
    const word = stateOf(person)
    grid.put(row, state, word, word === 'done' ? 'good' : word === 'away' ? 'warn' : 'plain')
    if (person.cards !== undefined) grid.putRight(row, cards, String(person.cards))
    if (person.idle !== undefined && person.here) grid.putRight(row, key, time(person.idle))
    if (shows) grid.put(row, at, cut(person.id === me && !person.room ? 'this one' : terminal(person), x + width - at))
  }
}

function stateOf({ here, expected, done, writing, away }: PersonNow): string {
  if (expected) return 'expected'
  if (!here) return away === undefined ? 'away' : `away ${time(away)}`
  return done ? 'done' : writing ? 'writing' : 'here'
}

/** `40 s`, and from five minutes on `6 min`. */
function time(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  return seconds < 300 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`
}

type PlanLine = { title: string; short: string; plan: number; used: number; here: boolean }

function planLines({ session, now }: Around): PlanLine[] {
  const here = placeOf(session.agenda, session.at)?.phase.id
  return planOf(session, now).phases.map(p => ({
    title: p.title,
    short: words[p.phase],
    plan: p.plan,
    used: p.spent,
    here: p.phase === here,
  }))
}

/** Phases in one word, where there is no room for their titles. */
const words: Record<PhaseId, string> = {
  opening: 'Opening',
  purpose: 'Purpose',
  challenge: 'Challenge',
  action: 'Next best',
  value: 'Long-term',
  close: 'Close',
}

/** Minutes planned and used a phase, and when it ends as it goes. */
export function drawPlan(grid: Grid, around: Around, place: Place & { bars: boolean }): void {
  const { x, y, rows, bars } = place
  const lines = planLines(around)
  const end = bars ? x + 38 : x + place.width
  const [plan, used] = [end - 7, end]
  grid.put(y, x, 'PLAN', 'strong')
  grid.putRight(y, plan, 'plan')
  grid.putRight(y, used, 'used')
  const most = Math.max(1, ...lines.flatMap(l => [l.plan, l.used]))
  const room = Math.min(40, place.width - (end - x) - 3)
  for (const [i, line] of lines.slice(0, Math.max(0, rows - 1)).entries()) {
    const row = y + 1 + i
    grid.put(row, x, line.here ? '▸' : ' ', 'strong')
    grid.put(
      row,
      x + 2,
      cells(line.title) > plan - x - 6 ? cut(line.short, plan - x - 6) : line.title,
      line.here ? 'strong' : 'plain',
    )
    grid.putRight(row, plan, short(line.plan))
    if (line.used) grid.putRight(row, used, short(line.used))
    if (bars) {
      const long = Math.max(1, Math.round((line.plan / most) * room))
      grid.put(row, end + 3, progress(line.used, line.plan, long), line.used > line.plan + 0.5 ? 'warn' : 'plain')
    }
  }
  const under = y + 1 + Math.min(lines.length, Math.max(0, rows - 1))
  grid.put(under, x + 2, cut(endLine(around), place.width - 2))
}

/** `ends 15:17, agreed 15:20`: as it goes, beside what was agreed. */
export function endLine({ session, now }: Around): string {
  const { agreed, spent, ahead } = planOf(session, now)
  if (session.closed || !session.at) return viewWords.minutesUsed(short(spent), short(agreed))
  const until = now + (agreed - spent) * 60_000
  const clock = (ms: number) => localMinute(new Date(ms)).slice(-5)
  return `ends ${clock(until - ahead * 60_000)}, agreed ${clock(until)}`
}

export function short(minutes: number): string {
  return String(Math.round(minutes * 10) / 10)
}

/** Hints as rows, those to act on with `!` before them. */
export function hintRows(hints: readonly Hint[], width: number): string[] {
  const rows = hints
    .filter(h => h.what !== 'next')
    .flatMap(({ say, level }) =>
      wrap(say, width - 2).map((line, i) => (i ? `  ${line}` : `${level === 'act' ? '!' : '·'} ${line}`)),
    )
  return rows.length ? rows : [`· ${hintWords.none}`]
}

/** A title and its lines; what has no room is counted. Returns the row below. */
export function drawBlock(
  grid: Grid,
  title: string,
  lines: readonly string[],
  { x, y, rows }: Omit<Place, 'width'>,
): number {
  if (rows < 2) return y
  grid.put(y, x, title, 'strong')
  const fit = lines.length <= rows - 1 ? lines.length : rows - 2
  for (const [i, line] of lines.slice(0, fit).entries())
    grid.put(y + 1 + i, x, line, line.startsWith('!') ? 'warn' : 'plain')
  if (fit < lines.length) grid.put(y + 1 + fit, x, `  and ${lines.length - fit} more`)
  return y + 1 + Math.min(lines.length, rows - 1)
}

/** What a new plan would win, by the keys that take it. */
export function lateRows({ late, drop, shorten, extend }: Offers, width: number): string[] {
  if (late < 1) return []
  const ways = [
    drop && `1 ${drop.say}: saves ${short(drop.wins)} min`,
    shorten && `2 ${shorten.say}: saves ${short(shorten.wins)} min`,
    extend && `3 agree to ${extend.say}`,
  ].filter(way => way !== undefined)
  return ways.flatMap(way => wrap(way, width - 2).map((row, i) => (i ? `  ${row}` : row)))
}

/** The same in a line or two, where there is no room for names. */
export function lateLine({ late, drop, shorten, extend }: Offers, width: number): string[] {
  if (late < 1) return []
  const ways = [
    drop && `1 leaves out ${plural(drop.moves.length, 'exercise')}: saves ${short(drop.wins)} min`,
    shorten && `2 shortens ${plural(shorten.moves.length, 'step')}: ${short(shorten.wins)} min`,
    extend && `3 ends ${extend.wins} min later`,
  ].filter(way => way !== undefined)
  return wrap(`! Late: ${ways.join('; ')}`, width - 2).map((row, i) => (i ? `  ${row}` : row))
}
