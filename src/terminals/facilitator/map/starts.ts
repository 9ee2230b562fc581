/** What a key begins on a map: the move or the stretch that the following keys belong to, and changes made at once. */
import {
  type Change,
  clamp,
  middleOf,
  type NodeKind,
  normal,
  type Place,
  stageOf,
  tidy,
  type WardleyMap,
} from '../../../map/index.ts'
import type { Make } from '../../../mapping/work.ts'
import type { Moving, Stretching } from './mode.ts'
import { called, whyAt } from './says.ts'
import { idOf, type Spot } from './spots.ts'
import { mapWords } from './words.ts'

/** A change that was made, in words. */
export type Made = { words: string; make: Make }

type Of<K extends Spot['kind']> = Spot & { kind: K }

/** Things with a name that links can mean. */
export function isPart(spot: Spot | undefined): spot is Of<'anchor' | 'component' | 'submap' | 'child' | 'evolved'> {
  return spot !== undefined && ['anchor', 'component', 'submap', 'child', 'evolved'].includes(spot.kind)
}

/** True when a link between them most likely means that the other one, nearer to the user, needs this one. */
export function isNeededBy(chosen: Spot, other: Spot): boolean {
  return other.visibility > chosen.visibility
}

/** Parts that may have inertia, marks, or a pipeline. */
export function isOwn(spot: Spot | undefined): spot is Of<'component' | 'submap'> {
  return spot !== undefined && ['component', 'submap'].includes(spot.kind)
}

/** The part a movement is of: for the end of one, the part it starts at. */
export function movingName(map: WardleyMap, spot: Spot): string {
  return spot.kind === 'evolved' ? (map.evolve.find(e => e.line === spot.line)?.name ?? spot.name) : spot.name
}

/** What a nameless thing may be by what it says: those of its kind with the same text. */
function nameless(map: WardleyMap, { kind, name }: Spot): { line: number }[] {
  if (kind === 'note') return map.notes.filter(n => tidy(n.text) === name)
  if (kind === 'annotation') return map.annotations.filter(a => `(${a.number}) ${tidy(a.text)}`.trimEnd() === name)
  return kind === 'area' ? map.attitudes.filter(a => a.kind === name) : map.accelerators.filter(a => a.name === name)
}

/** Changes the line a nameless thing stands on, wherever that line is by now. */
function onLine(spot: Spot, change: (at: { line: number; saw: string }) => Change): Make {
  return document => {
    const all = nameless(document.map, spot)
    const line = (all.find(a => a.line === spot.line) ?? all[0])?.line
    const row = line && document.lines[line - 1]
    return row
      ? change({ line: row.number, saw: row.text })
      : { why: 'gone', say: mapWords.noLongerThere(called(spot)) }
  }
}

/** Moving what is chosen. */
export function moveOf(spot: Spot, map: WardleyMap): Moving {
  if (spot.kind === 'evolved') return evolveOf(spot, map)
  const from: Place = { visibility: spot.visibility, evolution: spot.evolution }
  const shared = {
    is: 'moving' as const,
    id: spot.id,
    name: called(spot),
    words: `move ${called(spot)}`,
    from,
    at: from,
  }
  if (!isPart(spot))
    return {
      ...shared,
      make: (_, to) =>
        onLine(spot, at => ({
          do: 'place-line',
          ...at,
          values: [to.visibility ?? null, to.evolution ?? null],
          nth: spot.nth,
        })),
    }
  return {
    ...shared,
    level: spot.kind === 'child',
    // A part that waits for its place needs both numbers at once.
    why: whyAt(map, spot),
    make: (at, to, why) => () => ({
      do: 'move',
      name: spot.name,
      to: spot.tray ? at : to,
      ...(why !== undefined && { because: why }),
    }),
  }
}

/** Setting where what is chosen is going: into the middle of the next stage when it is not going anywhere yet. */
export function evolveOf(spot: Spot, map: WardleyMap): Moving {
  const name = movingName(map, spot)
  const going = map.evolve.find(e => normal(e.name) === normal(name))
  const next = clamp(
    middleOf(map, Math.min(3, stageOf(map, spot.evolution) + 1)),
    Math.min(1, spot.evolution + 0.05),
    1,
  )
  const at = { visibility: spot.visibility, evolution: going?.to ?? Math.round(next * 100) / 100 }
  return {
    is: 'moving',
    id: idOf('evolved', going?.rename ?? name),
    name: mapWords.isGoingTo(name),
    words: `evolve ${name}`,
    from: at,
    at,
    level: true,
    fresh: !going,
    why: going?.why ?? '',
    make:
      ({ evolution }, to, why) =>
      () =>
        going && to.evolution === undefined && why === undefined
          ? undefined
          : { do: 'evolve', name, to: evolution, ...(why !== undefined && { because: why }) },
    ...(going && { drop: { words: mapWords.staysPut(name), make: () => ({ do: 'settle', name }) } }),
  }
}

/** Placing a new part. */
export function addPart(name: string, at: Place, kind: NodeKind = 'component'): Moving {
  return {
    is: 'moving',
    id: idOf(kind, name),
    name,
    words: `add ${name}`,
    from: at,
    at,
    fresh: true,
    make: place => () => ({ do: 'add', kind, name, at: place }),
  }
}

/** Placing a new part of a pipeline along its evolution. */
export function addChild(pipeline: string, name: string, at: Place): Moving {
  return {
    is: 'moving',
    id: idOf('child', name),
    name,
    words: `add ${name} to ${pipeline}`,
    from: at,
    at,
    level: true,
    fresh: true,
    make:
      ({ evolution }) =>
      () => ({ do: 'add-child', pipeline, name, evolution }),
  }
}

/** Placing a note. */
export function addNote(text: string, at: Place): Moving {
  const make: Moving['make'] = place => () => ({ do: 'note', text, at: place })
  return {
    is: 'moving',
    id: idOf('note', text),
    name: 'the note',
    words: 'write a note',
    from: at,
    at,
    fresh: true,
    make,
  }
}

/** Placing a numbered annotation, with the next free number. */
export function addAnnotation(text: string, at: Place, map: WardleyMap): Moving {
  const number = Math.max(0, ...map.annotations.map(a => a.number)) + 1
  return {
    is: 'moving',
    id: idOf('annotation', `(${number}) ${text}`),
    name: `annotation (${number})`,
    words: `write annotation (${number})`,
    from: at,
    at,
    fresh: true,
    make: place => () => ({ do: 'annotate', number, at: place, text }),
  }
}

/** A share with two decimals, as maps are written. */
function share(value: number): number {
  return Math.round(clamp(value, 0, 1) * 100) / 100
}

/** Setting the ends of a pipeline: a new one reaches a little to both sides of its part. */
export function stretchPipeline(spot: Spot, map: WardleyMap): Stretching {
  const { name } = spot
  const there = map.pipelines.find(p => normal(p.name) === normal(name))
  const from = there?.from ?? share(spot.evolution - 0.12)
  const to = there?.to ?? share(spot.evolution + 0.12)
  return {
    is: 'stretching',
    words: `pipeline of ${name}`,
    name: `the pipeline of ${name}`,
    id: spot.id,
    corners: [spot.visibility, from, spot.visibility, to],
    second: true,
    level: true,
    make:
      ([, a, , b]) =>
      () => ({ do: 'pipeline', name, from: Math.min(a, b), to: Math.max(a, b) }),
    ...(there && { drop: { words: `no pipeline of ${name}`, make: () => ({ do: 'no-pipeline', name }) } }),
  }
}

/** Setting the corners of an area that is there. */
export function stretchArea(spot: Spot): Stretching {
  return {
    is: 'stretching',
    words: `area of ${spot.name}`,
    name: called(spot),
    id: spot.id,
    corners: spot.corners ?? [0.9, 0.1, 0.8, 0.2],
    second: true,
    level: false,
    make: corners => onLine(spot, at => ({ do: 'place-line', ...at, values: corners })),
    drop: dropOf(spot),
  }
}

/** A new area around a place. */
export function addArea(kind: string, { visibility: v, evolution: e }: Place): Stretching {
  return {
    is: 'stretching',
    words: `area of ${kind}`,
    name: `the area of ${kind}`,
    id: idOf('area', kind),
    corners: [share(v + 0.12), share(e - 0.1), share(v - 0.12), share(e + 0.1)],
    second: true,
    level: false,
    make: corners => () => ({ do: 'attitude', kind, corners }),
  }
}

/** Another name or text for what is chosen; the end of a movement gets a name of its own. */
export function rename(spot: Spot, text: string): Make {
  if (spot.kind === 'evolved')
    return d => {
      const evolve = d.map.evolve.find(e => normal(e.rename ?? e.name) === normal(spot.name))
      if (!evolve) return undefined
      const { name, to } = evolve
      return evolve.rename ? { do: 'rename', name: evolve.rename, to: text } : { do: 'evolve', name, to, rename: text }
    }
  return isPart(spot)
    ? () => ({ do: 'rename', name: spot.name, to: text })
    : onLine(spot, at => ({ do: 'text-line', ...at, text }))
}

/** The text a rename begins with. */
export function textOf(spot: Spot, map: WardleyMap): string {
  if (spot.kind === 'annotation') return tidy(map.annotations.find(a => a.line === spot.line)?.text ?? '')
  if (spot.kind === 'evolved') return map.evolve.find(e => e.line === spot.line)?.rename ?? ''
  return spot.name
}

/** The id it has once it is called so. */
export function idAfter(spot: Spot, text: string): string {
  return idOf(spot.kind, spot.kind === 'annotation' ? `${spot.name.split(' ')[0]} ${text}` : text)
}

/** Taking what is chosen away. */
export function dropOf(spot: Spot, map?: WardleyMap): Made {
  if (spot.kind === 'evolved' && map) {
    const name = movingName(map, spot)
    return { words: mapWords.staysPut(name), make: () => ({ do: 'settle', name }) }
  }
  if (!isPart(spot))
    return { words: `delete ${called(spot)}`, make: onLine(spot, at => ({ do: 'remove-line', ...at })) }
  const links =
    map?.links.filter(l => normal(l.from) === normal(spot.name) || normal(l.to) === normal(spot.name)).length ?? 0
  const words = `delete ${spot.name}${links ? ` and ${links} ${links === 1 ? 'link' : 'links'}` : ''}`
  return { words, make: () => ({ do: 'remove', name: spot.name }) }
}

/** The link between two parts: made, or cut when it is there. */
export function toggleLink(from: Spot, to: Spot, map: WardleyMap): Made & { cuts: boolean } {
  const cuts = map.links.some(l => normal(l.from) === normal(from.name) && normal(l.to) === normal(to.name))
  const ends = { from: from.name, to: to.name }
  return {
    cuts,
    words: `${cuts ? 'cut the link' : 'link'} ${from.name} to ${to.name}`,
    make: () => (cuts ? { do: 'unlink', ...ends } : { do: 'link', ...ends }),
  }
}
