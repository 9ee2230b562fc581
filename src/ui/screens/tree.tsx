/** Tree: one is chosen, and keys grow it, put it in other words, hang it elsewhere or give it its value of today. */
import { useState } from 'react'
import { localDay } from '../../day.ts'
import { readMeasure } from '../../interact/read-measure.ts'
import { levelName, takesValue } from '../../kinds/tree.ts'
import { workOf } from '../../session/read.ts'
import type { StepOf, TreeNode } from '../../session/shapes.ts'
import { inOrder, leavesOf, parentOf, topsOf } from '../../session/tree.ts'
import { cut } from '../../text.ts'
import { useSurface } from '../context.ts'
import { covered } from '../parts/covered.tsx'
import { textOf } from '../parts/field.tsx'
import { lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { typedLine } from '../parts/typed-line.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'
import { growing, type Spot } from './tree-growing.tsx'
import { firstPlace, hanging } from './tree-hanging.tsx'

type Mode = 'look' | 'add' | 'change' | 'value' | 'hang'

export function useTree(props: ScreenProps<'tree'>): Hands {
  const { step, session, width, height, submit, tell, next, live, drafts } = props
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
  const hidden = covered(props, step.from, drawing)
  if (hidden) return hidden
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
  if (mode === 'add')
    return growing({
      step,
      session,
      height,
      submit,
      drafts,
      of: drawing,
      spot,
      card,
      setCard,
      grown: () => setGrown(true),
      done() {
        // What was added last is what grows on; it stands at the end of the list.
        if (hasGrown) setChosen(nodes.at(-1)?.id)
        back()
      },
    })
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
      message: 'A value, its unit and its day, like  35 h 21 Nov  (no day: today).',
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
  if (mode === 'hang' && chosen)
    return hanging({ step, submit, of: drawing, work, node: chosen, target, setTarget, done: back })
  const at = order.findIndex(n => n.id === chosenId)
  const choose = (to: number) => setChosen(order[Math.min(order.length - 1, Math.max(0, to))]?.id)
  const above = chosen && parentOf(nodes, chosen)
  const below = chosen && chosen.level + 1 < step.levels.length
  const besideOne = chosen && !(chosen.level === 0 && top)
  const addBeside = chosen && (() => grow({ level: chosen.level, ...(above ? { parent: above.id } : {}) }))
  return {
    main: <Rows of={drawing} />,
    message: !nodes.length
      ? `Enter names the first ${levelName(step, 0)}.`
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
                  setTarget(firstPlace(step, work, chosen))
                  setMode('hang')
                }
              : undefined,
          drop:
            live && chosen
              ? () => {
                  if (submit({ in: step.id, do: 'drop', node: chosen.id })) choose(at - 1)
                }
              : undefined,
          up: order.length ? () => (at <= 0 ? setChosen(undefined) : choose(at - 1)) : undefined,
          down: order.length ? () => choose(at + 1) : undefined,
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
