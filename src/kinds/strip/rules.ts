/** Strip: the way of one change to its users, step by step, with minutes of work and hours of waiting. */
import * as v from 'valibot'
import { isWhole } from '../../numbers.ts'
import { refuse } from '../../session/refusing.ts'
import type { StripStep, WorkOf } from '../../session/shapes.ts'
import { measuresOf } from '../../session/strip.ts'
import type { Refusal } from '../../session/types.ts'
import type { Rules } from '../kind.ts'
import { drawStrip, showMinutes } from './drawing.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('name'), text: v.string() }),
  v.object({
    do: v.literal('add'),
    name: v.string(),
    work: v.number(),
    wait: v.number(),
    who: v.optional(v.string()),
    after: v.optional(v.string()),
  }),
  v.object({
    do: v.literal('change'),
    step: v.string(),
    name: v.optional(v.string()),
    work: v.optional(v.number()),
    wait: v.optional(v.number()),
    who: v.optional(v.string()),
  }),
  v.object({ do: v.literal('shift'), step: v.string(), by: v.number() }),
  v.object({ do: v.literal('drop'), step: v.string() }),
])

/** More steps than this are no walk of one change, and no screen. */
const most = 24

const gone: Refusal = refuse(refusals.noStep)

export const strip: Rules<'strip'> = {
  moves,

  // The steps of the last measure with their ids, so that turns can be compared; the change walked is a new one.
  start: (step, session) => ({ kind: 'strip', steps: measuresOf(session, step.keep).at(-1)?.steps ?? [] }),

  check(_step, work, move) {
    switch (move.do) {
      case 'name':
        return undefined
      case 'add':
        if (!move.name) return refuse(refusals.needsName)
        if (work.steps.length >= most) return refuse(refusals.tooMany, most)
        if (move.after !== undefined && !find(work, move.after)) return gone
        return named(work, move.name) ?? times(move)
      case 'change':
        if (!find(work, move.step)) return gone
        if (move.name === '') return refuse(refusals.needsName)
        return (move.name === undefined ? undefined : named(work, move.name, move.step)) ?? times(move)
      case 'shift': {
        const at = work.steps.findIndex(s => s.id === move.step)
        if (at < 0) return gone
        if (shiftable(work, at, move.by)) return undefined
        return move.by < 0 ? refuse(refusals.isFirst) : refuse(refusals.isLast)
      }
      case 'drop':
        return find(work, move.step) ? undefined : gone
    }
  },

  apply(_step, work, move, entry, session) {
    switch (move.do) {
      case 'name': {
        const { change: _, ...rest } = work
        return move.text ? { ...rest, change: move.text } : rest
      }
      case 'add': {
        if (!move.name || times(move) || named(work, move.name) || work.steps.length >= most) return work
        // Steps are compared over turns, so their ids carry the turn's number.
        const made: StripStep = {
          id: `s${session.turn.number}-${entry.n}`,
          name: move.name,
          work: move.work,
          wait: move.wait,
        }
        if (move.who) made.who = move.who
        const after = move.after === undefined ? -1 : work.steps.findIndex(s => s.id === move.after)
        const at = after < 0 ? work.steps.length : after + 1
        return { ...work, steps: work.steps.toSpliced(at, 0, made) }
      }
      case 'change':
        if (!find(work, move.step) || move.name === '' || times(move)) return work
        if (move.name !== undefined && named(work, move.name, move.step)) return work
        return { ...work, steps: work.steps.map(s => (s.id === move.step ? changed(s, move) : s)) }
      case 'shift': {
        const at = work.steps.findIndex(s => s.id === move.step)
        const it = work.steps[at]
        if (!it || !shiftable(work, at, move.by)) return work
        return { ...work, steps: work.steps.toSpliced(at, 1).toSpliced(at + move.by, 0, it) }
      }
      case 'drop':
        return find(work, move.step) ? { ...work, steps: work.steps.filter(s => s.id !== move.step) } : work
    }
  },

  redact: (_step, work) => ({ ...work, steps: [] }),

  answered: () => 0,

  draw: drawStrip,

  say(step, move, session) {
    const name = nameIn(session.work[step.id], 'step' in move ? move.step : undefined)
    switch (move.do) {
      case 'name':
        return words.walked(move.text)
      case 'add':
        return words.made(move.name, showMinutes(move.work), showMinutes(move.wait * 60))
      case 'change':
        return words.changed(
          name,
          move.work === undefined ? undefined : showMinutes(move.work),
          move.wait === undefined ? undefined : showMinutes(move.wait * 60),
          move.who,
        )
      case 'shift':
        return words.moved(name, move.by < 0)
      case 'drop':
        return words.dropped
    }
  },
}

function find(work: WorkOf<'strip'>, id: string): StripStep | undefined {
  return work.steps.find(s => s.id === id)
}

/** Two steps of one name could not be told apart in a line. */
function named(work: WorkOf<'strip'>, name: string, but?: string): Refusal | undefined {
  const same = work.steps.find(s => s.id !== but && s.name.toLowerCase() === name.toLowerCase())
  return same && refuse(refusals.twice, same.name)
}

/** A hundred working days, and a year. */
const longest = { work: 100 * 8 * 60, wait: 366 * 24 } as const

function times({ work, wait }: { work?: number; wait?: number }): Refusal | undefined {
  const bad = (n: number | undefined, top: number) => n !== undefined && !(n >= 0 && n <= top)
  if (bad(work, longest.work)) return refuse(refusals.workLimit)
  if (bad(wait, longest.wait)) return refuse(refusals.waitLimit)
  return undefined
}

function shiftable(work: WorkOf<'strip'>, at: number, by: number): boolean {
  return isWhole(by, -most, most) && by !== 0 && at + by >= 0 && at + by < work.steps.length
}

function changed(step: StripStep, { name, work, wait, who }: Partial<Omit<StripStep, 'id'>>): StripStep {
  const { who: had, ...rest } = step
  const by = who ?? had
  return {
    ...rest,
    ...(name === undefined ? {} : { name }),
    ...(work === undefined ? {} : { work }),
    ...(wait === undefined ? {} : { wait }),
    ...(by ? { who: by } : {}),
  }
}

function nameIn(work: WorkOf | undefined, id: string | undefined): string {
  return (work?.kind === 'strip' && id !== undefined && find(work, id)?.name) || words.unknown
}
