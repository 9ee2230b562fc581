/** Older turns of this team: one line each, from what this turn started with. */
import { useMemo } from 'react'
import { showDay } from '../../../../day.ts'
import { Grid } from '../../../../draw/grid.ts'
import { gateSign } from '../../../../kinds/scale/words.ts'
import { layer } from '../../../../screen/layer.ts'
import { wheelPhases } from '../../../../session/agenda.ts'
import { resultWords } from '../../../../session/bet.ts'
import type { Session } from '../../../../session/types.ts'
import { cut, wrap } from '../../../../text.ts'
import { viewWords } from '../../../../views/words.ts'
import { useSurface } from '../../context.ts'
import { Frame, frameRows } from '../../frame.tsx'
import { Rows } from '../../parts/rows.tsx'
import { screenWords } from '../../words.ts'
import type { OverlayProps } from './overlay.ts'

export function Older({ session, header, onShow }: OverlayProps) {
  const { width, height } = useSurface()
  const grid = useMemo(() => drawOlder(session, width, height - frameRows), [session, width, height])
  const close = () => onShow(undefined)
  return (
    <Frame
      header={{ ...header, where: 'older turns' }}
      message={session.turn.prev ? screenWords.lastOne(session.turn.prev.file) : screenWords.firstHere}
      content={{ main: <Rows of={grid} />, message: '', layers: [layer('overlay', { leave: close, page: undefined })] }}
    />
  )
}

/** Newest first: gates by their marks, the bet and how it went, what became of the actions; what does not fit is counted. */
function drawOlder(session: Session, width: number, height: number): Grid {
  const grid = new Grid(width, height)
  const turns = session.turn.carried.turns.toReversed()
  if (!turns.length) {
    grid.put(0, 1, viewWords.noTurnBefore, 'strong')
    grid.put(2, 1, screenWords.olderLater)
    return grid
  }
  grid.put(0, 1, `TURNS OF ${session.turn.team}`, 'strong')
  const legend = 'gates: purpose, challenge, action, long-term  ✓ passed  ! follow-up  ? not asked'
  let y = 1
  for (const line of wrap(legend, width - 2)) grid.put(y++, 1, line)
  for (const [i, turn] of turns.entries()) {
    const bet = turn.bet ? `bet: ${turn.bet}${turn.result ? ` (${resultWords[turn.result]})` : ''}` : 'no bet'
    const { open, done, dropped } = turn.actions
    const facts = [`actions: ${done} done, ${open} open, ${dropped} dropped`, turn.top ? `top: ${turn.top}` : '']
    const rows = [bet, facts.filter(Boolean).join('   ')].flatMap(text => wrap(text, width - 4))
    if (y + 1 + rows.length >= height - (i < turns.length - 1 ? 1 : 0)) {
      grid.put(height - 1, 1, `${turns.length - i} more`)
      break
    }
    const gates = wheelPhases.map(p => gateSign(turn.gates[p])).join('')
    grid.put(++y, 1, cut(turn.id, 30), 'strong')
    grid.put(y, 33, showDay(turn.day, session.last.slice(0, 10)))
    grid.put(y++, 46, gates)
    for (const row of rows) grid.put(y++, 3, row)
  }
  return grid
}
