/** What the program asks about a tree. */
import { amount } from '../../session/trend.ts'
import type { Facts } from '../kind-facts.ts'
import { treeSvg } from './picture.ts'

export const tree: Facts<'tree'> = {
  opens: true,
  headline(_step, { nodes }) {
    const top = nodes.find(n => n.level === 0)
    const last = top?.points?.at(-1)
    return top && (last ? `${amount(last.value, top.unit)}  ${top.text}` : top.text)
  },
  picture: (step, { nodes }, session) => treeSvg(nodes, step.title, session),
  drawnFor: ['team', 'others'],
  carry(step, { nodes }, { trees }) {
    if (step.keep) trees[step.keep] = nodes
  },
}
