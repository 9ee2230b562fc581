/** Seating many who come at once, without keeping their process from everybody else: a little in each turn of the loop, room by room. */

/** ms of it between two looks at keys, calls and clocks; one piece may take longer. */
const slice = 4

export class Turns {
  /** What waits, by what it is for, the longest waiting first. */
  private readonly lines = new Map<string, (() => void)[]>()
  private isSet = false

  /**
   * Runs this in one of the next turns, after all that waits for the same and before what began to wait later for something else: a room
   * whose people come together is shown to them together, and once. With `isFirst` before what waits for the same.
   */
  wait(about: string, run: () => void, isFirst = false): void {
    const line = this.lines.get(about) ?? []
    this.lines.set(about, line)
    if (isFirst) line.unshift(run)
    else line.push(run)
    this.set()
  }

  private set(): void {
    if (this.isSet) return
    this.isSet = true
    setImmediate(this.turn)
  }

  private readonly turn = () => {
    this.isSet = false
    const until = performance.now() + slice
    for (const [about, line] of this.lines) {
      for (let run = line.shift(); run; run = performance.now() < until ? line.shift() : undefined) run()
      if (line.length) break
      this.lines.delete(about)
    }
    if (this.lines.size) this.set()
  }
}
