/** What can be done at a scale or a private gate: hands counted row by row, answers typed unseen, one's own; then why and evidence. */
import { describe, type Memory, type StayChange, typing } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import type { ScaleRow } from '../../session/shapes.ts'
import type { Move } from '../../session/types.ts'
import { full } from '../../text.ts'
import { countField, saidCount } from '../shared/counting.ts'
import { isOpen, revealAct } from '../shared/reveal.ts'
import { howToShow, isShow, pointsInPrompt, pointsToShow } from '../shared/show-of-hands.ts'
import { waitsForCards } from '../shared/waits.ts'
import { labelsOf, readAnswers, rowsIn } from './answers-line.ts'
import {
  afterRow,
  circleAt,
  firstShown,
  hadIt,
  isCounted,
  phaseAt,
  type ScaleAct,
  shown,
  showOf,
  tallies,
  turnOf,
} from './here.ts'
import { drawOwn, firstOpen, type Here, ownActs, ownMessage, ownTodo, type RowSpot, rowSpots } from './own.ts'
import { isNumeric } from './reading.ts'
import { asksWhy, evidence, findAct, gateAt, owes, toFind, why } from './reasons.ts'
import { tell } from './telling.ts'
import { words } from './words.ts'

/** Hands are counted before the reveal, and at a scale that hides nothing until every row is. */
function mayCount(at: Here, _spot: RowSpot | undefined, { memory }: Memory): boolean | string {
  if (!at.step.rows.length || at.session.revealed[at.step.id] !== undefined) return false
  if (!showOf(at).people.length) return false
  if (!isOpen(at) && at.step.rows.every(r => tallies(at)[r.id])) return false
  return memory.answered || (at.boxed && !isCounted(at)) ? words.answeredTwice : true
}

const count: ScaleAct = typing({
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
    const show = value
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
})

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

function handOn(at: Here, memory: Memory) {
  const turn = turnOf(at, memory) + 1
  const goesOn = turn < circleAt(at).length
  const stay: StayChange = { memory: { turn }, open: goesOn ? { act: 'round' } : null }
  return { stay, spoken: goesOn ? '' : words.allHadIt }
}

const round: ScaleAct = typing({
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
    const moves = value.flatMap((point, i): Move[] =>
      point === undefined ? [] : [{ in: at.step.id, do: 'answer', row: at.step.rows[i]!.id, point }],
    )
    const { stay, spoken } = handOn(at, memory)
    const answered = moves.length > 0 || memory.memory.answered
    return { moves, by: person.id, said: '', spoken, stay: { ...stay, memory: { ...stay.memory, answered } } }
  },
})

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

function todo(at: Here): string[] {
  if (!at.keyboard) return ownTodo(at)
  const { step, session } = at
  if (session.revealed[step.id] !== undefined || (!isOpen(at) && isCounted(at))) return []
  if (circleAt(at).length && isOpen(at) && !isCounted(at)) return [words.roundOrReveal]
  const isWords = !isNumeric(step)
  const next = step.rows.findIndex(r => !tallies(at)[r.id])
  return [
    ...(step.rows.length > 1 && next >= 0 ? [words.nowRow(next + 1, step.rows[next]?.say ?? '')] : []),
    words.howShow(isWords, pointsToShow(step.points), full(howToShow(showOf(at)))),
  ]
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
    findAct<RowSpot>(),
    ...ownActs,
    meaning,
  ],
  waitsFor: at => waitsForCards(at, at.step.cards),
  points: at => at.step.rows.length > 1,
  message: (at, _spot, memory) => (at.step.rows.length ? message(at, memory) : words.noCards),
  after: (at, _spot, memory) =>
    isOpen(at) || !at.leads ? undefined : asksWhy(at, memory) ? words.saysWhy : words.goOn,
  mode: at => (!at.leads && at.live && at.session.revealed[at.step.id] === undefined ? 'ANSWER' : undefined),
  own: drawOwn,
  list: ['results'],
  tell,
  todo,
  goesOn: at =>
    !at.step.rows.length || (!isOpen(at) && (isCounted(at) || at.session.revealed[at.step.id] !== undefined)),
})
