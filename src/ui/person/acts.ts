/** What one person does in the room from their own terminal, and what is said to them about it. */
import { lastRedoable, lastUndoable, say as sayEntry } from '../../room/log.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { Move } from '../../session/types.ts'
import type { HostServices } from '../host-services.ts'

/** `changed` is told whenever what is one's own may look different; `boxed` when something is in a ballot box, of which no other news comes. */
type ActsOptions = {
  services: HostServices
  me?: PersonId
  greeting: string
  now(): number
  changed(): void
  boxed(): void
}

export type Acts = {
  /** Makes a move; true when it was accepted. What came of it is told once it is on the disk, as `words` where given. */
  submit(move: Move, words?: string): boolean
  undo(): void
  redo(): void
  tell(text: string): void
  /** What stands in the message row, empty when it has stood long enough. */
  said(): string
  /** True while it has to go away by itself. */
  fades(): boolean
  /** Looks whether what was done is on the screens by now, and says so. */
  look(): void
  /** True while it is not. */
  waits(): boolean
  /** What the next key waits for, once. */
  held(): Promise<unknown> | undefined
  /** True once after something was done. */
  acted(): boolean
}

/** How long a message stands, and a key waits for the move before it, in ms. */
const newsFor = 20_000
const holdFor = 250

export function actsOf({ services, me, greeting, now, changed, boxed }: ActsOptions): Acts {
  const { room } = services.open
  let said = { text: greeting, at: now() }
  let awaited: { n: number; say: () => string } | undefined
  let held: Promise<unknown> | undefined
  let acted = false

  const tell = (text: string) => {
    said = { text, at: now() }
    changed()
  }
  const submit = (move: Move, words?: string): boolean => {
    if (!me) return false
    const outcome = room.submit({ by: me }, move)
    if ('refusal' in outcome) {
      tell(outcome.refusal.say)
      return false
    }
    acted = true
    changed()
    const limit = new Promise(resolve => setTimeout(resolve, holdFor).unref())
    held = Promise.race([outcome.saved.catch(() => {}), limit])
    if ('boxed' in outcome) {
      outcome.saved.then(
        () => {
          tell(words ?? 'In the box: who wrote it is not kept.')
          boxed()
        },
        () => {},
      )
      return true
    }
    const { entry } = outcome
    awaited = { n: entry.n, say: () => words ?? `${ended(sayEntry(entry, room.see(me), room.log))}  u takes it back.` }
    return true
  }

  return {
    submit,
    tell,
    undo() {
      const target = me && lastUndoable(room.session, room.log, me)
      if (!target) return tell('There is nothing of yours to take back.')
      const what = sayEntry(target, room.see(me), room.log)
      submit({ do: 'undo', entry: target.n }, `Taken back: ${what}.  U gives it back.`)
    },
    redo() {
      const target = me && lastRedoable(room.log, me)
      if (target) submit({ do: 'undo', entry: target.n })
      else tell('There is nothing to give back.')
    },
    said: () => (now() - said.at < newsFor ? said.text : ''),
    // A little longer, so that it is seen to be gone.
    fades: () => said.text !== '' && now() - said.at < newsFor + 2_000,
    look() {
      if (!awaited || room.session.n < awaited.n) return
      const { say } = awaited
      awaited = undefined
      tell(say())
    },
    waits: () => awaited !== undefined,
    held() {
      const until = held
      held = undefined
      return until
    },
    acted() {
      const was = acted
      acted = false
      return was
    },
  }
}

function ended(words: string): string {
  return words === '' || /[.!?…]$/.test(words) ? words : `${words}.`
}
