/** Changing a map by changing its text: only the lines whose thing changed, and of those only the piece that did. */

import { itemAt } from '../../lists.ts'
import { Parts } from '../text/find.ts'
import { limits } from '../text/limits.ts'
import { quote } from '../text/names.ts'
import type { Document } from '../text/parse.ts'
import { childLine, decimal, linkLine, nodeLine, noteLine } from '../text/print.ts'
import type { RemarkKind } from '../text/remarks.ts'
import type { Decorator, NodeKind, Place } from '../text/types.ts'
import { dropPipeline, evolveTo, move, remark, remove, rename, settle, unlink } from './edit-lines.ts'
import { lineSeen, placeLine, remarkLine, retextLine } from './edit-nameless.ts'
import { afterLast, apply, insert, type Patch, type Refusal, refuse, replace, same } from './patch.ts'

export type { Refusal } from './patch.ts'

/**
 * A change of a map, as plain data: it can be sent, kept, and made again on another state of the map. `because` is kept as a
 * comment behind the line that says where a part stands or is going; an empty one takes it away. Parts are meant by their names; things without one by their line and by what it said (`saw`), because lines move. `values` are new numbers
 * for a line's brackets in their order, null keeps the one that is there.
 */
export type Change =
  | { do: 'add'; kind: NodeKind; name: string; at?: Place }
  | { do: 'add-child'; pipeline: string; name: string; evolution: number }
  | { do: 'rename'; name: string; to: string }
  | { do: 'move'; name: string; to: Partial<Place>; because?: string }
  | { do: 'link'; from: string; to: string; flow?: boolean }
  | { do: 'unlink'; from: string; to: string }
  | { do: 'evolve'; name: string; to: number; rename?: string; because?: string }
  | { do: 'settle'; name: string }
  | { do: 'inertia'; name: string; on: boolean; reason?: string }
  | { do: 'own'; name: string; team?: string }
  | { do: 'split'; name: string; into: string[] }
  | { do: 'decorate'; name: string; decorators: Decorator[] }
  | { do: 'pipeline'; name: string; from: number; to: number }
  | { do: 'no-pipeline'; name: string }
  | { do: 'note'; text: string; at: Place }
  | { do: 'annotate'; number: number; at: Place; text: string }
  | { do: 'attitude'; kind: string; corners: [number, number, number, number] }
  | { do: 'title'; text: string }
  | { do: 'remove'; name: string }
  | { do: 'remove-line'; line: number; saw: string }
  | { do: 'place-line'; line: number; saw: string; values: (number | null)[]; nth?: number }
  | { do: 'text-line'; line: number; saw: string; text: string }

/** Changes that are more than new lines beside old ones. */
type Composed = Extract<Change, { do: 'inertia' | 'own' | 'split' | 'remove-line' | 'place-line' | 'text-line' }>

function patchFor(document: Document, change: Exclude<Change, Composed>, patch: Patch): Refusal | undefined {
  const parts = () => new Parts(document.map)
  switch (change.do) {
    case 'add': {
      if (!change.name.trim()) return refuse('empty', 'A part needs a name.')
      if (parts().find(change.name)) return refuse('taken', `"${change.name}" is already on the map.`)
      const place = change.at ?? { visibility: 0.9, evolution: 0.1 }
      const node = {
        kind: change.kind,
        name: change.name,
        ...place,
        placed: change.at !== undefined,
        line: 0,
        decorators: [],
        inertia: false,
      }
      insert(patch, afterLast(document, 'node'), nodeLine(node))
      return undefined
    }
    case 'add-child': {
      const pipeline = document.map.pipelines.find(p => same(p.name, change.pipeline))
      if (!pipeline) return refuse('no-such-pipeline', `"${change.pipeline}" has no pipeline.`)
      const text = childLine({ name: change.name, evolution: change.evolution, line: 0 })
      const last = pipeline.children.at(-1)
      const indent = last ? (/^\s*/.exec(itemAt(document.lines, last.line - 1).text)?.[0] ?? '') : '  '
      if (last) insert(patch, last.line, indent + text)
      else for (const row of ['{', indent + text, '}']) insert(patch, pipeline.line, row)
      return undefined
    }
    case 'rename':
      return rename(document, change.name, change.to, patch)
    case 'move':
      return move(document, change.name, change.to, patch)
    case 'link': {
      for (const end of [change.from, change.to])
        if (!parts().find(end)) return refuse('no-such-part', `Nothing on the map is called "${end}".`)
      if (document.map.links.some(l => same(l.from, change.from) && same(l.to, change.to)))
        return refuse('linked', `"${change.from}" is already linked to "${change.to}".`)
      if (same(change.from, change.to)) return refuse('self', 'A part cannot be linked to itself.')
      const link = { from: change.from, to: change.to, flow: change.flow ?? false, future: false, past: false, line: 0 }
      insert(patch, afterLast(document, 'link'), linkLine(link))
      return undefined
    }
    case 'unlink':
      return unlink(document, change.from, change.to, patch)
    case 'evolve':
      return evolveTo(document, change.name, change.to, change.rename, patch)
    case 'settle':
      return settle(document, change.name, patch)
    case 'decorate':
      return remark(document, change.name, { decorators: change.decorators }, patch)
    case 'pipeline': {
      if (!parts().find(change.name)) return refuse('no-such-part', `Nothing on the map is called "${change.name}".`)
      const range = `[${decimal(change.from)}, ${decimal(change.to)}]`
      for (const line of document.lines)
        for (const s of line.statements) {
          if (s.is !== 'pipeline' || !same(s.name, change.name)) continue
          patch.put.set(
            line.number,
            s.rangeSpan
              ? replace(line.text, s.rangeSpan, range)
              : replace(line.text, [s.nameSpan[1], s.nameSpan[1]], ` ${range}`),
          )
          return undefined
        }
      insert(patch, afterLast(document, 'pipeline', 'node'), `pipeline ${quote(change.name)} ${range}`)
      return undefined
    }
    case 'no-pipeline':
      return dropPipeline(document, change.name, patch)
        ? undefined
        : refuse('no-such-pipeline', `"${change.name}" has no pipeline.`)
    case 'note':
      insert(patch, afterLast(document, 'note'), noteLine({ text: change.text, ...change.at }))
      return undefined
    case 'annotate':
      insert(
        patch,
        afterLast(document, 'annotation'),
        `annotation ${change.number} [${decimal(change.at.visibility)}, ${decimal(change.at.evolution)}] ${change.text}`.trimEnd(),
      )
      return undefined
    case 'attitude':
      insert(patch, afterLast(document, 'attitude'), `${change.kind} [${change.corners.map(decimal).join(', ')}]`)
      return undefined
    case 'title': {
      const line = document.lines.find(l => l.statements[0]?.is === 'title')
      if (line) patch.put.set(line.number, `title ${change.text}`)
      else insert(patch, 0, `title ${change.text}`)
      return undefined
    }
    case 'remove':
      return remove(document, change.name, patch)
  }
}

/** The document after something done with it; a refusal goes through. */
function then(answer: Document | Refusal, next: (document: Document) => Document | Refusal): Document | Refusal {
  return 'why' in answer ? answer : next(answer)
}

function compose(document: Document, change: Composed): Document | Refusal {
  switch (change.do) {
    case 'inertia': {
      const patch = emptyPatch()
      const marked = remark(document, change.name, { inertia: change.on }, patch) ?? apply(document, patch)
      return then(marked, d => remarkOn(d, change.name, 'inertia', change.on ? change.reason : undefined))
    }
    case 'own':
      return remarkOn(document, change.name, 'team', change.team)
    case 'split':
      return split(document, change.name, change.into)
    default: {
      const line = lineSeen(document, change.line, change.saw)
      if (line === undefined) return refuse('gone', 'That is no longer on the map.')
      if (change.do === 'text-line') return retextLine(document, line, change.text)
      if (change.do === 'place-line') {
        const values = change.values.map(value => value ?? undefined)
        return placeLine(document, line, values, change.nth)
      }
      return apply(document, { put: new Map([[line, undefined]]), after: new Map() })
    }
  }
}

/** What is said of a part in a comment behind it. */
function remarkOn(document: Document, name: string, kind: RemarkKind, say: string | undefined): Document | Refusal {
  const part = new Parts(document.map).find(name)
  if (!part || part.is === 'evolved') return refuse('no-such-part', `Nothing on the map is called "${name}".`)
  return remarkLine(document, (part.is === 'node' ? part.node : part.child).line, kind, say)
}

/** A part that turned out to be several: the first keeps its line and its links, the others get the same beside it. */
function split(document: Document, name: string, into: readonly string[]): Document | Refusal {
  const [first, ...others] = into
  const part = new Parts(document.map).find(name)
  if (part?.is !== 'node') return refuse('no-such-part', `Nothing on the map that could be split is called "${name}".`)
  if (first === undefined || !others.length) return refuse('empty', 'Give two names: what it is made of.')
  const { placed, visibility, evolution } = part.node
  const at = placed ? { visibility, evolution } : undefined
  const links = document.map.links.filter(l => same(l.from, name) || same(l.to, name))
  let answer: Document | Refusal = same(first, name) ? document : edit(document, { do: 'rename', name, to: first })
  for (const other of others) {
    answer = then(answer, d => edit(d, { do: 'add', kind: 'component', name: other, ...(at ? { at } : {}) }))
    for (const { from, to } of links) {
      const ends = same(from, name) ? { from: other, to } : { from, to: other }
      // A link that leads nowhere is not worth the others.
      answer = then(answer, d => orAsBefore(d, edit(d, { do: 'link', ...ends })))
    }
  }
  return answer
}

function orAsBefore(before: Document, after: Document | Refusal): Document {
  return 'why' in after ? before : after
}

function emptyPatch(): Patch {
  return { put: new Map(), after: new Map() }
}

/** The document after a change, or why it cannot be made. Lines that say nothing of the changed thing keep their bytes. */
export function edit(document: Document, change: Change): Document | Refusal {
  const words = Object.entries(change).find(
    ([key, v]) => key !== 'saw' && typeof v === 'string' && v.length > limits.line / 4,
  )
  if (words) return refuse('too-long', `A text on a map may have ${limits.line / 4} characters.`)
  switch (change.do) {
    case 'inertia':
    case 'own':
    case 'split':
    case 'remove-line':
    case 'place-line':
    case 'text-line':
      return compose(document, change)
    default: {
      const patch = emptyPatch()
      const after = patchFor(document, change, patch) ?? apply(document, patch)
      if ((change.do !== 'move' && change.do !== 'evolve') || change.because === undefined) return after
      return then(after, d => sayWhy(d, change))
    }
  }
}

/** The reason behind the line that says where a part stands, or behind that which says where it is going. */
function sayWhy(document: Document, { do: what, name, because }: Extract<Change, { do: 'move' | 'evolve' }>) {
  const { map } = document
  const going = map.evolve.find(e => (what === 'evolve' && same(e.name, name)) || (e.rename && same(e.rename, name)))
  return going ? remarkLine(document, going.line, 'why', because) : remarkOn(document, name, 'why', because)
}
