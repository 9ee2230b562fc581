/** A loop of texts that feed each other, clockwise, drawn as a ring where there is room for one. Knows no session. */
import { width as cells, cut, wrap } from '../text.ts'
import { Grid, type Tone } from './grid.ts'

/** One link: its text, a word under it, and whether it is pointed at. */
export type LoopLink = { text: string; mark?: string; focus?: boolean }

type Placed = LoopLink & { number: number; rows: string[] }

/** Cells a text at a side may take, and those in front of the ring's upright there. */
const inset = 8

/**
 * The ring, or undefined where its texts have no room: then they are better read as a list. The first link is on top, the
 * others follow clockwise; with an even number one is at the bottom.
 *
 *          ╭───────▸  1 lower price  ──────────╮
 *          │                                   ▾
 *     4 lower cost per order           2 more visits
 *          ▴                                   │
 *          ╰───────   3 more sellers  ◂────────╯
 */
export function loop(ring: { width: number; height: number; links: LoopLink[]; centre: string[] }): Grid | undefined {
  const { width, height, centre } = ring
  const n = ring.links.length
  if (n < 2 || width < 56) return undefined
  const aside = Math.ceil((n - 2) / 2)
  const hasFoot = n % 2 === 0
  const hub = Math.min(26, Math.max(0, ...centre.map(cells)))
  const side = Math.min(30, Math.floor((width - hub - 8) / 2))
  const x0 = inset
  const x1 = width - 1 - inset
  const middle = x1 - x0 - 16

  const placed = ring.links.map((link, i): Placed => {
    const upright = i > 0 && !(hasFoot && i === n / 2)
    const room = (upright ? side : middle) - cells(`${i + 1}  `)
    return { ...link, number: i + 1, rows: wrap(link.text, Math.max(8, room)) }
  })
  const top = placed[0]!
  const foot = hasFoot ? placed[n / 2]! : undefined
  const right = placed.slice(1, 1 + aside)
  const left = placed.slice(n - aside).toReversed()

  // Every link at a side takes as many rows as the highest one, and an arrow's row stands between two.
  const high = (p: Placed) => p.rows.length + (p.mark ? 1 : 0)
  const tall = Math.max(0, ...right.map(high), ...left.map(high))
  const head = high(top)
  const tail = foot ? high(foot) : 1
  const least = head + tail + (aside ? aside * (tall + 1) + 1 : 3)
  if (least > height) return undefined
  const spare = aside ? Math.min(2, Math.floor((height - least) / (aside + 1))) : 0
  const gap = 1 + spare
  const inner = aside ? aside * (tall + gap) + gap : Math.min(5, height - head - tail)
  const used = head + inner + tail
  const grid = new Grid(width, used)
  const last = used - 1
  const line: Tone = 'quiet'

  for (let y = 1; y < last; y++) {
    grid.put(y, x0, '│', line)
    grid.put(y, x1, '│', line)
  }
  grid.put(0, x0, `╭${'─'.repeat(x1 - x0 - 1)}╮`, line)
  grid.put(last, x0, `╰${'─'.repeat(x1 - x0 - 1)}╯`, line)
  putOnBar(grid, 0, top, { from: x0, to: x1, arrow: '▸' })
  if (foot) putOnBar(grid, last - tail + 1, foot, { from: x0, to: x1, arrow: '◂' })
  // Without a link at the bottom the way back is only a line; an arrow says which way it runs.
  else grid.put(last, Math.floor((x0 + x1) / 2), '◂', line)

  const rowOf = (i: number) => head + gap + i * (tall + gap)
  right.forEach((p, i) => {
    const y = rowOf(i) + Math.floor((tall - high(p)) / 2)
    const wide = Math.max(...p.rows.map(cells)) + cells(`${p.number}  `)
    const x = Math.min(x1 - 2, width - 1 - wide)
    putLink(grid, y, Math.max(width - 1 - side, x), p)
    grid.put(y - 1, x1, '▾', line)
  })
  left.forEach((p, i) => {
    const y = rowOf(i) + Math.floor((tall - high(p)) / 2)
    putLink(grid, y, 2, p)
    grid.put(y + high(p), x0, '▴', line)
  })
  if (!aside) {
    grid.put(head, x1, '▾', line)
    grid.put(last - tail, x0, '▴', line)
  }
  const room = width - 2 * (aside ? side : x0) - 6
  const rows = centre.slice(0, Math.max(0, inner - 2))
  const start = head + Math.floor((inner - rows.length) / 2)
  rows.forEach((text, i) => {
    const short = cut(text, Math.max(0, room))
    grid.put(start + i, Math.round((width - cells(short)) / 2), short, i === 0 ? 'strong' : 'plain')
  })
  return grid
}

/** A link on the upper or lower bar: the bar opens for it, an arrow in front of it as the loop runs. */
function putOnBar(grid: Grid, y: number, link: Placed, bar: { from: number; to: number; arrow: '▸' | '◂' }): void {
  const wide = Math.max(...link.rows.map(cells), cells(link.mark ?? '')) + cells(`${link.number}  `)
  const start = Math.round((bar.from + bar.to - wide) / 2)
  const onBar = bar.arrow === '▸' ? y : grid.height - 1
  const end = start + wide
  grid.fill(onBar, start - 2, end + 2, ' ')
  if (bar.arrow === '▸') grid.put(onBar, start - 3, bar.arrow, 'quiet')
  else grid.put(onBar, end + 2, bar.arrow, 'quiet')
  putLink(grid, y, start, link)
}

/** `2  more visits`, further rows under its words, its mark below; the ring's own line gives way behind it. */
function putLink(grid: Grid, y: number, x: number, link: Placed): void {
  const number = `${link.number}  `
  const at = x + cells(number)
  const rows = [...link.rows, ...(link.mark ? [link.mark] : [])]
  const wide = Math.max(...rows.map(cells))
  rows.forEach((text, i) => {
    grid.fill(y + i, x - 1, at + wide + 1, ' ')
    if (i === 0) grid.put(y, x, number, 'strong')
    const isMark = i === link.rows.length
    grid.put(y + i, at, text, link.focus && !isMark ? 'focus' : isMark ? 'warn' : 'plain')
  })
  if (link.focus) grid.put(y, x - 1, '▸', 'focus')
}
