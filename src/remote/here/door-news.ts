/** What happens at the door: all of it for whoever facilitates; who comes and goes, told without flooding, for everybody. */
import { comingsWords } from '../../views/online/words.ts'

/** A sentence and when it was said, in ms since 1970. */
type Said = { say: string; at: number }

/** ms between two sentences about people who come and go: the first is told at once, those of the next seconds together. */
export const comingsEvery = 3_000

export class DoorNews {
  /** The newest of all, for whoever facilitates. */
  news: Said | undefined
  /** The newest about who came and who left. */
  comings: Said | undefined
  private readonly now: () => number
  private readonly changed: () => void
  /** Who came or left since the last sentence; whoever did both is not news. */
  private readonly waiting = new Map<string, 'came' | 'left'>()
  private timer: NodeJS.Timeout | undefined

  /** `changed` is called after each sentence. */
  constructor(now: () => number, changed: () => void) {
    this.now = now
    this.changed = changed
  }

  announce(say: string): void {
    this.news = { say, at: this.now() }
    this.changed()
  }

  came(name: string): void {
    this.add(name, 'came')
  }

  left(name: string): void {
    this.add(name, 'left')
  }

  /** Tells nothing more. */
  stop(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.waiting.clear()
  }

  private add(name: string, what: 'came' | 'left'): void {
    const before = this.waiting.get(name)
    if (before !== undefined && before !== what) this.waiting.delete(name)
    else this.waiting.set(name, what)
    if (!this.timer) this.say()
  }

  private say(): void {
    this.timer = undefined
    const names = (what: 'came' | 'left') => [...this.waiting].flatMap(([name, is]) => (is === what ? name : []))
    const say = comingsWords(names('came'), names('left'))
    this.waiting.clear()
    if (!say) return
    this.timer = setTimeout(() => this.say(), comingsEvery)
    this.timer.unref()
    this.comings = { say, at: this.now() }
    this.announce(say)
  }
}
