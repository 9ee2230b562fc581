/** Tree: nodes on named levels, each hanging on one a level up; what hangs on nothing is marked, never lost. */
import * as v from 'valibot'
import { isDay, showDay } from '../../day.ts'
import { isWhole } from '../../numbers.ts'
import { carriedAt } from '../../session/carried.ts'
import { workOf } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import type { Day, StepOf, TreeNode, WorkOf } from '../../session/shapes.ts'
import { branchOf, childrenOf, orphansOf, parentOf, topsOf } from '../../session/tree.ts'
import { amount } from '../../session/trend.ts'
import type { CarriedOver, Refusal } from '../../session/types.ts'
import type { Rules } from '../kind.ts'
import { nodesWithBet } from '../made/bet-number.ts'
import { byDay, checkPast, checkValue } from '../shared/dated.ts'
import { drawTree } from './drawing.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('add'), text: v.string(), level: v.number(), parent: v.optional(v.string()) }),
  v.object({ do: v.literal('change'), node: v.string(), text: v.string() }),
  v.object({ do: v.literal('hang'), node: v.string(), parent: v.optional(v.string()) }),
  v.object({ do: v.literal('drop'), node: v.string() }),
  v.object({
    do: v.literal('value'),
    node: v.string(),
    at: v.string(),
    value: v.number(),
    unit: v.optional(v.string()),
  }),
])

/** Nodes of so many levels take values: the number itself, and what moves it. */
const numbered = 2

const gone: Refusal = refuse(refusals.gone)

export const tree: Rules<'tree'> = {
  moves,

  start(step, session) {
    const base = step.base === undefined ? undefined : workOf(session, step.base, 'tree')
    if (base) return { kind: 'tree', nodes: base.nodes }
    const { carried } = session.turn
    const kept = step.keep === undefined ? undefined : carriedAt(carried.trees, step.keep)
    const nodes = kept ?? (step.keep === 'star' ? fromSeries(step, carried) : [])
    return { kind: 'tree', nodes: nodesWithBet(session, step.keep, nodes) }
  },

  check(step, work, move, _by, session) {
    switch (move.do) {
      case 'add':
        if (!move.text) return refuse(refusals.noWords)
        return checkPlace(step, work, move.level, move.parent)
      case 'change':
        if (!find(work, move.node)) return gone
        return move.text ? undefined : refuse(refusals.emptied)
      case 'hang':
        return checkHang(step, work, move.node, move.parent)
      case 'drop':
        return find(work, move.node) ? undefined : gone
      case 'value': {
        const node = find(work, move.node)
        if (!node) return gone
        if (!step.numbers || node.level >= numbered) return refuse(refusals.noNumber, levelName(step, node.level))
        return checkPast(move.at, session) ?? checkValue(move.value)
      }
    }
  },

  apply(step, work, move, entry, session) {
    // Nodes and their values outlive the turn, so their ids carry its number.
    const id = `s${session.turn.number}-${entry.n}`
    switch (move.do) {
      case 'add': {
        if (!move.text || checkPlace(step, work, move.level, move.parent)) return work
        const node: TreeNode = { id, text: move.text, level: move.level }
        return { ...work, nodes: [...work.nodes, move.parent === undefined ? node : { ...node, parent: move.parent }] }
      }
      case 'change':
        return move.text ? changed(work, move.node, node => ({ ...node, text: move.text })) : work
      case 'hang': {
        if (checkHang(step, work, move.node, move.parent)) return work
        return hung(work, find(work, move.node)!, move.parent)
      }
      case 'drop': {
        const node = find(work, move.node)
        if (!node) return work
        const left = new Set(childrenOf(work.nodes, node))
        return {
          ...work,
          nodes: work.nodes.filter(n => n !== node).map(n => (left.has(n) ? withoutParent(n) : n)),
        }
      }
      case 'value': {
        if (!step.numbers || !isDay(move.at) || !Number.isFinite(move.value)) return work
        const { at, value, unit } = move
        return changed(work, move.node, node =>
          node.level >= numbered ? node : withValue(unit ? { ...node, unit } : node, { id, at, value }),
        )
      }
    }
  },

  redact: (_step, work) => ({ ...work, nodes: [] }),

  answered: () => 0,

  draw: drawTree,

  say(step, move, session) {
    const work = workOf(session, step.id, 'tree')
    const orphans = orphansOf(work?.nodes ?? []).length
    const name = (id: string) => {
      const node = work && find(work, id)
      return words.named(node?.text)
    }
    switch (move.do) {
      case 'add':
        return words.added(levelName(step, move.level), move.text, move.level > 0 && move.parent === undefined)
      case 'change':
        return words.changed(move.text)
      case 'hang':
        return words.hung(name(move.node), move.parent === undefined ? undefined : name(move.parent))
      case 'drop':
        return words.dropped(orphans)
      case 'value': {
        const unit = move.unit ?? work?.nodes.find(n => n.id === move.node)?.unit
        return words.valued(amount(move.value, unit), showDay(move.at, session.last), name(move.node))
      }
    }
  },
}

/** What a level is called; a plain word where the agenda has fewer levels than the tree. */
export function levelName(step: StepOf<'tree'>, level: number): string {
  return step.levels[level] ?? `level ${level + 1}`
}

/** Where a node may hang instead: everything a level above some level that is not below the node itself. */
export function placesFor(step: StepOf<'tree'>, work: WorkOf<'tree'>, node: string): TreeNode[] {
  return work.nodes.filter(parent => !checkHang(step, work, node, parent.id))
}

/** May a node take a value here? */
export function takesValue(step: StepOf<'tree'>, node: TreeNode): boolean {
  return Boolean(step.numbers) && node.level < numbered
}

function find(work: WorkOf<'tree'>, id: string): TreeNode | undefined {
  return work.nodes.find(n => n.id === id)
}

function checkPlace(
  step: StepOf<'tree'>,
  work: WorkOf<'tree'>,
  level: number,
  parent: string | undefined,
): Refusal | undefined {
  if (!isWhole(level, 0, step.levels.length - 1)) return refuse(refusals.noLevel, step.levels.length, deepest(step))
  const [top] = topsOf(work.nodes)
  if (level === 0 && step.test && top) return refuse(refusals.oneTop, levelName(step, 0), top.text)
  if (parent === undefined) return undefined
  const above = find(work, parent)
  if (!above) return gone
  return above.level === level - 1
    ? undefined
    : refuse(refusals.notThere, levelName(step, level), levelName(step, above.level))
}

function checkHang(
  step: StepOf<'tree'>,
  work: WorkOf<'tree'>,
  id: string,
  parent: string | undefined,
): Refusal | undefined {
  const node = find(work, id)
  if (!node) return gone
  if (parent === undefined) {
    if (node.level === 0) return refuse(refusals.topHangs, levelName(step, 0))
    return parentOf(work.nodes, node) ? undefined : refuse(refusals.hangsOnNothing)
  }
  const above = find(work, parent)
  if (!above) return gone
  const branch = branchOf(work.nodes, node)
  if (branch.includes(above)) return refuse(refusals.onItself)
  if (parentOf(work.nodes, node) === above) return refuse(refusals.hangsThere)
  const deep = above.level + 1 + Math.max(...branch.map(n => n.level - node.level))
  return deep < step.levels.length ? undefined : refuse(refusals.tooDeep, deepest(step))
}

function deepest(step: StepOf<'tree'>): string {
  return levelName(step, step.levels.length - 1)
}

function changed(work: WorkOf<'tree'>, id: string, change: (node: TreeNode) => TreeNode): WorkOf<'tree'> {
  const node = find(work, id)
  const after = node && change(node)
  return after === node ? work : { ...work, nodes: work.nodes.map(n => (n === node ? after! : n)) }
}

/** The node below another one (or on nothing), with all that hangs on it brought to its new level. */
function hung(work: WorkOf<'tree'>, node: TreeNode, parent: string | undefined): WorkOf<'tree'> {
  if (parent === undefined) return changed(work, node.id, withoutParent)
  const by = find(work, parent)!.level + 1 - node.level
  const branch = new Set(branchOf(work.nodes, node))
  // To the end of the list, so that it stands after those that hung there before.
  const moved = work.nodes.filter(n => branch.has(n)).map(n => ({ ...n, level: n.level + by }))
  return {
    ...work,
    nodes: [...work.nodes.filter(n => !branch.has(n)), ...moved.map(n => (n.id === node.id ? { ...n, parent } : n))],
  }
}

function withoutParent({ parent: _, ...node }: TreeNode): TreeNode {
  return node
}

/** The node with one value more, in the order of days; the same day again puts its value right. */
function withValue(node: TreeNode, point: { id: string; at: Day; value: number }): TreeNode {
  const points = node.points ?? []
  const same = points.find(p => p.at === point.at)
  const after = same ? points.map(p => (p === same ? { ...p, value: point.value } : p)) : [...points, point]
  return { ...node, points: byDay(after) }
}

/** A first star tree: the short retro keeps a star and one input as series, and both keep the names of their roles as ids. */
function fromSeries(step: StepOf<'tree'>, { series }: CarriedOver): TreeNode[] {
  return ['star', 'input'].slice(0, step.levels.length).flatMap((role, level): TreeNode[] => {
    const known = carriedAt(series, role)
    if (!known || !(known.name || known.points.length)) return []
    const { name = levelName(step, level), unit, points } = known
    const parent = level > 0 && carriedAt(series, 'star') ? { parent: 'star' } : {}
    return [{ id: role, text: name, level, ...parent, ...(unit ? { unit } : {}), points }]
  })
}
