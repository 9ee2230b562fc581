/** Changing a map by changing its text: only the lines whose thing changed, and of those only the piece that did. */
import { dropPipeline, evolveTo, move, remark, remove, rename, settle, unlink } from './edit-lines.ts'
import { Parts } from './find.ts'
import { limits } from './limits.ts'
import { quote } from './names.ts'
import type { Document } from './parse.ts'
import { afterLast, apply, insert, type Patch, type Refusal, refuse, replace, same } from './patch.ts'
import { childLine, decimal, linkLine, nodeLine, noteLine } from './print.ts'
import type { Decorator, NodeKind, Place } from './types.ts'

export type { Refusal } from './patch.ts'

export type Change =
  | { do: 'add'; kind: NodeKind; name: string; at?: Place }
  | { do: 'add-child'; pipeline: string; name: string; evolution: number }
  | { do: 'rename'; name: string; to: string }
  | { do: 'move'; name: string; to: Partial<Place> }
  | { do: 'link'; from: string; to: string; flow?: boolean }
  | { do: 'unlink'; from: string; to: string }
  | { do: 'evolve'; name: string; to: number; rename?: string }
  | { do: 'settle'; name: string }
  | { do: 'inertia'; name: string; on: boolean }
  | { do: 'decorate'; name: string; decorators: Decorator[] }
  | { do: 'pipeline'; name: string; from: number; to: number }
  | { do: 'no-pipeline'; name: string }
  | { do: 'note'; text: string; at: Place }
  | { do: 'annotate'; number: number; at: Place; text: string }
  | { do: 'attitude'; kind: string; corners: [number, number, number, number] }
  | { do: 'title'; text: string }
  | { do: 'remove'; name: string }
  | { do: 'remove-line'; line: number }

function patchFor(document: Document, change: Change, patch: Patch): Refusal | undefined {
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
      const indent = last ? (/^\s*/.exec(document.lines[last.line - 1]!.text)?.[0] ?? '') : '  '
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
    case 'inertia':
      return remark(document, change.name, { inertia: change.on }, patch)
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
    case 'remove-line':
      patch.put.set(change.line, undefined)
      return undefined
  }
}

/** The document after a change, or why it cannot be made. Lines that say nothing of the changed thing keep their bytes. */
export function edit(document: Document, change: Change): Document | Refusal {
  const words = Object.values(change).find(v => typeof v === 'string' && v.length > limits.line / 4)
  if (words) return refuse('too-long', `A text on a map may have ${limits.line / 4} characters.`)
  const patch: Patch = { put: new Map(), after: new Map() }
  return patchFor(document, change, patch) ?? apply(document, patch)
}
