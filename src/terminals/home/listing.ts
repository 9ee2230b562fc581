/** Rooms and turns as home knows them, read again whenever something changes. */
import { sentence, UserError } from '../../errors.ts'
import type { HomeServices } from '../../views/home-services.ts'
import type { Loaded } from './page.ts'

type Told = {
  /** Read, or not: then `why` says it as a sentence. */
  read(why?: string): void
  fell(error: unknown): void
}

export type Listing = {
  /** Undefined until something was read. */
  known(): Loaded | undefined
  /** Resolves when nothing is being read. */
  settled(): Promise<void>
  stop(): void
}

/** Reads at once, and at every change; of many changes at once, two times. */
export function listing(services: HomeServices, { read, fell }: Told): Listing {
  let known: Loaded | undefined
  let reading: Promise<void> | undefined
  let again = false
  let stopped = false

  const readOnce = async () => {
    try {
      const [rooms, sessions] = await Promise.all([services.rooms(), services.sessions()])
      const open = new Set(rooms.map(r => r.key))
      known = { rooms, turns: sessions.filter(s => !open.has(s.key) && s.copyOf === undefined), isRead: true }
      read()
    } catch (error) {
      if (error instanceof UserError) read(sentence(error))
      else fell(error)
    }
  }
  const load = () => {
    again = true
    reading ??= (async () => {
      while (again && !stopped) {
        again = false
        await readOnce()
      }
      reading = undefined
    })()
  }
  const unwatch = services.watch(load)
  load()
  return {
    known: () => known,
    async settled() {
      while (reading) await reading
    },
    stop() {
      stopped = true
      unwatch()
    },
  }
}
