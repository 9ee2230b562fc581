/**
 * The seventeen reasons why something resists moving, to be named when a part is marked with inertia, and where the text
 * keeps the one that was named: in a comment behind the part, which other readers of the format skip.
 *
 * The list: Wardley Mapping courtesy of Simon Wardley, CC BY-SA 4.0 (Wardley Maps, chapters 10 and 16). The sentences are ours.
 */
import { normal } from './names.ts'
import type { Document } from './parse.ts'

export type InertiaType = { id: string; side: 'user' | 'supplier'; name: string; say: string }

export const inertiaTypes: readonly InertiaType[] = [
  {
    id: 'relationships',
    side: 'user',
    name: 'supplier relationship',
    say: 'we would lose people we know how to work with',
  },
  { id: 'sunk', side: 'user', name: 'sunk capital', say: 'we have paid for it already' },
  { id: 'political', side: 'user', name: 'political capital', say: 'somebody stood up for it' },
  { id: 'skills', side: 'user', name: 'human capital', say: 'people fear that what they can do is worth less' },
  { id: 'barriers', side: 'user', name: 'entry barriers fall', say: 'others could then do it too' },
  { id: 'method', side: 'user', name: 'confusion of method', say: 'the new one wants to be run differently' },
  { id: 'trust', side: 'user', name: 'trust in the new supplier', say: 'nobody knows them yet' },
  { id: 'learning', side: 'user', name: 'cost of new skills', say: 'people have to learn first' },
  { id: 'rebuild', side: 'user', name: 'cost of building anew', say: 'what stands on it has to change as well' },
  {
    id: 'governance',
    side: 'user',
    name: 'change of governance',
    say: 'rules and approvals were made for the old one',
  },
  { id: 'suitable', side: 'user', name: 'suitability', say: 'it may not fit what we need' },
  { id: 'second', side: 'user', name: 'second source', say: 'there is only one to get it from' },
  { id: 'switching', side: 'user', name: 'price and switching', say: 'leaving again might cost too much' },
  { id: 'control', side: 'user', name: 'loss of control', say: 'somebody else would decide where it goes' },
  { id: 'data', side: 'supplier', name: 'past success in our data', say: 'our own numbers say that it works' },
  { id: 'rewards', side: 'supplier', name: 'rewards and culture', say: 'people are paid and praised for the old one' },
  { id: 'investors', side: 'supplier', name: 'expectations of investors', say: 'the market expects the old margin' },
]

const mark = /\s*\/\/\s*inertia:\s*(.*)$/i

/** Why a part resists, as its line says in a comment; undefined when it does not. `line` is 1-based. */
export function inertiaReason(document: Document, line: number): string | undefined {
  const row = document.lines[line - 1]
  const found = row && mark.exec(row.text.slice(row.code.trimEnd().length))
  return found?.[1]?.trim() || undefined
}

/** A line's text with the reason in its comment, or without one; any other comment stays. */
export function withReason(text: string, reason: string | undefined): string {
  const bare = text.replace(mark, '')
  return reason ? `${bare.trimEnd()} // inertia: ${reason.replace(/\s+/g, ' ').trim()}` : bare
}

/** The type a written reason is one of. */
export function typeOfReason(reason: string): InertiaType | undefined {
  return inertiaTypes.find(t => normal(t.name) === normal(reason))
}
