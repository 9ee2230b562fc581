/** Placing texts one by one, pushing others on where that is worth it, until all stand or nothing gets better. */
import type { Field } from './field.ts'
import { type Candidate, startOf, type Want } from './places.ts'

/** A place that costs more than this, counting those it pushes out, is not worth it. */
const giveUp = 40

/** Which text stands where, and what it may still try. */
export class Search {
  private readonly field: Field
  private readonly texts: Int32Array
  private readonly chosen: (Candidate | undefined)[]
  private readonly options: (Candidate[] | undefined)[]
  private readonly find: (id: number) => Candidate[]
  private readonly weights: Float64Array
  /** Candidates it may still look at before it only takes what is free. */
  private work: number
  /** How many texts stand nearer to another marker than to their own, and how many may. */
  private strays = 0
  private mostStrays: number
  /** What was found in the way last; one list for all looks, because there are very many. */
  private readonly found: number[] = []

  /** `find` gives the places of a text, cheapest first; it is asked for those that are looked for one, and once. */
  constructor(field: Field, wants: Want[], find: (id: number) => Candidate[], work: number, mostStrays: number) {
    this.field = field
    this.texts = new Int32Array(field.hard.length)
    this.chosen = wants.map(() => undefined)
    this.options = wants.map(() => undefined)
    this.find = find
    this.work = work
    this.mostStrays = mostStrays
    this.weights = Float64Array.from(wants, w => w.weight)
  }

  offer(id: number, options: Candidate[]): void {
    this.options[id] = options
  }

  private optionsOf(id: number): Candidate[] {
    this.options[id] ??= this.find(id)
    return this.options[id]
  }

  at(id: number): Candidate | undefined {
    return this.chosen[id]
  }

  private write(candidate: Candidate, value: number): void {
    for (const [i, wide] of candidate.text.widths.entries()) {
      const from = (candidate.top + i) * this.field.columns + startOf(candidate, i)
      this.texts.fill(value, from, from + wide)
    }
  }

  /** From now on so many texts may stand astray; as they like when left out. */
  letStray(most = Number.POSITIVE_INFINITY): void {
    this.mostStrays = most
  }

  /** Looks at so many more candidates before it only takes what is free. */
  renew(work: number): void {
    this.work = work
  }

  private may(candidate: Candidate): boolean {
    return !candidate.astray || candidate.key || this.strays < this.mostStrays
  }

  put(id: number, candidate: Candidate): void {
    this.chosen[id] = candidate
    if (candidate.astray && !candidate.key) this.strays++
    this.write(candidate, id + 1)
  }

  take(id: number): void {
    const candidate = this.chosen[id]
    if (!candidate) return
    if (candidate.astray && !candidate.key) this.strays--
    this.write(candidate, 0)
    this.chosen[id] = undefined
  }

  /** The first and the last cell of each row of a candidate; a name with the blanks that part it from what stands beside it. */
  private spansOf(candidate: Candidate): Int32Array {
    if (candidate.spans) return candidate.spans
    const { columns, plot } = this.field
    const end = plot.column + plot.columns
    // The brackets of a key part it from what it touches.
    const gap = candidate.key ? 0 : 1
    const { widths } = candidate.text
    const spans = new Int32Array(widths.length * 2)
    for (let i = 0; i < widths.length; i++) {
      const base = (candidate.top + i) * columns
      const from = startOf(candidate, i)
      const to = from + (widths[i] ?? 0)
      spans[i * 2] = base + Math.max(plot.column, from - gap)
      spans[i * 2 + 1] = candidate.key ? base + to - 1 : base + Math.min(end - 1, to)
    }
    candidate.spans = spans
    return spans
  }

  /**
   * The texts a candidate would stand on or touch, at most `most` of them, which together cost less than `limit`, each as `dear` says and `more`;
   * undefined when they are more or cost more. The next call overwrites them.
   */
  private inTheWay(
    id: number,
    candidate: Candidate,
    most: number,
    limit = Number.POSITIVE_INFINITY,
    dear?: ArrayLike<number>,
    more = 0,
  ): readonly number[] | undefined {
    const { found, texts } = this
    const spans = this.spansOf(candidate)
    found.length = 0
    let cost = 0
    for (let i = 0; i < spans.length; i += 2) {
      const last = spans[i + 1] ?? 0
      let before = 0
      for (let x = spans[i] ?? 0; x <= last; x++) {
        const other = texts[x] ?? 0
        if (other === before) continue
        before = other
        if (!other || other === id + 1 || found.includes(other - 1)) continue
        if (found.length >= most) return undefined
        if (dear) cost += (dear[other - 1] ?? 0) + more
        if (cost >= limit) return undefined
        found.push(other - 1)
      }
    }
    return found
  }

  /** The cheapest candidate nothing is in the way of. */
  free(id: number): Candidate | undefined {
    return this.optionsOf(id).find(c => this.may(c) && this.inTheWay(id, c, 0) !== undefined)
  }

  /** Places a text, pushing at most three others out, each as dear as it has become and `dear` more; gives those, or undefined when that is not worth it. */
  push(id: number, limit = giveUp, dear = 0): number[] | undefined {
    let best: { candidate: Candidate; out: number[]; cost: number } | undefined
    for (const candidate of this.optionsOf(id)) {
      if (best && candidate.cost >= best.cost) break
      if (!this.may(candidate)) continue
      this.work--
      const limit = best ? best.cost - candidate.cost : Number.POSITIVE_INFINITY
      const out = this.inTheWay(id, candidate, this.work > 0 ? 3 : 0, limit, this.weights, dear)
      if (!out) continue
      let cost = candidate.cost
      for (const o of out) cost += (this.weights[o] ?? 0) + dear
      if (!best || cost < best.cost) best = { candidate, out: out.slice(), cost }
    }
    if (!best || best.cost - best.candidate.cost > limit) return undefined
    for (const o of best.out) {
      this.take(o)
      // Who is pushed often becomes harder to push: the search cannot go round in circles.
      this.weights[o] = (this.weights[o] ?? 0) + 3
    }
    this.put(id, best.candidate)
    return best.out
  }

  /**
   * Puts a text where it costs least, counting those it pushes out, at most three, as dear as `dear` says of each; gives those,
   * or undefined when no place is open to it. `near` is how much a place's own cost counts beside them.
   */
  displace(id: number, dear: ArrayLike<number>, near: number): number[] | undefined {
    let best: { candidate: Candidate; out: number[] } | undefined
    let least = Number.POSITIVE_INFINITY
    for (const candidate of this.optionsOf(id)) {
      const own = candidate.cost * near
      if (own >= least) break
      const out = this.may(candidate) ? this.inTheWay(id, candidate, 3, least - own, dear) : undefined
      if (!out) continue
      least = own
      for (const o of out) least += dear[o] ?? 0
      best = { candidate, out: out.slice() }
    }
    if (!best) return undefined
    for (const o of best.out) this.take(o)
    this.put(id, best.candidate)
    return best.out
  }

  /** Where all texts stand now, to be taken up again by `restore`. */
  snapshot(): readonly (Candidate | undefined)[] {
    return this.chosen.slice()
  }

  restore(kept: readonly (Candidate | undefined)[]): void {
    for (const id of kept.keys()) this.take(id)
    for (const [id, place] of kept.entries()) if (place) this.put(id, place)
  }

  /** Puts a text, keyed until now, where one of its full candidates fits, moving one other aside if that one fits elsewhere. */
  widen(id: number, options: Candidate[]): boolean {
    const key = this.chosen[id]
    const keyOptions = this.optionsOf(id)
    this.take(id)
    this.options[id] = options
    for (const candidate of options) {
      const out = this.may(candidate) ? this.inTheWay(id, candidate, 1) : undefined
      if (!out) continue
      const [other] = out
      const was = other === undefined ? undefined : this.chosen[other]
      if (other === undefined || !was) {
        this.put(id, candidate)
        return true
      }
      this.take(other)
      this.put(id, candidate)
      const elsewhere = this.free(other)
      this.put(other, elsewhere ?? was)
      if (elsewhere) return true
      this.take(id)
      this.put(other, was)
    }
    this.options[id] = keyOptions
    if (key) this.put(id, key)
    return false
  }

  /** Puts a text on a place if nothing stands there. */
  claim(id: number, candidate: Candidate): boolean {
    const free = this.may(candidate) && this.inTheWay(id, candidate, 0) !== undefined
    if (free) this.put(id, candidate)
    return free
  }
}
