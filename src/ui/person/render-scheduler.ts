/** The loop that shows a change to every terminal of a room: who acted first, the others in slices, each once. */

import { isStepMove } from '../../room/apply.ts'
import type { Presence } from '../../room/presence.ts'
import { currentStep, isHidden, isPaused, left, stepOf } from '../../session/read.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { Entry, Session } from '../../session/types.ts'
import { aheadWords, planOf } from '../../turn/plan.ts'
import type { HostServices } from '../host-services.ts'
import { showLeft } from '../use-clock.ts'
import { counted } from './counts.ts'
import { isWatched } from './index.ts'

/** What all terminals of a room show alike. */
export type SharedView = {
  /** As the stage may show it. */
  session: Session
  /** ms left of the step's time, and as it is shown. */
  remaining: number
  clock: string
  /** How the minutes go: `3 min ahead`. */
  plan: string
  /** `3 of 6 have voted`, of the step the room is at. */
  count: string
  /** Marks before the people in the header: `paused  `. */
  mark: string
  /** Changes whenever somebody comes, goes, is done or begins to write. */
  presence: number
}

/** A terminal as the loop knows it. */
type Shown = {
  /** Paints what changed, if anything did. */
  show(): void
  /** Something was made by these people, or for all: what is one's own has to be looked at again. */
  news(people: ReadonlySet<PersonId> | 'all'): void
  /** True once after this terminal's person did something: it is painted before the others. */
  acted(): boolean
  /** True while a message on it has to go away by itself. */
  fades(): boolean
}

type RenderScheduler = {
  view(): SharedView
  join(terminal: Shown): () => void
  /** Runs this once every terminal shows what is new: for screens that cost more than others. */
  lastly(call: () => void): void
}

/** How long one slice of terminals is painted before keys get their turn, in ms. */
const slice = 4
/** Who comes, goes and writes is shown so often at most, in ms. */
const unhurried = 100

/** By presence, because each terminal has services of its own, and those of one room share their presence. */
const known = new WeakMap<Presence, RenderScheduler>()

/** The loop of these services' room; one for all its terminals. `now` is the time in ms since 1970. */
export function schedulerOf(services: HostServices, now: () => number): RenderScheduler {
  let rounds = known.get(services.presence)
  if (!rounds) {
    rounds = schedulerIn(services, now)
    known.set(services.presence, rounds)
  }
  return rounds
}

function schedulerIn(services: HostServices, now: () => number): RenderScheduler {
  const { room } = services.open
  const terminals = new Set<Shown>()
  const due = new Set<Shown>()
  const last: (() => void)[] = []
  let stops: (() => void)[] = []
  let seen = room.session.n
  let presence = 0
  let view: SharedView | undefined
  let walking = false
  let later: NodeJS.Timeout | undefined
  let tick: NodeJS.Timeout | undefined

  const walk = () => {
    const until = performance.now() + slice
    for (const terminal of due) {
      due.delete(terminal)
      terminal.show()
      if (performance.now() > until) break
    }
    walking = due.size > 0
    if (walking) setImmediate(walk)
    else for (const call of last.splice(0)) call()
  }
  const all = (only: (terminal: Shown) => boolean = () => true) => {
    view = undefined
    for (const terminal of terminals) {
      if (!only(terminal)) continue
      if (terminal.acted()) terminal.show()
      else due.add(terminal)
    }
    if (walking || !due.size) return
    walking = true
    setImmediate(walk)
  }

  const published = () => {
    const news = concerned(room.session, room.log, seen)
    seen = room.session.n
    if (news === 'all') for (const terminal of terminals) terminal.news(news)
    else if (news.size) for (const terminal of terminals) terminal.news(news)
    all()
  }
  const presenceNews = () => {
    presence++
    later ??= setTimeout(() => {
      later = undefined
      all()
    }, unhurried)
  }
  /** On each full second of the step's clock. */
  const second = () => {
    const base = Date.parse(room.session.visits.at(-1)?.from ?? room.session.opened)
    const passed = (((now() - base) % 1_000) + 1_000) % 1_000
    tick = setTimeout(() => {
      const still = isPaused(room.session)
      all(terminal => !still || terminal.fades())
      second()
    }, 1_002 - passed)
  }

  return {
    lastly(call) {
      last.push(call)
      if (walking) return
      walking = true
      setImmediate(walk)
    },
    view() {
      view ??= viewAt(services, now(), presence)
      return view
    },
    join(terminal) {
      terminals.add(terminal)
      if (terminals.size === 1) {
        seen = room.session.n
        stops = [room.watch(published), services.presence.watch(presenceNews), services.watch(presenceNews)]
        second()
      }
      return () => {
        terminals.delete(terminal)
        due.delete(terminal)
        if (terminals.size) return
        for (const stop of stops) stop()
        clearTimeout(tick)
        clearTimeout(later)
        later = undefined
      }
    },
  }
}

function viewAt(services: HostServices, now: number, presence: number): SharedView {
  const { room } = services.open
  const session = room.see()
  const step = currentStep(session)
  const still = isPaused(session)
  const at = still ? Date.parse(session.visits.at(-1)?.to ?? session.opened) : now
  const remaining = step ? left(session, step, at) : 0
  return {
    session,
    remaining,
    clock: showLeft(remaining),
    plan: aheadWords(planOf(session, now).ahead),
    count: (step && counted(step, room, services.presence)?.told) ?? '',
    mark:
      room.saving.state === 'failed' ? 'NOT SAVED  ' : session.closed ? 'closed  ' : still && step ? 'paused  ' : '',
    presence,
  }
}

/** Flow moves after which everybody's own part may be another. */
const turning: ReadonlySet<string> = new Set(['go', 'reveal', 'undo', 'facilitate', 'close'])

/**
 * Whose own part may have changed by the entries since `n`: what is put into a hidden step changes its author's alone, and what
 * is only watched changes no one's.
 */
function concerned(session: Session, log: readonly Entry[], n: number): Set<PersonId> | 'all' {
  const people = new Set<PersonId>()
  for (let i = log.length - 1; i >= 0 && log[i]!.n > n; i--) {
    const { move, by } = log[i]!
    const step = isStepMove(move) ? stepOf(session, move.in) : undefined
    if (step ? !isHidden(session, step) && !isWatched(step.kind) : turning.has(move.do)) return 'all'
    people.add(by)
  }
  return people
}
