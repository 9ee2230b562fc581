/** People, plan and parked: who is here, how the minutes went, what waits for another day. */
import { Box } from 'ink'
import { useState } from 'react'
import { Grid } from '../../draw/grid.ts'
import type { Session } from '../../session/types.ts'
import { cut, wrap } from '../../text.ts'
import { aheadWords, planOf } from '../../turn/plan.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows } from '../frame.tsx'
import { Field, textOf } from '../parts/field.tsx'
import { Rows } from '../parts/rows.tsx'
import { readNames } from '../read-input.ts'
import { layer } from '../screen.ts'
import { useClock } from '../use-clock.ts'
import { everywhereOver, type OverlayProps } from './overlay.ts'

export function Plan({ session, acts, header, onShow }: OverlayProps) {
  const { width, height } = useSurface()
  const [at, setAt] = useState(0)
  const [adding, setAdding] = useState(false)
  const time = useClock(0, false)
  const here = session.people[Math.min(at, session.people.length - 1)]
  const grid = drawPlan(session, time, width, height - frameRows - (adding ? 2 : 0), here?.id)
  const place = 'anywhere people'
  const value = acts.drafts.get(place)
  const top = { ...header, where: 'people and plan' }
  if (adding)
    return (
      <Frame
        header={top}
        message={acts.said(true, width - 2) || 'One or more names with commas between; they share this keyboard.'}
        hands={{
          main: (
            <Box flexDirection="column">
              <Rows of={grid} height={height - frameRows - 2} />
              <Field
                value={value}
                onChange={text => acts.drafts.set(place, text)}
                prompt="who joins > "
                width={width}
              />
            </Box>
          ),
          message: '',
          mode: 'NAMES',
          typing: true,
          layers: [
            layer('line', {
              save() {
                const names = readNames(textOf(value))
                const refused = names.findIndex(name => !acts.submit({ do: 'join', name, room: true }))
                // Who is in already would be refused the next time.
                acts.drafts.set(place, refused < 0 ? '' : names.slice(refused).join(', '))
                if (refused >= 0) return
                setAdding(false)
              },
              leave: () => setAdding(false),
            }),
          ],
        }}
      />
    )
  return (
    <Frame
      header={top}
      message={
        acts.said(false, width - 2) || 'Up and down choose a person. The plan is advice: nothing goes on by itself.'
      }
      hands={{
        main: <Rows of={grid} />,
        message: '',
        layers: [
          layer('people', {
            add() {
              acts.tell('')
              setAdding(true)
            },
            over:
              here && here.id !== session.facilitator
                ? () => void acts.submit({ do: 'facilitate', to: here.id })
                : `${here?.name ?? 'This person'} facilitates already`,
            up: () => setAt(Math.max(0, at - 1)),
            down: () => setAt(Math.min(session.people.length - 1, at + 1)),
            leave: () => onShow(undefined),
          }),
          everywhereOver(onShow, () => onShow(undefined)),
        ],
      }}
    />
  )
}

function drawPlan(session: Session, now: number, width: number, height: number, focus?: string): Grid {
  const grid = new Grid(width, height)
  grid.put(0, 1, 'PEOPLE', 'strong')
  // In a narrow window names are short, so that the minutes have their room.
  const wide = width >= 80
  const x = wide ? 38 : 26
  const [planned, used] = wide ? [x + 30, x + 37] : [width - 7, width - 1]
  for (const [i, p] of session.people.slice(0, height - 2).entries()) {
    grid.put(1 + i, 1, p.id === focus ? '▸' : ' ')
    const end = grid.put(1 + i, 3, cut(p.name, wide ? 18 : 10), p.id === focus ? 'strong' : 'plain')
    if (p.id === session.facilitator) grid.put(1 + i, wide ? 22 : end + 1, 'facilitates')
  }
  grid.put(0, x, 'PLAN', 'strong')
  grid.putRight(0, planned, 'plan')
  grid.putRight(0, used, 'used')
  const plan = planOf(session, now)
  for (const [i, row] of plan.phases.entries()) {
    grid.put(1 + i, x, cut(row.title, planned - x - 5))
    grid.putRight(1 + i, planned, String(row.plan))
    grid.putRight(1 + i, used, row.spent ? row.spent.toFixed(1) : '-')
  }
  const y = 2 + plan.phases.length
  grid.put(y - 1, x, 'all')
  grid.putRight(y - 1, planned, String(plan.plan), 'strong')
  grid.putRight(y - 1, used, plan.spent.toFixed(1), 'strong')
  grid.put(y, x, aheadWords(plan.ahead))
  const parked = session.parked.length
    ? session.parked.flatMap(k => wrap(k.text, width - x - 3).map((line, i) => (i ? `  ${line}` : `· ${line}`)))
    : wrap('nothing yet; p parks something', width - x - 1)
  grid.put(y + 2, x, 'PARKED', 'strong')
  for (const [i, line] of parked.entries()) grid.put(y + 3 + i, x, line)
  return grid
}
