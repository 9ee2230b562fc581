/** A map being worked on: its text now, what it was before each change, and what was taken back. State in, state out. */
import { type Document, edit, type Change as MapChange, parse, type Refusal } from '../map/index.ts'
import { takenBack } from './take-back.ts'

/** The change that is meant on any state of the map, so that it can be made on somebody else's too; undefined for none. */
export type Make = (document: Document) => MapChange | Refusal | undefined

/** The map with the change made; the same one when there is none. */
export function made(document: Document, make: Make): Document | Refusal {
  const change = make(document)
  return change === undefined || 'why' in change ? (change ?? document) : edit(document, change)
}

/** A change that was made: the text before and after it, what it did in words, what was chosen then, and how it was made. */
type Change = { before: string; after: string; words: string; chosen?: string; make?: Make }

export type Work = { document: Document; past: readonly Change[]; future: readonly Change[] }

/** Changes that can be taken back. */
const kept = 500

export function begin(text: string): Work {
  return { document: parse(text), past: [], future: [] }
}

export function isRefusal(answer: object): answer is Refusal {
  return 'why' in answer
}

/** The work after a change; the same work when the change left the text as it was. */
export function changed(work: Work, next: Document, words: string, chosen?: string, make?: Make): Work {
  if (next.text === work.document.text) return work
  const change: Change = { before: work.document.text, after: next.text, words, chosen, make }
  return { document: next, past: [...work.past, change].slice(-kept), future: [] }
}

/** The work on a text that somebody else has changed; my last changes that are not in it are forgotten, the others can still be taken back. */
export function adopted(work: Work, text: string, lost: number): Work {
  return { document: parse(text), past: work.past.slice(0, Math.max(0, work.past.length - lost)), future: [] }
}

/** `stuck`: somebody else has changed the same lines, so the change stays and is forgotten. */
type Stepped = { work: Work; change: Change; stuck?: boolean }

/** One change back, its own lines alone where others have changed the text since; undefined when there is none. */
export function undone(work: Work): Stepped | undefined {
  const change = work.past.at(-1)
  if (!change) return undefined
  const past = work.past.slice(0, -1)
  const text = takenBack(change.before, change.after, work.document.text)
  if (text === undefined) return { work: { ...work, past }, change, stuck: true }
  const redo: Change = { ...change, before: work.document.text }
  return { work: { document: parse(text), past, future: [...work.future, redo] }, change }
}

/** One change forward again; undefined when nothing was taken back. */
export function redone(work: Work): Stepped | undefined {
  const change = work.future.at(-1)
  if (!change) return undefined
  const past: Change = { ...change, before: work.document.text, after: change.before }
  return {
    work: { document: parse(change.before), past: [...work.past, past], future: work.future.slice(0, -1) },
    change,
  }
}
