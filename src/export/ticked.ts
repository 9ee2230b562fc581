/** Reads exported notes back: which of the actions in them have their box ticked. */
import type { List, Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Action } from '../session/shapes.ts'
import { clean } from '../text.ts'
import { textOf } from './words.ts'

/** A line of the list of actions as it stands in notes, with or without a tick. */
export type Line = { text: string; done: boolean }

/** The first heading of the notes and the lines under "Actions"; no lines where there is no such list. Never throws. */
export function linesIn(notes: string): { title: string; lines: Line[] } {
  const { children } = fromMarkdown(notes, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Root
  const title = children.find(node => node.type === 'heading' && node.depth === 1)
  const from = children.findIndex(node => node.type === 'heading' && textOf(node) === 'Actions')
  const after = from < 0 ? [] : children.slice(from + 1)
  const end = after.findIndex(node => node.type === 'heading')
  const lists = (end < 0 ? after : after.slice(0, end)).filter((node): node is List => node.type === 'list')
  return {
    title: title ? textOf(title) : '',
    lines: lists.flatMap(list =>
      list.children.flatMap(({ checked, children: [first] }) =>
        typeof checked === 'boolean' && first ? [{ text: plain(first), done: checked }] : [],
      ),
    ),
  }
}

/** The team and the turn that notes of ours begin with: `checkout, turn 2: Retro`; undefined when they are not ours. */
export function turnIn(title: string): { team: string; number: number } | undefined {
  const found = /^(.+), turn (\d+): /.exec(title)
  return found ? { team: found[1]!, number: Number(found[2]) } : undefined
}

/**
 * The action a line of the notes is about: the one whose text it begins with, the longest if there are several. Undefined when
 * there is none, or when two actions say the same and the line cannot tell which.
 */
export function actionIn(line: string, actions: readonly Action[]): Action | undefined {
  const begins = (text: string) => line === text || line.startsWith(`${text} - `)
  const fits = actions.filter(action => begins(clean(action.text)))
  const longest = Math.max(...fits.map(action => action.text.length))
  const [only, other] = fits.filter(action => action.text.length === longest)
  return other ? undefined : only
}

function plain(node: Nodes): string {
  return textOf(node).replace(/\s+/g, ' ').trim()
}
