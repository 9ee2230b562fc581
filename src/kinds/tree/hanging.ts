/** Hanging a node of a tree somewhere else: up and down lead over the places it may have, Enter takes one. */
import type { Act, At, Memory, StayChange } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { workOf } from '../../session/read.ts'
import type { TreeNode } from '../../session/shapes.ts'
import { inOrder, parentOf } from '../../session/tree.ts'
import { placesFor } from './rules.ts'
import { words } from './words.ts'

type Here = At<'tree'>
type Spot = { id: string; type: 'node'; say: string; node: TreeNode }

/** The nodes of the tree as this person sees it, in the order in which they were added. */
export const nodesAt = (at: Here): readonly TreeNode[] => workOf(at.session, at.step.id, 'tree')?.nodes ?? []

/** A node that looks for a place, the places it may have, and the one that is asked about. */
type Hanging = { node: TreeNode; places: TreeNode[]; to: TreeNode | undefined }

/** The node that is hung now; undefined while none is, and once somebody removed it. */
export function hangingNow(at: Here, { memory }: Memory): Hanging | undefined {
  const node = nodesAt(at).find(n => n.id === memory.hang)
  if (!node) return undefined
  const places = placesOf(at, node)
  return { node, places, to: places.find(n => n.id === memory.to) ?? places[0] }
}

/** The question that stands while a place is looked for. */
export const hangingWords = ({ node, to }: Hanging): string =>
  to ? words.doesItHang(node.text, to.text) : words.noOtherPlace(node.text)

function placesOf(at: Here, node: TreeNode): TreeNode[] {
  const allowed = new Set(placesFor(at.step, { kind: 'tree', nodes: [...nodesAt(at)] }, node.id).map(n => n.id))
  return inOrder(nodesAt(at)).flatMap(p => (allowed.has(p.node.id) ? [p.node] : []))
}

/** The place to ask about first: where it stays what it is, work under another input and not under the star. */
function firstPlace(at: Here, node: TreeNode): string | undefined {
  const places = placesOf(at, node)
  return (places.find(n => n.level === node.level - 1) ?? places[0])?.id
}

/** Back to the keys of the node. */
const done = (node: TreeNode): StayChange => ({ choose: node.id, memory: { hang: undefined, to: undefined } })

/** An act while a place is looked for. */
function whileHanging(act: {
  id: string
  keys: readonly string[]
  does: string
  hint?: string
  fits?(at: Here, hanging: Hanging): boolean
  move(at: Here, hanging: Hanging): ReturnType<Act<'tree', Spot>['move']>
}): Act<'tree', Spot> {
  const { fits, move, ...rest } = act
  return {
    ...rest,
    who: 'facilitator',
    fits(at, _spot, memory) {
      const hanging = hangingNow(at, memory)
      return hanging !== undefined && (fits?.(at, hanging) ?? true)
    },
    move(at, _spot, _key, memory) {
      const hanging = hangingNow(at, memory)
      return hanging ? move(at, hanging) : { stay: { memory: { hang: undefined } } }
    },
  }
}

const lead = (by: 1 | -1) =>
  whileHanging({
    id: by < 0 ? 'place-up' : 'place-down',
    keys: by < 0 ? ['up', 'k'] : ['down', 'j', 'tab'],
    does: by < 0 ? words.placeUp : words.placeDown,
    ...(by < 0 ? { hint: 'choose' } : {}),
    move(_at, { places, to }) {
      const next = places.findIndex(n => n === to) + by
      return { stay: { memory: { to: places[Math.min(places.length - 1, Math.max(0, next))]?.id } } }
    },
  })

export const hangingActs: readonly Act<'tree', Spot>[] = [
  {
    id: 'hang',
    who: 'facilitator',
    on: ['node'],
    keys: ['M'],
    does: words.hang,
    hint: 'hang',
    fits: (at, spot) => spot !== undefined && (spot.node.level > 0 || nodesAt(at).length > 1),
    move: (at, spot) => ({
      stay: { choose: null, memory: { hang: spot?.id, to: spot && firstPlace(at, spot.node) } },
    }),
  },
  {
    id: 'hang-to',
    who: 'facilitator',
    on: ['node'],
    command: { words: ['hang', 'M'], takes: 'M' },
    does: words.hangTo,
    field: at => ({
      prompt: '',
      ask: words.hangToAsk,
      mode: 'HANG',
      optional: true,
      parse(text) {
        if (!text) return { ok: undefined }
        const order = inOrder(nodesAt(at))
        const on = /^\d{1,4}$/.test(text) ? order[Number(text) - 1] : undefined
        return on ? { ok: on.node.id } : { say: words.noNode(order.length) }
      },
    }),
    move: (at, spot, parent) =>
      make(at, { do: 'hang', node: spot?.id ?? '', ...(parent ? { parent: String(parent) } : {}) }),
  },
  whileHanging({
    id: 'hang-here',
    keys: ['enter'],
    does: words.hangHere,
    hint: 'here',
    move: (at, { node, to }) =>
      to ? make(at, { do: 'hang', node: node.id, parent: to.id }, done(node)) : { say: words.noOtherPlace(node.text) },
  }),
  lead(-1),
  lead(1),
  whileHanging({
    id: 'on-nothing',
    keys: ['x'],
    does: words.onNothing,
    hint: 'on nothing',
    fits: (at, { node }) => parentOf(nodesAt(at), node) !== undefined,
    move: (at, { node }) => make(at, { do: 'hang', node: node.id }, done(node)),
  }),
  whileHanging({
    id: 'stays',
    keys: ['escape'],
    does: words.stays,
    hint: 'stays',
    move: (_at, { node }) => ({ stay: done(node) }),
  }),
]
