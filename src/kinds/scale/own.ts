/** One's own answers to a scale: a key a row on full screens, a value and the row's number in plain lines. */
import type { Grid } from '../../draw/grid.ts'
import type { Act, At, Outcome, Size } from '../../interact/act.ts'
import { workOf } from '../../session/read.ts'
import type { ScaleRow, StepOf } from '../../session/shapes.ts'
import type { Move } from '../../session/types.ts'
import { cut } from '../../text.ts'
import { isAnswerable } from '../shared/counting.ts'
import { beside, drawSheet, line, lines } from '../shared/sheet.ts'
import { words } from './words.ts'

export type Here = At<'scale'>
export type RowSpot = { id: string; type: 'row'; say: string; row: ScaleRow }
type OwnAct = Act<'scale', RowSpot>

export function rowSpots(at: Here): RowSpot[] {
  return at.step.rows.map(row => ({ id: row.id, type: 'row', say: row.say, row }))
}

export function answersAt(at: Here): Record<string, number> {
  return workOf(at.session, at.step.id, 'scale')?.answers[at.me ?? ''] ?? {}
}

/** The row to answer first. */
export function firstOpen(at: Here): string | undefined {
  const mine = answersAt(at)
  return (at.step.rows.find(r => mine[r.id] === undefined) ?? at.step.rows[0])?.id
}

const isNumbers = (step: StepOf<'scale'>) => step.points.every(p => /^\d+$/.test(p))

/** The digits that answer by one key, `1-5`; undefined where an answer takes two keys. */
function digitsOf(step: StepOf<'scale'>): string | undefined {
  const digits = step.points.map((p, i) => (isNumbers(step) ? p : String(i + 1)))
  if (!digits.length || digits.some(d => d.length > 1)) return undefined
  return `${digits[0]}-${digits.at(-1)}`
}

/** The answer a word stands for: itself, its beginning where only one begins so, or its number where answers are words. */
function pointOf(step: StepOf<'scale'>, text: string): number {
  const word = text.toLowerCase()
  const exact = step.points.findIndex(p => p.toLowerCase() === word)
  if (exact >= 0 || isNumbers(step)) return exact
  if (/^\d+$/.test(word)) return Number(word) <= step.points.length ? Number(word) - 1 : -1
  const begins = step.points.flatMap((p, i) => (p.toLowerCase().startsWith(word) ? [i] : []))
  return begins.length === 1 ? begins[0]! : -1
}

/** Which rows are answered with what: `4` the chosen one, `2 4` row 2, `4 3 5` all rows of a scale of three or more. */
function readOwn(at: Here, chosen: string | undefined, text: string): { row: string; point: number }[] | undefined {
  const { step } = at
  const whole = pointOf(step, text)
  if (whole >= 0 && chosen !== undefined) return [{ row: chosen, point: whole }]
  const [, number, rest = ''] = /^(\d{1,4})(?:\s*:\s*|\s+)(\S.*)$/.exec(text) ?? []
  const row = step.rows[Number(number) - 1]
  if (row && pointOf(step, rest) >= 0) return [{ row: row.id, point: pointOf(step, rest) }]
  const tokens = text.split(/[\s,]+/).filter(Boolean)
  const points = tokens.map(t => pointOf(step, t))
  if (step.rows.length < 3 || tokens.length !== step.rows.length || points.some(p => p < 0)) return undefined
  return step.rows.map((r, i) => ({ row: r.id, point: points[i]! }))
}

function say(at: Here, given: { row: string; point: number }[]): Outcome {
  const { step } = at
  const last = given.at(-1)!
  const mine = { ...answersAt(at), ...Object.fromEntries(given.map(g => [g.row, g.point])) }
  const next = step.rows[step.rows.findIndex(r => r.id === last.row) + 1]
  const open = next && mine[next.id] === undefined ? next : step.rows.find(r => mine[r.id] === undefined)
  const told = given.map(g => words.yourAnswer(step.points[g.point] ?? ''))
  const number = open ? step.rows.indexOf(open) + 1 : 0
  const many = step.rows.length > 1
  return {
    moves: given.map(({ row, point }): Move => ({ in: step.id, do: 'answer', row, point })),
    said: told.at(-1)!,
    spoken: [
      ...told,
      ...(many && open ? [words.rowToAnswer(number, step.rows.length, open.say, step.points)] : []),
      ...(many && !open ? [words.allIn] : []),
    ].join('\n'),
    stay: { choose: (open ?? next ?? step.rows.at(-1)!).id },
  }
}

const fits: OwnAct['fits'] = at => isAnswerable(at) && !at.shared

/** The answers that have a key of their own: the first letters of yes, partly, no and don't know. */
const letters = [
  ['y', 'yes'],
  ['p', 'partly'],
  ['n', 'no'],
  ['d', "don't know"],
] as const

const ownAllYes: OwnAct = {
  id: 'own-all-yes',
  who: 'participant',
  keys: ['Y'],
  command: { words: ['answer all yes'] },
  does: words.ownAllYes,
  hint: (at: Here) => (openRows(at).length > 1 ? 'all yes' : undefined),
  fits: (at, spot, memory) => at.step.rows.length > 1 && at.step.points[0] === 'yes' && fits(at, spot, memory),
  move(at) {
    const open = openRows(at)
    const rows = open.length ? open : at.step.rows
    return say(
      at,
      rows.map(row => ({ row: row.id, point: 0 })),
    )
  },
}

export const ownActs: OwnAct[] = [
  {
    id: 'point',
    who: 'participant',
    on: ['row'],
    keys: ['0-9'],
    shownKeys: at => digitsOf(at.step),
    command: {
      words: ['answer'],
      takes: '4',
      chosen: true,
      first: true,
      bare: (text, at) => isAnswerable(at) && readOwn(at, at.step.rows[0]?.id, text) !== undefined,
    },
    does: words.answer,
    hint: words.answerHint,
    fits,
    move(at, spot, value) {
      const given = readOwn(at, spot?.id, String(value))
      return given ? say(at, given) : { say: words.oneOf(at.step.points) }
    },
  },
  ...letters.map(
    ([key, point]): OwnAct => ({
      id: `own-${key}`,
      who: 'participant',
      on: ['row'],
      keys: [key],
      command: { words: [`answer ${point}`], chosen: true },
      does: words.say(point),
      hint: point,
      fits: (at, spot, memory) => at.step.points.includes(point) && fits(at, spot, memory),
      move: (at, spot) => say(at, [{ row: spot?.id ?? '', point: at.step.points.indexOf(point) }]),
    }),
  ),
  ownAllYes,
]

/** Rows this person has not answered yet. */
function openRows(at: Here): ScaleRow[] {
  return at.step.rows.filter(row => answersAt(at)[row.id] === undefined)
}

/** One's own answers, a row each; what the answer of the chosen row means below it. */
export function drawOwn(
  at: Here,
  { width, height }: Size,
  { chosen }: { chosen: string | undefined },
): Grid | undefined {
  if (!isAnswerable(at) || at.leads) return undefined
  const { step } = at
  const mine = answersAt(at)
  const edge = width - 1
  const to = Math.max(20, edge - 20)
  const blocks = step.rows.map(r => {
    const point = mine[r.id]
    const says = r.id === chosen && point !== undefined ? r.says?.[point] : undefined
    const given = point === undefined ? '' : `● ${step.points[point] ?? ''}`
    return [
      ...beside(lines(r.say, 3, to - 2), [line(cut(given, 19), to, 'accent')]),
      ...(r.note ? lines(r.note, 5, to - 2) : []),
      ...(says ? lines(says, 5, to - 2) : []),
    ].map(x => ({ ...x, id: r.id }))
  })
  const points = step.points.map((p, i) => (isNumbers(step) ? p : `${keyOf(p, i)} ${p}`))
  const head = lines(words.ownHead(points), 1, edge, 'strong')
  return drawSheet({ head, blocks, airy: step.rows.length < 6 }, { width, height, focus: chosen })
}

/** The key that stands for a word: its letter where it has one, else its number. */
function keyOf(point: string, i: number): string {
  return letters.find(([, word]) => word === point)?.[0] ?? String(i + 1)
}

export function ownMessage(at: Here): string {
  if (!isAnswerable(at)) return at.step.hint ?? words.ownShown
  const done = at.step.rows.filter(r => answersAt(at)[r.id] !== undefined).length
  return done < at.step.rows.length ? words.answered(done, at.step.rows.length) : words.allAnswered
}

/** The row to answer next, for plain lines. */
export function ownTodo(at: Here): string[] {
  if (!isAnswerable(at)) return []
  const { rows, points } = at.step
  const open = rows.findIndex(r => answersAt(at)[r.id] === undefined)
  return open < 0 ? [words.allIn] : [words.rowToAnswer(open + 1, rows.length, rows[open]!.say, points)]
}
