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
/** The same once the database refused a beat: it is not merely slow then, and people are told sooner. */
const downAfterFailure = 1_200
/** ms between two beats while it is down, so that it is heard as soon as it can be. */
const beatWhenDown = 250
/** ms that other machines have to be heard, once this one is heard again: what silenced it may have silenced them. */
const othersWithin = 1_500

export class Beats {
  private readonly options: BeatsOptions
  private readonly timers: NodeJS.Timeout[] = []
  /** When the newest beat was sent that was heard, by the clock of this process alone. */
  private heard = Number.NEGATIVE_INFINITY
  private isDown = false
  private rising = false
  private hurries = false
  private hasFailed = false
  /** When it was heard again, and for how many ms it had not been. */
  private rose = { at: Number.NEGATIVE_INFINITY, after: 0 }

  constructor(options: BeatsOptions) {
    this.options = options
  }

  /** Beats once, and from then on. Rejects when the first one is not heard. */
  async start(): Promise<void> {
    await this.beat()
    this.timers.push(
      setInterval(() => void this.beat().catch(this.options.failed), beatEvery),
      setInterval(() => this.hurry(), beatWhenDown),
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

  /**
   * ms by which the time of another machine may have run out although it is well: 0, but for a while after this machine was not heard itself,
   * as what silenced it may have silenced others.
   */
  patience(): number {
    const since = performance.now() - this.rose.at
    return since < othersWithin ? this.rose.after + since : 0
  }

  private async beat(): Promise<void> {
    const sent = performance.now()
    try {
      await this.options.beat()
    } catch (error) {
      this.hasFailed = true
      this.look()
      throw error
    }
    this.hasFailed = false
    if (this.isDown && sent - this.heard > downAfter) this.rose = { at: sent, after: sent - this.heard }
    this.heard = Math.max(this.heard, sent)
    this.look()
  }

  private hurry(): void {
    if (!this.isDown || this.hurries) return
    this.hurries = true
    const over = () => {
      this.hurries = false
    }
    this.beat().then(over, over)
  }

  private look(): void {
    const late = performance.now() - this.heard > (this.hasFailed ? downAfterFailure : downAfter)
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
