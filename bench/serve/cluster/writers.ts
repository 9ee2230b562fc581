/** People who write card after card in their room, two in each, and come again by another machine when theirs is gone. */
import { Person } from '../crowd.ts'
import type { BenchMachine } from '../machines.ts'
import { type Books, makeTeam, type Who } from '../people.ts'
import { type History, mostCards } from './history.ts'

/** ms that somebody waits for an answer before they come anew, and for a place. */
const patience = 6_000
const pace = { least: 800, more: 1_600 }
const saved = /Card \d+ saved/
const notTaken =
  /does not answer|Not on the disk yet|Another machine has this room|was lost for a moment|as fast as it goes/
const after = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

export type WritersOptions = {
  machines: readonly BenchMachine[]
  books: Books
  history: History
  /** Rooms that are written in at the same time. */
  rooms: number
  /** 0 to 1. */
  draw: () => number
}

export class Writers {
  /** Times somebody came in, and was sent away or cut off while their machine was well. */
  comes = 0
  readonly sentAway: { at: number; machine: number; say: string }[] = []
  private readonly options: WritersOptions
  private isOver = false
  private readonly writing: Promise<void>[] = []

  constructor(options: WritersOptions) {
    this.options = options
  }

  /** Makes the first rooms and begins. */
  async start(): Promise<void> {
    for (let room = 0; room < this.options.rooms; room++) {
      const rooms = this.roomsOf(room)
      await rooms(0)
      for (const seat of [0, 1]) this.writing.push(this.write(rooms, seat, room + seat))
    }
  }

  async stop(): Promise<void> {
    this.isOver = true
    await Promise.all(this.writing)
  }

  /** The people of a slot in its rooms, one after the other; each is made when it is first asked for. */
  private roomsOf(slot: number): (n: number) => Promise<Who[]> {
    const made: Promise<Who[]>[] = []
    let tries = 0
    const make = async (): Promise<Who[]> => {
      for (;;) {
        const team = `t${slot}x${made.length}x${tries++}`
        const people = await makeTeam(this.options.books, team, 2).catch(() => undefined)
        if (people) return people
        if (this.isOver) return []
        await after(500)
      }
    }
    return n => {
      made[n] ??= make()
      return made[n]
    }
  }

  private async write(rooms: (n: number) => Promise<Who[]>, seat: number, first: number): Promise<void> {
    await after(this.options.draw() * 2_000)
    let by = first
    for (let n = 0; !this.isOver; n++) {
      const who = (await rooms(n))[seat]
      if (who) by = await this.fill(who, by)
    }
  }

  /** Writes a room full; returns the machine they came by last. */
  private async fill(who: Who, by: number): Promise<number> {
    const { machines } = this.options
    const done = { cards: 0, tries: 0 }
    for (let at = by; ; at++) {
      if (this.isOver || done.cards >= mostCards) return at
      const n = at % machines.length
      const machine = machines[n]
      if (!machine) return at
      const person = new Person({
        desk: () => machine.desk(),
        admit: { name: who.room, address: `192.0.2.${by % 250}`, key: who.key },
        linear: true,
      })
      const isIn = await Promise.race([person.come().then(() => true), after(patience).then(() => false)]).catch(
        () => false,
      )
      if (isIn) {
        this.comes++
        await this.sit(who, person, done)
        if (person.said !== undefined) this.sentAway.push({ at: performance.now(), machine: n, say: person.said })
      } else await after(1_000 + this.options.draw() * 1_000)
      person.leave()
    }
  }

  /** Writes at one terminal until it is gone, or an answer never came: nobody could tell then whose the next one is. */
  private async sit(who: Who, person: Person, done: { cards: number; tries: number }): Promise<void> {
    const { history, draw } = this.options
    if (!(await person.see('Enter.', 2 * patience))) return
    while (!this.isOver && done.cards < mostCards && person.said === undefined) {
      const text = `${who.name}-${++done.tries}-x`
      person.output = ''
      const move = history.typed(who.room, who.name, text)
      person.type(`${text}\n`)
      const isAnswered = await person.see(new RegExp(`${saved.source}|${notTaken.source}`), patience)
      if (saved.test(person.output)) {
        done.cards++
        history.acknowledged(move)
        await after(pace.least + draw() * pace.more)
        continue
      }
      move.over = performance.now()
      if (!isAnswered) return
      await after(pace.least)
    }
  }
}
