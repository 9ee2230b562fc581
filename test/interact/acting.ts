/** Any act of any kind, done at a step without a terminal: what would have to be typed for it, as keys and as plain lines. */

import { localDay } from '../../src/day.ts'
import type { Act, At, Interaction, Spot } from '../../src/interact/act.ts'
import { fits } from '../../src/interact/may.ts'
import { type Drafts, type StayKey, stayAt } from '../../src/interact/stay.ts'
import { interactionOf } from '../../src/kinds/index.ts'
import { hereOf } from '../../src/room/headcount.ts'
import { pastOf } from '../../src/room/past.ts'
import { revealGuard } from '../../src/room/reveal-warning.ts'
import { Room } from '../../src/room/room.ts'
import { answers } from '../../src/screen/keys/keys.ts'
import { currentStep, roomPeople } from '../../src/session/read.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { nowhere } from '../support/screen.ts'

/** Which of what can be done now, on which thing, and which of the texts that can be read. */
export type Wanted = { act: number; text: number; key: number }

/** What was typed for one act: bytes at a full screen, and lines. */
export type Typed = { act: string; keys: string; lines: string[] }

/** Texts as people type them, of every sort that some line takes. */
const texts = [
  'release queue',
  '35 h 21 Nov',
  '28 Nov',
  'Bo',
  '2',
  '12',
  '1 2',
  '2 1 0',
  'y n',
  '2 3',
  '10 Jan, 24 Feb, search',
  'review, 60 min, 11 h',
  'lead time, h',
  'A, B',
  'hit',
  'hit 10 days',
  'Dee, 1 Dec',
  '3',
]

/** Acts on what is chosen, where plain lines choose and do it at once; and lines of a form that are commands there. */
const inOtherWords: Record<string, string> = {
  ...Object.fromEntries(['yes', 'partly', 'no', 'don-t-know'].map(id => [`scale ${id}`, 'gate'])),
  'actions new-owner': 'owner',
  'actions new-due': 'due',
  'actions new-signal': 'signal',
}

const bytes: Record<string, string> = {
  enter: '\r',
  // A report that the window has the focus ends the wait for more of a sequence.
  escape: '\x1b\x1b[I',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  tab: '\t',
  'shift-tab': '\x1b[Z',
  'shift-up': '\x1b[1;2A',
  'shift-down': '\x1b[1;2B',
  delete: '\x1b[3~',
  backspace: '\x7f',
  'ctrl-u': '\x15',
}

const tick = () => new Promise(setImmediate)

/** Acts that only move about, which plain lines have no use for, and those of the program at every step. */
const isDoing = (act: Act<never> | undefined) => Boolean(act?.keys?.length && act.command?.words.length && !act.reads)

/** Somebody at the current step of this log: `p1` at the keyboard of the room, others at a terminal of their own. */
export function actorAt(log: readonly Entry[], me: string) {
  let now = Date.parse(log.at(-1)?.at ?? '')
  const room = new Room({ log, writer: nowhere, now: () => now })
  const leads = me === room.session.facilitator
  const step = currentStep(room.session)
  const kind = step && (interactionOf(step, room.session) as Interaction<never> | undefined)
  if (!step || !kind) throw new Error('nothing can be done here')
  const at = (): At<never> => ({
    step: step as never,
    session: leads ? room.see() : room.see(me),
    whole: leads ? room.session : room.see(me),
    me,
    leads,
    keyboard: leads && roomPeople(room.session).length > 0,
    ...(leads ? { shared: true as const } : {}),
    live: true,
    today: localDay(new Date(now)),
    now: () => now,
    log: () => (leads ? room.log : []),
    ...(leads ? { past: (of: string) => pastOf(room.log, of) } : {}),
    boxed: leads && (room.inBox(step.id) !== undefined || room.hasFewInBox(step.id)),
    mine: person => room.see(leads ? person : me),
    ...(leads
      ? { inBox: (id: string) => room.inBox(id), heads: () => ({ here: hereOf(room.session, room.presence), left: 0 }) }
      : {}),
    isDone: false,
  })
  const kept = new Map<string, string>()
  const drafts: Drafts = { get: place => kept.get(place) ?? '', set: (place, text) => void kept.set(place, text) }
  let isNext = false
  const goOn = () => {
    isNext = true
  }
  const guard = revealGuard(room)
  const submit = (move: Move, by = me) =>
    !guard(move) && !('refusal' in room.submit(by === me ? { by } : { by, hand: me }, move))
  // A room of one keyboard goes on where it was.
  if (leads) submit({ do: 'resume' })
  const stay = stayAt<never>(kind, {
    at,
    submit: (moves, { by }) => moves.every(move => submit(move, by)),
    tell() {},
    ...(leads ? { next: goOn } : {}),
    drafts,
    changed() {},
  })
  const spots = (): Spot[] => kind.spots?.(at(), stay.view().memory) ?? []

  /** In plain lines a text may belong to another command of the same word: `action 2` chooses the second. */
  const isOther = (act: Act<never>, text: string) =>
    (kind.acts as readonly Act<never>[]).some(
      a => a !== act && a.command?.when?.(text) && a.command.words.some(word => act.command?.words.includes(word)),
    )
  const actOf = (id: string) => (kind.acts as readonly Act<never>[]).find(a => a.id === id)

  let typed = ''
  const press = async (name: string) => {
    typed += bytes[name] ?? name
    const view = stay.view()
    const row = view.keys.find(k => answers(k, name))
    if (row) {
      if (typeof row.run !== 'string') row.run(name)
    } else if (view.line && name === 'ctrl-u') drafts.set(view.line.place, '')
    await tick()
  }
  const type = (text: string) => {
    typed += text
    const { line } = stay.view()
    if (line) drafts.set(line.place, drafts.get(line.place) + text)
  }
  const isOpen = () => stay.view().line !== undefined
  const close = async () => {
    for (let i = 0; i < 3 && isOpen(); i++) await press('escape')
  }
  /** The key of this act as it works now, by a name that no other answers to first. */
  const keyOf = (id: string, pick: number): string | undefined => {
    const { keys } = stay.view()
    const names = (keys.find(k => k.id === id)?.on ?? []).flatMap(on => {
      const range = /^(.)-(.)$/.exec(on)
      return range ? [String.fromCharCode(range[1]!.charCodeAt(0) + (pick % 4))] : [on]
    })
    const mine = names.filter(name => keys.find(k => answers(k as StayKey, name))?.id === id)
    return mine[pick % mine.length]
  }
  const choose = async (spot: Spot | undefined, id: string): Promise<boolean> => {
    const isThere = () => {
      const view = stay.view()
      return spot ? view.spot?.id === spot.id : view.keys.some(k => k.id === id)
    }
    for (let i = 0; i <= spots().length + 1 && !isThere(); i++) {
      if (!stay.view().keys.some(k => k.id === 'down')) break
      await press('down')
    }
    return isThere()
  }
  const numberOf = (act: Act<never>, spot: Spot): number | undefined =>
    act.on?.[0] === spot.type
      ? spots()
          .filter(s => s.type === spot.type)
          .findIndex(s => s.id === spot.id) + 1
      : undefined

  /** The command of an act on a thing, with its words; a command for what is chosen comes after one that chooses. */
  const linesFor = (act: Act<never>, spot: Spot | undefined, rest: string): string[] | undefined => {
    const { command } = act
    if (!command) return undefined
    const n = spot && numberOf(act, spot)
    if (spot && !n) return undefined
    const said = (...parts: unknown[]) => `:${parts.filter(p => p !== undefined && p !== '').join(' ')}`
    const other = spot && inOtherWords[`${step.kind} ${act.id}`]
    if (other) return [said(other, n, act.command?.words[0]?.replace('say ', ''))]
    if (!command.chosen && rest && !command.takes) return [said(command.words[0], n), rest]
    if (!command.chosen) return [said(command.words[0], n, rest)]
    const isMany = spot && spots().filter(s => s.type === spot.type).length > 1
    return [...(isMany ? [said(spot.type, n)] : []), said(command.words[0], rest)]
  }

  return {
    room,
    kind: step.kind,
    pass(ms: number) {
      now += ms
    },
    /** Does one of what can be done now; no act when it cannot be reached at this moment, though keys were typed on the way. */
    async act(wanted: Wanted): Promise<Typed> {
      typed = ''
      await close()
      const here = at()
      const memory = stay.view().memory
      const can = (kind.acts as readonly Act<never>[]).filter(isDoing).flatMap(act => {
        const on = act.on ? spots().filter(s => act.on?.includes(s.type as never)) : [undefined]
        return on.flatMap(spot => (fits(act, here as never, spot, memory) === true ? [{ act, spot }] : []))
      })
      const one = can[wanted.act % Math.max(1, can.length)]
      if (!one || isNext || !(await choose(one.spot, one.act.id))) return { act: '', keys: typed, lines: [] }
      const key = keyOf(one.act.id, wanted.key)
      if (key === undefined) return { act: '', keys: typed, lines: [] }
      const isRange = one.act.keys?.some(k => /^.-.$/.test(k))
      const first = linesFor(one.act, one.spot, isRange ? key : '')
      if (!first) return { act: '', keys: typed, lines: [] }
      await press(key)
      const lines: string[] = []
      const form: string[] = []
      for (;;) {
        const { line } = stay.view()
        // A line that is open for another thing of its own has its own command, which nobody has said.
        if (!line || form.includes(line.act) || (line.act !== one.act.id && isDoing(actOf(line.act)))) break
        const fit = texts.filter(text => 'ok' in line.parse(text) && !isOther(one.act, text))
        const text = fit[wanted.text % Math.max(1, fit.length)]
        if (text === undefined) break
        if (line.act === one.act.id) lines.push(...(linesFor(one.act, one.spot, text) ?? []))
        else {
          const own = one.act.field && actOf(line.act)?.command?.words[0]
          const other = inOtherWords[`${step.kind} ${line.act}`] ?? own
          lines.push(...(lines.length ? [] : first), other ? `:${other} ${text}` : text)
        }
        form.push(line.act)
        if (line.text) await press('ctrl-u')
        type(text)
        await press('enter')
      }
      const result = { act: one.act.id, keys: typed, lines: lines.length ? lines : first }
      typed = ''
      await close()
      return { ...result, keys: result.keys + typed }
    },
  }
}
