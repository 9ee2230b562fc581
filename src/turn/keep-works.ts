/** What kinds of steps leave under a name for the next turn: trees, rings, strips, scales, findings, signals, sentences, maps, numbers. */
import { compareDays } from '../day.ts'
import { sum } from '../numbers.ts'
import { countsOf, minAnonymousAnswers } from '../session/answers.ts'
import { isHidden, stepsWith, workOf } from '../session/read.ts'
import type { Kind, Point, StepOf, TreeNode, WorkOf } from '../session/shapes.ts'
import { isMeasured } from '../session/strip.ts'
import type { CarriedOver, CarriedScale, CarriedSeries, CarriedStrip, Session } from '../session/types.ts'
import { findingsByKeep, isUnsigned, signalsOf } from './facts.ts'

/** Of what is measured again and again, so many newest measures go along (and of a strip the very first, to compare with). */
const mostMeasures = 12

/** The part of the carry-over that steps keep under a name of their own, as it stands at the end of this turn. */
export function keepWorks(session: Session): Pick<CarriedOver, 'series'> & Partial<CarriedOver> {
  const trees = record(session.turn.carried.trees)
  for (const [step, work] of begun(session, 'tree')) if (step.keep) trees[step.keep] = work.nodes
  const series = seriesOf(session)
  tieStar(session, trees, series)

  const rings = record(session.turn.carried.rings)
  for (const [step, { links, weakest }] of begun(session, 'ring'))
    if (step.keep) rings[step.keep] = { links, ...(weakest ? { weakest } : {}) }

  const choices = record(session.turn.carried.choices)
  for (const [step, { text, card, since }] of begun(session, 'choose')) {
    const isOurs = !card || step.from === undefined || !isUnsigned(session, step.from)
    if (text && isOurs) choices[step.keep] = { text, since: since ?? session.turn.id }
  }

  const maps = record(session.turn.carried.maps)
  for (const [step, { text }] of begun(session, 'map')) if (text) maps[step.role] = { text, turn: session.turn.id }

  const signals = signalsOf(session)
    .filter(s => s.result === undefined || s.result === 'open')
    // Looked at and still to come: asked again next time.
    .map(({ result: _, ...signal }) => signal)

  return {
    series,
    ...filled('trees', trees),
    ...filled('rings', rings),
    ...filled('strips', stripsOf(session)),
    ...filled('scales', scalesOf(session)),
    ...filled('findings', keptFindings(session)),
    ...(signals.length ? { signals } : {}),
    ...filled('choices', choices),
    ...filled('maps', maps),
  }
}

/** The steps of a kind that have begun and are not hidden any more, with their work, in the agenda's order. */
function begun<K extends Kind>(session: Session, kind: K): [StepOf<K>, WorkOf<K>][] {
  return stepsWith(session, kind).flatMap((step): [StepOf<K>, WorkOf<K>][] => {
    const work = isHidden(session, step as StepOf) ? undefined : workOf(session, step.id, kind)
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

/** Series by role, rows of metrics by their id. Where two steps keep the same one, nothing of either is lost. */
function seriesOf(session: Session): CarriedOver['series'] {
  const all = record(session.turn.carried.series)
  const seen = new Set<string>()
  const keep = (role: string, { name, unit, points }: CarriedSeries) => {
    const earlier = seen.has(role) ? all[role] : undefined
    seen.add(role)
    const called = name ?? earlier?.name
    const counted = unit ?? earlier?.unit
    all[role] = {
      ...(called ? { name: called } : {}),
      ...(counted ? { unit: counted } : {}),
      points: union(earlier?.points ?? [], points),
    }
  }
  for (const [step, work] of begun(session, 'series')) keep(step.role, work)
  for (const [step, work] of begun(session, 'metrics'))
    for (const { id } of step.rows) {
      const row = Object.hasOwn(work.rows, id) ? work.rows[id] : undefined
      if (row) keep(id, row)
    }
  return { ...all }
}

/** Points of both, each id once, the second one's where both have it, in the order of their days. */
function union(a: readonly Point[], b: readonly Point[]): Point[] {
  if (!a.length) return [...b]
  const fresh = new Set(b.map(p => p.id))
  return [...a.filter(p => !fresh.has(p.id)), ...b].sort((x, y) => compareDays(x.at, y.at))
}

/**
 * The star is a number in a retro and the top of a tree in a long turn, its first input alike. Whichever this turn
 * worked on, the other one learns its values, so that a team may change between the two.
 */
function tieStar(session: Session, trees: Record<string, TreeNode[]>, series: CarriedOver['series']): void {
  const worked = begun(session, 'tree').some(([step, work]) => step.keep === 'star' && work.nodes.length > 0)
  const nodes = trees.star ?? []
  const asked = new Set(begun(session, 'series').map(([step]) => step.role))
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
  if (next.length) trees.star = next
}

/** The measures of each strip: the first, and the newest. A turn that walked nothing again measured nothing. */
function stripsOf(session: Session): Record<string, CarriedStrip[]> {
  const all = record(session.turn.carried.strips)
  for (const [step, work] of begun(session, 'strip')) {
    const { change, steps } = work
    if (!isMeasured(session, step.keep, work)) continue
    const measure: CarriedStrip = {
      turn: session.turn.id,
      on: session.opened.slice(0, 10),
      ...(change ? { change } : {}),
      steps,
    }
    const before = (all[step.keep] ?? []).filter(m => m.turn !== session.turn.id)
    const [first, ...rest] = [...before, measure]
    all[step.keep] = [first!, ...rest.slice(-mostMeasures)]
  }
  return all
}

/** Counts, never who; what an anonymous step was told in words, and answers too few to hide in, stay in its file. */
function scalesOf(session: Session): Record<string, CarriedScale[]> {
  const all = record(session.turn.carried.scales)
  for (const [step, work] of begun(session, 'scale')) {
    if (!step.keep) continue
    const least = step.anonymous ? Math.max(minAnonymousAnswers, step.least ?? 0) : (step.least ?? 1)
    const rows: CarriedScale['rows'] = {}
    for (const { id } of step.rows) {
      const counts = countsOf(step, work, id)
      const said = Object.hasOwn(work.room, id) ? work.room[id] : undefined
      if (said !== undefined && said < counts.length && !counts.some(n => n > 0)) counts[said] = 1
      const isEnough = sum(counts) >= (said === undefined ? least : 1)
      const why = Object.hasOwn(work.why, id) && !step.anonymous ? work.why[id] : undefined
      if (isEnough) rows[id] = { counts, ...(why ? { why } : {}) }
    }
    if (!Object.keys(rows).length) continue
    const answered: CarriedScale = { turn: session.turn.id, on: session.opened.slice(0, 10), points: step.points, rows }
    all[step.keep] = [...(all[step.keep] ?? []), answered].slice(-mostMeasures)
  }
  return all
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
