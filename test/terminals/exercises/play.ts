/** A play of one exercise by keys: what a room types at each step, what the screen shows then, and what the notes keep of it. */
import { expect } from 'vitest'
import { exerciseOf } from '../../../src/agendas/catalogue.ts'
import { compose } from '../../../src/agendas/compose.ts'
import { notes } from '../../../src/export/notes/markdown.ts'
import { stepsOf } from '../../../src/session/agenda.ts'
import type { CarriedOver, Entry, Move } from '../../../src/session/types.ts'
import { nothingCarried } from '../../../src/turn/carry-over.ts'
import { names } from '../../kinds/played.ts'
import { isOnScreen, letterFor } from '../../support/drawn-text.ts'
import { type Opened, opened } from '../given.ts'

/** Something that must not be on the screen. */
type Unseen = { unseen: string }

/**
 * Keys, then what is to be seen, blanks and line ends all one; names on a map may be broken into rows. Keys without a character
 * of their own are written ⏎ ⎋ ⇥ ↑ ↓ ← →; `<a text>` is the letter that stands in front of that text, or nearest to it on a map.
 */
export type Stroke = readonly [keys: string, ...sees: (string | RegExp | Unseen)[]]

export type Play = {
  /** What earlier turns left. */
  carried?: Partial<CarriedOver>
  /** Other exercises in the same agenda; those it leans on are in it anyway. */
  beside?: readonly string[]
  /** The step to begin at; without one, the first of the exercise. */
  from?: string
  strokes: readonly Stroke[]
  /** What the notes for others hold; the team has it too. */
  forAll?: readonly string[]
  /** What only the notes for the team hold. */
  forTeam?: readonly string[]
}

export const unseen = (text: string): Unseen => ({ unseen: text })

/** One line each, the keyboard going round by itself. */
export const each = (...lines: string[]) => lines.map(line => `${line}⏎`).join('')

/** Cards of everybody in silence: a list a person, the keyboard handed on by an empty line. */
export const silently = (...people: (readonly string[])[]) => people.map(cards => `${each(...cards)}⏎`).join('')

/** The row of a closed vote with so many dots. */
export const dots = (text: string, count: number) => new RegExp(`${text} [█▉▊▋▌▍▎▏]+ ${count}\\b`)

const signs: Record<string, string> = {
  '⏎': '\r',
  '⇥': '\t',
  '↑': '\x1b[A',
  '↓': '\x1b[B',
  '→': '\x1b[C',
  '←': '\x1b[D',
  // A report that the window has the focus ends the wait for more of a sequence.
  '⎋': '\x1b\x1b[I',
}

/** Plays it on a screen of 80x24, five people round one keyboard, and holds the notes against it. */
export async function run(id: string, play: Play): Promise<Opened> {
  const screen = await arrived(id, play)
  for (const [keys, ...sees] of play.strokes) {
    // People look at what a count came to before they go on.
    if (keys === '⏎') screen.pass(1)
    for (const part of keys.split(/(?=<[^<]+>)/)) await screen.type(bytes(part, screen.rows()))
    for (const what of sees)
      if (!isSeen(what, screen.rows())) throw new Error(`after ${keys}: ${wordsFor(what)}\n${screen.text()}`)
  }
  const { session, log } = screen.room
  const [team, others] = (['team', 'others'] as const).map(audience => flat(notes(session, log, { for: audience })))
  for (const text of play.forAll ?? []) expect(others).toContain(text)
  for (const text of [...(play.forAll ?? []), ...(play.forTeam ?? [])]) expect(team).toContain(text)
  for (const text of play.forTeam ?? []) expect(others).not.toContain(text)
  return screen
}

/** At the step where the play begins, come from the step before, as a room would. */
async function arrived(id: string, play: Play): Promise<Opened> {
  const screen = await opened(begun(id, play))
  const to = play.from ?? exerciseOf(id)!.exercise.steps[0]!.id
  if (screen.room.session.at === to) return screen
  await screen.escape()
  await screen.escape()
  await screen.type('n')
  expect(screen.room.session.at).toBe(to)
  return screen
}

/** A turn with this exercise between an opening and a close, everybody there, a step before the one where the play begins. */
function begun(id: string, { carried, beside = [], from }: Play): Entry[] {
  const turn = { id: 'checkout-t0007', number: 7, kind: 'turn', team: 'checkout' }
  const agenda = compose('play', 'A play', [id, ...beside])
  const steps = stepsOf(agenda).map(step => step.id)
  const at = steps.indexOf(from ?? exerciseOf(id)!.exercise.steps[0]!.id)
  const moves: Move[] = [
    {
      do: 'open',
      title: 'checkout, turn 7',
      turn: { ...turn, carried: { ...nothingCarried, ...carried } },
      agenda,
    },
    ...names.map((name): Move => ({ do: 'join', name, room: true })),
    { do: 'go', to: steps[Math.max(0, at - 1)]! },
  ]
  const first = Date.parse('2026-11-21T13:00:00Z')
  return moves.map((move, i) => ({ n: i + 1, at: new Date(first + i * 1_000).toISOString(), by: 'p1', move }))
}

function isSeen(what: string | RegExp | Unseen, rows: readonly string[]): boolean {
  if (typeof what === 'string') return isOnScreen(what, rows)
  return what instanceof RegExp ? what.test(flat(rows.join('\n'))) : !isOnScreen(what.unseen, rows)
}

function wordsFor(what: string | RegExp | Unseen): string {
  return typeof what === 'object' && 'unseen' in what ? `"${what.unseen}" is shown` : `no ${what}`
}

function bytes(keys: string, rows: readonly string[]): string {
  return keys
    .replace(/<([^>]+)>/g, (_, text: string) => letterFor(text, rows).toLowerCase())
    .replace(/[⏎⇥↑↓←→⎋]/g, sign => signs[sign]!)
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ')
}
