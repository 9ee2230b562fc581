/** Says every second that this machine is there, and notices by its own clock when that was not heard: then its rooms are somebody else's soon. */

type BeatsOptions = {
  beat: () => Promise<void>
  /** It was not heard for too long: nothing may be decided any more. */
  down: () => void
  /** It is heard again. */
  up: () => Promise<void>
  failed: (error: unknown) => void
}

/** ms between two beats, between two looks, and without one heard after which this machine stands down: before others think it gone. */
const beatEvery = 1_000
const lookEvery = 100
const downAfter = 1_800

export class Beats {
  private readonly options: BeatsOptions
  private readonly timers: NodeJS.Timeout[] = []
  /** When the newest beat was sent that was heard, by the clock of this process alone. */
  private heard = Number.NEGATIVE_INFINITY
  private isDown = false
  private rising = false

  constructor(options: BeatsOptions) {
    this.options = options
  }

  /** Beats once, and from then on. Rejects when the first one is not heard. */
  async start(): Promise<void> {
    await this.beat()
    this.timers.push(
      setInterval(() => void this.beat().catch(this.options.failed), beatEvery),
      setInterval(() => this.look(), lookEvery),
    )
  }

  /** Seconds since a beat was heard. */
  age(): number {
    return (performance.now() - this.heard) / 1_000
  }

  stop(): void {
    for (const timer of this.timers) clearInterval(timer)
  }

  private async beat(): Promise<void> {
    const sent = performance.now()
    await this.options.beat()
    this.heard = Math.max(this.heard, sent)
    this.look()
  }

  private look(): void {
    const late = performance.now() - this.heard > downAfter
    if (late && !this.isDown) {
      this.isDown = true
      this.options.down()
    }
    if (late || !this.isDown || this.rising) return
    this.rising = true
    // Before anything is decided again it is seen what others decided meanwhile.
    this.options
      .up()
      .then(() => {
        this.isDown = false
      }, this.options.failed)
      .finally(() => {
        this.rising = false
      })
  }
}
