/** Map: a Wardley map as text, changed move by move; it starts from an earlier step, an earlier turn, or a text to begin with. */
import * as v from 'valibot'
import { type Change, countParts, decorators, edit, normal, parse, parseOnce } from '../../map/index.ts'
import { isBefore } from '../../session/agenda.ts'
import { carriedAt } from '../../session/carried.ts'
import { stepOf, workOf } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Refusal, Session } from '../../session/types.ts'
import { cut } from '../../text.ts'
import type { Rules } from '../kind.ts'
import { sentenceKept } from '../made/choice.ts'
import { mapTextOf } from '../made/parts.ts'
import { treeMap } from '../tree/as-map.ts'
import { areas } from './commands.ts'
import { drawMapStep } from './drawing.ts'
import { changeWords, refusals, words } from './words.ts'

/** Characters of a map in a session: some 400 parts, which is more than anybody can talk about. */
export const mapLimit = 20_000

const number = v.pipe(v.number(), v.finite())
const line = v.number()
const place = v.object({ visibility: number, evolution: number })
const maybe = v.optional(v.string())
const name = v.string()

/** What each change says besides its name; a missing row does not compile. */
const changes: { [D in Change['do']]: v.ObjectEntries } = {
  add: { kind: v.picklist(['anchor', 'component', 'submap']), name, at: v.optional(place) },
  'add-child': { pipeline: name, name, evolution: number },
  rename: { name, to: name },
  move: { name, to: v.object({ visibility: v.optional(number), evolution: v.optional(number) }), because: maybe },
  link: { from: name, to: name, flow: v.optional(v.boolean()) },
  unlink: { from: name, to: name },
  evolve: { name, to: number, rename: maybe, because: maybe },
  settle: { name },
  inertia: { name, on: v.boolean(), reason: maybe },
  own: { name, team: maybe },
  split: { name, into: v.array(name) },
  decorate: { name, decorators: v.array(v.picklist(decorators)) },
  pipeline: { name, from: number, to: number },
  'no-pipeline': { name },
  note: { text: name, at: place },
  annotate: { number, at: place, text: name },
  attitude: { kind: v.picklist(areas), corners: v.tuple([number, number, number, number]) },
  title: { text: name },
  remove: { name },
  'remove-line': { line, saw: name },
  'place-line': {
    line,
    saw: name,
    values: v.array(v.nullable(number)),
    nth: v.optional(number),
  },
  'text-line': { line, saw: name, text: name },
}

const change = v.variant(
  'do',
  Object.entries(changes).map(([what, entries]) => v.object({ do: v.literal(what), ...entries })) as never,
) as v.GenericSchema<Change>

const moves = v.variant('do', [
  v.object({ do: v.literal('change'), change }),
  v.object({ do: v.literal('load'), text: v.string() }),
  v.object({ do: v.literal('everybody'), edits: v.boolean() }),
])

const tooLong = (length: number): Refusal => refuse(refusals.tooLong, mapLimit, length)

export const map: Rules<'map'> = {
  moves,

  start(step, session) {
    const before = carriedAt(session.turn.carried.maps, step.role)
    const begun = mapTextOf(session, step.base) || step.text
    const text = baseText(step, session) ?? before?.text ?? begun ?? `title ${step.title}\n`
    return { kind: 'map', text, ...(before ? { before } : {}) }
  },

  leads: (move, work) => move.do !== 'change' || work?.everybody !== true,

  check(_step, work, move) {
    if (move.do === 'everybody') return undefined
    if (move.do === 'load') {
      if (!move.text.trim()) return refuse(refusals.noMap)
      if (move.text.length > mapLimit) return tooLong(move.text.length)
      const { map: read } = parse(move.text)
      return countParts(read) ? undefined : refuse(refusals.noParts)
    }
    // What a file could not say again must not come into it.
    if (!v.is(change, move.change)) return refuse(refusals.noSuchChange)
    const next = edit(parseOnce(work.text), move.change)
    if ('why' in next) return { why: whyOf[next.why] ?? 'no-such', say: next.say }
    return isTooLong(work.text, next.text) ? tooLong(next.text.length) : undefined
  },

  apply(_step, work, move) {
    if (move.do === 'everybody') {
      const { everybody: _, ...rest } = work
      return move.edits ? { ...rest, everybody: true } : rest
    }
    const text = move.do === 'load' ? move.text : after(work.text, move.change)
    return text === work.text || isTooLong(work.text, text) ? work : { ...work, text }
  },

  redact: (_step, work) => ({ kind: 'map', text: '', ...(work.before ? { before: work.before } : {}) }),

  answered: () => 0,

  draw: drawMapStep,

  about: move => ('change' in move ? partOf(move.change) : undefined),

  say(step, move, session) {
    if (move.do === 'everybody') return move.edits ? words.opened : words.closed
    const { map: now } = parseOnce(workOf(session, step.id, 'map')?.text ?? '')
    if (move.do === 'load') return words.loaded(countParts(now))
    return changeWords(move.change, now)
  },
}

/** The part a change is of, by which two changes are known to be of the same one; undefined for what has no name. */
function partOf(change: Change): string | undefined {
  return 'name' in change ? normal(change.name) : undefined
}

/** Why the library refuses, in the words of a room. */
const whyOf: Record<string, Refusal['why']> = { empty: 'empty', 'too-long': 'too-many', gone: 'stale' }

/** A text that is too long already may still become shorter. */
function isTooLong(before: string, now: string): boolean {
  return now.length > Math.max(mapLimit, before.length)
}

/** The text with the change made; as it was when it cannot be. */
function after(text: string, change: Change): string {
  const next = edit(parseOnce(text), change)
  return 'why' in next ? text : next.text
}

/**
 * The map of an earlier step, or its tree as a map; while nobody has been there, the map that one goes on from, or what it was
 * in an earlier turn.
 */
function baseText(step: StepOf<'map'>, session: Session): string | undefined {
  const base = step.base === undefined ? undefined : stepOf(session, step.base)
  // A base stands before its step, so that following one ends.
  if (base && !isBefore(session.agenda, base.id, step.id)) return undefined
  if (base?.kind === 'map')
    return (
      workOf(session, base.id, 'map')?.text ??
      baseText(base, session) ??
      carriedAt(session.turn.carried.maps, base.role)?.text
    )
  if (base?.kind !== 'tree') return undefined
  const nodes = workOf(session, base.id, 'tree')?.nodes ?? []
  if (!nodes.length) return undefined
  // The tree of the star names numbers and work; who it is for is said by the ask.
  const ask = base.numbers ? sentenceKept(session, 'ask') : undefined
  return base.numbers ? treeMap(nodes, cut(ask ?? step.title, 80), words.ourUsers) : treeMap(nodes, step.title)
}
