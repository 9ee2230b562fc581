/** The table of contents of notes: a link for each part, by the anchors GitHub gives its headings. */
import type { RootContent } from 'mdast'
import { element, words } from './elements.ts'
import type { Shown } from './fold.ts'
import { textOf } from './text-of.ts'

/** So few parts are seen at a glance. */
const few = 4

/** Links to the parts (headings of the second depth) in their order; nothing for a few. */
export function contentsPart(parts: readonly RootContent[]): Shown[] {
  const titles = parts.flatMap(node => (node.type === 'heading' && node.depth === 2 ? [textOf(node)] : []))
  if (titles.length <= few) return []
  const children = titles.map(title => ({
    type: 'listItem' as const,
    spread: false,
    children: [
      {
        type: 'paragraph' as const,
        children: [
          { type: 'link' as const, url: `#${anchorOf(title)}`, children: [{ type: 'text' as const, value: title }] },
        ],
      },
    ],
  }))
  const links = titles.map(title => element('li', {}, [element('a', { href: `#${anchorOf(title)}` }, [words(title)])]))
  const nav = element('nav', { ariaLabel: 'Contents' }, [element('ul', {}, links)])
  return [{ type: 'shown', children: [{ type: 'list', ordered: false, spread: false, children }], page: [nav] }]
}

/** The anchor of a heading with this text, as GitHub makes it: lower case, blanks as dashes, no punctuation. */
export function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
}
