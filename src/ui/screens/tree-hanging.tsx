/** A tree while one node looks for another place: up and down lead over those it may have. */
import type { Grid } from '../../draw/grid.ts'
import { placesFor } from '../../kinds/tree.ts'
import type { StepOf, TreeNode, WorkOf } from '../../session/shapes.ts'
import { inOrder, parentOf } from '../../session/tree.ts'
import { cut } from '../../text.ts'
import { Rows } from '../parts/rows.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'

type Hanging = Pick<ScreenProps<'tree'>, 'step' | 'submit'> & {
  of: Grid
  work: WorkOf<'tree'>
  node: TreeNode
  target: string | undefined
  setTarget(id: string | undefined): void
  done(): void
}

export function hanging({ step, submit, of, work, node, target, setTarget, done }: Hanging): Hands {
  const places = placesInOrder(step, work, node)
  const at = Math.max(
    0,
    places.findIndex(n => n.id === target),
  )
  const here = places[at]
  const name = (n: TreeNode) => `"${cut(n.text, 30)}"`
  const question = here ? `Does ${name(node)} hang on ${name(here)}?` : `There is no other place for ${name(node)}.`
  const hang = (parent: { parent?: string }) => () => {
    if (submit({ in: step.id, do: 'hang', node: node.id, ...parent })) done()
  }
  return {
    main: <Rows of={of} />,
    message: question,
    ask: question,
    mode: 'HANG',
    layers: [
      layer('hanging', {
        keep: here ? hang({ parent: here.id }) : undefined,
        up: () => setTarget(places[Math.max(0, at - 1)]?.id),
        down: () => setTarget(places[Math.min(places.length - 1, at + 1)]?.id),
        loose: parentOf(work.nodes, node) ? hang({}) : undefined,
        leave: done,
      }),
    ],
  }
}

/** The place to ask about first: where it stays what it is, work under another input and not under the star. */
export function firstPlace(step: StepOf<'tree'>, work: WorkOf<'tree'>, node: TreeNode): string | undefined {
  const places = placesInOrder(step, work, node)
  return (places.find(n => n.level === node.level - 1) ?? places[0])?.id
}

function placesInOrder(step: StepOf<'tree'>, work: WorkOf<'tree'>, node: TreeNode): TreeNode[] {
  const allowed = new Set(placesFor(step, work, node.id))
  return inOrder(work.nodes).flatMap(p => (allowed.has(p.node) ? [p.node] : []))
}
