/** A list of places that keeps its memory from one text to the next. */

/** Places that were weighed, number by number: there are very many, and few of them are kept. */
export class Weighed {
  count = 0
  costs = new Float64Array(1024)
  tops = new Int32Array(1024)
  xs = new Int32Array(1024)
  /** 1 for flush right, 2 for astray, and the text's place among those that were looked at from 4 on. */
  marks = new Int32Array(1024)

  add(cost: number, top: number, x: number, mark: number): void {
    const at = this.count++
    if (at >= this.costs.length) this.grow()
    this.costs[at] = cost
    this.tops[at] = top
    this.xs[at] = x
    this.marks[at] = mark
  }

  private grow(): void {
    const twice = <T extends Float64Array | Int32Array>(into: T, from: T) => {
      into.set(from)
      return into
    }
    const size = this.costs.length * 2
    this.costs = twice(new Float64Array(size), this.costs)
    this.tops = twice(new Int32Array(size), this.tops)
    this.xs = twice(new Int32Array(size), this.xs)
    this.marks = twice(new Int32Array(size), this.marks)
  }
}
