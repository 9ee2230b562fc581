/** Parts of notes that Markdown knows no node for: what is folded away until somebody opens it, and what a page shows in a form of its own. */
import type { ElementContent } from 'hast'
import type { RootContent } from 'mdast'
import type { Handlers } from 'mdast-util-to-markdown'
import { entities } from '../../draw/svg.ts'

/** Shown once its summary is opened, where the reader is a browser or a forge; `summary` is in our words. */
export type Fold = { type: 'fold'; summary: string; children: RootContent[] }

/** Plain blocks in Markdown; on a page `page` stands in their place. */
export type Shown = { type: 'shown'; children: RootContent[]; page: ElementContent[] }

declare module 'mdast' {
  interface RootContentMap {
    fold: Fold
    shown: Shown
  }
}

/** What is folded away under a summary; nothing for nothing. */
export function fold(summary: string, children: RootContent[]): Fold[] {
  return children.length ? [{ type: 'fold', summary, children }] : []
}

/** Rows of Markdown, or of anything, that are seen without opening anything. */
const atAGlance = 8

/** Do so many rows take more than a glance? */
export function isLong(rows: number): boolean {
  return rows > atAGlance
}

/** These blocks, folded away where they take more than a glance: `size` is how many rows they take. */
export function foldLong(summary: string, children: RootContent[], size: number): RootContent[] {
  return isLong(size) ? fold(summary, children) : children
}

/** How both are written as Markdown: forges show `details` folded, editors show what is in it. */
export const foldHandlers: Partial<Handlers> = {
  fold: (node: Fold, _, state, info) =>
    `<details>\n<summary>${entities(node.summary)}</summary>\n\n${state.containerFlow(node, info)}\n\n</details>`,
  shown: (node: Shown, _, state, info) => state.containerFlow(node, info),
}
