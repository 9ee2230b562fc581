/** Says on a terminal that its host does not answer, for as long as it does not. */

/** Beats of a second without a word of the host after which it is said. Beats are counted and not time: a terminal that was stopped itself blames nobody. */
export const silentAfter = 5

/** The sentence after so many seconds. */
export const silentWords = (seconds: number) =>
  `No answer from the host for ${seconds} s. What you type is sent when it is back.`

type Silence = {
  output: { rows?: number; write(bytes: Uint8Array): boolean }
  /** True where the room has drawn a screen here: then it is said on its message row, else on a line. */
  isScreen(): boolean
  /** Nothing may count up there: it is said once. */
  isStill: boolean
  /** The host is back: what stands on the screen is to be drawn again. */
  back(): void
}

export class SilenceWatch {
  private readonly silence: Silence
  private beats = 0

  constructor(silence: Silence) {
    this.silence = silence
  }

  /** To be called with everything the host sends. */
  heard(): void {
    const was = this.beats
    this.beats = 0
    if (was >= silentAfter && this.silence.isScreen()) this.silence.back()
  }

  /** To be called once a second while the host could answer. */
  beat(): void {
    this.beats++
    const { output, isScreen, isStill } = this.silence
    if (this.beats < silentAfter || (isStill && this.beats > silentAfter)) return
    const say = silentWords(this.beats)
    if (isScreen()) output.write(Buffer.from(`\x1b7\x1b[${Math.max(1, (output.rows ?? 24) - 1)};1H\x1b[K ${say}\x1b8`))
    else if (this.beats === silentAfter) output.write(Buffer.from(`\r\n${say}\r\n`))
  }
}
