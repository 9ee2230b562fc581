/** Older turns of this team: one line each, from what this turn started with. */
import { useMemo } from 'react'
import { Grid } from '../../draw/grid.ts'
import { wheelPhases } from '../../session/agenda.ts'
import type { Session } from '../../session/types.ts'
import { cut, plural } from '../../text.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows } from '../frame.tsx'
import { Rows } from '../parts/rows.tsx'
import { layer } from '../screen.ts'
import type { OverlayProps } from './overlay.ts'

const results = { hit: 'hit', partly: 'partly', miss: 'miss', early: 'too early' } as const

export function Older({ session, header, onShow }: OverlayProps) {
  const { width, height } = useSurface()
  const grid = useMemo(() => drawOlder(session, width, height - frameRows), [session, width, height])
  const close = () => onShow(undefined)
  return (
    <Frame
      header={{ ...header, left: header.left.replace(/›.*/, '›  older turns') }}
      message={
        session.turn.prev
          ? `The last one is ${session.turn.prev.file}; closed files never change.`
          : 'This is the first turn of this team here.'
      }
      hands={{ main: <Rows of={grid} />, message: '', layers: [layer('overlay', { leave: close })] }}
    />
  )
}

/** Newest first: gates by their marks, the bet and how it went, what became of the actions. */
export function drawOlder(session: Session, width: number, height: number): Grid {
  const grid = new Grid(width, height)
  const turns = session.turn.carried.turns.toReversed()
  if (!turns.length) {
    grid.put(0, 1, 'No turn before this one.', 'strong')
    grid.put(2, 1, 'From the next turn on, bets, gates and actions of the turns before stand here.')
    return grid
  }
  grid.put(0, 1, `TURNS OF ${session.turn.team}`, 'strong')
  grid.put(1, 1, 'gates: purpose, challenge, action, long-term   ✓ open  ! with debt  · not asked')
  let y = 3
  for (const turn of turns) {
    if (y + 1 >= height) break
    const gates = wheelPhases.map(p => (turn.gates[p] === 'yes' ? '✓' : turn.gates[p] ? '!' : '·')).join('')
    grid.put(y, 1, turn.id, 'strong')
    grid.put(y, 10, turn.day)
    grid.put(y, 22, gates)
    grid.put(
      y,
      28,
      cut(turn.bet ? `${turn.bet}${turn.result ? `  (${results[turn.result]})` : ''}` : 'no bet', width - 30),
    )
    const { open, done, dropped } = turn.actions
    const facts = [`actions: ${done} done, ${open} open, ${dropped} dropped`, turn.top ? `top: ${turn.top}` : '']
    grid.put(y + 1, 28, cut(facts.filter(Boolean).join('   '), width - 30))
    y += 2
  }
  if (y + 1 >= height && turns.length > (height - 3) / 2)
    grid.put(height - 1, 1, `${plural(turns.length, 'turn')} in all`)
  return grid
}
