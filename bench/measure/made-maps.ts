/** Maps as real ones are, made from a seed: value chains in layers, pipelines with parts in them, notes, long names, wide scripts. */
const words =
  'order stock pay card user search deal task watch cloud build plan check data code net disk log key bill help team rule shop price car chip power fuel care ward class book trip media game model app web page fraud loan cover claim law tax audit risk ship test art safe ally brand gift list van customer delivery account contract platform forecast quality storage identity support training research market vehicle sensor energy patient student content browser analytics insurance security partner catalogue transport'.split(
    ' ',
  )
const tails = 'service management system platform engine team portal API process tools'.split(' ')
const wideSigns = [...'受注在庫支払配送顧客認証検索契約運用監視基盤開発予測品質']

/** Numbers that look random and are the same for the same seed. */
class Dice {
  private state: number

  constructor(seed: number) {
    this.state = (Math.imul(seed + 1, 2654435761) ^ 0x9e3779b9) >>> 0
    for (let i = 0; i < 8; i++) this.next()
  }

  /** From 0 up to but not 1. */
  next(): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0
    const mixed = Math.imul(this.state ^ (this.state >>> 15), 2246822519)
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 4294967296
  }

  below(sides: number): number {
    return Math.floor(this.next() * sides)
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!
  }

  /** About the middle, further off more rarely. */
  around(middle: number, spread: number): number {
    return middle + (this.next() + this.next() + this.next() - 1.5) * spread
  }
}

type Part = { name: string; visibility: number; evolution: number; layer: number }

const hundredths = (n: number, low = 0.02, high = 0.97) => Math.round(Math.max(low, Math.min(high, n)) * 100) / 100

/** Names of one map: all different, in one script, short or long as its author writes. */
function namer(dice: Dice, count: number): () => string {
  const seen = new Set<string>()
  const wide = dice.chance(0.1)
  // Who draws very many parts writes short names: there is no room for others.
  const long = dice.chance(count > 60 ? 0.08 : 0.25)
  const capital = (w: string) => w[0]!.toUpperCase() + w.slice(1)
  const one = () => {
    if (wide) return Array.from({ length: 2 + dice.below(6) }, () => dice.pick(wideSigns)).join('')
    const count = long ? 2 + dice.below(3) : 1 + dice.below(2)
    const own = Array.from({ length: count }, () => dice.pick(words))
    if (dice.chance(0.35)) own.push(dice.pick(tails))
    if (long && dice.chance(0.1)) own.push(`(${dice.pick(words)} & ${dice.pick(words)})`)
    return own.map(capital).join(' ')
  }
  return () => {
    for (let tries = 0; ; tries++) {
      const name = tries > 5 ? `${one()} ${seen.size}` : one()
      if (seen.has(name)) continue
      seen.add(name)
      return name
    }
  }
}

/** Parts in layers below one to three users, the upper ones less evolved; some authors keep to a grid. */
function chain(dice: Dice, count: number, name: () => string): { anchors: Part[]; parts: Part[] } {
  const anchors = Array.from({ length: 1 + dice.below(3) }, (_, i) => ({
    name: name(),
    visibility: hundredths(dice.between(0.93, 0.98), 0, 0.98),
    evolution: hundredths(0.3 + i * 0.2 + dice.between(0, 0.15)),
    layer: 0,
  }))
  const layers = 4 + dice.below(Math.min(8, Math.ceil(count / 8)))
  const grid = dice.chance(0.25)
  const middles = Array.from({ length: 3 + dice.below(4) }, () => dice.between(0.1, 0.9))
  const parts = Array.from({ length: count }, (): Part => {
    const layer = 1 + dice.below(layers)
    const high = 0.9 - ((layer - 0.5) / layers) * 0.85
    const evolution = dice.chance(0.6)
      ? dice.around(dice.pick(middles), 0.14)
      : dice.around(0.25 + (layer / layers) * 0.45, 0.3)
    const visibility = dice.around(high, 0.8 / layers)
    return grid
      ? {
          name: name(),
          visibility: hundredths(Math.round(visibility * 20) / 20),
          evolution: hundredths(Math.round(evolution * 20) / 20),
          layer,
        }
      : { name: name(), visibility: hundredths(visibility), evolution: hundredths(evolution, 0.03, 0.95), layer }
  })
  return { anchors, parts }
}

function links(dice: Dice, anchors: Part[], parts: Part[]): string[] {
  const out = new Set<string>()
  const flows = dice.chance(0.15)
  const link = (from: Part, to: Part) => {
    const arrow = flows && dice.chance(0.3) ? dice.pick(['+>', '+<>', "+'orders'>", "+'data'<>"]) : '->'
    out.add(`${from.name}${arrow}${to.name}${dice.chance(0.02) ? '; limited by' : ''}`)
  }
  const nearest = (to: Part, of: Part[]) => {
    const some = Array.from({ length: 4 }, () => dice.pick(of))
    return some.sort((a, b) => Math.abs(a.evolution - to.evolution) - Math.abs(b.evolution - to.evolution))[0]!
  }
  for (const p of parts) {
    const above = [...anchors, ...parts].filter(o => o !== p && o.layer < p.layer && o.layer >= p.layer - 2)
    if (!above.length) continue
    link(nearest(p, above), p)
    if (dice.chance(0.3)) link(dice.pick(above), p)
  }
  return [...out]
}

/** Pipelines as authors write them: most a range with parts a little lower than their component, some a block. */
function pipelines(dice: Dice, parts: Part[], name: () => string): { lines: string[]; inner: Part[] } {
  const lines: string[] = []
  const inner: Part[] = []
  for (let left = 1 + dice.below(8), i = 0; left > 0 && i < parts.length; i += 1 + dice.below(5), left--) {
    const owner = parts[i]!
    const from = hundredths(Math.max(0.03, owner.evolution - dice.between(0.05, 0.25)))
    const to = hundredths(Math.min(0.95, Math.max(from + 0.15, owner.evolution + dice.between(0.05, 0.25))))
    const count = 2 + dice.below(3)
    const at = (k: number) => hundredths(from + 0.02 + ((to - from - 0.04) * k) / (count - 1), from, to)
    if (dice.chance(0.2)) {
      lines.push(`pipeline ${owner.name}`, '{')
      for (let k = 0; k < count; k++) lines.push(`  component ${name()} [${at(k).toFixed(2)}]`)
      lines.push('}')
      continue
    }
    lines.push(`pipeline ${owner.name} [${from.toFixed(2)}, ${to.toFixed(2)}]`)
    const lower = dice.pick([0.02, 0.02, 0.02, 0.03, 0.04])
    for (let k = 0; k < count; k++)
      inner.push({
        name: name(),
        visibility: hundredths(owner.visibility - lower, 0),
        evolution: at(k),
        layer: owner.layer + 1,
      })
  }
  return { lines, inner }
}

/** Notes: some rows of a text under each other, some alone. */
function notes(dice: Dice): string[] {
  const out: string[] = []
  const text = () =>
    `${dice.chance(0.2) ? '+' : ''}${Array.from({ length: 2 + dice.below(6) }, () => dice.pick(words)).join(' ')}`
  const note = (v: number, e: number) =>
    out.push(`note ${text()} [${hundredths(v, 0).toFixed(2)}, ${hundredths(e).toFixed(2)}]`)
  for (let stacks = 1 + dice.below(2); stacks > 0; stacks--) {
    const [v, e] = [dice.between(0.2, 0.95), dice.chance(0.5) ? 0.02 : dice.between(0.05, 0.85)]
    for (let k = 2 + dice.below(4); k > 0; k--) note(v - k * dice.pick([0.03, 0.04]), e)
  }
  for (let alone = dice.below(4); alone > 0; alone--) note(dice.next(), dice.between(0, 0.9))
  return out
}

/** How many parts a map of a set has: most of them some dozens, a quarter of them very many. */
function size(dice: Dice): number {
  const kind = dice.next()
  return Math.round(kind < 0.65 ? dice.between(20, 40) : kind < 0.9 ? dice.between(41, 60) : dice.between(61, 120))
}

/** The text of one map; the same seed gives the same text. */
export function realisticMap(seed: number): string {
  const dice = new Dice(seed)
  const count = size(dice)
  const name = namer(dice, count)
  const withPipelines = dice.chance(0.5)
  const { anchors, parts } = chain(dice, Math.round(withPipelines ? count * 0.75 : count) - 2, name)
  const pipes = withPipelines ? pipelines(dice, parts, name) : { lines: [], inner: [] }
  const all = [...parts, ...pipes.inner]
  const line = (p: Part) => {
    const label = dice.chance(0.2) ? ` label [${dice.below(80) - 50}, ${dice.below(50) - 25}]` : ''
    const mark = dice.chance(0.07) ? ` (${dice.pick(['build', 'buy', 'outsource', 'market', 'ecosystem'])})` : ''
    const inertia = dice.chance(0.05) ? ' inertia' : ''
    return `component ${p.name} [${p.visibility.toFixed(2)}, ${p.evolution.toFixed(2)}]${label}${mark}${inertia}`
  }
  const moving = all.filter(p => p.evolution < 0.8 && dice.chance(0.1))
  const rows = [
    `title ${dice.pick(words)} ${dice.pick(tails)} ${seed}`,
    '',
    ...anchors.map(a => `anchor ${a.name} [${a.visibility.toFixed(2)}, ${a.evolution.toFixed(2)}]`),
    ...all.map(line),
    '',
    ...pipes.lines,
    ...moving.map(p => {
      const to = hundredths(p.evolution + dice.between(0.08, 0.3))
      return `evolve ${p.name}${dice.chance(0.3) ? `->${name()}` : ''} ${to.toFixed(2)}`
    }),
    '',
    ...links(dice, anchors, all),
    '',
    ...(dice.chance(0.5) ? notes(dice) : []),
    ...(dice.chance(0.2)
      ? Array.from(
          { length: 1 + dice.below(4) },
          (_, i) =>
            `annotation ${i + 1} [${dice.between(0.1, 0.9).toFixed(2)}, ${dice.between(0.1, 0.9).toFixed(2)}] ${dice.pick(words)} ${dice.pick(words)} ${dice.pick(tails)}`,
        )
      : []),
    ...(dice.chance(0.05) ? ['settlers [0.75, 0.35, 0.45, 0.65]'] : []),
    ...(dice.chance(0.05) ? [`accelerator ${dice.pick(words)} [0.30, 0.60]`] : []),
    'style wardley',
  ]
  return `${rows.join('\n')}\n`
}
