/** A page of docs/ as plain text for a terminal: what `flywheel help TOPIC` prints. Made when the program is built. */

import type { List, Nodes, RootContent, Table, TableRow } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { itemAt } from '../../lists.ts'
import { pad, width, wrap } from '../../text.ts'

/** Cells of a line; lines of code are left as they are. */
const columns = 78
const indent = '  '

/** The text of a page, its first heading as the title, without pictures, comments and addresses of other pages. */
export function plainPage(markdown: string): string {
  const { children } = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const blocks = children.map(block => inLines(block, columns)).filter(lines => lines.length)
  return `${blocks.map(lines => lines.join('\n')).join('\n\n')}\n`
}

function inLines(block: RootContent, cells: number): string[] {
  switch (block.type) {
    case 'heading':
      return [block.depth === 1 ? inText(block).toUpperCase() : inText(block)]
    case 'code':
      return codeLines(block.value)
    case 'list':
      return listLines(block, cells)
    case 'table':
      return tableLines(block, cells)
    case 'html':
    case 'definition':
      return []
    default: {
      const text = inText(block)
      return text ? indented(wrap(text, cells - indent.length)) : []
    }
  }
}

/** Lines of code as they are; remarks behind command lines in one column, or each below its line where that is too wide. */
function codeLines(code: string): string[] {
  const all = code.split('\n').map(line => {
    const [, command = line, remark = ''] = /^((?:flywheel|ssh|npm|npx)(?: \S+)*) {2,}(\S.*)$/.exec(line) ?? []
    return { command, remark }
  })
  const cells = columns - 2 * indent.length
  const column = Math.max(...all.map(({ command, remark }) => (remark ? width(command) + 2 : 0)))
  const fits = all.every(({ remark }) => !remark || column + width(remark) <= cells)
  const lines = all.flatMap(({ command, remark }) => {
    if (fits) return [remark ? pad(command, column) + remark : command]
    const [first = '', ...more] = /^flywheel /.test(command) ? wrap(command, cells - indent.length) : [command]
    return [first, ...indented(more), ...indented(wrap(remark, cells - indent.length).filter(Boolean))]
  })
  return indented(indented(lines))
}

function listLines({ ordered, children }: List, cells: number): string[] {
  return children.flatMap((item, i) => {
    const mark = ordered ? `${i + 1}. ` : '- '
    const inner = item.children.flatMap(block => inLines(block, cells - mark.length))
    return inner.map((line, at) => (at ? `${' '.repeat(mark.length)}${line}` : line.replace(indent, indent + mark)))
  })
}

/** The cells of a row; what stands left of the last needs no marks around keys and names. */
function cellsOf({ children }: TableRow): string[] {
  const cells = children.map(inText)
  return cells.map((cell, i) => (i < cells.length - 1 ? cell.replaceAll('`', '') : cell))
}

/** The widest cell left of another on its line; wider ones have a line of their own. */
const widest = 24

/** Columns side by side where they fit, the last one wrapped; else the first cell as a title, over what belongs to it. */
function tableLines({ children: [head, ...body] }: Table, cells: number): string[] {
  const rows = (head && inText(head) ? [head, ...body] : body).map(cellsOf)
  const wide = rows.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, width(cell))), [])
  const before = wide.slice(0, -1).reduce((sum, cell) => sum + cell + 2, indent.length)
  if (cells - before >= 30)
    return rows.flatMap(row =>
      besides(
        row
          .slice(0, -1)
          .map((cell, i) => pad(cell, itemAt(wide, i) + 2))
          .join(''),
        row.at(-1),
        before,
        cells,
      ),
    )
  return body.map(cellsOf).flatMap(([first = '', second = '', ...others]) => {
    if (!others.length) return besides(indent + first, second, indent.length + widest, cells)
    return [
      ...(first ? [`${indent}${first}`] : []),
      ...besides(indent + second, others.join('  '), 2 * indent.length + widest, cells),
    ]
  })
}

/** A text behind what stands left of it, from `before` on, or below it where that is too wide. */
function besides(left: string, right = '', before: number, cells: number): string[] {
  const [first = '', ...more] = wrap(right, cells - before)
  const start = `${indent}${left}`
  const below = more.map(line => `${' '.repeat(before)}${line}`)
  if (width(start.trimEnd()) + 2 > before) return [start.trimEnd(), ' '.repeat(before) + first, ...below]
  return [`${pad(start, before)}${first}`.trimEnd(), ...below]
}

function indented(lines: readonly string[]): string[] {
  return lines.map(line => `${indent}${line}`.trimEnd())
}

/** The words of a block on one line; a link elsewhere keeps its address, code its marks. */
function inText(node: Nodes): string {
  if (node.type === 'image' || node.type === 'html') return ''
  if (node.type === 'inlineCode') return `\`${node.value}\``
  const words = 'children' in node ? node.children.map(inText).join('').trim() : ownText(node)
  const isElsewhere = node.type === 'link' && /^https?:/.test(node.url) && words !== node.url
  return (isElsewhere ? `${words} (${node.url})` : words).replace(/\s+/g, ' ')
}

function ownText(node: Nodes): string {
  return 'value' in node ? node.value : ' '
}
