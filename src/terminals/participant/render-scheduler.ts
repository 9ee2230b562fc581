/** The loop that shows a change to every terminal of a room: who acted first, the others in slices, each once. */

import { rulesOf } from '../../kinds/index.ts'
import { isStepMove } from '../../room/apply.ts'
import type { Presence } from '../../room/presence.ts'
import { showLeft } from '../../screen/show-left.ts'
import type { Theme } from '../../screen/theme.ts'
import { currentStep, isHidden, isPaused, left, stepOf } from '../../session/read.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { Entry, Move, Session } from '../../session/types.ts'
import { aheadWords, planOf } from '../../turn/plan.ts'
import { counted } from '../../views/counts.ts'
import type { HostServices } from '../../views/host-services.ts'
import { handsWords, reactionsWords } from '../../views/online/sign-words.ts'
import { untilWords } from '../../views/online/words.ts'
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
  /** When it was made, in ms since 1970. */
  now: number
  /** Who came and who left lately; empty when that is no news any more. */
  comings: string
  /** Who has the word and whose hands are up, and how many react how; empty while nobody does. */
  hands: string
  reactions: string
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
/** How long it is news that somebody came or left, in ms. */
const comingsFor = 6_000
/** Who comes, goes and writes is shown so often at most, in ms. */
const unhurried = 100

/** By presence, because each terminal has services of its own, and those of one room share their presence. */
const known = new WeakMap<Presence, RenderScheduler>()

/** The loop of these services' room; one for all its terminals. `now` is the time in ms since 1970. */
export function schedulerOf(services: HostServices, now: () => number): RenderScheduler {
  let scheduler = known.get(services.presence)
  if (!scheduler) {
    scheduler = new RoomScheduler(services, now)
    known.set(services.presence, scheduler)
  }
  return scheduler
}

class RoomScheduler implements RenderScheduler {
  private readonly services: HostServices
  private readonly now: () => number
  private readonly terminals = new Set<Shown>()
  private readonly due = new Set<Shown>()
  private readonly last: (() => void)[] = []
  private stops: (() => void)[] = []
  /** The newest entry that was told to the terminals. */
  private seen: number
  private presence = 0
  private shared: SharedView | undefined
  private walking = false
  private later: NodeJS.Timeout | undefined
  private tick: NodeJS.Timeout | undefined

  constructor(services: HostServices, now: () => number) {
    this.services = services
    this.now = now
    this.seen = services.open.room.session.n
  }

  lastly(call: () => void): void {
    this.last.push(call)
    this.begin()
  }

  view(): SharedView {
    this.shared ??= viewAt(this.services, this.now(), this.presence)
    return this.shared
  }

  join(terminal: Shown): () => void {
    this.terminals.add(terminal)
    if (this.terminals.size === 1) this.watch()
    return () => {
      this.terminals.delete(terminal)
      this.due.delete(terminal)
      if (this.terminals.size) return
      for (const stop of this.stops) stop()
      clearTimeout(this.tick)
      clearTimeout(this.later)
      this.later = undefined
    }
  }

  private watch() {
    const { services } = this
    const { room } = services.open
    const came = () => this.presenceNews()
    this.seen = room.session.n
    this.stops = [room.watch(() => this.published()), services.presence.watch(came), services.watch(came)]
    this.second()
  }

  private begin() {
    if (this.walking) return
    this.walking = true
    setImmediate(this.walk)
  }

  private readonly walk = () => {
    const until = performance.now() + slice
    for (const terminal of this.due) {
      this.due.delete(terminal)
      terminal.show()
      if (performance.now() > until) break
    }
    this.walking = this.due.size > 0
    if (this.walking) setImmediate(this.walk)
    else for (const call of this.last.splice(0)) call()
  }

  private all(only: (terminal: Shown) => boolean = () => true) {
    this.shared = undefined
    for (const terminal of this.terminals) {
      if (!only(terminal)) continue
      if (terminal.acted()) terminal.show()
      else this.due.add(terminal)
    }
    if (this.due.size) this.begin()
  }

  private published() {
    const { room } = this.services.open
    const news = concerned(room.session, room.log, this.seen)
    this.seen = room.session.n
    if (news === 'all' || news.size) for (const terminal of this.terminals) terminal.news(news)
    this.all()
  }

  private presenceNews() {
    this.presence++
    this.later ??= setTimeout(() => {
      this.later = undefined
      this.all()
    }, unhurried)
  }

  /** On each full second of the step's clock. */
  private second() {
    const { room } = this.services.open
    const base = Date.parse(room.session.visits.at(-1)?.from ?? room.session.opened)
    const passed = (((this.now() - base) % 1_000) + 1_000) % 1_000
    this.tick = setTimeout(() => {
      const still = isPaused(room.session)
      const all = !still || Boolean(this.shared?.comings)
      this.all(terminal => all || terminal.fades())
      this.second()
    }, 1_002 - passed)
  }
}

/** The time left as a terminal with this look shows it. */
export function clockOf(view: Pick<SharedView, 'clock' | 'remaining'>, { still }: Theme): string {
  return still ? showLeft(view.remaining, still) : view.clock
}

function viewAt(services: HostServices, now: number, presence: number): SharedView {
  const { room } = services.open
  const session = room.see()
  const step = currentStep(session)
  const still = isPaused(session)
  const at = still ? Date.parse(session.visits.at(-1)?.to ?? session.opened) : now
  const remaining = step ? left(session, step, at) : 0
  const comings = services.comings()
  const paused = still && step ? `${untilWords(services.meeting(), now) ?? 'paused'}  ` : ''
  return {
    session,
    remaining,
    clock: showLeft(remaining),
    plan: aheadWords(planOf(session, now).ahead),
    count: (step && counted(step, room, services.presence)?.told) ?? '',
    mark: room.saving.state === 'failed' ? 'NOT SAVED  ' : session.closed ? 'closed  ' : paused,
    now,
    comings: comings && now - comings.at < comingsFor ? comings.say : '',
    hands: handsWords(services.signs.hands(), session),
    reactions: reactionsWords(services.signs.reactions()),
    presence,
  }
}

/** Flow moves after which everybody's own part may be another. */
const turning: ReadonlySet<string> = new Set(['go', 'reveal', 'undo', 'facilitate', 'close'])

/**
 * Whose own part may have changed by the entries since `n`: what is put into a hidden step changes its author's alone, unless it
 * speaks for the whole room, and what is only watched changes no one's.
 */
function concerned(session: Session, log: readonly Entry[], n: number): Set<PersonId> | 'all' {
  const people = new Set<PersonId>()
  for (let i = log.length - 1; i >= 0 && log[i]!.n > n; i--) {
    const { move, by } = log[i]!
    if (concernsAll(session, move)) return 'all'
    people.add(by)
  }
  return people
}

function concernsAll(session: Session, move: Move): boolean {
  if (!isStepMove(move)) return turning.has(move.do)
  const step = stepOf(session, move.in)
  if (!step || isWatched(step.kind)) return false
  return !isHidden(session, step) || Boolean(rulesOf(step.kind).leads?.(move))
}
