/** Work that would keep a process from everybody else when much of it comes at once: a little in each turn of the loop, what is urgent first. */

/** ms of it between two looks at keys, calls and clocks; one piece may take longer. */
const slice = 4

export class Turns {
  private readonly urgent: (() => void)[] = []
  private readonly others: (() => void)[] = []
  private isSet = false

  /** Runs this in one of the next turns, in order; what is urgent before all that is not. */
  wait(run: () => void, isUrgent = false): void {
    const line = isUrgent ? this.urgent : this.others
    line.push(run)
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
    do (this.urgent.shift() ?? this.others.shift())?.()
    while ((this.urgent.length || this.others.length) && performance.now() < until)
    if (this.urgent.length || this.others.length) this.set()
  }
}
