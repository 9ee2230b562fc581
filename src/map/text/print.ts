/** Text from maps: a document back as it was, byte for byte, and a whole map written anew in one fixed form. */
import { itemAt } from '../../lists.ts'
import { inQuotes, needsQuotes, quote } from './names.ts'
import type { Document } from './parse.ts'
import {
  type Child,
  defaultAxis,
  defaultBoundaries,
  type Evolve,
  type Link,
  type MapNode,
  type Place,
  type WardleyMap,
} from './types.ts'

/** The text of a document: the bytes it was read from. */
export function print(document: Document): string {
  return document.lines.map(l => l.text + l.eol).join('')
}

/** A number as coordinates are written: two decimals, more only where they are needed. */
export function decimal(value: number): string {
  if (Number.isNaN(value)) return '0.00'
  const two = value.toFixed(2)
  return Math.abs(Number(two) - value) < 1e-9 ? two : String(value)
}

function at(place: Place): string {
  return `[${decimal(place.visibility)}, ${decimal(place.evolution)}]`
}

/** Where a label stands; behind a part without a place in whole numbers, because others would be read as its place. */
function label(of: { label?: [number, number] }, isWhole = false): string {
  if (!of.label?.every(Number.isFinite)) return ''
  const [x, y] = isWhole ? of.label.map(Math.round) : of.label
  return ` label [${x}, ${y}]`
}

/**
 * A name as it is written before the brackets of a place, or before others when it has none. Behind a name that ends in this word they
 * would be read as where its label stands, unless they hold a place on the map.
 */
function beforeBrackets(name: string, place: Place | undefined): string {
  const isPlain = place !== undefined && [place.visibility, place.evolution].every(v => v >= 0 && v <= 1)
  return !isPlain && /\blabel$/i.test(name) ? inQuotes(name) : quote(name)
}

/** The line that declares a node: label before marks, which other readers of the format want too. */
export function nodeLine(node: MapNode): string {
  const marks = node.decorators.length ? ` (${node.decorators.join(', ')})` : ''
  const url = node.url ? ` url(${node.url})` : ''
  const said = `${label(node, !node.placed)}${marks}${node.inertia ? ' inertia' : ''}${url}`
  // Without brackets what follows would be read as a part of the name.
  const waiting = node.visibility === 0.9 ? (said ? ' []' : '') : ` [${decimal(node.visibility)}]`
  return `${node.kind} ${beforeBrackets(node.name, node.placed ? node : undefined)}${node.placed ? ` ${at(node)}` : waiting}${said}`
}

export function childLine(child: Child): string {
  return `component ${quote(child.name)} [${decimal(child.evolution)}]${label(child)}`
}

/** The arrow of a link. A flow with a text has its own signs for now, future and past; see the reference of the format. */
export function linkArrow(link: Pick<Link, 'flow' | 'future' | 'past' | 'flowText'>): string {
  if (!link.flow) return '->'
  if (link.flowText === undefined) return link.past ? '+<>' : link.future ? '+<' : '+>'
  return `+'${link.flowText.replaceAll("'", '’').replaceAll('"', '”')}'${link.past ? (link.future ? '<>' : '<') : '>'}`
}

/** The line of a link. */
export function linkLine(link: Link): string {
  const end = (name: string, first: boolean) => (name === '' ? '' : quote(name, first))
  return `${end(link.from, true)}${linkArrow(link)}${end(link.to, false)}${link.context ? `; ${link.context}` : ''}`
}

export function evolveLine(
  e: Pick<Evolve, 'name' | 'to' | 'rename' | 'label' | 'inertia'> & { decorators?: string[] },
): string {
  const to = decimal(e.to)
  const marks = e.decorators?.length ? ` (${e.decorators.join(', ')})` : ''
  return `evolve ${quote(e.name)}${e.rename ? `->${quote(e.rename)}` : ''} ${to}${label(e)}${marks}${e.inertia ? ' inertia' : ''}`
}

export function noteLine(note: Place & { text: string }): string {
  const plain = !needsQuotes(note.text) && !/^\[/.test(note.text)
  return `note ${plain ? note.text : quote(note.text)} ${at(note)}`
}

function axisLine(map: WardleyMap): string[] {
  const own = map.axis.join('|') !== defaultAxis.join('|')
  const widths = map.boundaries.join() !== defaultBoundaries.join()
  if (!own && !map.axisHidden && !widths) return []
  const ends = [...map.boundaries, 1]
  const labels = map.axis.map((a, i) => (widths ? `${a}@${decimal(itemAt(ends, i))}` : a)).join('->')
  return [`evolution ${map.axisHidden ? '--hide ' : ''}${labels}`]
}

/** A whole map in the fixed form. Reading it again gives the same map, and writing that the same text. */
export function write(map: WardleyMap): string {
  const head = [
    ...(map.title !== 'Untitled Map' ? [`title ${map.title}`] : []),
    ...(map.style !== 'plain' ? [`style ${map.style}`] : []),
    ...(map.size ? [`size [${map.size.join(', ')}]`] : []),
    ...axisLine(map),
    ...(map.heightHidden ? ['valuechain --hide'] : []),
    ...(map.heightName !== 'Value chain' ? [`y-axis ${map.heightName}`] : []),
  ]
  const pipelines = map.pipelines.flatMap(p => [
    p.children.length || !Number.isFinite(p.from + p.to) || (p.from === 0.2 && p.to === 0.8 && p.hidden)
      ? `pipeline ${quote(p.name)}`
      : `pipeline ${quote(p.name)} [${decimal(p.from)}, ${decimal(p.to)}]`,
    ...(p.children.length ? ['{', ...p.children.map(c => `  ${childLine(c)}`), '}'] : []),
  ])
  const blocks = [
    head,
    map.anchors.map(nodeLine),
    map.components.map(nodeLine),
    [...map.submaps.map(nodeLine), ...Object.entries(map.urls).map(([name, address]) => `url ${name} [${address}]`)],
    pipelines,
    map.evolve.map(evolveLine),
    map.links.map(linkLine),
    map.notes.map(noteLine),
    [
      ...map.annotations.map(a => {
        const places = a.at.map(([v, e]) => `[${decimal(v)}, ${decimal(e)}]`)
        // Quotes would be shown: they are only for what a reader would take for something else.
        const text = /\/\/|\/\*|^[["\s]|\s$|[\n\t\r]/.test(a.text) ? quote(a.text) : a.text
        return `annotation ${a.number} ${places.length === 1 ? places[0] : `[${places.join(', ')}]`} ${text}`.trimEnd()
      }),
      ...(map.annotationsAt ? [`annotations ${at(map.annotationsAt)}`] : []),
    ],
    map.attitudes.map(a => `${a.kind} [${a.corners.map(decimal).join(', ')}]`),
    map.accelerators.map(a => `${a.slowing ? 'deaccelerator' : 'accelerator'} ${beforeBrackets(a.name, a)} ${at(a)}`),
  ]
  return `${blocks
    .filter(b => b.length)
    .map(b => b.join('\n'))
    .join('\n\n')}\n`
}
