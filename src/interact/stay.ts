/** Runs an interaction on a full screen: what is chosen, which line is open, what each key does. No terminal, no React. */
import type { Kind, PersonId, StepOf } from '../session/shapes.ts'
import type { Move } from '../session/types.ts'
import {
  type Act,
  type At,
  type Field,
  fits,
  type Interaction,
  type Memory,
  type Outcome,
  type Size,
  type Spot,
  type StayChange,
} from './act.ts'
import { lineLimit, pastedLines, textOf, typeable } from './typed.ts'
import { words } from './words.ts'

/** Lines not sent yet, by place; they outlive the screen that shows them. */
export type Drafts = { get(place: string): string; set(place: string, text: string): void }

/** What a stay needs of the terminal it runs on. */
export type StayHost<K extends Kind> = {
  /** The step as this person sees it now. */
  at(): At<K>
  /** Makes moves as one thing. True when all were accepted; a refusal is told. */
  submit(moves: readonly Move[], how: { by?: PersonId; said?: string }): boolean
  tell(say: string): void
  /** On to the next step; absent where the terminal cannot. */
  next?(): void
  /** This person is done at the step, or not after all. */
  finish?(done: boolean): void
  /** Something changed by itself, so the last event is over. */
  settled?(): void
  /** Calls back after so many ms. */
  later?(ms: number, call: () => void): void
  drafts: Drafts
  /** Something of the view may look different now. */
  changed(): void
}

/** A key of a full screen: what it is for, what it runs, or why not. */
export type StayKey = {
  id: string
  on: readonly string[]
  does: string
  hint?: string
  run: ((key: string) => void) | string
}

/** The line that is open. */
export type OpenLine = Omit<Field, 'masked' | 'place'> & {
  act: string
  place: string
  text: string
  masked: boolean
  echo?: string
}

export type View = {
  spot: Spot | undefined
  /** What the drawing points at and brings into view. */
  focus: string | undefined
  page: number
  line: OpenLine | undefined
  message: string
  /** How the open line will be understood: it stands before any event. */
  echo?: string
  after?: string
  mode?: string
  keys: StayKey[]
  memory: Memory
}

export type Stay = {
  view(): View
  /** Makes what is true once the step is on the screen at this size. */
  shown(size: Size): void
  /** Takes a paste while a line is open. */
  paste(text: string): void
}

/** Nothing is chosen, on purpose. */
const noSpot = ''
/** What stands in front of a line. */
export function promptOf(line: { prompt: string } | undefined): string {
  return line?.prompt ? `${line.prompt} > ` : '> '
}

/** The most lines of a paste that are taken; the rest stays in the line. */
const maxPasted = 200

/** How long a masked line is shown, in ms. */
const peekMs = 2_000

/** The line of an act that is open. */
type OpenField<K extends Kind> = { act: Act<K>; spot: Spot | undefined; field: Field; place: string }

/** Begins a stay at a step; what it remembers goes with it. Unsent text of an act opens its line again. */
export function stayAt<K extends Kind>(kind: Interaction<K>, host: StayHost<K>): Stay {
  type Open = OpenField<K>
  let isReading = false
  const memory: Memory = {
    chosen: undefined,
    open: undefined,
    page: 0,
    memory: {},
    line: {},
    get text() {
      // A field that asks for the text while it is made finds none.
      if (isReading) return ''
      isReading = true
      const now = fieldNow()
      isReading = false
      return now ? host.drafts.get(now.place) : ''
    },
  }
  let hasBegun = false
  /** The place of the masked line that is shown for a moment, and of the paste that stands in a line as it came. */
  let peeked: string | undefined
  let pasted: { place: string; text: string } | undefined
  const placeOf = (act: Act<K>, spot: Spot | undefined, field = act.field?.(host.at(), spot, memory)) =>
    `${host.at().step.id} ${field?.place ?? `${act.id}${spot ? `-${spot.id}` : ''}`}`
  const spotsNow = () => kind.spots?.(host.at(), memory) ?? []
  const spotOf = (id: string | undefined) => (id === undefined ? undefined : spotsNow().find(s => s.id === id))
  const actOf = (id: string) => kind.acts.find(a => a.id === id)
  const chosen = () => spotOf(memory.chosen ?? kind.suggests?.(host.at(), memory))

  /** Begins once nothing has to be revealed first: where the kind says, or where something was typed and not sent. */
  const begun = () => {
    const at = host.at()
    if (hasBegun || kind.waitsFor?.(at)) return
    hasBegun = true
    const { open, ...first } = kind.begin?.(at) ?? {}
    Object.assign(memory, first)
    const unsent = at.live ? unsentOf(at) : undefined
    if (unsent) memory.chosen = unsent.spot?.id ?? memory.chosen
    const act = unsent?.act ?? (open && actOf(open.act))
    if (act?.field && fits(act, at, unsent?.spot ?? spotOf(open?.spot), memory) === true)
      openLine(act, unsent?.spot ?? spotOf(open?.spot))
  }

  /** The act whose line was typed and not sent, on its spot. */
  const unsentOf = (at: At<K>): { act: Act<K>; spot?: Spot } | undefined => {
    for (const act of kind.acts) {
      if (!act.field) continue
      const on = act.on ? spotsNow().filter(s => act.on!.includes(s.type)) : [undefined]
      const isUnsent = (s: Spot | undefined) =>
        fits(act, at, s, memory) === true && host.drafts.get(placeOf(act, s)) !== ''
      const spot = on.find(isUnsent)
      if (act.on ? spot : isUnsent(undefined)) return { act, ...(spot ? { spot } : {}) }
    }
    return undefined
  }

  const fieldNow = (): Open | undefined => {
    begun()
    if (kind.waitsFor?.(host.at())) return undefined
    const { open } = memory
    const act = open && actOf(open.act)
    const spot = spotOf(open?.spot)
    const at = host.at()
    if (!open || !act?.field || !at.live || (open.spot && !spot)) return undefined
    if (fits(act, at, spot, memory) !== true) return undefined
    const field = act.field(at, spot, memory)
    return { act, spot, field, place: placeOf(act, spot, field) }
  }

  const openLine = (act: Act<K>, spot: Spot | undefined) => {
    const field = act.field!(host.at(), spot, memory)
    const place = placeOf(act, spot, field)
    if (field.start && !host.drafts.get(place)) host.drafts.set(place, field.start)
    memory.open = { act: act.id, ...(spot ? { spot: spot.id } : {}) }
    memory.line = {}
  }

  /** True when what came of the act was accepted. With `stays` the open line stays the one it is. */
  const follow = (outcome: Outcome<K>, stays = false): boolean => {
    if ('say' in outcome) {
      host.tell(outcome.say)
      memory.memory = { ...memory.memory, ...outcome.remember }
      return false
    }
    if ('read' in outcome) {
      host.tell(outcome.read.join(' '))
      return true
    }
    if ('moves' in outcome && outcome.moves.length) {
      const { by, said } = outcome
      if (!host.submit(outcome.moves, { ...(by ? { by } : {}), ...(said === undefined ? {} : { said }) })) return false
    }
    if (!('moves' in outcome) && outcome.said !== undefined) host.tell(outcome.said)
    const { stay } = outcome
    if (stay && !stays) change(stay)
    else if (stay?.memory) change({ memory: stay.memory })
    return true
  }

  const change = (stay: StayChange) => {
    if (stay.memory) memory.memory = { ...memory.memory, ...stay.memory }
    if (stay.choose !== undefined) memory.chosen = stay.choose ?? undefined
    if (stay.page !== undefined) memory.page = stay.page
    if (stay.open === null) memory.open = undefined
    else if (stay.open) {
      const act = actOf(stay.open.act)
      if (act?.field) openLine(act, spotOf(stay.open.spot))
    }
    if (stay.line) memory.line = { ...memory.line, ...stay.line }
    const place = fieldNow()?.place
    if (stay.text !== undefined && place) host.drafts.set(place, stay.text)
    if (stay.done !== undefined) host.finish?.(stay.done)
    if (stay.peek && place && host.later) {
      peeked = place
      host.later(peekMs, () => {
        peeked = undefined
        host.changed()
      })
    }
    if (stay.next) host.next?.()
  }

  /** What changes by itself, before anything is shown or done. */
  const settle = () => {
    begun()
    const stay = hasBegun ? kind.settle?.(host.at(), memory) : undefined
    if (!stay) return
    host.settled?.()
    change(stay)
  }

  const begin = (act: Act<K>, of: Spot | undefined, key: string) => {
    // Others may have moved since this key was drawn.
    const spot = of && spotOf(of.id)
    const fit = of && !spot ? words.changed : fits(act, host.at(), spot, memory) || words.changed
    if (fit !== true) {
      host.tell(fit)
      return host.changed()
    }
    if (act.keepsLine && !keepLine()) return
    const saves = act.saves?.(memory, host.at())
    if ((saves && !keep()) || saves === 'only') return host.changed()
    if (act.field) openLine(act, spot)
    else follow(act.move(host.at(), spot, isRange(act) ? key : undefined, memory))
    host.changed()
  }

  /** Reads one line and makes what it says; false when it stays. */
  const send = (act: Act<K>, spot: Spot | undefined, field: Field, text: string, stays = false): boolean => {
    const read = field.parse(text)
    if ('say' in read) {
      host.tell(read.say)
      return false
    }
    return follow(act.move(host.at(), spot, read.ok, memory), stays)
  }

  /** The rows of a paste that stands in this line as it came, and what becomes of them. */
  const pastedIn = (now: ReturnType<typeof fieldNow>) => {
    if (!now?.field.pasted || pasted?.place !== now.place || pasted.text !== host.drafts.get(now.place))
      return undefined
    return now.field.pasted(pasted.text.split('\n'))
  }

  /** Sends each of these rows; what is refused stays in the line. True when all were taken. */
  const sendRows = ({ act, spot, field, place }: Open, rows: readonly string[], between: string): boolean => {
    const rest = rows.slice(0, maxPasted).filter(row => !send(act, spot, field, row))
    const left = [...rest, ...rows.slice(maxPasted)]
    host.drafts.set(place, left.join(between))
    pasted = between === '\n' && left.length > 1 ? { place, text: left.join(between) } : undefined
    return !left.length
  }

  /** Keeps what stands in the open line, so that nothing is left behind in it; false when it was refused. */
  const keep = (): boolean => {
    const now = fieldNow()
    if (!now) return true
    const { act, spot, field, place } = now
    const rows = pastedIn(now)?.rows
    if (rows) return sendRows(now, rows, '\n')
    const text = textOf(host.drafts.get(place), field.lines)
    if (!text && field.empty) return true
    const before = memory.open
    if (!send(act, spot, field, text)) return false
    host.drafts.set(place, '')
    peeked = undefined
    if (memory.open === before && !field.many) memory.open = undefined
    return true
  }

  const save = () => {
    const now = fieldNow()
    if (!now) return
    const { act, spot, field, place } = now
    const before = memory.open
    const rows = pastedIn(now)?.rows
    if (rows) {
      sendRows(now, rows, '\n')
      return host.changed()
    }
    const text = textOf(host.drafts.get(place), field.lines)
    if (!text && field.empty) {
      if (
        follow(field.empty) &&
        memory.open === before &&
        'stay' in field.empty &&
        field.empty.stay?.open === undefined
      )
        memory.open = undefined
    } else {
      // Nobody can mend a line they cannot see, so it begins anew.
      const taken = send(act, spot, field, text)
      if (taken || (field.masked && !field.peek)) host.drafts.set(place, '')
      if (taken) peeked = undefined
      if (taken && memory.open === before && !field.many) memory.open = undefined
    }
    host.changed()
  }

  /** Keeps what was changed in the open line; true when nothing is left in it. */
  const keepLine = (): boolean => {
    const now = fieldNow()
    if (!now) return true
    const { act, spot, field, place } = now
    const typed = host.drafts.get(place)
    const isChanged = typed !== (field.start ?? '') && (typed.trim() !== '' || Boolean(field.keeps))
    const isKept = !isChanged || send(act, spot, field, textOf(typed, field.lines), true)
    if (isKept) host.drafts.set(place, '')
    return isKept
  }

  const leave = () => {
    const now = fieldNow()
    if (pastedIn(now)) {
      pasted = undefined
      host.drafts.set(now!.place, '')
      return host.changed()
    }
    if (now?.field.keeps && !keep() && now.field.keeps !== 'if it can') return host.changed()
    const then = now?.field.keeps ? fieldNow() : undefined
    if (then && host.drafts.get(then.place) === then.field.start) host.drafts.set(then.place, '')
    // A line that only shows what is kept already is no unsent text.
    if (now?.field.start !== undefined && host.drafts.get(now.place) === now.field.start) host.drafts.set(now.place, '')
    memory.open = undefined
    if (now?.field.left) follow(now.field.left)
    host.changed()
  }

  const step = (by: 1 | -1) => () => {
    const all = spotsNow()
    const from = all.findIndex(s => s.id === chosen()?.id)
    // Past the last of them nothing is chosen, and Enter goes on; who cannot go on comes to the first again. What is
    // suggested is not chosen again by itself.
    const around = (from + by + all.length) % all.length
    const to = from < 0 ? (by > 0 ? 0 : all.length - 1) : host.next ? Math.max(0, from + by) : around
    memory.chosen = all[to]?.id ?? noSpot
    memory.page = 0
    host.changed()
  }

  const keyOf = (act: Act<K>, spot: Spot | undefined): StayKey | undefined => {
    const at = host.at()
    const fit = fits(act, at, spot, memory)
    if (!fit || !act.keys) return undefined
    const hint = typeof act.hint === 'function' ? act.hint(at, spot, memory) : act.hint
    const run = typeof fit === 'string' ? fit : (key: string) => begin(act, spot, key)
    const on = act.enter?.(at, spot, memory) ? ['enter', ...act.keys] : act.keys
    return { id: act.id, on, does: act.does, ...(hint ? { hint } : {}), run }
  }

  const keysNow = (line: ReturnType<typeof fieldNow>): StayKey[] => {
    const at = host.at()
    const source = kind.waitsFor?.(at)
    if (source && at.live && at.leads) {
      const reveal = () => void host.submit([{ do: 'reveal', step: source.id }], {})
      return [{ id: 'reveal', on: ['enter'], does: words.reveal, hint: 'reveal', run: reveal }]
    }
    if (source) return []
    const keys: StayKey[] = []
    const spot = line ? line.spot : chosen()
    for (const act of kind.acts) {
      if (line ? !act.during?.includes(line.act.id) : act.during) continue
      const key = keyOf(act, spot)
      if (key) keys.push(key)
    }
    if (line) {
      const more: StayKey = { id: 'line', on: ['ctrl-j', 'alt-enter'], does: words.line, run: newLine }
      return [
        { id: 'save', on: ['enter'], does: words.keep, hint: line.field.enter ?? 'keep', run: save },
        ...keys,
        ...(line.field.lines ? [more] : []),
        { id: 'leave', on: ['escape'], does: words.keys, hint: 'keys', run: leave },
      ]
    }
    // With nothing chosen that Enter would change, it goes on.
    if (host.next && !keys.some(k => k.on.includes('enter')))
      keys.unshift({ id: 'go-on', on: ['enter'], does: words.goOn, hint: 'go on', run: () => host.next?.() })
    if (
      spotsNow().length &&
      (kind.points?.(at) ||
        kind.acts.some(
          a =>
            a.on &&
            fits(
              a,
              at,
              spotsNow().find(s => a.on!.includes(s.type)),
              memory,
            ),
        ))
    )
      keys.push(
        { id: 'up', on: ['up', 'k'], does: words.up, run: step(-1) },
        { id: 'down', on: ['down', 'j', 'tab'], does: words.down, run: step(1) },
      )
    else keys.push({ id: 'page', on: ['tab', 'down'], does: words.page, run: () => turn() })
    return keys
  }
  /** A paste that stands in the line becomes one text of several lines. */
  const newLine = () => {
    const now = fieldNow()
    if (!now) return
    if (pastedIn(now)) pasted = undefined
    else host.drafts.set(now.place, `${host.drafts.get(now.place)}\n`)
    host.changed()
  }
  const turn = () => {
    memory.page++
    host.changed()
  }

  return {
    shown(size) {
      const at = host.at()
      const moves = at.live && !kind.waitsFor?.(at) ? (kind.seen?.(at, size, memory) ?? []) : []
      if (moves.length) host.submit(moves, {})
    },
    view() {
      settle()
      const at = host.at()
      const line = fieldNow()
      const spot = line ? line.spot : chosen()
      const text = line ? host.drafts.get(line.place) : ''
      const mask = line?.field.masked
      const masked = line?.place !== peeked && (typeof mask === 'function' ? mask(text) : mask === true)
      const read = line && text.trim() && !mask ? line.field.parse(textOf(text, line.field.lines)) : undefined
      const echo = read && ('ok' in read ? read.echo : line?.field.missing ? read.say : undefined)
      const after = line ? line.field.after : kind.after?.(at, spot, memory)
      const mode = line ? line.field.mode : kind.mode?.(at, memory)
      return {
        spot,
        focus: line?.field.focus ? line.field.focus(text) : ((spot ?? chosen())?.id ?? kind.focus?.(at, memory)),
        page: memory.page,
        line: line && {
          ...line.field,
          act: line.act.id,
          place: line.place,
          text,
          masked,
          ...(echo ? { echo } : {}),
        },
        message:
          pastedIn(line)?.ask ??
          echo ??
          (line ? line.field.ask : (waiting(kind.waitsFor?.(at), at.leads) ?? kind.message(at, spot, memory))),
        ...(echo ? { echo } : {}),
        ...(after ? { after } : {}),
        ...(mode ? { mode } : {}),
        keys: keysNow(line),
        memory,
      }
    },
    paste(text) {
      const now = fieldNow()
      if (!now) return
      const { field, place } = now
      const rows = pastedLines(text)
      if (field.pasted) {
        const all = [host.drafts.get(place) + (rows[0] ?? ''), ...rows.slice(1)].join('\n')
        host.drafts.set(place, all)
        pasted = rows.length > 1 ? { place, text: all } : undefined
        // The question stands where the last event stood.
        if (pasted) host.tell('')
      } else if (!field.many) {
        const joined = field.lines ? text.replace(/\r\n?/g, '\n') : text.replace(/[\r\n\t]+/g, ' ')
        host.drafts.set(place, (host.drafts.get(place) + typeable(joined)).slice(0, 4 * lineLimit))
      } else {
        // Rows from a sheet come in at once, each checked like a typed one; what cannot be read stays in the line.
        sendRows(now, rows, ' ')
      }
      host.changed()
    },
  }
}

/** That cards have to be revealed first, and how; undefined when nothing is waited for. */
function waiting(source: StepOf | undefined, leads: boolean): string | undefined {
  return source && [words.stillHidden(source.title), leads ? words.enterReveals : ''].filter(Boolean).join(' ')
}

/** Does the act ask which of several keys was pressed? */
function isRange<K extends Kind>(act: Act<K>): boolean {
  return act.keys?.some(key => /^.-.$/.test(key)) ?? false
}
