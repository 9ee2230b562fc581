/** Finding room for labels: every text near its marker, never over another text or a marker, over links only where it must. */
import { width, wrap } from '../text.ts'
import type { Area } from './scale.ts'

/** One row of a placed label. */
export type LabelLine = { row: number; column: number; text: string }

/** A text that wants to stand beside a cell. */
export type Want = {
  row: number
  column: number
  text: string
  /** What to write when the text finds no room, for instance `[7]`. */
  key: string
  /** Cells the marker itself takes to the right of its column: 1 for a single sign. */
  span: number
  /** The side its author preferred, in signs: -1 left or up, 1 right or down, 0 no wish. */
  wish?: [right: number, down: number]
  /** Texts that give way first: notes before names. */
  weight: number
  /** Where it stood in an earlier drawing: kept when it still fits. */
  before?: LabelLine[]
  /** True when the text has no marker and may begin on its own cell. */
  free?: boolean
}

export type Placed = { lines: LabelLine[]; keyed: boolean }

type Piece = { row: number; from: number; to: number; text: string }
type Candidate = { pieces: Piece[]; cost: number }

/** What labels must not and should rather not cover, one entry a cell of the whole drawing. */
export class Field {
  readonly columns: number
  readonly plot: Area
  /** 1 where a text may not stand. */
  readonly hard: Uint8Array
  /** What covering a cell costs. */
  readonly soft: Float32Array
  /** 1 where a marker is, whose neighbourhood would make a text ambiguous. */
  readonly marks: Uint8Array

  constructor(columns: number, rows: number, plot: Area) {
    this.columns = columns
    this.plot = plot
    this.hard = new Uint8Array(columns * rows)
    this.soft = new Float32Array(columns * rows)
    this.marks = new Uint8Array(columns * rows)
  }

  block(row: number, column: number, marker = false): void {
    const at = row * this.columns + column
    this.hard[at] = 1
    if (marker) this.marks[at] = 1
  }
}

/** How a text may be broken: whole, then over two, three and four rows, each as narrow as it can be. */
export function breaks(text: string, columns: number): string[][] {
  const out: string[][] = []
  const whole = width(text)
  if (whole <= columns) out.push([text])
  const words = text.split(' ').map(width)
  if (words.length < 2 && whole <= columns) return out
  const longest = Math.min(columns, Math.max(...words))
  for (let rows = 2; rows <= 5; rows++) {
    for (let w = Math.max(longest, Math.ceil(whole / rows)); w < Math.min(whole, columns + 1); w++) {
      const lines = wrap(text, w)
      if (lines.length > rows) continue
      if (lines.length === rows) out.push(lines)
      break
    }
    if (rows >= words.length) break
  }
  if (!out.length) out.push(wrap(text, columns))
  return out
}

/** Every place a broken text may take around its marker, nearest and most readable first; `reach` widens the circle. */
function around(want: Want, lines: string[], reach: number): { pieces: Piece[]; cost: number }[] {
  const { row, column, span } = want
  const widths = lines.map(width)
  const w = Math.max(...widths)
  const h = lines.length
  const out: { pieces: Piece[]; cost: number }[] = []
  const right = column + span
  const [wishRight, wishDown] = want.wish ?? [0, 0]
  const push = (top: number, start: (w: number) => number, cost: number) => {
    out.push({
      pieces: lines.map((text, i) => ({
        row: top + i,
        from: start(widths[i]!),
        to: start(widths[i]!) + widths[i]!,
        text,
      })),
      cost: cost + (h - 1) * 0.7,
    })
  }
  if (want.free) push(row, () => column, 0)
  for (let k = 0; k < h; k++) {
    const off = Math.abs(k - (h - 1) / 2) * 0.2
    push(row - k, () => right + 1, off + (wishRight < 0 ? 0.8 : 0))
    push(row - k, lw => column - 1 - lw, off + 0.6 - (wishRight < 0 ? 0.8 : 0))
    push(row - k, () => right, off + 1.2)
    push(row - k, lw => column - lw, off + 1.8)
  }
  const step = Math.max(1, Math.floor(w / 6))
  for (let d = 1; d <= reach; d++) {
    const far = (d - 1) * 2.2
    for (
      let s = column - w - d + 1;
      s <= right + d;
      s += s < column - 1 && s + step > column - 1 ? Math.max(1, column - 1 - s) : s >= column - 1 ? 1 : step
    ) {
      const middle = Math.abs(s + w / 2 - column) / Math.max(4, w)
      const outside = s > right || s + w <= column ? 0.8 : 0
      push(row - h - d + 1, () => s, 1.6 + far + middle + outside + (wishDown > 0 ? 0.5 : wishDown < 0 ? -0.5 : 0))
      push(row + d, () => s, 1.8 + far + middle + outside + (wishDown < 0 ? 0.5 : wishDown > 0 ? -0.7 : 0))
    }
    if (d > 1)
      for (let k = 0; k < h; k++) {
        push(row - k, () => right + d, 0.6 + far)
        push(row - k, lw => column - d - lw, 0.9 + far)
      }
  }
  return out
}

/** The places that are free of markers and frame, with what each covers counted in, cheapest first. */
function candidates(want: Want, field: Field, texts: string[][], reach: number, most: number): Candidate[] {
  const { plot, columns, hard, soft, marks } = field
  const out: Candidate[] = []
  const own = want.row * columns + want.column
  const before = want.before?.[0]
  for (const lines of texts)
    next: for (const { pieces, cost } of around(want, lines, reach)) {
      let total = cost
      for (const p of pieces) {
        if (
          p.row < plot.row ||
          p.row >= plot.row + plot.rows ||
          p.from < plot.column ||
          p.to > plot.column + plot.columns
        )
          continue next
        const base = p.row * columns
        for (let x = p.from; x < p.to; x++) {
          if (hard[base + x]) continue next
          total += soft[base + x]!
        }
        // Touching a foreign marker makes it unclear whose name it is.
        if (marks[base + p.from - 1] && base + p.from - 1 !== own) total += 4
        if (marks[base + p.to] && base + p.to !== own) total += 4
        if (p.from > 1 && marks[base + p.from - 2] && base + p.from - 2 !== own) total += 1.2
        if (marks[base + p.to + 1] && base + p.to + 1 !== own && p.to + 1 < columns) total += 0.8
      }
      if (
        before &&
        want.before!.length === pieces.length &&
        before.row === pieces[0]!.row &&
        before.column === pieces[0]!.from
      )
        total -= 6
      out.push({ pieces, cost: total })
    }
  out.sort((a, b) => a.cost - b.cost)
  return out.length > most ? out.slice(0, most) : out
}

/** A place that costs more than this, counting those it pushes out, is not worth it. */
const giveUp = 40

/** Places texts and moves those in the way, until all stand or nothing gets better. */
class Search {
  private readonly field: Field
  private readonly texts: Int32Array
  private readonly chosen: (Candidate | undefined)[]
  private readonly options: Candidate[][]
  private readonly weights: Float64Array
  /** Candidates it may still look at before it only takes what is free. */
  private work: number

  constructor(field: Field, wants: Want[], options: Candidate[][], work: number) {
    this.field = field
    this.texts = new Int32Array(field.hard.length)
    this.chosen = wants.map(() => undefined)
    this.options = options
    this.work = work
    this.weights = Float64Array.from(wants, w => w.weight)
  }

  offer(id: number, options: Candidate[]): void {
    this.options[id] = options
  }

  at(id: number): Candidate | undefined {
    return this.chosen[id]
  }

  private write(id: number, value: number): void {
    for (const p of this.chosen[id]!.pieces)
      this.texts.fill(value, p.row * this.field.columns + p.from, p.row * this.field.columns + p.to)
  }

  put(id: number, candidate: Candidate): void {
    this.chosen[id] = candidate
    this.write(id, id + 1)
  }

  take(id: number): void {
    if (!this.chosen[id]) return
    this.write(id, 0)
    this.chosen[id] = undefined
  }

  /** The texts a candidate would stand on or touch, at most `most` of them; undefined when there are more. */
  private inTheWay(id: number, candidate: Candidate, most: number): number[] | undefined {
    const found: number[] = []
    const { columns, plot } = this.field
    const end = plot.column + plot.columns
    for (const p of candidate.pieces) {
      const base = p.row * columns
      const to = base + Math.min(end - 1, p.to)
      for (let x = base + Math.max(plot.column, p.from - 1); x <= to; x++) {
        const other = this.texts[x]!
        if (other === 0 || other === id + 1 || found.includes(other - 1)) continue
        if (found.length >= most) return undefined
        found.push(other - 1)
      }
    }
    return found
  }

  /** The cheapest candidate nothing is in the way of. */
  free(id: number): Candidate | undefined {
    return this.options[id]!.find(c => this.inTheWay(id, c, 0) !== undefined)
  }

  /** Places a text, pushing at most three others out, each as dear as it has become and `dear` more; gives those, or undefined when that is not worth it. */
  push(id: number, limit = giveUp, dear = 0): number[] | undefined {
    let best: { candidate: Candidate; out: number[]; cost: number } | undefined
    for (const candidate of this.options[id]!) {
      if (best && candidate.cost >= best.cost) break
      this.work--
      const out = this.inTheWay(id, candidate, this.work > 0 ? 3 : 0)
      if (!out) continue
      let cost = candidate.cost
      for (const o of out) cost += this.weights[o]! + dear
      if (!best || cost < best.cost) best = { candidate, out, cost }
    }
    if (!best || best.cost - best.candidate.cost > limit) return undefined
    for (const o of best.out) {
      this.take(o)
      // Who is pushed often becomes harder to push: the search cannot go round in circles.
      this.weights[o]! += 3
    }
    this.put(id, best.candidate)
    return best.out
  }

  /** Puts a text, keyed until now, where one of its full candidates fits, moving one other aside if that one fits elsewhere. */
  widen(id: number, options: Candidate[]): boolean {
    const key = this.chosen[id]
    const keyOptions = this.options[id]!
    this.take(id)
    this.options[id] = options
    for (const candidate of options) {
      const out = this.inTheWay(id, candidate, 1)
      if (!out) continue
      const [other] = out
      const was = other === undefined ? undefined : this.chosen[other]
      if (other !== undefined) this.take(other)
      this.put(id, candidate)
      if (other === undefined) return true
      const elsewhere = this.free(other)
      this.put(other, elsewhere ?? was!)
      if (elsewhere) return true
      this.take(id)
      this.put(other, was!)
    }
    this.options[id] = keyOptions
    if (key) this.put(id, key)
    return false
  }

  /** Puts every text that stood somewhere before back there, if it still can; gives those. */
  stay(wants: Want[]): Set<number> {
    const stayed = new Set<number>()
    wants.forEach((w, id) => {
      const [first] = w.before ?? []
      const same =
        first &&
        this.options[id]!.find(
          c =>
            c.pieces.length === w.before!.length &&
            c.pieces[0]!.row === first.row &&
            c.pieces[0]!.from === first.column,
        )
      if (!same || this.inTheWay(id, same, 0) === undefined) return
      this.put(id, same)
      stayed.add(id)
    })
    return stayed
  }

  /** Moves a text to a cheaper free place, if there is one. */
  improve(id: number): boolean {
    const now = this.chosen[id]
    if (!now) return false
    this.take(id)
    const better = this.free(id)
    this.put(id, better && better.cost < now.cost ? better : now)
    return this.chosen[id] !== now
  }
}

/** How many candidates are looked at before a search only takes what is free: room for a crowded map of a hundred names, and little more for larger ones. */
function effort(texts: number): number {
  return 20_000 + texts * 60
}

/** Places texts in an order, pushing others on as needed; gives those that found no place. */
function settleAll(search: Search, order: number[]): number[] {
  const queue = order.slice()
  const lost: number[] = []
  for (let i = 0; i < queue.length; i++) {
    const out = search.push(queue[i]!)
    if (out) for (const o of out) queue.push(o)
    else lost.push(queue[i]!)
  }
  return lost
}

/**
 * Places every text: in full where it can, as its key where it cannot. The same input gives the same places.
 * A text that finds no room even as a key gives no lines; that needs a plot fuller of markers than of anything else.
 */
export function placeLabels(wants: Want[], field: Field): Placed[] {
  const full = wants.map(w => breaks(w.text, field.plot.columns))
  const crowded = wants.length > 150
  const ids = wants.map((_, i) => i)
  const options = ids.map(id => candidates(wants[id]!, field, full[id]!, 1, crowded ? 24 : 80))
  const byWeight = (then: (a: number, b: number) => number) =>
    ids.slice().sort((a, b) => wants[b]!.weight - wants[a]!.weight || then(a, b) || a - b)
  // Those with the fewest places choose first; where that leaves some out, the longest, then the last in the text.
  const orders = [
    () => byWeight((a, b) => wants[b]!.text.length - wants[a]!.text.length),
    () => byWeight((a, b) => options[a]!.length - options[b]!.length),
    () => byWeight((a, b) => b - a),
  ]
  let best: { search: Search; lost: number[] } | undefined
  for (const order of crowded ? orders.slice(0, 1) : orders) {
    const search = new Search(field, wants, options.slice(), effort(wants.length))
    const stayed = search.stay(wants)
    let lost = settleAll(
      search,
      order().filter(id => !stayed.has(id)),
    )
    for (const reach of crowded ? [2] : [2, 3]) {
      if (!lost.length) break
      for (const id of lost) search.offer(id, candidates(wants[id]!, field, full[id]!, reach, 400))
      lost = settleAll(search, lost)
    }
    if (!best || lost.length < best.lost.length) best = { search, lost }
    if (!best.lost.length) break
  }
  const { search, lost } = best!
  const keyed = new Set(lost)
  keyLost(search, lost, keyed, wants, field)
  const wide = new Map<number, Candidate[]>()
  for (let round = 0; round < (crowded ? 1 : 3); round++) {
    for (const id of ids) if (!keyed.has(id)) search.improve(id)
    // What moved may have left room for a whole name where there is a key now.
    for (const id of keyed) {
      if (!wide.has(id)) wide.set(id, candidates(wants[id]!, field, full[id]!, crowded ? 1 : 3, crowded ? 24 : 400))
      if (search.widen(id, wide.get(id)!)) keyed.delete(id)
    }
  }
  return ids.map(id => {
    const lines = search.at(id)?.pieces.map(p => ({ row: p.row, column: p.from, text: p.text })) ?? []
    return { lines, keyed: keyed.has(id) }
  })
}

/** Keys push full texts out when they must, and those become keys in their turn: a key is small, so this ends. */
function keyLost(search: Search, lost: number[], keyed: Set<number>, wants: Want[], field: Field): void {
  const offerKey = (id: number) =>
    search.offer(id, candidates({ ...wants[id]!, before: undefined }, field, [[wants[id]!.key]], 3, 400))
  for (const id of lost) offerKey(id)
  const queue = lost.slice()
  for (let i = 0; i < queue.length && i < wants.length * 6; i++) {
    for (const out of search.push(queue[i]!, Number.POSITIVE_INFINITY, 20) ?? []) {
      const free = keyed.has(out) ? undefined : search.free(out)
      if (free) {
        search.put(out, free)
        continue
      }
      if (!keyed.has(out)) offerKey(out)
      keyed.add(out)
      queue.push(out)
    }
  }
}
