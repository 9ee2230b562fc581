/** What a service counts of itself beside what its workers count: who was let in, who was refused and why, workers that were lost. */
import { type Durations, together } from './durations.ts'
import type { ServiceEvent, WorkerFigures } from './messages.ts'
import type { ServiceFacts } from './metrics.ts'
import { within } from './waiting.ts'
import type { WorkerHandle } from './workers.ts'

/** ms that a worker has to tell how it is. */
const tellFor = 1_000

/** What a worker told last; `gone` once it is lost: then its counts stay and the rest is over. */
type Told = { figures: WorkerFigures; gone: boolean }

export class Tally {
  private readonly version: string
  private readonly started: number
  private readonly refusals: Record<string, number> = {}
  private readonly told = new Map<number, Told>()
  private admitted = 0
  private lost = 0

  constructor({ version, started }: { version: string; started: number }) {
    this.version = version
    this.started = started
  }

  note({ event, why }: ServiceEvent): void {
    if (event === 'in') this.admitted++
    if (event === 'refused' && why) this.refusals[why] = (this.refusals[why] ?? 0) + 1
  }

  /** A worker told how it is. */
  hear(worker: number, figures: WorkerFigures): void {
    this.told.set(worker, { figures, gone: false })
  }

  /** A worker was lost. What it counted since it last told is lost with it. */
  lose(worker: number): void {
    this.lost++
    const told = this.told.get(worker)
    if (told) told.gone = true
  }

  /** Asks these workers, which are all there are, and returns all of it; of one that says nothing in time what it told last. `leaseAge` is in seconds. */
  async ask(
    workers: readonly Pick<WorkerHandle, 'id' | 'work'>[],
    leaseAge: number | undefined,
  ): Promise<ServiceFacts> {
    const asked = workers.map(async ({ id, work }) => {
      const figures = await within(tellFor, work.figures())
      if (figures) this.hear(id, figures)
    })
    await Promise.all(asked)
    return this.facts(
      workers.map(({ id }) => id),
      leaseAge,
    )
  }

  /** `running` are the workers there are. */
  private facts(running: readonly number[], leaseAge: number | undefined): ServiceFacts {
    const here = [...this.told].filter(([id, { gone }]) => !gone && running.includes(id))
    const sum = (of: 'rooms' | 'people' | 'homes') => here.reduce((n, [, { figures }]) => n + figures[of], 0)
    const all = [...this.told.values()].map(({ figures }) => figures)
    const keyToScreen: Durations = together(all.map(({ keyToScreen }) => keyToScreen))
    return {
      version: this.version,
      started: this.started,
      rooms: sum('rooms'),
      people: sum('people'),
      homes: sum('homes'),
      moves: all.reduce((n, { moves }) => n + moves, 0),
      keyToScreen,
      leaseAge,
      refusals: { ...this.refusals },
      admitted: this.admitted,
      workers: running.map(id => {
        const { rooms = 0, residentBytes = 0 } = this.told.get(id)?.figures ?? {}
        return { id, rooms, residentBytes }
      }),
      lost: this.lost,
    }
  }
}
