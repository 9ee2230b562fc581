/** Lines of a map that are pasted onto another: what they add to it, as changes, and the lines that add nothing, each with its reason. */

import { type Document, parse } from '../text/parse.ts'
import { inertiaReason } from '../text/remarks.ts'
import type { MapNode } from '../text/types.ts'
import { type Change, edit } from './edit.ts'

export type Pasted = {
  /** The map with everything that could be added. */
  document: Document
  /** What was done, in the order it must be done again. */
  changes: Change[]
  /** Lines that were not taken, as they were pasted, 1-based, each with a sentence why. */
  refused: { line: number; text: string; say: string }[]
}

/** Changes that belong together: the first must do, the others say more of the same thing. */
type Wish = { line: number; changes: Change[] }

/** Adds pasted lines to a map: parts, links, movements, notes. What is there already stays as it is, and its line is refused. Never throws. */
export function paste(onto: Document, text: string): Pasted {
  const read = parse(text)
  const out: Pasted = { document: onto, changes: [], refused: [] }
  const refuse = (line: number, say: string) => {
    const row = read.lines[line - 1]
    if (row && !out.refused.some(r => r.line === line)) out.refused.push({ line, text: row.text.trim(), say })
  }
  for (const { line, changes } of wishesOf(read))
    for (const [nth, change] of changes.entries()) {
      const next = edit(out.document, change)
      if ('why' in next) {
        refuse(line, next.say)
        if (nth === 0) break
        continue
      }
      out.changes.push(change)
      out.document = next
    }
  for (const { level, line, say } of read.problems) if (level === 'error') refuse(line, say)
  if (read.lines.some(l => l.statements.some(s => s.is === 'title')) && read.map.title !== onto.map.title) {
    const line = read.lines.find(l => l.statements.some(s => s.is === 'title'))?.number ?? 1
    refuse(line, 'The map keeps its title.')
  }
  out.refused.sort((a, b) => a.line - b.line)
  return out
}

/** What a text wants: parts before the pipelines, movements and links that need them. */
function wishesOf(read: Document): Wish[] {
  const { map } = read
  const nodes = [...map.anchors, ...map.components, ...map.submaps].sort((a, b) => a.line - b.line)
  return [
    ...nodes.map(n => ({ line: n.line, changes: partOf(n, inertiaReason(read, n.line)) })),
    ...map.pipelines.flatMap(({ name, from, to, children, line }) => [
      { line, changes: [{ do: 'pipeline' as const, name, from, to }] },
      ...children.map(c => ({
        line: c.line,
        changes: [{ do: 'add-child' as const, pipeline: name, name: c.name, evolution: c.evolution }],
      })),
    ]),
    ...map.evolve.map(({ name, to, rename, why, line }) => ({
      line,
      changes: [{ do: 'evolve' as const, name, to, ...(rename ? { rename } : {}), ...(why ? { because: why } : {}) }],
    })),
    ...map.links.map(({ from, to, flow, line }) => ({
      line,
      changes: [{ do: 'link' as const, from, to, ...(flow ? { flow } : {}) }],
    })),
    ...map.notes.map(({ text, line, visibility, evolution }) => ({
      line,
      changes: [{ do: 'note' as const, text, at: { visibility, evolution } }],
    })),
    ...map.annotations.flatMap(({ number, text, line, at }) => {
      const [first] = at
      if (!first) return []
      return [
        {
          line,
          changes: [{ do: 'annotate' as const, number, text, at: { visibility: first[0], evolution: first[1] } }],
        },
      ]
    }),
    ...map.attitudes.map(({ kind, corners, line }) => ({
      line,
      changes: [{ do: 'attitude' as const, kind, corners }],
    })),
  ]
}

function partOf(node: MapNode, reason: string | undefined): Change[] {
  const { kind, name, placed, visibility, evolution, decorators, inertia, team, why } = node
  return [
    { do: 'add', kind, name, ...(placed ? { at: { visibility, evolution } } : {}) },
    ...(decorators.length ? [{ do: 'decorate' as const, name, decorators }] : []),
    ...(inertia ? [{ do: 'inertia' as const, name, on: true, ...(reason ? { reason } : {}) }] : []),
    ...(team ? [{ do: 'own' as const, name, team }] : []),
    ...(why ? [{ do: 'move' as const, name, to: {}, because: why }] : []),
  ]
}

/** What became of a paste, in a sentence that fits a row: how much was added, and the first line that was not. */
export function sayPasted({ changes, refused }: Pasted, undo = 'u takes it back.'): string {
  const counts: [number, string][] = [
    [changes.filter(c => c.do === 'add' || c.do === 'add-child').length, 'part'],
    [changes.filter(c => c.do === 'link').length, 'link'],
    [
      changes.filter(c => !['add', 'add-child', 'link', 'decorate', 'inertia', 'own', 'move'].includes(c.do)).length,
      'other line',
    ],
  ]
  const made = counts.filter(([n]) => n).map(([n, what]) => `${n} ${what}${n === 1 ? '' : 's'}`)
  const added = made.length ? `Pasted: ${made.join(', ')}.` : 'Nothing was pasted.'
  const [first] = refused
  if (!first) return made.length ? `${added}  ${undo}` : 'Nothing was pasted: these are no lines of a map.'
  const more = refused.length > 1 ? ` (and ${refused.length - 1} more)` : ''
  return `${added}  Not taken: line ${first.line}${more}: ${first.say}`
}
