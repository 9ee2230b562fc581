/** Who comes and goes, told without flooding: the first at once, those of the next seconds together. */
import { comingsWords } from '../views/online/words.ts'

/** ms between two sentences about people who come and go. */
export const comingsEvery = 3_000

export class Comings {
  private readonly tell: (say: string) => void
  /** Who came or left since the last sentence; whoever did both is not news. */
  private readonly waiting = new Map<string, 'came' | 'left'>()
  private timer: NodeJS.Timeout | undefined

  /** `tell` is called with each sentence. */
  constructor(tell: (say: string) => void) {
    this.tell = tell
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
    this.tell(say)
  }
}
