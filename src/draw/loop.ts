/** A loop of texts that feed each other, clockwise: numbers on a ring, their words beside it. Knows no session. */
import { itemAt } from '../lists.ts'
import { width as cells, cut, wrap } from '../text.ts'
import { Grid, type Tone } from './grid.ts'

/** One link: its text, a word under it, and whether it is pointed at. */
type LoopLink = { text: string; mark?: string; focus?: boolean }

type Placed = LoopLink & { number: string; rows: string[] }

const line: Tone = 'quiet'
/** Cells of the ring itself at its narrowest and widest, and of the words at a side at their widest. */
const ringWide = [24, 36] as const
const sideWide = 30
/** Cells from the ring to the words at its sides. */
const gutter = 3

/**
 * The ring, or undefined where its texts have no room: then they are better read as a list. The first link is on top, the
 * others follow clockwise; with an even number one is at the bottom. What stands in the middle is `centre`.
 *
 *                        ╭─────── 1 ──▸─────╮
 *                        │   lower prices   │
 *                        ▴                  ▾
 *     costs spread over  4                  2  more visits
 *       more orders      │                  │  THE WEAKEST
 *                        │   more sellers   │
 *                        ╰─────── 3 ──◂─────╯
 */
export function loop(ring: { width: number; height: number; links: LoopLink[]; centre: string }): Grid | undefined {
  const { width, height } = ring
  const n = ring.links.length
  if (n < 2 || width < 56) return undefined
  const across = Math.max(ringWide[0], Math.min(ringWide[1], Math.floor(width * 0.36)))
  const side = Math.min(sideWide, Math.floor((width - across) / 2) - gutter - 2)
  const x0 = Math.floor((width - across) / 2)
  const x1 = x0 + across - 1

  const aside = Math.ceil((n - 2) / 2)
  const hasFoot = n % 2 === 0
  const roomOf = (i: number) => (i === 0 || (hasFoot && i === n / 2) ? across - 6 : side)
  const placed = ring.links.map(
    (link, i): Placed => ({ ...link, number: String(i + 1), rows: wrap(link.text, roomOf(i)) }),
  )
  if (ring.links.some((link, i) => hasLongWord(link.text, roomOf(i)))) return undefined
  const top = itemAt(placed, 0)
  const foot = hasFoot ? placed[n / 2] : undefined
  const right = placed.slice(1, 1 + aside)
  const left = placed.slice(n - aside).toReversed()

  // Every link at a side takes as many rows as the highest one; the row between two is the arrow's.
  const tall = Math.max(1, ...right.map(high), ...left.map(high))
  const ends = high(top) + (foot ? high(foot) : 0) + 2
  const least = ends + (aside ? aside * (tall + 1) + 1 : 3)
  if (least > height) return undefined
  const gap = aside ? 1 + Math.min(2, Math.floor((height - least) / (aside + 1))) : 0
  const inner = aside ? aside * (tall + gap) + gap : 3
  const last = ends + inner - 1
  const grid = new Grid(width, last + 1)

  for (let y = 1; y < last; y++) for (const x of [x0, x1]) grid.put(y, x, '│', line)
  grid.put(0, x0, `╭${'─'.repeat(across - 2)}╮`, line)
  grid.put(last, x0, `╰${'─'.repeat(across - 2)}╯`, line)
  const middle = Math.floor((x0 + x1) / 2)
  const beside = Math.floor((middle + x1) / 2)
  putNumber(grid, 0, middle, top)
  grid.put(0, beside, '▸', line)
  putWords(grid, 1, { from: x0 + 3, to: x1 - 2, align: 'middle' }, top)
  grid.put(last, foot ? beside : middle, '◂', line)
  if (foot) {
    putNumber(grid, last, middle, foot)
    putWords(grid, last - high(foot), { from: x0 + 3, to: x1 - 2, align: 'middle' }, foot)
  }

  const from = 1 + high(top)
  right.forEach((link, i) => {
    const y = from + gap + i * (tall + gap)
    grid.put(y, x1, link.number, 'strong')
    grid.put(y - 1, x1, '▾', line)
    putWords(grid, y, { from: x1 + gutter, to: width, align: 'left' }, link)
  })
  left.forEach((link, i) => {
    const y = from + gap + i * (tall + gap)
    grid.putRight(y, x0 + 1, link.number, 'strong')
    grid.put(y + 1, x0, '▴', line)
    putWords(grid, y, { from: 0, to: x0 + 1 - gutter, align: 'right' }, link)
  })
  const centre = cut(ring.centre, across - 4)
  grid.put(from + Math.floor((inner - 1) / 2), Math.round((x0 + x1 + 1 - cells(centre)) / 2), centre)
  return grid
}

/** A word that would be broken; wide letters have no words and break anywhere. */
function hasLongWord(text: string, room: number): boolean {
  return text.split(/\s+/).some(word => cells(word) > room && cells(word) === word.length)
}

/** Rows of a link: its words, and its mark below them. */
function high(link: Placed): number {
  return link.rows.length + (link.mark ? 1 : 0)
}

/** A number in a bar of the ring, which opens for it. */
function putNumber(grid: Grid, y: number, x: number, { number }: Placed): void {
  const end = grid.put(y, x - 1, ` ${number}`, 'strong')
  grid.put(y, end, ' ')
}

type Place = { from: number; to: number; align: 'left' | 'middle' | 'right' }

/** The words of a link from this row on, ▸ before them when it is pointed at. */
function putWords(grid: Grid, y: number, { from, to, align }: Place, link: Placed): void {
  const rows = [...link.rows, ...(link.mark ? [link.mark] : [])]
  rows.forEach((text, i) => {
    const free = to - from - cells(text)
    const x = align === 'left' ? from : align === 'right' ? to - cells(text) : from + Math.floor(free / 2)
    const isMark = i === link.rows.length
    grid.put(y + i, x, text, isMark ? 'warn' : link.focus ? 'focus' : 'plain')
    if (i === 0 && link.focus) grid.put(y, x - 1, '▸', 'focus')
  })
}
