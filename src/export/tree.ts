/** The star tree for other programs: OPML 2.0 for outliners, a mindmap for Mermaid. */

import { trees } from '../kinds/made/steps.ts'
import { harmlessLine } from '../outgoing.ts'
import type { TreeNode } from '../session/shapes.ts'
import { inOrder } from '../session/tree.ts'
import { amount } from '../session/trend.ts'
import type { Session } from '../session/types.ts'

/** The nodes of the newest tree that is not hidden; none where there is none. */
export function treeOf(session: Session): TreeNode[] {
  return trees(session).findLast(({ shown }) => shown?.nodes.length)?.shown?.nodes ?? []
}

type Row = { node: TreeNode; depth: number; text: string; orphan: boolean }

/** A node a row, each with its newest value. What hangs on nothing yet stands at the end, at the depth of the top. */
function rowsOf(nodes: readonly TreeNode[]): Row[] {
  return inOrder(nodes).map(({ node, lasts, orphan }) => {
    const last = node.points?.at(-1)
    return {
      node,
      depth: lasts.length,
      orphan,
      text: harmlessLine(last ? `${node.text}: ${amount(last.value, node.unit)}` : node.text),
    }
  })
}

/** The tree as an outline; undefined where there is none. */
export function asOpml(session: Session): string | undefined {
  const rows = rowsOf(treeOf(session))
  if (!rows.length) return undefined
  const body = rows.flatMap(({ text, depth }, i) => {
    const next = rows[i + 1]?.depth ?? 0
    const indent = '  '.repeat(depth + 2)
    if (next > depth) return [`${indent}<outline text="${inXml(text)}">`]
    const ends = Array.from({ length: depth - next }, (_, up) => `${'  '.repeat(depth - up + 1)}</outline>`)
    return [`${indent}<outline text="${inXml(text)}"/>`, ...ends]
  })
  const title = inXml(harmlessLine(titleOf(session)))
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${title}</title><dateModified>${new Date(session.last).toUTCString()}</dateModified></head>`,
    '  <body>',
    ...body,
    '  </body>',
    '</opml>',
  ].join('\n')}\n`
}

/** The tree as a mindmap; undefined where there is none. A mindmap has one root: the top, or the session where there are several. */
export function asMindmap(session: Session): string | undefined {
  const rows = rowsOf(treeOf(session))
  const [first] = rows
  if (!first) return undefined
  const isOne = rows.filter(({ depth }) => depth === 0).length === 1
  const under = isOne ? 1 : 2
  const lines = rows.map(({ text, depth }, i) => `${'  '.repeat(depth + under)}n${i + 1}["${inMermaid(text)}"]`)
  const root = isOne ? [] : [`  n0["${inMermaid(titleOf(session))}"]`]
  return `${['mindmap', ...root, ...lines].join('\n')}\n`
}

function titleOf({ turn, title }: Session): string {
  return `${turn.team}, turn ${turn.number}: ${title}`
}

/** A text as the value of an attribute. What XML 1.0 knows no sign for is left out. */
function inXml(text: string): string {
  return text
    .replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
    .replace(/[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
}

/** A text between quotes: Mermaid takes signs by their number, and so reads none as its own. */
function inMermaid(text: string): string {
  return harmlessLine(text).replace(/["#&<>`\\;]/g, sign => `#${sign.charCodeAt(0)};`)
}
