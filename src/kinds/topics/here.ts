/** Topics as one person meets them, and what is asked of them again and again. */
import type { Act, At, Field } from '../../interact/act.ts'
import { workOf } from '../../session/read.ts'
import type { Topic, WorkOf } from '../../session/shapes.ts'
import { dotsLeft } from './talk.ts'

export type Here = At<'topics'>
export type Spot = { id: string; type: 'topic'; say: string; name: string; topic: Topic }
export type TopicAct = Act<'topics', Spot>

const none: WorkOf<'topics'> = { kind: 'topics', topics: [], dots: {}, done: [] }
export const workAt = (at: Here) => workOf(at.session, at.step.id, 'topics') ?? none
/** With the dots of everybody, for whoever leads: to count with. */
export const wholeAt = (at: Here) => workOf(at.whole, at.step.id, 'topics') ?? none
export const isCollecting = (at: Here) => !workAt(at).begun
export const isTalking = (at: Here) => workAt(at).talk !== undefined
export const hasTopics = (at: Here) => isCollecting(at) && workAt(at).topics.length > 0
export const leftAt = (at: Here) => (at.me === undefined ? 0 : dotsLeft(at.step, workAt(at), at.me))
export const mineOn = (at: Here, id: string) => workAt(at).dots[id]?.[at.me ?? ''] ?? 0
export const isMine = (at: Here, spot: Spot | undefined) => at.leads || spot?.topic.by === at.me

/** One line after the other; an empty one ends. */
export function lineField(prompt: string, ask: string, mode: string, missing: string): Field<string> {
  return {
    prompt,
    ask,
    mode,
    many: true,
    parse: text => (text ? { ok: text } : { say: missing }),
    empty: { stay: { open: null } },
  }
}
