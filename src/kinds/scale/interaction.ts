/** What can be done at a scale or a private gate: hands counted row by row, answers typed unseen, one's own; then why and evidence. */
import { readDay, twoDays } from '../../day.ts'
import { type Act, describe, type Memory, type Read, type StayChange } from '../../interact/act.ts'
import { make, makeIn } from '../../interact/outcomes.ts'
import { sayDay } from '../../interact/read-day.ts'
import { sum } from '../../numbers.ts'
import { countsOf, gapsOf, gatesOf } from '../../session/answers.ts'
import { actionsHome, roomPeople, workOf } from '../../session/read.ts'
import type { ScaleRow } from '../../session/shapes.ts'
import { turnWord } from '../../session/turns.ts'
import type { Move } from '../../session/types.ts'
import { full, numbered } from '../../text.ts'
import { countField, saidCount } from '../counting.ts'
import { isOpen, reveal, revealAct } from '../reveal.ts'
import { howToShow, isShow, pointsInPrompt, pointsToShow, type Show, whoShows } from '../show-of-hands.ts'
import { labelsOf, readAnswers, rowsIn } from './answers-line.ts'
import { drawOwn, firstOpen, type Here, ownActs, ownMessage, ownTodo, type RowSpot, rowSpots } from './own.ts'
import { countsThen, isNumeric, isTooFew, lastTimeOf, leastOf, middleOf } from './reading.ts'
import { words } from './words.ts'

type ScaleAct = Act<'scale', RowSpot>

const workAt = (at: Here) => workOf(at.session, at.step.id, 'scale')
const tallies = (at: Here) => workOf(at.whole, at.step.id, 'scale')?.tally ?? {}
const showOf = (at: Here) => ({ people: whoShows(at.whole, at.step), points: at.step.points })
const isCounted = (at: Here) => Object.keys(tallies(at)).length > 0
const phaseAt = (at: Here) => at.step.rows.find(r => r.phase)?.phase
/** Fingers in the air keep no secret: where names are not kept and there is more than one row, a line each does. */
const circleAt = (at: Here) => (at.step.anonymous && at.step.rows.length > 1 ? roomPeople(at.session) : [])
/** Rows that tell more when they are pointed at. */
const telling = (at: Here) => Boolean(at.step.evidence) || at.step.rows.some(r => r.says || r.note)
const firstShown = (at: Here) => (telling(at) ? (at.step.rows[0]?.id ?? null) : null)

function afterRow(at: Here, id: string | undefined): ScaleRow | undefined {
  return at.step.rows[at.step.rows.findIndex(r => r.id === id) + 1]
}

/** Hands are counted before the reveal, and at a scale that hides nothing until every row is. */
function mayCount(at: Here, _spot: RowSpot | undefined, { memory }: Memory): boolean | string {
  if (at.session.revealed[at.step.id] !== undefined || !showOf(at).people.length) return false
  if (!isOpen(at) && at.step.rows.every(r => tallies(at)[r.id])) return false
  return memory.answered || (at.boxed && !isCounted(at)) ? words.answeredTwice : true
}

const count: ScaleAct = {
  id: 'count',
  who: 'keyboard',
  on: ['row'],
  command: {
    words: ['count', 'tally', 'hands'],
    takes: '4 3 5',
    chosen: true,
    bare: (text, at) => isShow(text, showOf(at)),
    first: (_text, at) => isOpen(at) && !isNumeric(at.step),
  },
  does: words.count,
  fits: mayCount,
  field(at, spot) {
    const { rows } = at.step
    const i = rows.findIndex(r => r.id === spot?.id)
    const all = rows.every(r => tallies(at)[r.id])
    const next = all ? undefined : rows[i + 1]
    return countField({
      of: showOf(at),
      prompt: words.countPrompt(i + 1, rows.length, pointsInPrompt(at.step.points)),
      counted: tallies(at)[spot?.id ?? ''] !== undefined,
      enter: next ? words.nextRowHint : words.showsAnswers,
      empty: next ? { stay: countNext(next) } : isOpen(at) ? shown(at) : { stay: { open: null } },
    })
  },
  move(at, spot, value) {
    const show = value as Show
    const { rows } = at.step
    const many = rows.length > 1
    const i = rows.findIndex(r => r.id === spot?.id)
    const open = rows.find(r => r.id !== spot?.id && !tallies(at)[r.id])
    const next = afterRow(at, spot?.id) ?? rows[i]!
    const then = open
      ? words.nowRow(rows.indexOf(open) + 1, open.say)
      : isOpen(at)
        ? words.revealOrAgain
        : words.allCounted
    return {
      ...make<'scale'>(at, { do: 'tally', row: spot?.id ?? '', counts: show.counts }, countNext(next, open)),
      spoken: `${words.countedRow(saidCount(show, 'answer'), many ? i + 1 : undefined)}\n${then}`,
    }
  },
}

/** Opens the line for the first row that is not counted; plain lines count without it. */
const startCount: ScaleAct = {
  id: 'start-count',
  who: 'keyboard',
  keys: ['s'],
  enter: at => circleAt(at).length === 0 || isCounted(at),
  does: words.count,
  hint: words.counting,
  fits: mayCount,
  move: at => ({ stay: countNext(at.step.rows.find(r => !tallies(at)[r.id]) ?? at.step.rows[0]!) }),
}

/** The line for the next row; plain lines go on with one that is not counted yet. */
function countNext(next: ScaleRow, open = next): StayChange {
  return { choose: open.id, open: { act: 'count', spot: next.id, more: true } }
}

function shown(at: Here) {
  return { ...reveal(at), stay: { open: null, choose: firstShown(at) } }
}

const nextRow: ScaleAct = {
  id: 'next-row',
  who: 'keyboard',
  on: ['row'],
  during: ['count'],
  keys: ['tab', 'down'],
  does: words.nextRow,
  fits: at => at.step.rows.length > 1,
  move: (at, spot) => ({ stay: countNext(afterRow(at, spot?.id) ?? at.step.rows[0]!) }),
}

/** Whose turn it is, counted from 0; all have had it once it is as many as there are. */
function turnOf(at: Here, { memory, open }: Memory): number {
  const turn = Number(memory.turn ?? 0)
  return open?.act === 'round' && turn >= circleAt(at).length ? 0 : turn
}

function handOn(at: Here, memory: Memory) {
  const turn = turnOf(at, memory) + 1
  const goesOn = turn < circleAt(at).length
  const stay: StayChange = { memory: { turn }, open: goesOn ? { act: 'round' } : null }
  return { stay, spoken: goesOn ? '' : words.allHadIt }
}

const hadIt = (at: Here, { memory }: Memory) =>
  circleAt(at).length > 0 && Number(memory.turn ?? 0) >= circleAt(at).length

const round: ScaleAct = {
  id: 'round',
  who: 'keyboard',
  keys: ['h'],
  enter: (at, _spot, memory) => circleAt(at).length > 0 && !hadIt(at, memory),
  command: { words: ['answer'], unseen: text => /^[\d\s,;-]*$/.test(text) },
  does: words.round,
  hint: words.handRound,
  fits: at => {
    if (circleAt(at).length === 0) return words.nobodyShares
    return isOpen(at) && (isCounted(at) ? words.countedTwice : true)
  },
  field(at, _spot, memory) {
    const people = circleAt(at)
    const turn = turnOf(at, memory)
    const person = people[turn] ?? people[0]!
    const { rows, points } = at.step
    const labels = labelsOf(points)
    const next = people[turn + 1]
    const then = next ? words.thenNext(next.name) : words.thenAnswers
    return {
      prompt: words.roundPrompt(person.name, rows.length),
      ask: `${words.roundAsk(person.name, labels[0]!, labels.at(-1)!)} ${then}`,
      aloud: words.roundAloud(person.name, rows.length, labels[0]!, labels.at(-1)!),
      mode: 'HIDDEN',
      masked: true,
      parse: text => readAnswers(text, points, rows.length),
      // The row that comes next follows the digits: it tells how many rows are answered, never how.
      focus: text => rows[Math.min(rowsIn(text, points), rows.length - 1)]?.id,
      empty: handOn(at, memory),
    }
  },
  move(at, _spot, value, memory) {
    const person = circleAt(at)[turnOf(at, memory)] ?? circleAt(at)[0]!
    const moves = (value as (number | undefined)[]).flatMap((point, i): Move[] =>
      point === undefined ? [] : [{ in: at.step.id, do: 'answer', row: at.step.rows[i]!.id, point }],
    )
    const { stay, spoken } = handOn(at, memory)
    const answered = moves.length > 0 || memory.memory.answered
    return { moves, by: person.id, said: '', spoken, stay: { ...stay, memory: { ...stay.memory, answered } } }
  },
}

const evidence: ScaleAct = {
  id: 'evidence',
  who: 'facilitator',
  on: ['row'],
  keys: ['x'],
  command: { words: ['why', 'evidence'], takes: 'TEXT', when: rest => /^\d/.test(rest) },
  does: words.evidence,
  hint: words.evidenceHint,
  fits: at => (at.step.evidence ? (isOpen(at) ? words.evidenceLater : true) : false),
  field: (at, spot) => ({
    prompt: words.evidencePrompt,
    ask: words.evidenceAsk(words.rowName(spot?.row.say ?? '')),
    mode: 'EVIDENCE',
    start: workAt(at)?.why[spot?.id ?? ''],
    parse: text => ({ ok: text }),
  }),
  move(at, spot, text) {
    const next = afterRow(at, spot?.id)
    const stay: StayChange = next
      ? { choose: next.id, open: { act: 'evidence', spot: next.id, more: true } }
      : { open: null }
    const known = workAt(at)?.why[spot?.id ?? '']
    if (!text && !known) return { stay }
    return make<'scale'>(at, { do: 'why', row: spot?.id ?? '', text: String(text) }, stay)
  },
}

// A private gate: its mark read off the checks, one reason for all of them, what nobody knows as an action.

const gateAt = (at: Here) => {
  const phase = phaseAt(at)
  return phase && !isOpen(at) ? gatesOf(at.session)[phase] : undefined
}
const owes = (at: Here) => gateAt(at) !== undefined && gateAt(at)!.mark !== 'yes' && !gateAt(at)!.why
const asksWhy = (at: Here, { memory }: Memory) => owes(at) && !memory.asked
const reasonRow = (at: Here) =>
  (at.step.rows.find(r => workAt(at)?.why[r.id]) ?? at.step.rows.find(r => r.phase) ?? at.step.rows[0]!).id
const wasAsked: StayChange = { open: null, memory: { asked: true } }

const why: ScaleAct = {
  id: 'why',
  who: 'facilitator',
  keys: ['s'],
  enter: (at, _spot, memory) => asksWhy(at, memory),
  command: { words: ['why'], takes: 'TEXT' },
  does: words.why,
  hint: words.whyHint,
  fits(at) {
    if (at.step.evidence || !phaseAt(at)) return false
    if (isOpen(at)) return words.whyFirst
    return gateAt(at) !== undefined && gateAt(at)!.mark !== 'yes'
  },
  field: at => ({
    prompt: words.whyPrompt(phaseAt(at)),
    ask: words.whyAsk,
    mode: 'WHY',
    first: true,
    start: workAt(at)?.why[reasonRow(at)],
    parse: text => ({ ok: text }),
    left: { stay: wasAsked },
  }),
  move: (at, _spot, text) =>
    !text && !workAt(at)?.why[reasonRow(at)]
      ? { stay: wasAsked }
      : make<'scale'>(at, { do: 'why', row: reasonRow(at), text: String(text) }, wasAsked),
}

/** Checks a third or more do not know, of which no action is noted yet. */
function toFind(at: Here): ScaleRow[] {
  const work = workAt(at)
  if (!work || isOpen(at)) return []
  const home = actionsHome(at.session)
  const noted = home ? (workOf(at.session, home.id, 'actions')?.actions ?? []) : []
  return gapsOf(at.step, work).filter(r => !noted.some(a => a.text === words.findOut(r.say)))
}

const find: ScaleAct = {
  id: 'find',
  who: 'facilitator',
  keys: ['f'],
  command: { words: ['find'], takes: 'Bo, 28 Nov' },
  does: words.find,
  hint: words.findHint,
  fits: at => toFind(at).length > 0 && (actionsHome(at.session) !== undefined || words.noActions),
  field: at => ({
    prompt: words.findPrompt,
    ask: words.findAsk,
    mode: 'FIND OUT',
    first: true,
    optional: true,
    parse: text => readWhoWhen(text, at.today),
  }),
  move(at, _spot, value) {
    const [gap] = toFind(at)
    const home = actionsHome(at.session)
    if (!gap || !home) return { say: words.nothingToFind }
    return makeIn<'actions'>(home.id, { do: 'add', text: words.findOut(gap.say), ...(value as object) })
  },
}

/** `Bo, 28 Nov`, either of them, or neither; a sentence where a second thing is no day. */
export function readWhoWhen(text: string, today: string): Read<{ owner?: string; due?: string }> {
  const parts = text
    .split(/[,;]/)
    .map(p => p.trim().replace(/^by /i, ''))
    .filter(Boolean)
  const days = parts.flatMap(p => readDay(p, today, 'future') ?? [])
  const [owner, other] = parts.filter(p => readDay(p, today, 'future') === undefined)
  if (other !== undefined) return { say: sayDay(other, today) }
  if (owner && twoDays(owner, today)) return { say: sayDay(owner, today) }
  if (days.length > 1) return { say: words.oneDay(days.length) }
  return { ok: { ...(owner ? { owner } : {}), ...(days[0] ? { due: days[0] } : {}) } }
}

/** What the points mean, for plain lines: full screens draw it under the chosen row. */
const meaning: ScaleAct = {
  id: 'meaning',
  who: 'everybody',
  on: ['row'],
  command: { words: ['meaning'] },
  does: words.meaning,
  fits: at => at.step.rows.some(r => r.says || r.note),
  move(at, spot) {
    const says = spot?.row.says?.map((text, i) => full(`${at.step.points[i] ?? ''}: ${text}`)) ?? []
    return { stay: {}, spoken: [spot?.row.note ?? '', ...says].filter(Boolean).join('\n') }
  },
}

function message(at: Here, memory: Memory): string {
  if (!at.leads) return ownMessage(at)
  const { step } = at
  if (isOpen(at)) {
    if (phaseAt(at)) return words.openGate
    if (circleAt(at).length) return hadIt(at, memory) ? words.openDone : words.openRound
    return showOf(at).people.length ? words.openHands : words.openOwn
  }
  if (!phaseAt(at)) return step.hint ?? (step.evidence ? words.evidenceGoOn : words.goOn)
  if (!gateAt(at)) return words.nobodyAnswered
  if (owes(at)) return words.followUp
  return toFind(at).length ? words.mayFind : (step.hint ?? words.gateGoOn)
}

function tell(at: Here): string[] {
  const { rows } = at.step
  const told = rows.map(row => [full(row.say), ...resultsOf(at, row)].join(' '))
  const known = Object.keys(tallies(at)).length
  const gaps = at.leads ? toFind(at).map(row => words.dontKnow(full(row.say))) : []
  return [
    ...(rows.length > 1 ? numbered(told) : told),
    ...(isOpen(at) && known && at.leads ? [words.hiddenRows(known, rows.length)] : []),
    ...gaps,
  ]
}

/** The answers to a row in sentences: nothing before the reveal, and only a number where they are too few. */
function resultsOf(at: Here, row: ScaleRow): string[] {
  const work = workAt(at)
  const { step } = at
  const counts = work && !isOpen(at) ? countsOf(step, work, row.id) : []
  const n = sum(counts)
  if (!work || !n) return []
  if (isTooFew(step, counts)) return [words.tooFew(n, leastOf(step))]
  const reason = work.why[row.id]
  return [
    words.peopleSaid(saidBy(step.points, counts)),
    ...(isNumeric(step) ? [words.median(middleOf(step.points, counts)!, n)] : []),
    ...then(at, row),
    ...(reason ? [step.evidence ? words.seenIn(full(reason)) : words.becauseOf(full(reason))] : []),
  ]
}

/** `one person said 2`, `two said 3`. */
function saidBy(points: readonly string[], counts: readonly number[]): string[] {
  const given = points.flatMap((point, i) => (counts[i] ? [{ point, n: counts[i]! }] : []))
  return given.map(
    ({ point, n }, i) => `${i ? inWords(n) : `${inWords(n)} ${n === 1 ? 'person' : 'people'}`} said ${point}`,
  )
}

const numerals = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const inWords = (n: number) => numerals[n] ?? String(n)

function then(at: Here, row: ScaleRow): string[] {
  const last = lastTimeOf(at.step, at.session)
  const before = countsThen(at.step, last, row.id)
  if (!last || !before) return []
  const turn = turnWord(last.turn)
  return isNumeric(at.step)
    ? [words.medianThen(turn, middleOf(at.step.points, before)!, sum(before))]
    : [words.saidThen(turn, saidBy(last.points, before))]
}

function todo(at: Here): string[] {
  if (!at.keyboard) return ownTodo(at)
  if (!isOpen(at) && isCounted(at)) return []
  const isWords = !isNumeric(at.step)
  return [words.howShow(isWords, pointsToShow(at.step.points), full(howToShow(showOf(at))))]
}

export const scaleInteraction = describe<'scale', RowSpot>({
  spots: rowSpots,
  begin(at) {
    const act = circleAt(at).length && !isCounted(at) && isOpen(at) ? 'round' : 'count'
    const row = at.step.rows[0]?.id
    return {
      chosen: at.leads ? (firstShown(at) ?? undefined) : firstOpen(at),
      open: act === 'round' ? { act } : { act, ...(row ? { spot: row } : {}) },
    }
  },
  acts: [
    round,
    startCount,
    count,
    nextRow,
    {
      ...revealAct<'scale', RowSpot>(words.reveal, words.show, (at, _spot, memory) => isOpen(at) && hadIt(at, memory)),
      move: shown,
    },
    evidence,
    why,
    find,
    ...ownActs,
    meaning,
  ],
  points: at => at.step.rows.length > 1,
  message: (at, _spot, memory) => message(at, memory),
  after: (at, _spot, memory) =>
    isOpen(at) || !at.leads ? undefined : asksWhy(at, memory) ? words.saysWhy : words.goOn,
  mode: at => (!at.leads && at.live && at.session.revealed[at.step.id] === undefined ? 'ANSWER' : undefined),
  own: drawOwn,
  list: ['results'],
  tell,
  todo,
  goesOn: at => !isOpen(at) && (isCounted(at) || at.session.revealed[at.step.id] !== undefined),
})
