/** Small sessions for tests: an agenda of some steps, five people round one keyboard, and the moves they made. */
import type { Grid } from '../../src/draw/grid.ts'
import { kinds, rulesOf } from '../../src/kinds/index.ts'
import type { Look } from '../../src/kinds/kind.ts'
import { apply, begin } from '../../src/room/apply.ts'
import { redact } from '../../src/room/redact.ts'
import { stepOf } from '../../src/session/read.ts'
import type { Kind, MoveOf, StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver, Entry, Move, Refusal, Session } from '../../src/session/types.ts'
import { toneRows } from '../draw/tones.ts'

export const names = ['Ana', 'Bo', 'Chidi', 'Dee', 'Eva'] as const
export const [ana, bo, chidi, dee, eva] = ['p1', 'p2', 'p3', 'p4', 'p5'] as const

export const nothing: CarriedOver = { actions: [], parked: [], options: [], series: {}, debts: [], turns: [] }

/** A move, or a move with who made it; everything else is Ana's. */
type Made = Move | [by: string, move: Move]

/** The session of these steps after these moves. Entry 1 opens, 2 to 6 are the people, so moves count from 7. */
export function played(steps: StepOf[], moves: Made[] = [], carried: Partial<CarriedOver> = {}, turn = 7): Session {
  const agenda = {
    id: 'test',
    title: 'Test',
    minutes: 25,
    phases: [{ id: 'challenge' as const, title: 'Challenge', exercises: [{ id: 'x', title: 'X', why: 'Y.', steps }] }],
  }
  const open: Move & { do: 'open' } = {
    do: 'open',
    title: 'checkout',
    turn: { id: `t-${turn}`, number: turn, kind: 'retro', team: 'checkout', carried: { ...nothing, ...carried } },
    agenda,
  }
  const all: Made[] = [...names.map((name): Move => ({ do: 'join', name, room: true })), ...moves]
  return all.reduce(
    (session, made) => further(session, made),
    begin({ n: 1, at: '2026-11-21T13:00:00.000Z', by: '', move: open }),
  )
}

/** The session after one more move. */
export function further(session: Session, made: Made): Session {
  return apply(session, entryFor(session, made))
}

function entryFor(session: Session, made: Made): Entry {
  const [by, move] = Array.isArray(made) ? made : [ana, made]
  const n = session.n + 1
  return { n, at: new Date(Date.parse(session.opened) + n * 1_000).toISOString(), by, move }
}

/** Why this move is refused, or undefined. */
export function asked<K extends Kind>(session: Session, move: MoveOf<K>, by: string = ana): Refusal | undefined {
  const step = stepOf(session, move.in) as StepOf<K>
  const rules = kinds[step.kind as K].rules
  const work = (session.work[step.id] ?? rules.start(step, session)) as never
  return rules.check(step, work, move, by, session)
}

/** What the stage shows of a step, as rows of text. */
export function shown(session: Session, id: string, look: Look = { width: 80, height: 18 }): string[] {
  return drawn(session, id, look).lines()
}

function drawn(session: Session, id: string, look: Look): Grid {
  const step = stepOf(session, id) as StepOf<Kind>
  return rulesOf(step.kind).draw(step, redact(session), look)
}

/** The message line about the last move made. */
export function saidOf(session: Session, made: Made): string {
  const entry = entryFor({ ...session, n: session.n - 1 }, made)
  const move = entry.move as MoveOf<Kind>
  const step = stepOf(session, move.in) as StepOf<Kind>
  return rulesOf(step.kind).say(step, move, session, entry)
}

/** The sizes a drawing must fit: the main part of a terminal of 60x20, 80x24 and 120x40. */
export const sizes: Look[] = [
  { width: 60, height: 13 },
  { width: 80, height: 18 },
  { width: 120, height: 34 },
]

/** The drawing of a step at all sizes, one under the other, and its tones at the usual one, for a text file to look at. */
export function drawnAtAllSizes(session: Session, id: string): string {
  const parts = sizes.flatMap(look => [
    `${'='.repeat(look.width - 7)} ${look.width}x${look.height}`,
    ...shown(session, id, look),
  ])
  const usual = { width: 80, height: 18 }
  return [...parts, `${'='.repeat(usual.width - 6)} tones`, ...toneRows(drawn(session, id, usual)), ''].join('\n')
}

/** Where the drawings are kept. */
export function fixture(name: string): string {
  return new URL(`../fixtures/kinds/${name}.txt`, import.meta.url).pathname
}
