/** A list to choose from by arrows or by typing a part of a line; what cannot be chosen says why. */
import { Box } from 'ink'
import { type ReactNode, useState } from 'react'
import { Grid } from '../../draw/grid.ts'
import { cut } from '../../text.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows, type Header } from '../frame.tsx'
import { Field } from '../parts/field.tsx'
import { Rows } from '../parts/rows.tsx'
import { layer } from '../screen.ts'

/** One line of a list: what it says, the key that does the same, and why it cannot be done now. */
export type Choice = { id: string; text: string; key?: string; not?: string; run(): void }

type ListProps = {
  header: Header
  choices: Choice[]
  start?: number
  message: string
  mode: string
  prompt: string
  onLeave(): void
  above?: ReactNode
}

export function ChoiceList({ header, choices, start = 0, message, mode, prompt, onLeave }: ListProps) {
  const { width, height } = useSurface()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(start)
  const matching = ranked(choices, typed)
  const here = Math.max(0, Math.min(at, matching.length - 1))
  const rows = height - frameRows - 2
  const top = Math.max(0, Math.min(here - Math.floor(rows / 2), matching.length - rows))
  const grid = new Grid(width, rows)
  for (const [y, c] of matching.slice(top, top + rows).entries()) {
    const current = top + y === here
    grid.put(y, 1, current ? '▸' : ' ', 'strong')
    grid.put(y, 3, cut(c.text, width - 18), current ? 'strong' : 'plain')
    if (c.not) grid.putRight(y, width - 1, cut(`not now: ${c.not}`, Math.max(10, width - c.text.length - 8)))
    else if (c.key) grid.putRight(y, width - 1, c.key)
  }
  const chosen = matching[here]
  return (
    <Frame
      header={header}
      message={matching.length ? message : 'Nothing fits; backspace widens the search.'}
      hands={{
        main: (
          <Box flexDirection="column">
            <Field
              value={typed}
              onChange={text => {
                setTyped(text)
                setAt(0)
              }}
              prompt={prompt}
              width={width}
            />
            <Rows of={new Grid(width, 1)} />
            <Rows of={grid} />
          </Box>
        ),
        message,
        mode,
        typing: true,
        layers: [
          layer('list', {
            main: () => chosen && !chosen.not && chosen.run(),
            up: () => setAt(Math.max(0, here - 1)),
            down: () => setAt(Math.min(matching.length - 1, here + 1)),
            leave: onLeave,
          }),
        ],
      }}
    />
  )
}

/** The choices that fit what is typed: those that have its words first, then those that only have its letters in order. */
function ranked(choices: readonly Choice[], typed: string): Choice[] {
  const fitting = choices.filter(c => fits(c.text, typed))
  const whole = (c: Choice) => hasWords(c.text, typed)
  return [...fitting.filter(whole), ...fitting.filter(c => !whole(c))]
}

function hasWords(text: string, typed: string): boolean {
  const low = text.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every(w => low.includes(w))
}

/** Every typed word begins a word of the line, or all letters come in order. */
export function fits(text: string, typed: string): boolean {
  const low = text.toLowerCase()
  if (hasWords(text, typed)) return true
  let i = 0
  for (const c of typed.toLowerCase().replace(/\s/g, '')) {
    i = low.indexOf(c, i) + 1
    if (i === 0) return false
  }
  return true
}
