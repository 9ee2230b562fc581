/** People before full screens who only look: when a screen says that nothing is saved. */
import { Person } from '../crowd.ts'
import type { BenchMachine } from '../machines.ts'
import type { Who } from '../people.ts'

const after = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))
const says = /NOT SAVED|does not answer/

export class Watchers {
  private readonly here = new Map<number, Person>()
  private isOver = false

  /** One of them by each machine, in these rooms. */
  start(machines: readonly BenchMachine[], people: readonly Who[]): void {
    for (const [n, machine] of machines.entries()) {
      const who = people[n]
      if (who) void this.watch(n, machine, who)
    }
  }

  stop(): void {
    this.isOver = true
    for (const person of this.here.values()) person.leave()
  }

  /** ms until each screen says so, from now on; undefined for one that does not within so many ms. */
  async said(within: number): Promise<(number | undefined)[]> {
    const since = performance.now()
    return Promise.all(
      [...this.here.values()].map(async person => {
        person.output = ''
        return (await person.see(says, within)) ? performance.now() - since : undefined
      }),
    )
  }

  private async watch(n: number, machine: BenchMachine, who: Who): Promise<void> {
    while (!this.isOver) {
      const person = new Person({
        desk: () => machine.desk(),
        admit: { name: who.room, address: '192.0.2.9', key: who.key },
      })
      const isIn = await Promise.race([person.come().then(() => true), after(3_000).then(() => false)]).catch(
        () => false,
      )
      if (isIn) {
        this.here.set(n, person)
        while (!this.isOver && person.said === undefined) await after(200)
        this.here.delete(n)
      } else await after(500)
      person.leave()
    }
  }
}
