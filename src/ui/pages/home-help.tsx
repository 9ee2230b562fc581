/** Help on the home screen. */
import { useSurface } from '../context.ts'
import { Frame, frameRows } from '../frame.tsx'
import { Rows } from '../parts/rows.tsx'
import { type Layer, liveRows } from '../router.ts'
import { layer } from '../screen.ts'
import { drawHelp } from './help.tsx'

export function HomeHelp({ layers, onLeave }: { layers: Layer[]; onLeave(): void }) {
  const { width, height } = useSurface()
  const why = [
    'One turn of the flywheel',
    'A group says what it tries to move, what slows it down, what the smallest next action is and what would prevent the problem; it ends with a bet, and the next turn starts from it.',
  ]
  const grid = drawHelp({ rows: liveRows(layers), why, width, height: height - frameRows })
  return (
    <Frame
      header={{ left: 'flywheel  ›  help', right: '' }}
      message="Esc closes this.  flywheel --help  lists the commands of the shell."
      hands={{
        main: <Rows of={grid} />,
        message: '',
        layers: [
          layer('overlay', { leave: onLeave }),
          layer('everywhere', { help: onLeave, commands: undefined, repaint: undefined, quit: onLeave }),
        ],
      }}
    />
  )
}
