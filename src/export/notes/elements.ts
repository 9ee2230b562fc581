/** Elements of a page, made of texts that can become no markup. */
import type { Element, Properties, Text } from 'hast'
import { clean } from '../../clean.ts'

/** An element with what is in it. */
export function element(tagName: string, properties: Properties, children: Element['children'] = []): Element {
  return { type: 'element', tagName, properties, children }
}

/** A typed text as it stands in an element, cleaned. */
export function words(text: string): Text {
  return { type: 'text', value: clean(text) }
}

/** A row of a table, and the class that says how it looks. */
export type TableRow = { cells: readonly string[]; kind?: string }

/** A table of texts under the names of its columns. */
export function tableOf(head: readonly string[], rows: readonly TableRow[]): Element {
  const row = (tag: 'th' | 'td', { cells, kind }: TableRow) => {
    const all = cells.map(text => element(tag, {}, text ? [words(text)] : []))
    return element('tr', kind ? { className: [kind] } : {}, all)
  }
  const body = rows.map(one => row('td', one))
  return element('table', {}, [element('thead', {}, [row('th', { cells: head })]), element('tbody', {}, body)])
}

/** A picture, so that the styles of one do not reach another; it is described by its title and what it says of itself. */
export function figure(svg: string, caption?: string): Element {
  const [title, values] = ['title', 'desc'].map(tag => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(svg)?.[1] ?? '')
  const alt = [title, values].filter(Boolean).join(': ')
  const src = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  const under = caption === undefined ? [] : [element('figcaption', {}, [words(caption)])]
  return element('figure', {}, [...under, element('img', { src, alt: plainText(alt) })])
}

/** What `entities` wrote, as it was. */
function plainText(text: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'", amp: '&' }
  return text.replace(/&(lt|gt|quot|#39|apos|amp);/g, (whole, name: string) => signs[name] ?? whole)
}
