/** The stage as everybody sees it, drawn small: the question, what may be shown of the step, and who is done. */
import { Grid } from '../draw/grid.ts'
import { rulesOf } from '../kinds/index.ts'
import { hereOf } from '../room/headcount.ts'
import type { Presence } from '../room/presence.ts'
import type { Room } from '../room/room.ts'
import { drawBlank } from '../screen/blank-drawing.ts'
import { showLeft } from '../screen/show-left.ts'
import { currentStep } from '../session/read.ts'
import { clockWord, drawClock } from './clock-drawing.ts'
import { drawWho } from './counts.ts'
import type { Projected } from './host-services.ts'
import { contextOf, drawQuestion } from './question.ts'

type StageLook = {
  width: number
  height: number
  ascii: boolean
  /** Nothing moves by itself. */
  still?: boolean | undefined
  /** What is laid over it. */
  projected: Projected | undefined
  /** ms left of the step's time. */
  remaining: number
}

/** The main part of a stage of this size in cells; of the session only what the stage may show is looked at. */
export function drawStage(
  room: Room,
  presence: Presence | undefined,
  { width, height, ascii, still, projected, remaining }: StageLook,
): Grid {
  const grid = new Grid(width, height)
  const session = room.see()
  const step = currentStep(session)
  if (projected === 'blank') return drawBlank(width, height)
  if (!step) return grid
  if (projected)
    return drawClock(session, showLeft(remaining, still).trim(), clockWord(session, remaining), width, height)
  const question = drawQuestion(step.ask, width, height, '', contextOf(session))
  const space = height - question.height
  const who = presence && drawWho(step, room, presence, { width, height: Math.max(1, Math.floor(space / 2)), ascii })
  const drawing = Math.max(0, space - (who ? who.height : 0))
  grid.paste(0, 0, question)
  if (drawing > 0) {
    const look = { width, height: drawing, page: 0, ascii, here: hereOf(session, presence) }
    grid.paste(question.height, 0, rulesOf(step.kind).draw(step, session, look))
  }
  if (who) grid.paste(height - who.height, 0, who)
  return grid
}
