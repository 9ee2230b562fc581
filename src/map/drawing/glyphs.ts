/** The signs of a drawing, in three sets: with braille links, with box signs only, and in plain ASCII. */
export type GlyphSet = 'braille' | 'unicode' | 'ascii'

export type Glyphs = {
  anchor: string
  component: string
  submap: string
  child: string
  evolved: string
  accelerator: string
  deaccelerator: string
  market: string
  ecosystem: string
  build: string
  buy: string
  outsource: string
  focus: string
  ghost: string
  inertia: string
  move: string
  barFrom: string
  bar: string
  barTo: string
  flow: string
  back: string
  both: string
  /** Links without braille: across, up, rising, falling, several. */
  across: string
  upright: string
  rising: string
  falling: string
  crossing: string
  area: { across: string; upright: string; corner: string }
  axis: { upright: string; corner: string; across: string; tick: string; end: string }
  divider: string
  /** Where a link leaves the view. */
  rim: { left: string; right: string; up: string; down: string }
  /** Before a note, so that it is not taken for a name. */
  note: string
  more: string
}

const unicode: Glyphs = {
  anchor: '◆',
  component: '○',
  submap: '▣',
  child: '◦',
  evolved: '▸',
  accelerator: '»',
  deaccelerator: '«',
  market: '◎',
  ecosystem: '◉',
  build: '△',
  buy: '◇',
  outsource: '▽',
  focus: '●',
  ghost: '∘',
  inertia: '█',
  move: '╌',
  barFrom: '[',
  bar: '═',
  barTo: ']',
  flow: '›',
  back: '‹',
  both: '≬',
  across: '─',
  upright: '│',
  rising: '╱',
  falling: '╲',
  crossing: '╳',
  area: { across: '┄', upright: '┊', corner: '┼' },
  axis: { upright: '│', corner: '└', across: '─', tick: '┴', end: '▸' },
  divider: '┊',
  rim: { left: '←', right: '→', up: '↑', down: '↓' },
  note: '✎',
  more: '…',
}

export const glyphSets: Record<GlyphSet, Glyphs> = {
  braille: unicode,
  unicode,
  ascii: {
    anchor: '@',
    component: 'o',
    submap: '%',
    child: '*',
    evolved: '>',
    accelerator: '!',
    deaccelerator: '?',
    market: '$',
    ecosystem: '&',
    build: '^',
    buy: '=',
    outsource: 'v',
    focus: 'O',
    ghost: '`',
    inertia: '#',
    move: '~',
    barFrom: '[',
    bar: '=',
    barTo: ']',
    flow: '}',
    back: '{',
    both: 'X',
    across: '-',
    upright: '|',
    rising: '/',
    falling: '\\',
    crossing: '+',
    area: { across: '.', upright: ':', corner: '.' },
    axis: { upright: '|', corner: '+', across: '-', tick: '+', end: '>' },
    divider: ':',
    rim: { left: '<', right: '>', up: '^', down: 'v' },
    note: '"',
    more: '~',
  },
}

/** What stands on a map by itself, and the marks that replace its sign. */
const parts = ['anchor', 'component', 'submap', 'child', 'evolved', 'accelerator', 'deaccelerator'] as const
const marks = ['market', 'ecosystem', 'build', 'buy', 'outsource'] as const
export type MarkerGlyph = (typeof parts)[number] | (typeof marks)[number]

/** The sign of a part: what it is marked as says more than what it is. */
export function markerGlyph(kind: string, decorators: readonly string[]): MarkerGlyph {
  const isMarked = kind === 'component' || kind === 'evolved'
  const mark = isMarked ? marks.find(m => decorators.includes(m)) : undefined
  return mark ?? parts.find(p => p === kind) ?? 'component'
}

/** The sign of a flow: forward, back or both ways. Without a text `+<` is back and `+<>` both; with one the signs say it themselves. */
export function flowGlyph(link: { past: boolean; future: boolean; flowText?: string }): 'flow' | 'back' | 'both' {
  if (link.flowText === undefined) return link.past ? 'both' : link.future ? 'back' : 'flow'
  return link.past ? (link.future ? 'both' : 'back') : 'flow'
}
