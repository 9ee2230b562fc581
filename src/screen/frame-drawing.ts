/** The fixed rows of a screen as drawings: header, strip and rule above; rule, message and keys below. */

import { Grid, type Tone } from '../draw/grid.ts'
import { itemAt } from '../lists.ts'
import { width as cells, cut } from '../text.ts'
import { showKey } from './keys/keys.ts'
import { type Layer, type LiveRow, liveRows } from './router.ts'

/** Rows of the frame that are not main, and those of them that stand below it. */
export const frameRows = 6
export const footerRows = 3

/** What the header and the strip say: whose turn it is, where in it this screen is, who is here and the clock; `hue` is that of the phase. */
export type Header = { left: string; where?: string; right: string; strip?: Grid; hue?: Tone | undefined }

/** Header, wheel strip, rule; of a reduced frame the header alone. */
export function drawTop(header: Header, width: number, reduced = false): Grid {
  const grid = new Grid(width, reduced ? 1 : 3)
  const right = cut(header.right, Math.max(8, width - 12))
  const start = grid.putRight(0, width, right)
  const left = header.where === undefined ? header.left : `${header.left}  ›  ${header.where}`
  grid.put(0, 1, cut(left, Math.max(0, start - 3)), 'strong')
  if (reduced) return grid
  if (header.strip) grid.paste(1, 0, header.strip)
  grid.fill(2, 0, width, '─', header.hue)
  return grid
}

/** `leave` is what esc does while text is typed; without it, keys are keys. `help` is false where F1 does nothing. */
type Footer = {
  keys: { key: string; hint: string }[]
  mode?: string
  leave?: string
  help?: boolean
  message: string
  width: number
  hue?: Tone | undefined
  /** In a small window, without the rule. */
  reduced?: boolean
}

/** Rule, message, keys; of a reduced frame the latter two. Hints go from the right while they do not fit; the way to help is always there. */
export function drawFooter({ keys, mode, leave, help = true, message, width, hue, reduced = false }: Footer): Grid {
  const grid = new Grid(width, reduced ? 2 : footerRows)
  const row = grid.height - 1
  if (!reduced) grid.fill(0, 0, width, '─', hue)
  grid.put(row - 1, 1, messageIn(message, width))
  const way = leave ? `esc ${leave}` : width < 70 ? '' : ': more'
  const end = [way, help ? 'F1 help' : ''].filter(Boolean).join('  ')
  const start = grid.putRight(row, width, end)
  let x = 1
  if (mode) x = grid.put(row, x, mode, 'focus') + 2
  for (const { key, hint } of keys.slice(0, 6)) {
    if (x + cells(key) + 1 + cells(hint) > start - 2) break
    x = grid.put(row, x, key, 'strong')
    x = grid.put(row, x + 1, hint) + 2
  }
  return grid
}

/** What was done, and the key that takes it back or gives it back. */
const withWayBack = /^(.*) {2}(\(esc )?(\S+) (takes|makes|brings) \w+ (?:back|again)[.)]$/

/** A message in a window this wide. Of what was done, the way back gets shorter first, then goes; only then words are cut. */
function messageIn(message: string, width: number): string {
  const room = width - 2
  const [, did, esc = '', key, does] = withWayBack.exec(message) ?? []
  if (cells(message) <= room || did === undefined)
    return cut(width < 80 && did === undefined ? inWhole(message, room) : message, room)
  const way = `  ${esc}${key}: ${does === 'takes' ? 'undo' : 'redo'}${esc && ')'}`
  if (cells(did + way) <= room) return did + way
  return cells(did) <= room ? did : cut(did, room - cells(way)) + way
}

/** In a narrow window, as many of a message's sentences as fit; its first one when none does. */
function inWhole(message: string, room: number): string {
  let kept = ''
  for (const part of message.split(/(?<=\S[.;:?!])(?=\s)/)) {
    if (cells((kept + part).replace(/[;:]$/, '.')) > room) break
    kept += part
  }
  return kept ? kept.replace(/[;:]$/, '.') : message
}

/** What the last row says of these layers: hints, what esc does while text is typed, and whether F1 opens help. */
export function footerKeys(layers: readonly Layer[], typing: boolean): Pick<Footer, 'keys' | 'leave' | 'help'> {
  const live = liveRows(layers, typing)
  const keys = hintsIn(live, typing)
  if (!typing) return { keys, help: true }
  const leave = live.find(l => l.row.on.includes('escape'))?.row.hint ?? 'back'
  return { keys, leave, help: live.some(l => l.row.on.includes('f1')) }
}

/** The hints of the nearest layers that have any, in the table's order. */
export function hintsOf(layers: readonly Layer[]): { key: string; hint: string }[] {
  return hintsIn(liveRows(layers), false)
}

function hintsIn(live: readonly LiveRow[], typing: boolean): { key: string; hint: string }[] {
  const seen = new Set<string>()
  const out: { key: string; hint: string }[] = []
  for (const { row, run } of live) {
    // While text is typed, what esc does stands at the right edge.
    if (!row.hint || typeof run === 'string' || seen.has(row.hint) || (typing && row.on[0] === 'escape')) continue
    seen.add(row.hint)
    out.push({ key: showKey(itemAt(row.on, 0)), hint: row.hint })
  }
  return out
}
