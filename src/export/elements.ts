/** Elements of a page, made of texts that can become no markup. */
import type { Element, Properties, Text } from 'hast'
import { clean } from '../clean.ts'

/** An element with what is in it. */
export function element(tagName: string, properties: Properties, children: Element['children'] = []): Element {
  return { type: 'element', tagName, properties, children }
}

/** A typed text as it stands in an element, cleaned. */
export function words(text: string): Text {
  return { type: 'text', value: clean(text) }
}

/** A table of texts; the first row is its head. */
export function tableOf(rows: readonly (readonly string[])[]): Element {
  const [head = [], ...body] = rows
  const cells = (tag: 'th' | 'td', texts: readonly string[]) =>
    element(
      'tr',
      {},
      texts.map(text => element(tag, {}, [words(text)])),
    )
  return element('table', {}, [
    element('thead', {}, [cells('th', head)]),
    element(
      'tbody',
      {},
      body.map(texts => cells('td', texts)),
    ),
  ])
}
