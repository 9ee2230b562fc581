/** Reads exported notes back: which of the actions in them have their box ticked, and which action of a session each line is. */
import type { List, Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Action } from '../session/shapes.ts'
import { clean } from '../text.ts'
import { textOf } from './words.ts'

/** A line of the list of actions as it stands in notes, with or without a tick; `id` where the comment behind it is still there. */
export type Line = { text: string; done: boolean; id?: string }

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
        typeof checked === 'boolean' && first ? [lineOf(first, checked)] : [],
      ),
    ),
  }
}

/** The team and the turn that notes of ours begin with: `checkout, turn 2: Retro`; undefined when they are not ours. */
export function turnIn(title: string): { team: string; number: number } | undefined {
  const found = /^(.+), turn (\d+): /.exec(title)
  return found ? { team: found[1]!, number: Number(found[2]) } : undefined
}

/** Texts that people take for the same: however their letters are composed, in capitals or not, with one blank or three. */
export function sameWords(text: string): string {
  return clean(text).normalize('NFKC').replace(/\s+/g, ' ').toLowerCase().trim()
}

/**
 * The action each line is about, undefined where there is none: by the id behind the line when the notes are this team's, then by
 * its words and owner, then by order among lines and actions that say the same. An id that stands behind several lines counts only
 * where the words fit too.
 */
export function actionsIn(lines: readonly Line[], actions: readonly Action[], trustIds = true): (Action | undefined)[] {
  const known = new Map(actions.map(action => [action.id, action]))
  const uses = new Map<string, number>()
  for (const { id } of lines) if (id !== undefined) uses.set(id, (uses.get(id) ?? 0) + 1)
  const words = actions.map(action => ({ action, text: sameWords(action.text) }))
  const taken = new Map<string, number>()
  return lines.map(line => {
    const meant = trustIds && line.id !== undefined ? known.get(line.id) : undefined
    if (meant && uses.get(line.id!) === 1) return meant
    const said = sameWords(line.text)
    const fits = words.filter(({ text }) => said === text || said.startsWith(`${text} - `))
    const longest = Math.max(...fits.map(({ text }) => text.length))
    const best = fits.filter(({ text }) => text.length === longest)
    if (best.length < 2) return best[0]?.action
    if (meant && best.some(({ action }) => action === meant)) return meant
    const owned = best.filter(({ action, text }) => isOf(action, said.slice(text.length)))
    const [only, other] = owned
    if (only && !other) return only.action
    // Several say the same and are the same person's: the first line is the first of them.
    const key = owned.map(({ action }) => action.id).join(' ')
    const nth = taken.get(key) ?? 0
    taken.set(key, nth + 1)
    return owned[nth]?.action
  })
}

/** Does what stands behind the words of an action name its owner? `rest` is in `sameWords`, ` - ana - due 3 dec`. */
function isOf(action: Action, rest: string): boolean {
  const owner = sameWords(action.owner ?? '')
  const names = action.owner ? [owner, `handed on to ${owner}`] : ['nobody yet', 'handed on to somebody else']
  return names.some(name => rest === ` - ${name}` || rest.startsWith(` - ${name} - `))
}

function lineOf(node: Nodes, done: boolean): Line {
  const id = commentsIn(node)
    .map(comment => /^<!-- ([a-z0-9-]{1,64}) -->$/i.exec(comment.trim())?.[1])
    .find(Boolean)
  const text = wordsOf(node).replace(/\s+/g, ' ').trim()
  return { text, done, ...(id === undefined ? {} : { id }) }
}

function commentsIn(node: Nodes): string[] {
  if (node.type === 'html') return [node.value]
  return 'children' in node ? node.children.flatMap(commentsIn) : []
}

function wordsOf(node: Nodes): string {
  if (node.type === 'html') return ''
  return 'children' in node ? node.children.map(wordsOf).join('') : textOf(node)
}
