/** A map as an SVG picture in the manner maps are usually drawn; the labels stand where our layout found room for them. */
import { entities, fixed } from '../../draw/svg.ts'
import { plural, width } from '../../text.ts'
import { evolutionWords } from '../says.ts'
import type { WardleyMap } from '../text/types.ts'
import { glyphSets } from './glyphs.ts'
import { layout } from './layout.ts'
import { besideRows } from './legend.ts'
import { clamp } from './scale.ts'
import type { DrawnNode, Layout, Words } from './scene.ts'

/** A layout this fine has room for nearly every label; a cell becomes so many pixels, enough to read letters at half the size. */
const cells = { columns: 132, rows: 46 }
const [wide, high] = [9, 17]

/** The middle of a place, in pixels: exact, not rounded to cells. */
function spot(
  plan: Layout,
  n: { visibility: number; evolution: number; row: number; column: number; box?: number; tray?: boolean },
): [number, number] {
  if (n.tray) return [(n.column + 0.5) * wide, (n.row + 0.5) * high]
  const e = clamp(n.evolution, 0, 1)
  // What lies in a pipeline's box stands in a row there.
  const v = clamp(n.box ?? n.visibility, 0, 1)
  return [(plan.scale.columnAt(e) + 0.5) * wide, (plan.scale.rowAt(v) + 0.5) * high]
}

/** A text where its cells are; beside a marker it keeps its distance, although letters are narrower here than cells. */
function words(w: Words, kind: string, beside?: { plan: Layout; node: DrawnNode }): string {
  const [x, y] = beside ? spot(beside.plan, beside.node) : [0, 0]
  const dx = beside ? x - (beside.node.column + 0.5) * wide : 0
  // Rows of letters are as high as rows of cells: two texts that both followed their markers would meet.
  const dy = beside ? clamp(y - (beside.node.row + 0.5) * high, -2, 2) : 0
  const ends = w.lines.map(l => l.column + width(l.text))
  const flush = !beside && ends.length > 1 && ends.every(e => e === ends[0])
  return w.lines
    .map(l => {
      const end = l.column + width(l.text)
      const isBehind = !beside || l.column > beside.node.column
      const isBefore = flush || (!isBehind && end <= beside.node.column)
      const side = isBefore ? ' text-anchor="end"' : isBehind ? '' : ' text-anchor="middle"'
      const at = side === '' ? l.column : side.includes('end') ? end : (l.column + end) / 2
      return `<text class="${kind}"${side} x="${fixed(at * wide + dx)}" y="${fixed((l.row + 0.78) * high + dy)}">${entities(l.text)}</text>`
    })
    .join('')
}

/** A note without the sign it has in a terminal: here its letters are slanted. */
function bareNote(w: Words): Words {
  const sign = `${glyphSets.braille.note} `
  return { ...w, lines: w.lines.map(l => (l.text.startsWith(sign) ? { ...l, text: l.text.slice(sign.length) } : l)) }
}

function line(from: [number, number], to: [number, number], kind: string): string {
  return `<line class="${kind}" x1="${fixed(from[0])}" y1="${fixed(from[1])}" x2="${fixed(to[0])}" y2="${fixed(to[1])}"/>`
}

function marker(plan: Layout, n: DrawnNode): string {
  const [x, y] = spot(plan, n)
  const at = `cx="${fixed(x)}" cy="${fixed(y)}"`
  if (n.kind === 'anchor') return `<circle class="anchor" ${at} r="4"/>`
  if (n.kind === 'accelerator' || n.kind === 'deaccelerator') {
    const d = n.kind === 'accelerator' ? 1 : -1
    return `<path class="force" d="M${fixed(x - 12 * d)} ${fixed(y - 5)}h${12 * d}v-5l${12 * d} 10l${-12 * d} 10v-5h${-12 * d}z"/>`
  }
  const ring = (['build', 'buy', 'outsource', 'ecosystem'] as const).find(d => n.decorators.includes(d))
  const back = ring ? `<circle class="${ring}" ${at} r="9"/>` : ''
  const dots = n.decorators.includes('market')
    ? [0, 120, 240]
        .map(
          a =>
            `<circle class="dot" cx="${fixed(x + 5 * Math.sin((a * Math.PI) / 180))}" cy="${fixed(y - 5 * Math.cos((a * Math.PI) / 180))}" r="2.5"/>`,
        )
        .join('')
    : ''
  const round = dots ? 9 : n.kind === 'child' ? 4 : 5
  return `${back}<circle class="${n.kind === 'submap' ? 'submap' : n.kind === 'evolved' ? 'evolved' : 'part'}" ${at} r="${round}"/>${dots}`
}

const style = `
svg{background:#fff;font-family:Helvetica,Arial,sans-serif}
text{font-size:15px;fill:#111;stroke:#fff;stroke-width:3px;stroke-linejoin:round;paint-order:stroke}.title{font-size:21px;font-weight:bold}.axis{font-size:16px;fill:#444}.note{font-style:italic;fill:#444}.evolved-name{fill:#c02020}.anchor-name,.key{font-weight:bold}.flow-text{fill:#2a6db0}
.frame{stroke:#111;stroke-width:1.5}.stage{stroke:#8a8a8a;stroke-dasharray:2 5}.link{stroke:#666;stroke-width:1}.flow{stroke:#5f92c4;stroke-width:4}
.move{stroke:#c02020;stroke-width:1.5;stroke-dasharray:5 4}.wall{stroke:#111;stroke-width:6}.bar{fill:#fff;fill-opacity:.6;stroke:#111}
.part{fill:#fff;stroke:#111;stroke-width:1.3}.evolved{fill:#fff;stroke:#c02020;stroke-width:1.3}.submap,.anchor,.dot{fill:#111}
.build{fill:#d6d6d6;stroke:#111}.buy{fill:#ececec;stroke:#888}.outsource{fill:#666}.ecosystem{fill:#bcd3c0;stroke:#111}.force{fill:#fff;stroke:#111}
.pioneers,.explorers{fill:#3ccaf8;fill-opacity:.25}.settlers,.villagers{fill:#599afa;fill-opacity:.25}.townplanners{fill:#936ff9;fill-opacity:.25}
.number{fill:#fff;stroke:#c02020}.number-text{stroke:none;fill:#c02020;text-anchor:middle}`

/** The most parts that are described; of more it is said how many there are. */
const described = 40

/** The parts with their places, nearest to the user first, for readers who do not see the picture. */
function inWords(map: WardleyMap): string {
  const all = [...map.anchors, ...map.components, ...map.submaps].sort((a, b) => b.visibility - a.visibility)
  const parts = all.slice(0, described).map(n => {
    if (n.kind === 'anchor') return `${n.name}, a user`
    return n.placed ? `${n.name} at ${evolutionWords(map, n.evolution)}` : `${n.name}, not placed yet`
  })
  const more = all.length > described ? `; and ${plural(all.length - described, 'more part')}` : ''
  return parts.length ? `${parts.join('; ')}${more}.` : ''
}

/** The names of all that is only a number in the picture, in the order of the numbers. */
function numbered({ nodes, areas, edges, notes }: Layout): string[] {
  const all = [...nodes.map(n => n.words), ...areas.map(a => a.words), ...edges.flatMap(e => e.words ?? []), ...notes]
  return all
    .flatMap(({ key, text }) => (key === undefined ? [] : [{ key, text }]))
    .sort((a, b) => a.key - b.key)
    .map(({ key, text }) => `[${key}] ${text}`)
}

/** Columns of the list below the picture, and the letters a row of one has room for. */
const list = { columns: 2, letters: 60 }

/** The picture as a whole file of text. */
export function toSvg(map: WardleyMap): string {
  const plan = layout(map, cells, { listBelow: true })
  const { plot, ticks } = plan.scale
  const [left, top] = [plot.column * wide, plot.row * high]
  const [right, bottom] = [(plot.column + plot.columns) * wide, (plot.row + plot.rows) * high]
  const byPlace = (n: DrawnNode) => spot(plan, n)
  const under = [...new Set(map.annotations.map(a => `(${a.number}) ${a.text}`))]
  const named = besideRows(numbered(plan), list.letters)
  const listed = Math.ceil(named.length / list.columns)
  const height = Math.max(cells.rows * high, bottom + 38 + (under.length + listed) * high) + 24
  const out: string[] = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 ${cells.columns * wide + 24} ${height}" width="${cells.columns * wide + 24}" height="${height}" role="img">`,
    `<title>${entities(map.title)}</title><desc>${entities(inWords(map))}</desc><style>${style}</style>`,
    `<defs><marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#c02020"/></marker></defs>`,
    `<rect x="-12" y="-12" width="100%" height="100%" fill="#fff"/><text class="title" x="${left}" y="9">${entities(map.title)}</text>`,
  ]
  for (const { attitude, area, words: w } of plan.areas) {
    out.push(
      `<rect class="${entities(attitude.kind)}" x="${area.column * wide}" y="${area.row * high}" width="${area.columns * wide}" height="${area.rows * high}"/>`,
      words(w, 'note'),
    )
  }
  for (const t of ticks) if (t > plot.column) out.push(line([t * wide, top], [t * wide, bottom], 'stage'))
  if (plan.divider !== undefined) out.push(line([plan.divider * wide, top], [plan.divider * wide, bottom], 'stage'))
  out.push(line([left, top], [left, bottom], 'frame'), line([left, bottom], [right, bottom], 'frame'))
  if (!map.axisHidden)
    for (const [i, t] of [plot.column, ...ticks].entries())
      out.push(`<text class="axis" x="${t * wide + 4}" y="${bottom + 17}">${entities(map.axis[i] ?? '')}</text>`)
  if (!map.heightHidden)
    out.push(
      `<text class="axis" transform="translate(${left - 5} ${fixed((top + bottom) / 2)}) rotate(-90)" text-anchor="middle">${entities(map.heightName)}</text>`,
    )
  for (const e of plan.edges)
    out.push(
      line(byPlace(e.from), byPlace(e.to), e.link.flow ? 'flow' : 'link'),
      e.words ? words(e.words, 'flow-text') : '',
    )
  const rowOf = new Map(plan.nodes.map(n => [`${n.row} ${n.column}`, spot(plan, n)[1]]))
  for (const b of plan.bars) {
    const y =
      plan.nodes.find(n => n.box !== undefined && n.row === b.row && n.column > b.from && n.column < b.to) ??
      plan.nodes.find(n => n.name === b.name && n.row === b.row)
    const middle = y ? spot(plan, y)[1] : (b.row + 0.5) * high
    out.push(
      `<rect class="bar" x="${b.from * wide}" y="${fixed(middle - high / 2 - 2)}" width="${(b.to - b.from + 1) * wide}" height="${high + 4}" rx="2"/>`,
    )
  }
  for (const m of plan.moves) {
    const y = rowOf.get(`${m.row} ${m.from}`) ?? (m.row + 0.5) * high
    out.push(
      `<line class="move" x1="${(m.from + 0.5) * wide}" y1="${y}" x2="${(m.to + (m.to > m.from ? -0.3 : 1.3)) * wide}" y2="${y}" marker-end="url(#to)"/>`,
    )
    if (m.wall !== undefined) out.push(line([(m.wall + 0.5) * wide, y - 9], [(m.wall + 0.5) * wide, y + 9], 'wall'))
  }
  for (const [row, column] of plan.walls) {
    // A wall stands at its part, which lies between the rows here.
    const part = plan.nodes.find(n => n.inertia && n.row === row && Math.abs(n.column - column) === 1)
    const [x, y] = part ? spot(plan, part) : [(column + 0.5) * wide, (row + 0.5) * high]
    const at = part ? x + (column - part.column) * 10 : x
    out.push(line([at, y - 9], [at, y + 9], 'wall'))
  }
  for (const n of plan.nodes) out.push(marker(plan, n))
  for (const n of plan.nodes) {
    const kind = n.kind === 'evolved' ? 'evolved-name' : n.kind === 'anchor' ? 'anchor-name' : 'name'
    out.push(words(n.words, n.words.key === undefined ? kind : `${kind} key`, { plan, node: n }))
  }
  for (const w of plan.notes) out.push(words(bareNote(w), 'note'))
  for (const a of plan.annotations) {
    const [x, y] = [(a.column + a.text.length / 2) * wide, (a.row + 0.5) * high]
    out.push(
      `<circle class="number" cx="${fixed(x)}" cy="${fixed(y)}" r="8"/><text class="number-text" x="${fixed(x)}" y="${fixed(y + 4)}">${a.number}</text>`,
    )
  }
  for (const [i, text] of under.entries())
    out.push(`<text class="note" x="${left}" y="${bottom + 38 + i * high}">${entities(text)}</text>`)
  for (const [i, text] of named.entries()) {
    const [nth, row] = [Math.floor(i / listed), i % listed]
    const [x, y] = [left + (nth * (right - left)) / list.columns, bottom + 38 + (under.length + row) * high]
    out.push(`<text class="listed" xml:space="preserve" x="${fixed(x)}" y="${y}">${entities(text)}</text>`)
  }
  out.push('</svg>', '')
  return out.join('\n')
}
