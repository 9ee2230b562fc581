/** Tree: one is chosen, and keys grow it, put it in other words, hang it elsewhere or give it its value of today. */
import { useState } from 'react'
import { localDay } from '../../day.ts'
import { levelName, placesFor, takesValue } from '../../kinds/tree.ts'
import { unhung } from '../../kinds/tree-drawing.ts'
import { workOf } from '../../session/read.ts'
import type { StepOf, TreeNode } from '../../session/shapes.ts'
import { inOrder, leavesOf, parentOf, topsOf } from '../../session/tree.ts'
import { cut } from '../../text.ts'
import { useSurface } from '../context.ts'
import { textOf } from '../parts/field.tsx'
import { LineBelow, lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { typedLine } from '../parts/typed-line.tsx'
import { readMeasure } from '../read-measure.ts'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

/** Where a new node goes. */
type Spot = { level: number; parent?: string }
type Mode = 'look' | 'add' | 'change' | 'value' | 'hang'

export function useTree({
  step,
  session,
  width,
  height,
  submit,
  tell,
  next,
  live,
  drafts,
}: ScreenProps<'tree'>): Hands {
  const { now } = useSurface()
  const today = localDay(new Date(now()))
  const work = workOf(session, step.id, 'tree') ?? { kind: 'tree', nodes: [] }
  const { nodes } = work
  const order = inOrder(nodes).map(p => p.node)
  const [mode, setMode] = useState<Mode>(live && !nodes.length ? 'add' : 'look')
  const [asked, setSpot] = useState<Spot>({ level: 0 })
  const [hasGrown, setGrown] = useState(false)
  /** Undefined: nothing is chosen. */
  const [chosenId, setChosen] = useState<string | undefined>(live ? first(step, nodes)?.id : undefined)
  const [target, setTarget] = useState<string>()
  const [card, setCard] = useState(-1)
  const chosen = nodes.find(n => n.id === chosenId)
  const [top] = step.test ? topsOf(nodes) : []
  // Under the one top the tree goes on by itself.
  const spot = asked.level === 0 && top && step.levels.length > 1 ? { level: 1, parent: top.id } : asked
  const isTyping = mode === 'add' || mode === 'change' || mode === 'value'
  const drawing = useDrawing(step, session, {
    width,
    height: isTyping ? height - lineRows : height,
    focus: mode === 'hang' ? target : mode === 'add' ? spot.parent : chosen?.id,
  })
  const place = `${step.id} ${mode}`
  const value = drafts.get(place)
  const setValue = (text: string) => drafts.set(place, text)
  const name = (node: TreeNode) => `"${cut(node.text, 30)}"`
  const back = () => setMode('look')
  const grow = (at: Spot) => {
    setSpot(at)
    setCard(-1)
    setGrown(false)
    setMode('add')
  }
  if (mode === 'add') {
    const above = nodes.find(n => n.id === spot.parent)
    const cards = unhung(step, session)
    const take = (by: 1 | -1) => {
      if (!cards.length) return
      const at = (Math.max(card, by < 0 ? 0 : -1) + by + cards.length) % cards.length
      setCard(at)
      setValue(cards[at]!.text.replaceAll('\n', ' '))
    }
    const done = () => {
      // What was added last is what grows on; it stands at the end of the list.
      if (hasGrown) setChosen(nodes.at(-1)?.id)
      back()
    }
    return {
      main: (
        <LineBelow
          of={drawing}
          height={height}
          prompt={`${levelName(step, spot.level)} > `}
          drafts={drafts}
          place={place}
        />
      ),
      message: `${above ? `On ${name(above)}.` : spot.level ? 'On nothing yet.' : 'The top of the tree.'}${
        cards.length ? ' Up takes a card.' : ''
      }  An empty line ends.`,
      after: 'An empty line ends.',
      mode: 'GROW',
      typing: true,
      layers: [
        layer(
          'growing',
          {
            save() {
              const text = textOf(value)
              if (!text) return done()
              if (!submit({ in: step.id, do: 'add', text, ...spot })) return
              setValue('')
              setCard(-1)
              setGrown(true)
            },
            card: cards.length ? () => take(1) : undefined,
            other: cards.length ? () => take(-1) : undefined,
            leave: done,
          },
          { leave: 'keys' },
        ),
      ],
    }
  }
  const line = { of: drawing, height, drafts, place, leave: back }
  if (mode === 'change' && chosen)
    return typedLine({
      ...line,
      prompt: 'in other words > ',
      message: 'Enter keeps the words; esc leaves them as they were.',
      mode: 'WORDS',
      save() {
        const text = textOf(value)
        if (text !== chosen.text && !submit({ in: step.id, do: 'change', node: chosen.id, text })) return
        back()
      },
    })
  if (mode === 'value' && chosen)
    return typedLine({
      ...line,
      prompt: `value${chosen.unit ? ` ${chosen.unit}` : ''}, day > `,
      message: `${cut(chosen.text, 24)}: a value, its unit and day, like  35 h 21 Nov  (no day: today).`,
      mode: 'VALUE',
      save() {
        if (!textOf(value)) return back()
        const read = readMeasure(textOf(value), today)
        if ('say' in read) return tell(read.say)
        if (!submit({ in: step.id, do: 'value', node: chosen.id, ...read.ok })) return
        setValue('')
        back()
      },
    })
  const moveTo = (to: number, all: readonly TreeNode[], set: (id: string | undefined) => void, least: number) =>
    set(all[Math.min(all.length - 1, Math.max(least, to))]?.id)
  if (mode === 'hang' && chosen) {
    const allowed = new Set(placesFor(step, work, chosen.id))
    const places = order.filter(n => allowed.has(n))
    const at = Math.max(
      0,
      places.findIndex(n => n.id === target),
    )
    const here = places[at]
    const keep = (parent: string | undefined) => {
      if (submit({ in: step.id, do: 'hang', node: chosen.id, ...(parent === undefined ? {} : { parent }) })) back()
    }
    const question = here
      ? `Does ${name(chosen)} hang on ${name(here)}?`
      : `There is nothing else ${name(chosen)} could hang on.`
    return {
      main: <Rows of={drawing} />,
      message: question,
      ask: question,
      mode: 'HANG',
      layers: [
        layer('hanging', {
          keep: here ? () => keep(here.id) : undefined,
          up: () => moveTo(at - 1, places, setTarget, 0),
          down: () => moveTo(at + 1, places, setTarget, 0),
          loose: parentOf(nodes, chosen) ? () => keep(undefined) : undefined,
          leave: back,
        }),
      ],
    }
  }
  const at = order.findIndex(n => n.id === chosenId)
  const above = chosen && parentOf(nodes, chosen)
  const below = chosen && chosen.level + 1 < step.levels.length
  const besideOne = chosen && !(chosen.level === 0 && top)
  const addBeside = chosen && (() => grow({ level: chosen.level, ...(above ? { parent: above.id } : {}) }))
  return {
    main: <Rows of={drawing} />,
    message: !nodes.length
      ? 'Enter names the top of the tree.'
      : chosen
        ? chosenMessage()
        : (step.hint ?? 'Up and down choose, n goes on.'),
    after: chosen && chosen.level > 0 && !above ? 'M hangs it somewhere.' : undefined,
    layers: [
      layer(
        'tree',
        {
          main: !live
            ? next
            : !nodes.length
              ? () => grow({ level: 0 })
              : !chosen
                ? next
                : below
                  ? () => grow({ level: chosen.level + 1, parent: chosen.id })
                  : addBeside,
          beside: live && besideOne && below ? addBeside : undefined,
          value:
            live && chosen && takesValue(step, chosen)
              ? () => {
                  drafts.set(`${step.id} value`, '')
                  setMode('value')
                }
              : undefined,
          change:
            live && chosen
              ? () => {
                  drafts.set(`${step.id} change`, chosen.text)
                  setMode('change')
                }
              : undefined,
          hang:
            live && chosen && (chosen.level > 0 || order.length > 1)
              ? () => {
                  const allowed = new Set(placesFor(step, work, chosen.id))
                  const places = order.filter(n => allowed.has(n))
                  // First where it stays what it is: work under another input, not under the star.
                  setTarget((places.find(n => n.level === chosen.level - 1) ?? places[0])?.id)
                  setMode('hang')
                }
              : undefined,
          drop:
            live && chosen
              ? () => {
                  if (submit({ in: step.id, do: 'drop', node: chosen.id })) moveTo(at - 1, order, setChosen, 0)
                }
              : undefined,
          up: order.length ? () => (at <= 0 ? setChosen(undefined) : moveTo(at - 1, order, setChosen, 0)) : undefined,
          down: order.length ? () => moveTo(at + 1, order, setChosen, 0) : undefined,
        },
        {
          main: !nodes.length
            ? 'begin'
            : !chosen || !live
              ? 'go on'
              : `add ${levelName(step, below ? chosen.level + 1 : chosen.level)}`,
        },
      ),
    ],
  }

  function chosenMessage(): string {
    if (!chosen) return ''
    if (chosen.level > 0 && !above) return `${name(chosen)} hangs on nothing: M hangs it somewhere.`
    if (live && takesValue(step, chosen) && !chosen.points?.length)
      return `${name(chosen)} has no value yet: v gives it one. Up and down choose.`
    return step.hint ?? 'Up and down choose, n goes on.'
  }
}

/** What is chosen to begin with: where a tree goes on from another one, the first thing that lacks what hangs on it. */
function first(step: StepOf<'tree'>, nodes: readonly TreeNode[]): TreeNode | undefined {
  const [leaf] = leavesOf(nodes)
  const isOpen = step.base !== undefined && leaf && leaf.level + 1 < step.levels.length
  return isOpen ? leaf : inOrder(nodes)[0]?.node
}
