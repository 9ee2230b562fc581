/** What a participant may lay over the step: help, the wheel, the clock, their own cards, the way out. */
import { Grid } from '../../draw/grid.ts'
import { writings } from '../../kinds/made/steps.ts'
import { frameRows } from '../../screen/frame-drawing.ts'
import { drawHelp } from '../../screen/help-drawing.ts'
import { type Layer, liveRows } from '../../screen/router.ts'
import { lookKey, rowsOf } from '../../screen/theme.ts'
import { placeOf, wheelPhases } from '../../session/agenda.ts'
import type { PersonId } from '../../session/shapes.ts'
import { plural, wrap } from '../../text.ts'
import { clockWord, drawClock } from '../../views/clock-drawing.ts'
import type { HostServices } from '../../views/host-services.ts'
import { drawPhase, drawWheel } from '../../views/wheel-drawing.ts'
import { viewWords } from '../../views/words.ts'
import { clockOf, type SharedView } from './render-scheduler.ts'
import { type Look, once } from './shared-rows.ts'
import { ownWords } from './words.ts'

export const pageNames = ['help', 'mine', 'wheel', 'clock', 'leave'] as const
export type PageName = (typeof pageNames)[number]

/** What stands in the message row over each. */
export const pageWords: Record<PageName, string> = {
  help: ownWords.pageFoot,
  mine: ownWords.ownCardsFoot,
  wheel: ownWords.wheelFoot,
  clock: viewWords.clockNeverGoes,
  leave: viewWords.leaveKeys,
}

/** `at` counts pages of help and cards, and is the phase looked into of the wheel (0: the whole). `layers` are those of the step. */
type PageOf = {
  services: HostServices
  me?: PersonId
  view: SharedView
  look: Look
  at: number
  layers: readonly Layer[]
}

/** The page with its name for the header; the wheel and the clock are drawn once for all who look at them. */
export function pageOf(name: PageName, page: PageOf): { where: string; rows: readonly string[] } {
  const { view: moment, look } = page
  const { session } = moment
  const key = `${name} ${page.at} ${look.width} ${look.height} ${lookKey(look.theme)}`
  const rows = (grid: Grid) => rowsOf(grid, look.theme)
  const [width, height] = [look.width, look.height - frameRows]
  switch (name) {
    case 'help':
      return { where: 'help', rows: rows(helpPage(page, width, height)) }
    case 'mine':
      return { where: 'my cards', rows: rows(minePage(page, width, height)) }
    case 'wheel': {
      const phase = wheelPhases[page.at - 1]
      const draw = () => (phase ? drawPhase(session, phase, width, height) : drawWheel(session, { width, height }))
      return { where: 'wheel', rows: once(session, key, () => rows(draw())) }
    }
    case 'clock': {
      const draw = () =>
        drawClock(session, clockOf(moment, look.theme).trim(), clockWord(session, moment.remaining), width, height)
      return { where: 'clock', rows: once(moment, key, () => rows(draw())) }
    }
    case 'leave': {
      const grid = new Grid(width, height)
      grid.put(0, 1, 'Leave?', 'strong')
      const text = page.me ? ownWords.leaveKept : ownWords.sameLine
      for (const [y, line] of wrap(text, width - 2).entries()) grid.put(2 + y, 1, line)
      return { where: 'leave', rows: rows(grid) }
    }
  }
}

function helpPage({ view: { session }, at, layers }: PageOf, width: number, height: number): Grid {
  const place = placeOf(session.agenda, session.at)
  const why = place ? [place.exercise.title, place.exercise.why].filter(Boolean) : []
  const pages = drawHelp({ rows: liveRows(layers), why, width, height })
  return pages[at % pages.length]!
}

/** Everything this person wrote in this turn, step by step, newest step first. */
function minePage({ services, me, at }: PageOf, width: number, height: number): Grid {
  const session = services.open.room.see(me)
  const lines = writings(session).flatMap(({ step, work }) => {
    const cards = work?.cards.filter(c => me !== undefined && c.by === me) ?? []
    if (!cards.length) return []
    return [
      { text: `${step.title}   ${plural(cards.length, 'card')}`, isHead: true },
      ...cards.flatMap(c =>
        wrap(c.text, width - 6).map((text, i) => ({ text: `${i ? '  ' : '· '}${text}`, isHead: false })),
      ),
      { text: '', isHead: false },
    ]
  })
  const grid = new Grid(width, height)
  if (!lines.length) grid.put(0, 1, viewWords.noOwnCards)
  const pages = Math.max(1, Math.ceil(lines.length / height))
  const top = (at % pages) * height
  for (const [y, { text, isHead }] of lines.slice(top, top + height).entries())
    grid.put(y, isHead ? 1 : 3, text, isHead ? 'strong' : 'plain')
  return grid
}
