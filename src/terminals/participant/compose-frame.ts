/** What one terminal shows at a view: rows shared with others, and its own laid between them. */
import { Grid } from '../../draw/grid.ts'
import { isBroad } from '../../kinds/facts.ts'
import { hereOf } from '../../room/headcount.ts'
import { drawFooter, footerKeys } from '../../screen/frame-drawing.ts'
import type { Cursor } from '../../screen/painter.ts'
import type { Layer } from '../../screen/router.ts'
import { drawSmall, frameIn } from '../../screen/small-drawing.ts'
import { chosenIn, lookKey, rowsOf } from '../../screen/theme.ts'
import type { StepOf } from '../../session/shapes.ts'
import { width as cells, cut } from '../../text.ts'
import { drawWho } from '../../views/counts.ts'
import { headerPeople, hueOf } from '../../views/header.ts'
import type { HostServices } from '../../views/host-services.ts'
import { drawSigns } from '../../views/online/signs-drawing.ts'
import { drawWaiting } from '../../views/online/waiting.ts'
import { waitingWords } from '../../views/online/words.ts'
import { hasSide, sideWidth } from '../../views/side.ts'
import { drawMeanwhile } from './meanwhile.ts'
import { type OwnScene, ownPart, type Part } from './own-part.ts'
import { clockOf, type SharedView } from './render-scheduler.ts'
import {
  across,
  areSame,
  headRow,
  high,
  kept,
  type Look,
  type Main,
  once,
  questionRows,
  sideRows,
  stepRows,
  stripRows,
} from './shared-rows.ts'

type Scene = OwnScene & {
  services: HostServices
  view: SharedView
  /** Whose terminal it is; without a name it looks on, and the header says how many are here. */
  name?: string
  /** The step shown: the room's, or one somebody still types in. */
  step?: StepOf
  /** Laid over the step. */
  page?: { where: string; rows: readonly string[] }
  message: string
  layers: readonly Layer[]
}

export type Frame = { rows: string[]; cursor?: Cursor }

/** Draws frames; what is one's own is kept until `version` changes. One for each terminal. */
export function frameComposer(): (scene: Scene, version: number) => Frame {
  let own: { key: string; part: Part } | undefined
  let foot: { key: string; rows: string[] } | undefined
  /** The main part, kept while nothing of it changes. */
  let body: Body | undefined

  return (scene, version) => {
    const { view, look } = scene
    const { width, height } = look
    const right = rightOf(scene)
    const typing = scene.line !== undefined
    const frame = frameIn(width, height)
    if (frame === 'none') return small(scene, right)
    const reduced = frame === 'reduced'
    const hue = hueOf(view.session)
    const footKey = `${version} ${hue} ${width} ${frame} ${lookKey(look.theme)} ${scene.message}`
    if (foot?.key !== footKey) {
      const keys = footerKeys(scene.layers, typing)
      foot = {
        key: footKey,
        rows: footRows({ ...keys, mode: scene.own.mode, message: scene.message, width, hue, reduced }, look),
      }
    }
    const top = [
      headRow(
        view.session,
        look,
        cells(right),
        scene.page?.where ?? scene.step?.title.toLowerCase() ?? waitingWords.where,
      ) + right,
      ...(reduced ? none : stripRows(view.session, look, view.plan)),
    ]
    const room = height - top.length - foot.rows.length
    if (scene.page) return { rows: [...top, ...high(scene.page.rows, room, { width, filled: false }), ...foot.rows] }
    const aside = scene.step !== undefined && !isBroad(scene.step, view.session) && hasSide(width, height)
    const main: Main = { width: aside ? width - sideWidth : width, filled: aside }
    const question = scene.step ? questionRows(view.session, scene.step, look, main) : none
    const space = room - question.length
    const count = countRows(scene, main, space)
    const signs = signRows(scene, main)
    const left = space - count.length - signs.length
    const ownKey = `${version} ${main.width} ${left} ${lookKey(look.theme)}`
    if (own?.key !== ownKey) own = { key: ownKey, part: ownPart(scene, main, left) }
    const { part } = own
    const drawing = part.drawing > 0 ? drawingRows(scene, main, part.drawing) : none
    const side = aside ? sideRows(view.session, look) : none
    const pieces = [question, part, drawing, count, signs, side]
    if (!body || !areSame(body.pieces, pieces))
      body = sharedBody(pieces, () => {
        const middle = high([...part.above, ...high(drawing, part.drawing, main), ...part.below], left, main)
        return beside([...question, ...middle, ...count, ...signs], side, body)
      })
    const typed = part.cursor && { row: question.length + part.cursor.row, column: part.cursor.column }
    const cursor = typed ?? (scene.own.grid ? chosenIn(body.rows) : undefined)
    return {
      rows: [...top, ...body.rows, ...foot.rows],
      ...(cursor ? { cursor: { ...cursor, row: top.length + cursor.row } } : {}),
    }
  }
}

const none: readonly string[] = []

/** Last rows drawn lately: many terminals say the same. */
const feet = new Map<string, string[]>()
const enoughFeet = 200

function footRows(footer: Parameters<typeof drawFooter>[0], { theme }: Look): string[] {
  const key = `${lookKey(theme)} ${JSON.stringify(footer)}`
  const known = feet.get(key)
  if (known) return known
  if (feet.size >= enoughFeet) feet.clear()
  const rows = rowsOf(drawFooter(footer), theme)
  feet.set(key, rows)
  return rows
}

/** Rows with what stands beside them, and both of them apart. */
type Joined = { left: readonly string[]; side: readonly string[]; rows: readonly string[] }

/** Rows with the side beside them; those of which nothing changed are the same strings as before: then nothing compares them again. */
function beside(left: readonly string[], side: readonly string[], before: Joined | undefined): Joined {
  if (side === none) return { left, side, rows: left }
  const rows = left.map((row, y) =>
    before !== undefined && before.left[y] === row && before.side[y] === side[y]
      ? (before.rows[y] ?? '')
      : row + (side[y] ?? ''),
  )
  return { left, side, rows }
}

/** A main part, and what it was put together from. */
type Body = Joined & { pieces: readonly unknown[] }

/** Main parts put together lately: where nobody has anything of their own, many terminals have the same one. */
const bodies: Body[] = []
const enough = 24

function sharedBody(pieces: readonly unknown[], join: () => Joined): Body {
  const known = bodies.find(b => areSame(b.pieces, pieces))
  if (known) return known
  const made = { pieces, ...join() }
  bodies.unshift(made)
  bodies.length = Math.min(bodies.length, enough)
  return made
}

/** The room's drawing; where there is nothing to do, below it what may be done meanwhile. */
function drawingRows(scene: Scene, main: Main, height: number): readonly string[] {
  const { services, view, look, step, own, name } = scene
  if (!step) return waitingRows(scene, main, height)
  const here = hereOf(view.session, services.presence)
  const rows = stepRows(view.session, step, look, main, height, own.page, here)
  if (!own.idle || !name) return rows
  const more = once(view.session, `meanwhile ${main.width} ${main.filled} ${lookKey(look.theme)}`, () =>
    across(rowsOf(drawMeanwhile(view.session, main.width), look.theme), main),
  )
  const gap = height - more.length - 1
  if (rows.length > gap) return rows
  return once(rows, `meanwhile ${height} ${more.join('')}`, () => [...high(rows, gap, main), ...more])
}

/** Before the first step: who is here and what it will be, the same for everybody. */
function waitingRows({ services, view, look }: Scene, main: Main, height: number): readonly string[] {
  const key = `waiting ${main.width} ${height} ${lookKey(look.theme)}`
  const { presence } = services
  return once(view, key, () => {
    const waiting = { session: view.session, presence, meeting: services.meeting(), now: view.now }
    return kept(key, rowsOf(drawWaiting(waiting, main.width, height), look.theme))
  })
}

/** How many are done, and on a stage who; only of the step the room is at. */
function countRows({ services, view, look, step, name }: Scene, main: Main, space: number): readonly string[] {
  if (!step || step.id !== view.session.at || !view.count) return none
  const looks = `${main.width} ${main.filled} ${space} ${lookKey(look.theme)}`
  return once(view, `count ${name === undefined} ${looks}`, () => {
    const blank = main.filled ? ' '.repeat(main.width) : ''
    if (name !== undefined) {
      const grid = new Grid(main.width, 1)
      grid.put(0, 1, cut(view.count, main.width - 2))
      return kept(`count ${looks}`, [...(space > 8 ? [blank] : []), ...across(rowsOf(grid, look.theme), main)])
    }
    const most = Math.max(1, Math.floor(space / 2))
    const size = { width: main.width, height: most, ascii: look.theme.ascii }
    const grid = drawWho(step, services.open.room, services.presence, size)
    return grid ? [...across(rowsOf(grid, look.theme), main), blank] : none
  })
}

/** Who has the word, whose hands are up and how many react how, in a row for all to see. */
function signRows({ view, look }: Scene, main: Main): readonly string[] {
  if (!view.hands && !view.reactions) return none
  const key = `signs ${main.width} ${main.filled} ${lookKey(look.theme)}`
  return once(view, key, () =>
    kept(key, across(rowsOf(drawSigns(view.hands, view.reactions, main.width), look.theme), main)),
  )
}

function rightOf({ services, view, name, look }: Scene): string {
  const who = name === undefined ? headerPeople(view.session, services.presence) : cut(name, look.width < 70 ? 10 : 16)
  return `${view.mark}${who}  ${clockOf(view, look.theme)}`
}

function small({ look, step, line, message }: Scene, right: string): Frame {
  const { width, height } = look
  const typed = line && { prompt: line.prompt, value: line.text.text, masked: false }
  const header = { left: 'flywheel', right }
  const grid = drawSmall({ header, question: step?.ask, line: typed, message, width, height })
  return { rows: rowsOf(grid, look.theme) }
}
