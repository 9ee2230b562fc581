/** The parts notes are made of, as Markdown syntax trees; nothing a person typed can become more than text. */
import type {
  BlockContent,
  Code,
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { clean } from '../../clean.ts'
import type { Grid } from '../../draw/grid.ts'
import { width } from '../../text.ts'
import { foldHandlers } from './fold.ts'

/**
 * Words that readers of Markdown turn into something by looking at the finished text, where no escape helps or helps not
 * everywhere. They are set as code, which shows them as typed and leaves them alone.
 */
const live = new RegExp(
  [
    // Everywhere: addresses, e-mail, @names, #numbers, :emoji:, HTML comments.
    /:\/\/|www\.|@|#\d|gh-\d|(?:mailto|xmpp|javascript|data):|:(?=[\w+-]*[a-z]|[+-]1:|100:)[\w+-]+:|<!--|-->/u,
    // Obsidian: comments, highlights, links between notes, tags, names of blocks. Highlights and tags elsewhere too.
    /%%|==|\[\[|\]\]|(?:^|[^\p{L}\p{N}&])#[\p{L}\p{M}\p{N}\p{Emoji_Presentation}_/-]|^\^[\p{L}\p{N}-]+$/u,
    // GitLab: labels, milestones, merge requests, epics, changes shown in line, includes, tables of contents.
    /(?:^|[^\p{L}\p{N}])(?:~["\p{L}\p{N}]|%["\p{L}\p{N}]|[!&]\d)|[[{][+-]|[+-][\]}]|::include|\[toc\]/u,
    // Templates, containers, subscript and superscript, inserted words, formulas between \( \) and \[ \].
    /\{\{|\}\}|\{[%#:.]|[%#]\}|:::|\+\+[\p{L}\p{N}]|(?:^|[^\p{L}\p{N}])\+\+\S|\^[^\s^]|~[^\s~]+~|\\[()[\]]/u,
  ]
    .map(of => of.source)
    .join('|'),
  'iu',
)
/** Two dollar signs may be read as the ends of a formula. */
const formula = /\$.*\$/s

/** The two plus signs that may begin inserted words, when a sign follows that is no blank: only a bar stands outside of the part. */
const opensInsert = /(?:^|[^\p{L}\p{N}])\+\+$/u

/** A typed text as it stands in a line: cleaned, its breaks as blanks. Plain text but for the words that are set as code. */
export function typed(text: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  const hasFormula = formula.test(text)
  let run = ''
  // A bar in code cannot be told from the edge of a table's cell once a backslash stands before it, so it stays outside.
  const parts = clean(text).split(/(\s+|\|)/)
  for (const [i, part] of parts.entries()) {
    const isOpen = parts[i + 1] === '|' && opensInsert.test(part)
    if (live.test(part) || isOpen || (hasFormula && part.includes('$'))) {
      if (run) nodes.push({ type: 'text', value: run })
      nodes.push({ type: 'inlineCode', value: part })
      run = ''
    } else run += part
  }
  if (run) nodes.push({ type: 'text', value: run })
  return nodes
}

/** A paragraph of one typed text. */
export function paragraph(text: string): Paragraph {
  return { type: 'paragraph', children: typed(text) }
}

/** A heading with a typed text. */
export function heading(depth: 1 | 2 | 3, text: string): Heading {
  return { type: 'heading', depth, children: typed(text) }
}

/** A line of a list that is a task with a box. Its `id` stands behind it in a comment, which no page shows and `import` reads. */
export function task(text: string, done: boolean, id: string): ListItem {
  const line = item(text, [], done)
  const [words] = line.children
  if (words?.type === 'paragraph' && isPlainId(id)) words.children.push({ type: 'html', value: ` <!-- ${id} -->` })
  return line
}

/** Only such an id can stand in a comment and mean nothing else. */
export function isPlainId(id: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/i.test(id) && id.length <= 64
}

/** One line of a list, with what belongs under it. `done` makes it a task with a box. */
export function item(text: string, under: BlockContent[] = [], done?: boolean): ListItem {
  return {
    type: 'listItem',
    spread: false,
    ...(done === undefined ? {} : { checked: done }),
    children: [paragraph(text), ...under],
  }
}

/** A list, or nothing for no items. */
export function list(items: ListItem[], ordered = false): List[] {
  return items.length ? [{ type: 'list', ordered, spread: false, children: items }] : []
}

/** A table of texts; the first row is its head. */
export function table(rows: string[][]): Table {
  return {
    type: 'table',
    children: rows.map(cells => ({
      type: 'tableRow',
      children: cells.map(text => ({ type: 'tableCell', children: typed(text) })),
    })),
  }
}

/** A drawing as text, and where there is one the same as a picture: an SVG of ours, everything typed in it escaped. */
export type Drawing = Code & { data?: { picture?: string } }

/**
 * A drawing between fences, its empty rows above and below left out; nothing for an empty one. `picture` stands in its
 * place where pictures can be shown.
 */
export function fence(grid: Grid, picture?: string): Drawing[] {
  const rows = grid.lines()
  while (rows.length && !rows[0]) rows.shift()
  while (rows.length && !rows.at(-1)) rows.pop()
  return rows.length ? [{ type: 'code', value: rows.join('\n'), ...(picture ? { data: { picture } } : {}) }] : []
}

/** A heading with what stands under it, or nothing when there is nothing under it. */
export function section(depth: 1 | 2 | 3, title: string, under: RootContent[]): RootContent[] {
  return under.length ? [heading(depth, title), ...under] : []
}

/** The tree as Markdown (GitHub's kind), always written the same way: same tree, same bytes. */
export function markdown(children: RootContent[]): string {
  const root: Root = { type: 'root', children }
  return toMarkdown(root, {
    bullet: '-',
    bulletOther: '*',
    bulletOrdered: '.',
    emphasis: '_',
    strong: '*',
    fence: '`',
    fences: true,
    incrementListMarker: true,
    listItemIndent: 'one',
    rule: '-',
    setext: false,
    handlers: foldHandlers,
    extensions: [gfmToMarkdown({ stringLength: width, tableCellPadding: true, tablePipeAlign: true })],
  })
}
