/** Steps with their work by what the room makes there: bets, numbers, findings. Who asks need not know kinds by name. */
import { isHidden, stepsWith, workOf } from '../../session/read.ts'
import type { Kind, StepOf, WorkOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'

/** A step with its work: `work` once it has begun, `shown` while nothing of it is hidden. */
export type Made<K extends Kind> = { step: StepOf<K>; work?: WorkOf<K>; shown?: WorkOf<K> }

/** Every step of the kind, in the agenda's order. */
const made =
  <K extends Kind>(kind: K) =>
  (session: Session): Made<K>[] =>
    stepsWith(session, kind).map(step => {
      const work = workOf(session, step.id, kind)
      return { step, ...(work ? { work, ...(isHidden(session, step) ? {} : { shown: work }) } : {}) }
    })

/** Where cards are written. */
export const writings = made('write')
/** Where cards are put together. */
export const boards = made('group')
/** Where dots are given. */
export const votes = made('vote')
/** Where things are compared two at a time. */
export const comparisons = made('compare')
/** What is answered on points: gates, pulses, what the session was worth. */
export const scales = made('scale')
export const bets = made('decide')
/** Where the room settles on one sentence. */
export const choosing = made('choose')
/** One number over time each: the star, an input, deliveries. */
export const numbers = made('series')
/** Where actions are settled or made. */
export const actionLists = made('actions')
/** Ways to production. */
export const ways = made('strip')
/** Several numbers side by side. */
export const metricTables = made('metrics')
export const trees = made('tree')
/** Where findings are gathered. */
export const sweeps = made('sweep')
export const watchlists = made('signals')
export const maps = made('map')

export type Writing = Made<'write'>['step']
/** A step for looking and talking. */
export type TalkStep = Made<'look'>['step']
export type Scale = Made<'scale'>['step']
export type ScaleWork = NonNullable<Made<'scale'>['work']>
export type MadeMap = Made<'map'>
