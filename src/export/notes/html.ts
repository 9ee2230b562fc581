/** Notes as one page that needs nothing else: the same tree as the Markdown, drawings as pictures where there are any, fit for A4. */
import type { Element, Nodes } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Root, RootContent } from 'mdast'
import { type State, toHast } from 'mdast-util-to-hast'
import { element, words } from '../elements.ts'
import type { Fold, Shown } from '../fold.ts'
import { textOf } from '../text-of.ts'
import { anchorOf } from './contents.ts'
import type { Drawing } from './nodes.ts'

/** The page as HTML text: same tree, same bytes. No script, no address outside, nothing typed becomes markup. */
export function page(children: RootContent[], title: string): string {
  const root: Root = { type: 'root', children }
  const body = toHast(root, {
    handlers: {
      code: (_state: State, node: Drawing) =>
        // What scrolls sideways has to be reached by the keyboard.
        picture(node) ?? element('pre', { tabIndex: 0 }, [{ type: 'text', value: node.value }]),
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
        element('body', {}, [element('main', {}, 'children' in body ? (body.children as Element[]) : [])]),
      ]),
    ],
  })}\n`
}

/** Gives boxes to tick the words of their item as a name, and heads of columns their scope; in this element and what is in it. */
function named(node: Nodes, item = ''): void {
  if (node.type !== 'element') return
  const words = node.tagName === 'li' ? wordsOf(node) : item
  if (node.tagName === 'input') node.properties.ariaLabel = words
  if (node.tagName === 'th') node.properties.scope = 'col'
  for (const child of node.children) named(child, words)
}

/** The text of an item, without that of items below it. */
function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' || node.tagName === 'ul' || node.tagName === 'ol') return ''
  return node.children.map(wordsOf).join('').replace(/\s+/g, ' ').trim()
}

/** A picture of its own, so that the styles of one do not reach another; it is described by its title and what it says of itself. */
function picture(node: Drawing): Element | undefined {
  const svg = node.data?.picture
  if (!svg) return undefined
  const [title, values] = ['title', 'desc'].map(tag => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(svg)?.[1] ?? '')
  const alt = [title, values].filter(Boolean).join(': ')
  const src = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  return element('figure', {}, [element('img', { src, alt: plainText(alt) })])
}

/** What `entities` wrote, as it was. */
function plainText(text: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'", amp: '&' }
  return text.replace(/&(lt|gt|quot|#39|apos|amp);/g, (whole, name: string) => signs[name] ?? whole)
}

const style = `
:root{color-scheme:light dark}
body{margin:0;background:#fff;color:#111;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;line-height:1.2}
h2{font-size:1.25rem;margin-top:2.2rem;border-bottom:1px solid #ccc;padding-bottom:.2rem}
h3{font-size:1rem;margin-top:1.6rem}
a{color:inherit}
table{border-collapse:collapse;max-width:100%}
th,td{border:1px solid #ccc;padding:.25rem .6rem;text-align:left;vertical-align:top}
pre{font:12px/1.25 ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-x:auto;background:#f6f6f6;padding:.8rem}
figure{margin:1rem 0}
img{max-width:100%;height:auto}
ul.contains-task-list{list-style:none;padding-left:1.6rem}
li.task-list-item input{margin:0 .5rem 0 -1.5rem}
@media (max-width:30rem){
main{margin:1rem auto}
ul,ol{padding-left:1.2rem}
}
@media screen and (prefers-color-scheme:dark){
body{background:#16181c;color:#e6e6e6}
h2,th,td{border-color:#555}
pre{background:#22252b}
img{background:#fff}
}
@page{size:A4;margin:16mm}
@media print{
body{font-size:10.5pt}
main{max-width:none;margin:0;padding:0}
pre{font-size:7.4pt;white-space:pre;overflow:visible;background:none;border:1px solid #ccc}
h1,h2,h3{break-after:avoid}
pre,figure,table,li{break-inside:avoid}
}
`
