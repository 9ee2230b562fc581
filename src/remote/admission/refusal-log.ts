/** What is told of callers who were refused: lines in the log, of a flood the first alone; and wrong codes to the facilitator. */
import { toldAfter } from './authenticator.ts'

/** Log lines a minute about refused callers, and ms between two announcements of wrong codes. */
const maxRefusedPerMinute = 60
const toldEvery = 20_000

export class RefusalLog {
  private readonly note: (line: string) => void
  private readonly now: () => number
  private refused = 0
  private refusedSince = Number.NEGATIVE_INFINITY
  private told = 0
  private toldAt = Number.NEGATIVE_INFINITY

  constructor(note: (line: string) => void, now: () => number) {
    this.note = note
    this.now = now
  }

  /** Writes down who was refused, for a flood of them the first of a minute alone. */
  turnedAway(line: string): void {
    const time = this.now()
    if (time - this.refusedSince >= 60_000) {
      if (this.refused > maxRefusedPerMinute)
        this.note(`turned away ${this.refused - maxRefusedPerMinute} more in that minute`)
      this.refusedSince = time
      this.refused = 0
    }
    if (++this.refused <= maxRefusedPerMinute) this.note(line)
  }

  /** What the facilitator should know of this many wrong codes, now and then; undefined when they know enough. */
  ofWrongCodes(failures: number): string | undefined {
    const time = this.now()
    if (failures - this.told < toldAfter || time - this.toldAt < toldEvery) return undefined
    this.told = failures
    this.toldAt = time
    return `${failures} wrong codes were tried at the door. New codes or a locked door keep them out.`
  }
}
