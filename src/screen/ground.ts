/**
 * Asks a terminal for the colour of its own ground, so that phases have their hues on it (OSC 11). Nothing waits for the answer: screens are drawn
 * without it, and once more when it came. It is never taken for a key: the reader of keys takes it out, however late it comes.
 */
import type { Theme } from './theme.ts'
import type { Ground } from './themes.ts'

/** Behind it the question every terminal answers (DA1): then no other answer is on its way. */
const question = '\x1b]11;?\x1b\\\x1b[c'
/** ms that an answer counts, and ms that leaving waits for one: what comes later would be typed into the shell. */
const countsFor = 1_000
const leavingWaits = 300

/** What a terminal said of itself: the body of an OSC 11, or that it has answered the question behind it. */
export type Answer = { ground: string } | 'attributes'

export class GroundQuestion {
  private look: Theme
  private isAsked = false
  /** While an answer counts. */
  private timer: NodeJS.Timeout | undefined
  /** The terminal has answered the question behind it. */
  private isOver = false
  private readonly watchers = new Set<(theme: Theme) => void>()
  private over = () => {}
  private answered: Promise<void> | undefined

  /** The look of the terminal as it is told by its environment; it is asked where that says so. */
  constructor(look: Theme) {
    this.look = look
  }

  /** The look as it is known now. */
  get theme(): Theme {
    return this.look
  }

  /** True while an answer may be on its way. */
  readonly isOpen = (): boolean => this.timer !== undefined && !this.isOver

  /** Asks, once. */
  ask(output: { write(bytes: string): unknown }): void {
    if (!this.look.asks || this.isAsked) return
    this.isAsked = true
    this.answered = new Promise(resolve => {
      this.over = resolve
    })
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.close()
    }, countsFor)
    this.timer.unref()
    output.write(question)
  }

  /** Takes what the terminal said. */
  readonly heard = (answer: Answer): void => {
    if (!this.timer) return
    if (answer === 'attributes') this.close()
    const ground = answer === 'attributes' ? undefined : groundOf(answer.ground)
    if (!ground || this.look.ground === ground) return
    this.look = { ...this.look, ground }
    for (const call of this.watchers) call(this.look)
  }

  /** Calls back when the look is another. Returns the way to stop. */
  watch(call: (theme: Theme) => void): () => void {
    this.watchers.add(call)
    return () => this.watchers.delete(call)
  }

  /** Resolves when no answer is on its way any more, or after a moment; undefined where none is. */
  settled(): Promise<unknown> | undefined {
    if (!this.isOpen()) return undefined
    // Nothing else may keep a program alive that is about to say how it ended.
    const timer = setTimeout(() => this.close(), leavingWaits)
    return this.answered?.then(() => clearTimeout(timer))
  }

  private close(): void {
    this.isOver = true
    this.over()
  }
}

/** Light or dark, of a colour as X names it (`rgb:ffff/ffff/dddd`, one to four digits each); undefined where it is none. */
function groundOf(colour: string): Ground | undefined {
  const parts = /^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i.exec(colour)?.slice(1)
  if (!parts) return undefined
  const [red = 0, green = 0, blue = 0] = parts.map(part => Number.parseInt(part, 16) / (16 ** part.length - 1))
  // How bright the eye takes it for (Rec. 709).
  const isLight = 0.2126 * red ** 2.2 + 0.7152 * green ** 2.2 + 0.0722 * blue ** 2.2 > 0.18
  return isLight ? 'light' : 'dark'
}
