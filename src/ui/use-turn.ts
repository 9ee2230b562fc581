/** What the person at the keyboard can do at every step of a turn. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isUndoable, lastRedoable, lastUndoable, say } from '../room/log.ts'
import { revealGuard } from '../room/reveal-warning.ts'
import type { Room } from '../room/room.ts'
import { stepsOf } from '../session/agenda.ts'
import { actionsHome, isPaused, neighbour } from '../session/read.ts'
import type { PersonId, StepId } from '../session/shapes.ts'
import type { Entry, Move, Session } from '../session/types.ts'
import type { Draft } from '../store/drafts.ts'
import { plural } from '../text.ts'
import { useSurface } from './context.ts'
import type { OpenSession } from './doors.ts'
import type { Hall } from './hall.ts'
import type { Drafts } from './screen.ts'

export type TurnActs = {
  /** The step on this screen: the room's, or where somebody who only looks on has leafed to. */
  at: StepId
  /** The last event or refusal, empty when there is none. While `typing`, undo is two keys away. */
  said(typing: boolean): string
  tell(say: string): void
  /** Starts a turn that was to begin later. */
  begin(how: Begins): void
  submit(move: Move, by?: PersonId): boolean
  /** Makes moves that are one thing to a person, called `what`: they are told, taken back and given back as one. */
  submitAll(moves: readonly Move[], what: string): void
  undo(): void
  redo(): void
  go(by: 1 | -1): void
  jump(to: string): void
  addTime(minutes: number): void
  pause(): void
  park(text: string): boolean
  addAction(text: string): boolean
  drafts: Drafts
}

/** How long the last event stands in the message row before what to do here stands there again, in ms. */
const newsFor = 20_000

/**
 * How a turn begins on this screen: with its clock; with the clock as it is, because cards come in early or others are at it
 * already; or only when the screen says so.
 */
type Begins = 'running' | 'as-it-is' | 'later'

/** The acts of `me` in this session; nothing is changed when `live` is false. */
export function useTurn(
  open: OpenSession,
  session: Session,
  me: PersonId,
  live: boolean,
  begins: Begins = 'running',
  hall?: Hall,
): TurnActs {
  const { room } = open
  const { doors, router, now } = useSurface()
  const [said, setSaid] = useState({ text: '', back: false, at: 0, step: '' })
  const [leafed, setLeafed] = useState<StepId>()
  // Whoever looks on before the room has begun sees where it will.
  const at = live ? session.at : (leafed ?? (session.at || (stepsOf(session.agenda)[0]?.id ?? '')))
  /** Counts what was told, so that late news of a move never replaces what was said after it. */
  const count = useRef(0)
  const tell = useCallback(
    (text: string, back = false) => {
      count.current++
      // News belongs to the step it was made at: it does not stay over a new one.
      setSaid({ text, back, at: now(), step: live ? room.session.at : at })
    },
    [now, room, live, at],
  )
  const drafts = useDrafts(open.drafts ?? [], draft => live && doors.draft(open, draft))

  const make = useCallback(
    (move: Move, by?: PersonId): Entry | 'boxed' | undefined => {
      if (!live) {
        tell(
          session.closed
            ? 'This turn is closed; nothing in it changes any more.'
            : 'You are looking on; nothing changes.',
        )
        return undefined
      }
      const outcome = room.submit(by && by !== me ? { by, hand: me } : { by: me }, move)
      if ('refusal' in outcome) {
        tell(outcome.refusal.say)
        return undefined
      }
      router.hold(outcome.saved)
      return 'boxed' in outcome ? 'boxed' : outcome.entry
    },
    [room, me, live, session.closed, router, tell],
  )

  const guard = useMemo(() => revealGuard(room), [room])
  const submit = useCallback(
    (move: Move, by?: PersonId) => {
      const warning = guard(move)
      if (warning) {
        tell(warning)
        return false
      }
      const entry = make(move, by)
      if (!entry) return false
      const before = count.current
      if (entry === 'boxed') {
        tell('In the box: who wrote it is not kept.')
        return true
      }
      if (!('in' in move) && (move.do === 'go' || move.do === 'pause' || move.do === 'resume')) tell('')
      else if (!('in' in move && move.do === 'seen'))
        whenSeen(room, entry, () => {
          if (count.current === before) tell(told(room.log, entry, room.see()), isUndoable(entry, room.session))
        })
      return true
    },
    [guard, make, room, tell],
  )

  const groups = useRef<Group[]>([])
  const submitAll = (moves: readonly Move[], what: string) => {
    const entries = makeEach(moves, make)
    const last = entries.at(-1)
    if (!last) return
    groups.current.push({ entries: entries.map(e => e.n), what })
    const before = count.current
    whenSeen(room, last, () => {
      if (count.current === before) tell(ended(what), true)
    })
  }
  /** Takes back every entry of the group this entry is in; undefined when it is in none. */
  const undoGroup = useCallback(
    (entry: number): string | undefined => {
      const group = groups.current.find(g => g.entries.includes(entry))
      if (!group) return undefined
      const moves = group.entries.toReversed().map((n): Move => ({ do: 'undo', entry: n }))
      groups.current.push({ entries: makeEach(moves, make).map(e => e.n), what: group.what })
      return group.what
    },
    [make],
  )

  const undo = useCallback(() => {
    const target = lastUndoable(room.session, room.log, me)
    if (!target) return tell('There is nothing to take back.')
    const all = undoGroup(target.n)
    if (all !== undefined) return tell(takenBack(all))
    const what = say(target, room.see(), room.log)
    if (make({ do: 'undo', entry: target.n })) tell(takenBack(what))
  }, [room, me, make, tell, undoGroup])

  const redo = useCallback(() => {
    const target = lastRedoable(room.log, me)
    if (!target) return tell('There is nothing to give back.')
    const all = undoGroup(target.n)
    if (all !== undefined) return tell(ended(`Again: ${all}`), true)
    const entry = make({ do: 'undo', entry: target.n })
    if (entry && entry !== 'boxed') tell(told(room.log, entry, room.see()))
  }, [room, me, make, tell, undoGroup])

  const jump = (to: StepId) => {
    if (live) return void submit({ do: 'go', to })
    // Back at the room's own step, the screen follows it again.
    setLeafed(to === session.at ? undefined : to)
    tell('')
  }
  const go = (by: 1 | -1) => {
    const to = neighbour(session, live ? room.session.at : at, by)
    if (to) jump(to.id)
    else tell(by > 0 ? 'This is the last step.' : 'This is the first step.')
  }

  // What happened to the files while people work is theirs to know, though nothing is lost.
  useEffect(() => {
    let known = room.news
    return room.watch(() => {
      if (!room.news || room.news === known) return
      known = room.news
      tell(known.say)
    })
  }, [room, tell])

  // What happens at the door is the facilitator's to know, wherever on their screens they are.
  useEffect(() => {
    if (!hall) return
    let known = hall.news()?.at ?? 0
    return hall.watch(() => {
      const news = hall.news()
      if (!news || news.at === known) return
      known = news.at
      tell(news.say)
    })
  }, [hall, tell])

  // A session that is opened again goes on where it was; a new one begins at its first step.
  const begin = (how: Begins) => {
    if (!live || how === 'later') return
    const now = room.session
    if (!now.at) {
      const first = stepsOf(now.agenda)[0]
      if (first) submit({ do: 'go', to: first.id })
      if (open.torn) tell(open.torn)
    } else if (how === 'running') {
      submit({ do: 'resume' })
      tell(
        open.torn ??
          (open.recovered
            ? `Back at the same step; ${plural(open.recovered, 'move')} came from the journal.`
            : 'Back at the same step.'),
      )
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the turn is opened
  useEffect(() => begin(begins), [])

  return {
    at,
    said: typing => {
      if (now() - said.at > newsFor || (said.step && said.step !== at)) return ''
      const back = said.back ? (typing ? '  (esc u takes it back)' : '  u takes it back.') : ''
      return said.text && said.text + back
    },
    tell,
    begin,
    submit,
    submitAll,
    undo,
    redo,
    go,
    jump,
    addTime: minutes => void submit({ do: 'time', step: room.session.at, minutes }),
    pause: () => void submit({ do: isPaused(room.session) ? 'resume' : 'pause' }),
    park: text => submit({ do: 'park', text }),
    addAction: text => {
      const home = actionsHome(room.session)
      if (!home) {
        tell('This agenda has no step for actions.')
        return false
      }
      return submit({ in: home.id, do: 'add', text })
    },
    drafts,
  }
}

/** Entries that are one thing to a person. */
type Group = { entries: readonly number[]; what: string }

/** Makes one move after the other until one is refused. */
function makeEach(moves: readonly Move[], make: (move: Move) => Entry | 'boxed' | undefined): Entry[] {
  const entries: Entry[] = []
  for (const move of moves) {
    const entry = make(move)
    if (!entry || entry === 'boxed') break
    entries.push(entry)
  }
  return entries
}

/** Calls back once an entry is on the screens: when the disk has it, or when people go on without saving. */
function whenSeen(room: Room, entry: Entry, call: () => void): void {
  const stop = room.watch(() => {
    if (room.session.n < entry.n) return
    stop()
    call()
  })
}

/** What was taken back, and the way to have it again. */
function takenBack(what: string): string {
  return `Taken back: ${ended(what)}  U gives it back.`
}

/** The event as a sentence. */
function told(log: readonly Entry[], entry: Entry, session: Session): string {
  return ended(say(entry, session, log))
}

function ended(words: string): string {
  return words === '' || /[.!?…]$/.test(words) ? words : `${words}.`
}

/** Lines not sent yet: what an earlier start left unsent to begin with, each change kept at once. */
function useDrafts(left: readonly Draft[], keep: (draft: Draft) => void): Drafts {
  const [, renew] = useState(0)
  const kept = useRef(new Map(left.map(d => [`${d.step} ${d.person}`, d.text])))
  const keepRef = useRef(keep)
  keepRef.current = keep
  const drafts = useRef<Drafts>({
    get: place => kept.current.get(place) ?? '',
    set(place, text) {
      if (text) kept.current.set(place, text)
      else kept.current.delete(place)
      const [step = '', person = ''] = place.split(' ')
      keepRef.current({ person, step, text })
      renew(n => n + 1)
    },
  })
  return drafts.current
}
