/** Maps made from maps: renamed, turned round, merged, squeezed, crowded, so that a drawing is measured on what nobody looked at. */
import { parse } from '../../src/map/text/parse.ts'
import { write } from '../../src/map/text/print.ts'
import type { Child, Evolve, MapNode, Pipeline, Place, WardleyMap } from '../../src/map/text/types.ts'

export const variations = [
  'longer',
  'mirrored',
  'merged',
  'wide',
  'squeezed',
  'talkative',
  'pipelined',
  'moving',
] as const
export type Variation = (typeof variations)[number]

/** The map with every name put through a change, links and pipelines too. */
function renamed(map: WardleyMap, change: (name: string) => string): WardleyMap {
  const named = <T extends { name: string }>(of: T[]) => of.map(n => ({ ...n, name: change(n.name) }))
  return {
    ...map,
    anchors: named(map.anchors),
    components: named(map.components),
    submaps: named(map.submaps),
    evolve: named(map.evolve),
    pipelines: map.pipelines.map(p => ({ ...p, name: change(p.name), children: named(p.children) })),
    links: map.links.map(l => ({ ...l, from: change(l.from), to: change(l.to) })),
  }
}

/** The map with every place put through a change. */
function moved(map: WardleyMap, change: (at: Place) => Place): WardleyMap {
  const at = <T extends Place>(of: T[]) => of.map(n => ({ ...n, ...change(n) }))
  const evolution = (e: number) => change({ visibility: 0.5, evolution: e }).evolution
  return {
    ...map,
    anchors: at(map.anchors),
    components: at(map.components),
    submaps: at(map.submaps),
    accelerators: at(map.accelerators),
    notes: at(map.notes),
    annotations: map.annotations.map(a => ({
      ...a,
      at: a.at.map(([v, e]) => {
        const to = change({ visibility: v, evolution: e })
        return [to.visibility, to.evolution]
      }),
    })),
    evolve: map.evolve.map(e => ({ ...e, to: evolution(e.to) })),
    pipelines: map.pipelines.map(p => ({
      ...p,
      from: evolution(p.from),
      to: evolution(p.to),
      children: p.children.map(c => ({ ...c, evolution: evolution(c.evolution) })),
    })),
  }
}

const hundredths = (n: number) => Math.round(n * 100) / 100
const wideSigns = '受注在庫支払配送顧客認証検索契約運用監視基盤開発予測品質'

/** Every so manieth of a list that has a place. */
function every(map: WardleyMap, nth: number): MapNode[] {
  return map.components.filter((c, i) => c.placed && i % nth === 0)
}

function longer(map: WardleyMap): WardleyMap {
  const tails = ['for every region', 'of the whole company', 'and what it needs', 'run by partners']
  return renamed(map, name => `${name} ${tails[name.length % tails.length]}`)
}

function wide(map: WardleyMap): WardleyMap {
  const seen = new Map<string, string>()
  return renamed(map, name => {
    const known = seen.get(name)
    if (known) return known
    const length = 3 + (name.length % 5)
    const text = Array.from({ length }, (_, i) => [...wideSigns][(name.charCodeAt(i % name.length) * 7 + i) % 26]).join(
      '',
    )
    seen.set(name, `${text}${seen.size}`)
    return `${text}${seen.size - 1}`
  })
}

function merged(map: WardleyMap, other: WardleyMap): WardleyMap {
  const second = renamed(other, name => `${name} B`)
  const both = <K extends 'anchors' | 'components' | 'submaps' | 'evolve' | 'pipelines' | 'links' | 'notes'>(of: K) =>
    [...map[of], ...second[of]] as WardleyMap[K]
  return {
    ...map,
    anchors: both('anchors'),
    components: both('components'),
    submaps: both('submaps'),
    evolve: both('evolve'),
    pipelines: both('pipelines'),
    links: both('links'),
    notes: both('notes'),
  }
}

function talkative(map: WardleyMap): WardleyMap {
  const spoken = every(map, 3)
  return {
    ...map,
    notes: [
      ...map.notes,
      ...spoken.map(c => ({
        line: 0,
        text: `Why does ${c.name} stand here, and who would miss it?`,
        visibility: hundredths(Math.max(0, c.visibility - 0.04)),
        evolution: hundredths(Math.min(1, c.evolution + 0.03)),
      })),
    ],
    annotations: [
      ...map.annotations,
      ...every(map, 4).map((c, i) => ({
        line: 0,
        number: i + 1,
        at: [[c.visibility, c.evolution]] as [number, number][],
        text: `${c.name}: ask again next turn`,
      })),
    ],
  }
}

function pipelined(map: WardleyMap): WardleyMap {
  const pipelines: Pipeline[] = every(map, 6)
    .filter(c => !map.pipelines.some(p => p.name === c.name))
    .map(c => {
      const start = Math.max(0, Math.min(0.7, c.evolution - 0.15))
      const children: Child[] = ['own build', 'shared service', 'rented from one', 'utility'].map((what, i) => ({
        line: 0,
        name: `${c.name} ${what}`,
        evolution: hundredths(start + i * 0.09),
      }))
      return { line: 0, name: c.name, from: start, to: start + 0.27, hidden: false, children }
    })
  return { ...map, pipelines: [...map.pipelines, ...pipelines] }
}

function moving(map: WardleyMap): WardleyMap {
  const sources = every(map, 3).filter(c => c.evolution < 0.85)
  const evolve: Evolve[] = sources
    .filter(c => !map.evolve.some(e => e.name === c.name))
    .map(c => ({
      line: 0,
      name: c.name,
      to: hundredths(Math.min(0.98, c.evolution + 0.2)),
      rename: `${c.name} as a service`,
      decorators: [],
    }))
  return {
    ...map,
    evolve: [...map.evolve, ...evolve],
    components: map.components.map((c, i) => (i % 4 === 0 ? { ...c, inertia: true } : c)),
  }
}

/** The text of a map varied one way; `other` is what it is merged with. The same texts give the same text. */
export function varied(text: string, how: Variation, other: string): string {
  const { map } = parse(text)
  switch (how) {
    case 'longer':
      return write(longer(map))
    case 'mirrored':
      return write(
        moved(map, at => ({ visibility: hundredths(1 - at.visibility), evolution: hundredths(1 - at.evolution) })),
      )
    case 'merged':
      return write(merged(map, parse(other).map))
    case 'wide':
      return write(wide(map))
    case 'squeezed':
      return write(
        moved(map, at => ({
          visibility: hundredths(0.15 + at.visibility * 0.7),
          evolution: hundredths(0.2 + at.evolution * 0.5),
        })),
      )
    case 'talkative':
      return write(talkative(map))
    case 'pipelined':
      return write(pipelined(map))
    case 'moving':
      return write(moving(map))
  }
}
