/** Notes as one page that needs nothing else: the same tree as the Markdown, drawings as pictures where there are any, fit for A4. */
import type { Element, Nodes } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Root, RootContent } from 'mdast'
import { type State, toHast } from 'mdast-util-to-hast'
import { anchorOf } from './contents.ts'
import { element, figure, words } from './elements.ts'
import type { Fold, Shown } from './fold.ts'
import type { Drawing } from './nodes.ts'
import { style } from './style.ts'
import { textOf } from './text-of.ts'

/**
 * The page as HTML text: same tree, same bytes. No script, no address outside, nothing typed becomes markup. `alone`: a page of
 * which all is to be seen at once, on paper on one sheet.
 */
export function page(children: RootContent[], title: string, alone = false): string {
  const root: Root = { type: 'root', children }
  const body = toHast(root, {
    handlers: {
      code: (_state: State, node: Drawing) =>
        // What scrolls sideways has to be reached by the keyboard.
        node.data?.picture === undefined
          ? element('pre', { tabIndex: 0 }, [{ type: 'text', value: node.value }])
          : figure(node.data.picture),
      fold: (state: State, node: Fold) =>
        element('details', {}, [element('summary', {}, [words(node.summary)]), ...state.all(node)]),
      shown: (_state: State, node: Shown) => node.page,
      heading: (state, node) => ({
        type: 'element',
        tagName: `h${node.depth}`,
        properties: node.depth === 2 ? { id: anchorOf(textOf(node)) } : {},
        children: state.all(node),
      }),
    },
  })
  if ('children' in body) for (const child of body.children) named(child)
  const head = [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'generator', content: 'flywheel' }),
    // Whatever a reader's browser would fetch or run: there is nothing to.
    element('meta', {
      httpEquiv: 'Content-Security-Policy',
      content: "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
    }),
    element('title', {}, [{ type: 'text', value: title }]),
    element('style', {}, [{ type: 'text', value: style }]),
  ]
  return `${toHtml({
    type: 'root',
    children: [
      { type: 'doctype' },
      element('html', { lang: 'en' }, [
        element('head', {}, head),
        element('body', {}, [
          element(
            'main',
            alone ? { className: ['alone'] } : {},
            'children' in body ? (body.children as Element[]) : [],
          ),
        ]),
      ]),
    ],
  })}\n`
}

/** Gives boxes to tick the words of their item as a name, heads of columns their scope, cells the name of their column; in all of it. */
function named(node: Nodes, item = '', columns: readonly string[] = [], at = 0): void {
  if (node.type !== 'element') return
  const words = node.tagName === 'li' ? wordsOf(node) : item
  const heads = node.tagName === 'table' ? headsOf(node) : columns
  if (node.tagName === 'input') node.properties.ariaLabel = words
  if (node.tagName === 'th') node.properties.scope = 'col'
  if (node.tagName === 'td' && heads[at]) node.properties.dataLabel = heads[at]
  const children = node.children.filter(child => child.type === 'element')
  for (const [i, child] of children.entries()) named(child, words, heads, i)
}

/** The names of the columns of a table. */
function headsOf(node: Nodes): string[] {
  if (node.type !== 'element') return []
  return node.tagName === 'th' ? [wordsOf(node)] : node.children.flatMap(headsOf)
}

/** The text of an item, without that of items below it. */
function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' || node.tagName === 'ul' || node.tagName === 'ol') return ''
  return node.children.map(wordsOf).join('').replace(/\s+/g, ' ').trim()
}
