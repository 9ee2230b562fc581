/** Seating many who come at once, without keeping their process from everybody else: a little in each turn of the loop, room by room. */

/** ms of it between two looks at keys, calls and clocks; one piece may take longer. */
const slice = 4

export class Turns {
  /** What waits, by the name of the room, the one that waits longest first. */
  private readonly lines = new Map<string, (() => void)[]>()
  private isSet = false

  /**
   * Runs this in one of the next turns of the loop. Rooms have their turn in the order in which they began to wait, each with all of its
   * people, so that those who come together are all there when the room is shown to them. `isFirst`: before the others of its room.
   */
  wait(room: string, run: () => void, isFirst = false): void {
    const line = this.lines.get(room) ?? []
    this.lines.set(room, line)
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
    for (const [room, line] of this.lines) {
      for (let run = line.shift(); run; run = performance.now() < until ? line.shift() : undefined) run()
      if (line.length) break
      this.lines.delete(room)
    }
    if (this.lines.size) this.set()
  }
}
