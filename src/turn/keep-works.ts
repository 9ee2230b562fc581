/** What kinds of steps leave under a name for the next turn: trees, rings, strips, scales, findings, signals, sentences, maps, numbers. */
import { factsOf } from '../kinds/facts.ts'
import type { Kept } from '../kinds/kind-facts.ts'
import { nodesWithBet, roleWritten, seriesWithBet } from '../kinds/made/bet-number.ts'
import { numbers, trees } from '../kinds/made/steps.ts'
import { union } from '../kinds/shared/kept-series.ts'
import { isHidden, stepsWith } from '../session/read.ts'
import { type Kind, kindNames, type Parked, type StepOf, type TreeNode, type WorkOf } from '../session/shapes.ts'
import type { CarriedOver, Session } from '../session/types.ts'
import { findingsByKeep, signalsOf } from './facts.ts'

/** The part of the carry-over that steps keep under a name of their own, as it stands at the end of this turn. */
export function keepWorks(session: Session): Pick<CarriedOver, 'series'> & Partial<CarriedOver> {
  const { carried } = session.turn
  const kept: Kept = {
    series: record(carried.series),
    asked: new Set(),
    trees: record(carried.trees),
    rings: record(carried.rings),
    strips: record(carried.strips),
    scales: record(carried.scales),
    choices: record(carried.choices),
    maps: record(carried.maps),
  }
  for (const kind of kindNames)
    for (const [step, work] of shownOf(session, kind)) factsOf(kind).carry?.(step, work, kept, session)
  keepBetNumber(session, kept)
  tieStar(session, kept)

  const signals = signalsOf(session)
    .filter(s => s.result === undefined || s.result === 'open')
    // Looked at and still to come: asked again next time.
    .map(({ result: _, ...signal }) => signal)

  return {
    series: { ...kept.series },
    ...filled('trees', kept.trees),
    ...filled('rings', kept.rings),
    ...filled('strips', kept.strips),
    ...filled('scales', kept.scales),
    ...filled('findings', keptFindings(session)),
    ...(signals.length ? { signals } : {}),
    ...filled('choices', kept.choices),
    ...filled('maps', kept.maps),
  }
}

/** What the settled bet wrote to its number goes along, also where this turn had no step for that number. */
function keepBetNumber(session: Session, kept: Kept): void {
  for (const [keep, nodes] of Object.entries(kept.trees)) kept.trees[keep] = nodesWithBet(session, keep, nodes)
  const role = roleWritten(session)
  if (role !== undefined) kept.series[role] = seriesWithBet(session, role, kept.series[role] ?? { points: [] })
}

/** What steps did not come to, in the order of kinds: it waits for the opening of the next turn. */
export function leftBy(session: Session): Parked[] {
  return kindNames.flatMap(kind =>
    shownOf(session, kind).flatMap(([step, work]) => factsOf(kind).leaves?.(step, work, session) ?? []),
  )
}

/** The steps of a kind that have begun and are not hidden any more, with their work, in the agenda's order. */
function shownOf(session: Session, kind: Kind): [StepOf, WorkOf][] {
  return stepsWith(session, kind).flatMap((step): [StepOf, WorkOf][] => {
    const work = isHidden(session, step) ? undefined : session.work[step.id]
    return work ? [[step, work]] : []
  })
}

/** Names come out of files, so a record by name has nothing it was not given. */
function record<T>(from: Record<string, T> | undefined): Record<string, T> {
  return Object.assign(Object.create(null), from)
}

function filled<N extends string, T>(name: N, all: Record<string, T>): { [P in N]?: Record<string, T> } {
  return (Object.keys(all).length ? { [name]: { ...all } } : {}) as { [P in N]?: Record<string, T> }
}

/**
 * The star is a number in a retro and the top of a tree in a long turn, its first input alike. Whichever this turn
 * worked on, the other one learns its values, so that a team may change between the two.
 */
function tieStar(session: Session, kept: Kept): void {
  const { series } = kept
  const worked = trees(session).some(({ step, shown }) => step.keep === 'star' && shown && shown.nodes.length > 0)
  const nodes = kept.trees.star ?? []
  const asked = new Set(numbers(session).flatMap(({ step, shown }) => (shown ? step.role : [])))
  const star = nodes.find(n => n.level === 0)
  const input =
    nodes.find(n => n.level === 1 && n.parent === star?.id && n.points?.length) ?? nodes.find(n => n.level === 1)
  const next = [...nodes]
  for (const [role, node, level] of [
    ['star', star, 0],
    ['input', input, 1],
  ] as const) {
    const known = series[role]
    if (node && (worked || !asked.has(role))) {
      if (!node.points?.length && !known) continue
      // Another input may stand first now: its row begins with its own values, not with those of the one before.
      const isSame = asked.has(role) || !known?.name
      const points = isSame ? union(known?.points ?? [], node.points ?? []) : (node.points ?? [])
      series[role] = { name: node.text, ...(node.unit ? { unit: node.unit } : {}), points }
    } else if (known?.name && asked.has(role)) {
      const points = union(node?.points ?? [], known.points)
      const top = next.find(n => n.level === 0)
      const id = node?.id ?? role
      const told: TreeNode = {
        ...(node ?? { id, level, ...(level && top ? { parent: top.id } : {}) }),
        text: known.name,
        ...(known.unit ? { unit: known.unit } : {}),
        points,
      }
      const at = next.findIndex(n => n.id === id)
      if (at < 0) next.push(told)
      else next[at] = told
    }
  }
  if (next.length) kept.trees.star = next
}

/** Findings still open, and those closed in this turn: what is closed is told once, then rests in its turn's notes. */
function keptFindings(session: Session): CarriedOver['findings'] & object {
  const before = new Set(
    Object.values(session.turn.carried.findings ?? {})
      .flat()
      .filter(f => f.closed !== undefined)
      .map(f => f.id),
  )
  const kept = Object.entries(findingsByKeep(session)).map(
    ([keep, all]) => [keep, all.filter(f => f.closed === undefined || !before.has(f.id))] as const,
  )
  return Object.fromEntries(kept.filter(([, all]) => all.length))
}
