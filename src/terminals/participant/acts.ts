/** What one person does in the room from their own terminal, and what is said to them about it. */
import { lastRedoable, lastUndoable, say as sayEntry } from '../../room/log.ts'
import { overtakenOf } from '../../room/overtaken.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { Move } from '../../session/types.ts'
import type { HostServices } from '../../views/host-services.ts'
import { viewWords } from '../../views/words.ts'
import { ownWords } from './words.ts'

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

export function actsOf(options: ActsOptions): Acts {
  return new PersonActs(options)
}

class PersonActs implements Acts {
  private readonly options: ActsOptions
  private news: { text: string; at: number }
  private readonly overtaken: ReturnType<typeof overtakenOf>
  private awaited: { n: number; say: () => string } | undefined
  private until: Promise<unknown> | undefined
  private hasActed = false

  constructor(options: ActsOptions) {
    this.options = options
    this.news = { text: options.greeting, at: options.now() }
    this.overtaken = overtakenOf(options.services.open.room)
  }

  readonly tell = (text: string) => {
    this.news = { text, at: this.options.now() }
    this.options.changed()
  }

  readonly submit = (move: Move, words?: string): boolean => {
    const { me, services, changed, boxed } = this.options
    const { room } = services.open
    if (!me) return false
    const outcome = room.submit({ by: me }, move)
    if ('refusal' in outcome) {
      this.tell(outcome.refusal.say)
      return false
    }
    this.hasActed = true
    changed()
    const limit = new Promise(resolve => setTimeout(resolve, holdFor).unref())
    this.until = Promise.race([outcome.saved.catch(() => {}), limit])
    if ('entry' in outcome) {
      const { entry } = outcome
      const say = () => words ?? ownWords.undoKey(ended(sayEntry(entry, room.see(me), room.log)))
      this.awaited = { n: entry.n, say }
    } else
      outcome.saved.then(
        () => {
          this.tell(words ?? viewWords.inTheBox)
          boxed()
        },
        () => {},
      )
    return true
  }

  readonly undo = () => {
    const { me } = this.options
    const { room } = this.options.services.open
    const target = me && lastUndoable(room.session, room.log, me)
    if (!target) return this.tell(ownWords.nothingOfYours)
    const what = sayEntry(target, room.see(me), room.log)
    this.submit({ do: 'undo', entry: target.n }, ownWords.undone(what))
  }

  readonly redo = () => {
    const { me } = this.options
    const target = me && lastRedoable(this.options.services.open.room.log, me)
    if (target) this.submit({ do: 'undo', entry: target.n })
    else this.tell(viewWords.nothingToRedo)
  }

  readonly said = () => (this.age() < newsFor ? this.news.text : '')

  // A little longer, so that it is seen to be gone.
  readonly fades = () => this.news.text !== '' && this.age() < newsFor + 2_000

  look() {
    const { awaited } = this
    if (awaited && this.options.services.open.room.session.n >= awaited.n) {
      this.awaited = undefined
      this.tell(awaited.say())
    }
    // Newer than what was done here before it.
    const overtaken = this.overtaken(this.options.me).at(-1)
    if (overtaken) this.tell(overtaken)
  }

  waits() {
    return this.awaited !== undefined
  }

  readonly held = () => {
    const { until } = this
    this.until = undefined
    return until
  }

  readonly acted = () => {
    const was = this.hasActed
    this.hasActed = false
    return was
  }

  private age(): number {
    return this.options.now() - this.news.at
  }
}

function ended(words: string): string {
  return words === '' || /[.!?…]$/.test(words) ? words : `${words}.`
}
