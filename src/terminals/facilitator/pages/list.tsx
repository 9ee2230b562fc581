/** A list to choose from by arrows or by typing a part of a line; what cannot be chosen says why. */
import { Box } from 'ink'
import * as v from 'valibot'
import { Grid } from '../../../draw/grid.ts'
import { layer } from '../../../screen/layer.ts'
import type { Layer } from '../../../screen/router.ts'
import { cut } from '../../../text.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows, type Header } from '../frame.tsx'
import { Field } from '../parts/field.tsx'
import { Rows } from '../parts/rows.tsx'
import type { ScreenContent } from '../screen.ts'
import { useStood } from '../use-stood.ts'
import { screenWords } from '../words.ts'

/**
 * One line of a list: what it says, the key that does the same, and why it cannot be done now. Where lines have a `name`, it is what is
 * looked for first; lines that are found by their other words come after and say so.
 */
export type Choice = { id: string; text: string; name?: string; key?: string; not?: string; run(): void }

/** What is to be chosen, and what stands round it. */
export type Choosing = {
  choices: Choice[]
  start?: number
  message: string
  mode: string
  prompt: string
  onLeave(): void
}

const listShape = v.object({ id: v.string(), typed: v.string(), at: v.number() })

/**
 * The hands of a list on so many cells, undefined while nothing is to be chosen. `id` names the list: with another one the
 * line begins empty.
 */
export function useChoices(
  list: Choosing | undefined,
  { width, height }: { width: number; height: number },
  id = '',
): ScreenContent | undefined {
  const [state, setState] = useStood(`list ${id}`, () => ({ id, typed: '', at: list?.start ?? 0 }), listShape)
  // A list that is opened again begins empty.
  if (!list && state.typed) setState({ id, typed: '', at: 0 })
  if (!list) return undefined
  const { typed, at } = state.id === id ? state : { typed: '', at: list.start ?? 0 }
  const setAt = (next: number) => setState({ id, typed, at: next })
  const matching = ranked(list.choices, typed)
  const here = Math.max(0, Math.min(at, matching.length - 1))
  const rows = Math.max(1, height - 2)
  const top = Math.max(0, Math.min(here - Math.floor(rows / 2), matching.length - rows))
  const grid = new Grid(width, rows)
  for (const [y, c] of matching.slice(top, top + rows).entries()) {
    const current = top + y === here
    grid.put(y, 1, current ? '▸' : ' ', 'strong')
    grid.put(y, 3, cut(c.text, width - 18), current ? 'strong' : 'plain')
    if (c.not) grid.putRight(y, width - 1, cut(`not now: ${c.not}`, Math.max(10, width - c.text.length - 8)))
    else if (c.key ?? isBeside(c, typed)) grid.putRight(y, width - 1, c.key ?? 'not its name')
  }
  const chosen = matching[here]
  return {
    main: (
      <Box flexDirection="column">
        <Field
          key={id}
          value={typed}
          onChange={text => setState({ id, typed: text, at: 0 })}
          prompt={list.prompt}
          width={width}
        />
        <Rows of={new Grid(width, 1)} />
        <Rows of={grid} />
      </Box>
    ),
    message: matching.length ? list.message : screenWords.noFit,
    mode: list.mode,
    typing: true,
    layers: [
      layer('list', {
        main: () => chosen && !chosen.not && chosen.run(),
        up: () => setAt(Math.max(0, here - 1)),
        down: () => setAt(Math.min(matching.length - 1, here + 1)),
        leave: list.onLeave,
      }),
    ],
  }
}

/** `also`: keys besides those of the list, for example help. */
type ListProps = Choosing & { header: Header; also?: readonly Layer[] }

export function ChoiceList({ header, also = [], ...list }: ListProps) {
  const { width, height } = useSurface()
  const hands = useChoices(list, { width, height: height - frameRows })!
  return <Frame header={header} message={hands.message} content={{ ...hands, layers: [...hands.layers, ...also] }} />
}

/**
 * The choices that fit what is typed: the one that is called so, those whose names begin with it, whose names have its words, whose
 * lines have them, and last those that only have its letters in order.
 */
function ranked(choices: readonly Choice[], typed: string): Choice[] {
  const low = typed.trim().toLowerCase()
  const rank = ({ name, text }: Choice) => {
    const called = name?.toLowerCase()
    if (low && called === low) return 0
    if (low && called?.startsWith(low)) return 1
    if (name !== undefined && hasWords(name, typed)) return 2
    return hasWords(text, typed) ? 3 : 4
  }
  const fitting = choices.filter(c => hasWords(c.text, typed) || fits(c.name ?? c.text, typed))
  return [0, 1, 2, 3, 4].flatMap(n => fitting.filter(c => rank(c) === n))
}

/** Whether a line with a name is found by its other words alone. */
function isBeside({ name, text }: Choice, typed: string): boolean {
  return name !== undefined && !hasWords(name, typed) && hasWords(text, typed)
}

function hasWords(text: string, typed: string): boolean {
  const low = text.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every(w => low.includes(w))
}

/** Every typed word begins a word of the line, or all letters come in order. */
function fits(text: string, typed: string): boolean {
  const low = text.toLowerCase()
  if (hasWords(text, typed)) return true
  let i = 0
  for (const c of typed.toLowerCase().replace(/\s/g, '')) {
    i = low.indexOf(c, i) + 1
    if (i === 0) return false
  }
  return true
}
