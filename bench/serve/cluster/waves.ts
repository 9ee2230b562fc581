/** Faults in waves: each alone first, then several at once that overlap; after every wave each room has to take moves again. */

import { begin, type Fault, type FaultKind, isOfDatabase, kindsIn, roomsOn, type World } from './faults.ts'
import type { History } from './history.ts'
import type { Watchers } from './watchers.ts'
import type { Writers } from './writers.ts'

/** ms after a wave within which every room takes moves again; what takes longer counts as stuck. */
const patience = 30_000
/** A room counts as interrupted whose next answer took longer than this, ms. */
const breath = 250
const after = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

export type Figures = {
  counts: Map<FaultKind, number>
  /** Of faults alone: ms to the next answer of each room that was interrupted. */
  waits: Map<FaultKind, number[]>
  /** Of a database that was away: ms from its return to the next answer, and from its end to the words on each screen. */
  back: number[]
  said: number[]
  unsaid: number
  /** ms from the end of several at once until a room answered. */
  recovered: number[]
  stuck: string[]
  /** Who was sent away or cut off by a drain though they came through another machine. */
  wronglyAway: string[]
}

export type WavesOptions = {
  world: World
  history: History
  writers: Writers
  watchers: Watchers
  /** Faults of these kinds alone. */
  only?: readonly string[]
}

export class Waves {
  readonly figures: Figures = {
    ...{ counts: new Map(), waits: new Map(), back: [], said: [], unsaid: 0 },
    ...{ recovered: [], stuck: [], wronglyAway: [] },
  }
  private readonly options: WavesOptions
  private readonly kinds: FaultKind[]
  private turn = 0
  private isOver = false

  constructor(options: WavesOptions) {
    this.options = options
    this.kinds = kindsIn(options.world).filter(kind => options.only?.includes(kind) ?? true)
  }

  /** Strikes `alone` times with one fault at a time, then with several until there were `faults`. */
  async run(faults: number, alone: number): Promise<void> {
    let done = 0
    let told = 0
    while (done < faults && !this.isOver) {
      done += await (done < alone ? this.one() : this.several(faults - done))
      if (done - told < 20) continue
      told = done
      console.log(`${new Date().toISOString().slice(11, 19)} ${done} faults, ${this.options.history.moves} moves`)
    }
  }

  /** No wave begins any more. */
  stop(): void {
    this.isOver = true
  }

  /** One fault, and what it costs. */
  private async one(): Promise<number> {
    const { world, history, writers, watchers } = this.options
    const kind = this.kinds[this.turn++ % this.kinds.length] ?? 'kill'
    // Where the rooms are: a machine that has none costs nobody anything.
    const on = await roomsOn(world)
    const n = on[this.any(on.length)] ?? this.any(world.machines.length)
    const since = performance.now()
    const active = history.active(since, 2_500)
    const away = writers.sentAway.length
    this.count(kind)
    const said = kind === 'restart' ? watchers.said(2_600) : undefined
    const fault = await begin(kind, n, world)
    await after(kind === 'restart' ? 3_000 : this.lasting(kind))
    await takeBack(fault)
    const ended = performance.now()
    const stuck = await this.stuck(active, ended)
    await after(1_000)
    const { waits } = this.figures
    for (const room of active) {
      const ms = history.longestWait(room, since, performance.now())
      if (stuck.has(room)) this.figures.stuck.push(`${room} after ${kind} of ${n}`)
      else if (ms > breath) waits.set(kind, [...(waits.get(kind) ?? []), ms])
      if (kind === 'restart') this.figures.back.push(history.longestWait(room, ended, performance.now()))
    }
    for (const ms of (await said) ?? []) {
      if (ms === undefined) this.figures.unsaid++
      else this.figures.said.push(ms)
    }
    if (kind === 'drain')
      for (const one of writers.sentAway.slice(away))
        if (one.machine !== n) this.figures.wronglyAway.push(`${one.say} by machine ${one.machine}`)
    return 1
  }

  /** Two to four that overlap: at least one machine stays well, and the database has one trouble at most. */
  private async several(most: number): Promise<number> {
    const { world, history } = this.options
    const active = history.active(performance.now(), 5_000)
    const struck = new Set<number>()
    const wanted = Math.min(most, 2 + this.any(3))
    let hasDatabase = false
    const running: Promise<void>[] = []
    const struckBy: string[] = []
    for (let i = 0; i < wanted; i++) {
      const kind = this.kinds[this.any(this.kinds.length)] ?? 'kill'
      if (isOfDatabase(kind) && hasDatabase) continue
      const free = world.machines.flatMap((_, n) => (struck.has(n) ? [] : [n]))
      const n = free[this.any(free.length)]
      if (!isOfDatabase(kind)) {
        if (n === undefined || struck.size >= world.machines.length - 1) continue
        struck.add(n)
      }
      hasDatabase ||= isOfDatabase(kind)
      this.count(kind)
      struckBy.push(isOfDatabase(kind) ? kind : `${kind} of ${n}`)
      running.push(this.play(kind, n ?? 0))
      await after(world.draw() * 700)
    }
    if (!running.length) return 0
    await Promise.all(running)
    const ended = performance.now()
    const stuck = await this.stuck(active, ended)
    for (const room of active) {
      if (stuck.has(room)) this.figures.stuck.push(`${room} after ${struckBy.join(', ')}`)
      else this.figures.recovered.push(history.longestWait(room, ended, performance.now()))
    }
    return running.length
  }

  private async play(kind: FaultKind, n: number): Promise<void> {
    const fault: Fault = await begin(kind, n, this.options.world)
    await after(this.lasting(kind))
    await takeBack(fault)
  }

  /** ms that a fault of this kind lasts. */
  private lasting(kind: FaultKind): number {
    const { draw } = this.options.world
    if (kind === 'worker') return 0
    return kind === 'restart' || kind === 'pool' ? 300 + draw() * 2_500 : 500 + draw() * 4_000
  }

  /** Waits until each room has answered a move after `since`; resolves with those that did not, though there is room in them. */
  private async stuck(rooms: readonly string[], since: number): Promise<Set<string>> {
    const { history } = this.options
    const waiting = new Set(rooms)
    while (waiting.size && performance.now() - since < patience) {
      for (const room of waiting) if (history.hasAnswered(room, since) || history.isFull(room)) waiting.delete(room)
      await after(50)
    }
    return waiting
  }

  private any(n: number): number {
    return Math.floor(this.options.world.draw() * n)
  }

  private count(kind: FaultKind): void {
    const { counts } = this.figures
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
}

/** Takes a fault back. A machine does not start while the database is in trouble as well. */
async function takeBack(fault: Fault): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await fault.end()
    } catch (error) {
      if (tries > 60) throw error
      await after(500)
    }
  }
}
