/** How a placing looks: what to hold the part against while it is open, then where everybody put it on the axis. */
import { Grid } from '../../draw/grid.ts'
import { cheatSheet, cheatSource, evolutionWords, percent, stageName, type WardleyMap } from '../../map/index.ts'
import { isHidden, workOf } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { cut, plural, wrap } from '../../text.ts'
import type { Look } from '../kind.ts'
import { type Block, drawSheet, line, lines, type Row, snug } from '../shared/sheet.ts'
import { mapUnder, type Placement, partOf, placementOf } from './placement.ts'
import { words } from './words.ts'

export function drawPlace(step: StepOf<'place'>, session: Session, look: Look): Grid {
  const work = workOf(session, step.id, 'place')
  const map = mapUnder(step, session)
  if (work?.part === undefined) return drawSheet({ blocks: [lines(words.nothing, 1, look.width - 1)] }, look)
  const node = partOf(work, map)
  if (isHidden(session, step)) return drawCheatSheet(work.part, map, look)
  const placement = placementOf(work, map)
  const now = words.onMap(node && (node.placed ? evolutionWords(map, node.evolution) : ''))
  if (!placement)
    return drawSheet(
      { head: [line(work.part, 1, 'strong')], blocks: [lines(`${words.nobodyYet} ${now}`, 1, look.width - 1)] },
      look,
    )
  return drawResult(work.part, map, placement, now, look)
}

/** The stages beside each other with what to hold the part against; the rows worth asking first come first. */
function drawCheatSheet(part: string, map: WardleyMap, look: Look): Grid {
  const label = look.width < 70 ? 0 : 17
  const wide = Math.max(4, Math.floor((look.width - 1 - label) / 4))
  const cells = (texts: readonly string[], about: string, tone?: 'strong'): Row[] => {
    const columns = texts.map(text => wrap(text, wide - 1))
    const rows = Math.max(1, ...columns.map(c => c.length))
    return Array.from({ length: rows }, (_, y) => ({
      pieces: [
        ...(y === 0 && label ? [{ at: 1, text: cut(about, label - 2), tone: 'quiet' as const }] : []),
        ...columns.flatMap((c, i) =>
          c[y] === undefined
            ? []
            : [{ at: 1 + label + i * wide, text: cut(c[y], wide - 1), tone: tone ?? ('plain' as const) }],
        ),
      ],
    }))
  }
  const numerals = ['I', 'II', 'III', 'IV']
  const head: Block = [
    ...lines(words.howEvolved(part), 1, look.width - 1, 'strong'),
    line(''),
    ...cells(
      numerals.map((n, i) => `${n} ${stageName(map, i)}`),
      '',
      'strong',
    ),
  ]
  const foot = [line(cut(cheatSource, look.width - 2), 1, 'quiet')]
  // As many rows as fit, whole; nobody turns pages while making up their mind.
  let room = look.height - head.length - foot.length - (look.height >= 16 ? 2 : 0)
  const blocks: Block[] = []
  for (const row of cheatSheet) {
    const block = cells(row.looks, row.about)
    if (block.length > room) break
    blocks.push(block)
    room -= block.length
  }
  return drawSheet({ head, blocks, foot, airy: false }, look)
}

/**
 *  Payments                                                          6 places
 *
 *                       ●
 *            ●      ●   ●               ●
 *  ├─ genesis ─┼─ custom-built ──┼─ product ─────────┼─ commodity ──────────┤
 *                  └────┬───────────────┘
 *                      47
 */
function drawResult(part: string, map: WardleyMap, placement: Placement, now: string, look: Look): Grid {
  const { ascii, width, height } = look
  const { places, mean, from, to } = placement
  const edge = Math.max(8, Math.min(width - 2, 110))
  const at = (evolution: number) => 1 + Math.round(evolution * (edge - 1))
  const dot = ascii ? 'o' : '●'
  const stacks = new Map<number, number>()
  for (const e of places) stacks.set(at(e), (stacks.get(at(e)) ?? 0) + 1)
  const said = lines(wordsOf(map, placement), 1, width - 1)
  const where = lines(now, 1, width - 1)
  const most = Math.max(...stacks.values())
  const room = height - said.length - where.length - 6
  const high = Math.max(1, Math.min(most, room))
  const grid = new Grid(width, Math.max(1, height))
  grid.put(0, 1, cut(part, width - 14), 'strong')
  grid.putRight(0, width - 1, plural(places.length, 'place'))
  const axis = 2 + high
  for (const [column, count] of stacks) {
    // A stack higher than the room is told as a number on top.
    for (let i = 0; i < Math.min(count, high); i++) grid.put(axis - 1 - i, column, dot, 'accent')
    if (count > high) grid.put(axis - high, column, String(count), 'accent')
  }
  const [across, tick, left, right, fork, down] = ascii
    ? ['-', '+', '+', '+', '+', '+']
    : ['─', '┼', '├', '┤', '┬', '┘']
  grid.fill(axis, 1, edge + 1, across, 'quiet')
  grid.put(axis, 1, left, 'quiet')
  grid.put(axis, edge, right, 'quiet')
  const starts = [0, ...map.boundaries, 1].map(at)
  for (const column of starts.slice(1, -1)) grid.put(axis, column, tick, 'quiet')
  for (let stage = 0; stage < 4; stage++) {
    const wide = starts[stage + 1]! - starts[stage]! - 3
    if (wide > 3) grid.put(axis, starts[stage]! + 2, cut(` ${stageName(map, stage)} `, wide))
  }
  if (to > from) {
    grid.fill(axis + 1, at(from), at(to) + 1, across)
    grid.put(axis + 1, at(from), ascii ? '+' : '└')
    grid.put(axis + 1, at(to), down)
    grid.put(axis + 1, at(mean), fork, 'strong')
  } else grid.put(axis + 1, at(mean), ascii ? '|' : '│', 'strong')
  grid.put(axis + 2, Math.max(1, at(mean) - 1), percent(mean), 'strong')
  grid.paste(
    axis + 4,
    0,
    drawSheet({ blocks: [[...said, ...where]] }, { width, height: Math.max(1, height - axis - 4) }),
  )
  return snug(grid)
}

/** What the places say, in a sentence or two. */
export function wordsOf(map: WardleyMap, { places, mean, from, to, camps, split }: Placement): string {
  const middle = evolutionWords(map, mean)
  if (places.length === 1) return words.onePlace(middle)
  const said = from === to ? words.samePlace(middle) : words.spread(middle, percent(from), percent(to))
  return split ? `${said} ${words.apart(camps)}` : said
}
