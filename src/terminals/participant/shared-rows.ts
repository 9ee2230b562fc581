/** Rows that many terminals show alike: drawn once for each session, size and look, and shared by reference. */
import { Grid } from '../../draw/grid.ts'
import { rulesOf } from '../../kinds/index.ts'
import { frameRows } from '../../screen/frame-drawing.ts'
import { lookKey, rowsOf, type Theme, unstyled } from '../../screen/theme.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Person, Session } from '../../session/types.ts'
import { width as cells, cut } from '../../text.ts'
import { drawStrip, headerOf, hueOf } from '../../views/header.ts'
import { contextOf, drawQuestion } from '../../views/question.ts'
import { drawSide } from '../../views/side.ts'

/** A terminal's size in cells and its looks: what shared rows depend on besides the session. */
export type Look = { width: number; height: number; theme: Theme }

/** Values made once for an object and a key; they go when the object does. */
const made = new WeakMap<object, Map<string, unknown>>()

/** What `make` gave for this object and key the first time. */
export function once<T>(of: object, key: string, make: () => T): T {
  let all = made.get(of)
  if (!all) {
    all = new Map()
    made.set(of, all)
  }
  if (!all.has(key)) all.set(key, make())
  return all.get(key) as T
}

/** Rows as they were drawn last, by what they are; so that rows that did not change stay the same array. */
const latest = new Map<string, readonly string[]>()
const enough = 500

/** These rows, or those drawn last for this key where they are equal: then nothing has to compare them again. */
export function kept(key: string, rows: string[]): readonly string[] {
  const before = latest.get(key)
  if (before?.length === rows.length && before.every((row, y) => row === rows[y])) return before
  if (latest.size >= enough) latest.clear()
  latest.set(key, rows)
  return rows
}

function keyOf({ width, height, theme }: Look): string {
  return `${width} ${height} ${lookKey(theme)}`
}

/** Where the session is, at the left of the first row, filled up so that `right` cells are left. `where` replaces the step's name. */
export function headRow(session: Session, look: Look, right: number, where?: string): string {
  return once(session, `head ${right} ${where ?? ''} ${keyOf(look)}`, () => {
    const grid = new Grid(look.width - right, 1)
    const header = headerOf(session, look.width)
    grid.put(0, 1, cut(`${header.left}  ›  ${where ?? header.where}`, grid.width - 3), 'strong')
    const row = rowsOf(grid, look.theme)[0]!
    return row + ' '.repeat(Math.max(0, grid.width - cells(unstyled(row))))
  })
}

/** The wheel strip and the rule below it. `plan` says how the minutes go. */
export function stripRows(session: Session, look: Look, plan: string): readonly string[] {
  const key = `strip ${plan} ${keyOf(look)}`
  return once(session, key, () => {
    const grid = new Grid(look.width, 2)
    grid.paste(0, 0, drawStrip(session, look.width, look.theme.ascii, plan))
    const hue = hueOf(session)
    grid.fill(1, 0, look.width, '─', hue)
    return kept(`${key} ${hue}`, rowsOf(grid, look.theme))
  })
}

/** The main part of a terminal: its width, and whether rows are filled up to it because something stands beside them. */
export type Main = { width: number; filled: boolean }

/** The step's question, and what the turn is about. */
export function questionRows(session: Session, step: StepOf, look: Look, main: Main): readonly string[] {
  const key = `question ${step.id} ${main.width} ${main.filled} ${keyOf(look)}`
  return once(session, key, () => {
    const about = once(session, 'about', () => contextOf(session))
    return kept(key, across(rowsOf(drawQuestion(step.ask, main.width, look.height, '', about), look.theme), main))
  })
}

/** What everybody may look at of a step, in at most `height` rows. The session is one that hides what is hidden; `here` are those who are there. */
export function stepRows(
  session: Session,
  step: StepOf,
  look: Look,
  main: Main,
  height: number,
  page = 0,
  here?: readonly Person[],
): readonly string[] {
  const who = here?.map(p => p.id).join(' ') ?? ''
  const key = `step ${step.id} ${main.width} ${main.filled} ${height} ${page} ${who} ${keyOf(look)}`
  return once(session, key, () => {
    const at = { width: main.width, height, page, here, ascii: look.theme.ascii }
    const grid = rulesOf(step.kind).draw(step, session, at)
    return kept(key, across(rowsOf(grid, look.theme), main))
  })
}

/** The column beside the main part of large screens. */
export function sideRows(session: Session, look: Look): readonly string[] {
  const key = `side ${keyOf(look)}`
  return once(session, key, () => kept(key, rowsOf(drawSide(session, look.height - frameRows), look.theme)))
}

/** Rows as wide as their main part asks. */
export function across(rows: readonly string[], main: Main): string[] {
  if (!main.filled) return [...rows]
  return rows.map(row => row + ' '.repeat(Math.max(0, main.width - cells(unstyled(row)))))
}

/** Exactly so many rows of a main part. */
export function high(rows: readonly string[], height: number, main: Main): string[] {
  const blank = main.filled ? ' '.repeat(main.width) : ''
  const out: string[] = []
  for (let y = 0; y < height; y++) out.push(rows[y] ?? blank)
  return out
}

/** Are these the same pieces, in order? */
export function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((piece, i) => piece === other[i])
}
