/** Help as a drawing: the keys that work, from the same table as the footer, and the reason for the step. */
import { Grid, type Tone } from '../draw/grid.ts'
import { wrap } from '../text.ts'
import { showKey } from './keys/keys.ts'
import type { LiveRow } from './router.ts'

/** `why` is shown with its first line as a title. Sizes in cells. */
type HelpLook = { rows: readonly LiveRow[]; why: readonly string[]; width: number; height: number }

type Line = { key?: string; text: string; tone?: Tone }

/** Cells before what a key does. */
const indent = 11
/** Cells of the right column: what works at every step, each in one row. */
const always = 42

/**
 * Every key that works, on as many pages as that takes: what works here and everywhere with the reason for the step at
 * the left, what works at every step at the right; one under the other below 76 columns.
 */
export function drawHelp({ rows, why, width, height }: HelpLook): Grid[] {
  const of = (...scopes: string[]) => rows.filter(r => scopes.includes(r.scope))
  const here = rows.filter(r => r.scope !== 'step' && r.scope !== 'everywhere')
  const two = width >= 76
  const half = two ? Math.min(Math.floor(width / 2), width - always) : width
  const step = section('AT EVERY STEP', of('step'), two ? width - half : half - 1)
  const near = section('HERE', here, half - 1)
  const far = section('EVERYWHERE', of('everywhere'), half - 1)
  const reason = why.length ? [{ text: 'WHY', tone: 'strong' as const }, ...reasons(why, half - 3)] : []
  // Outside of a step there is room at the right for the rest.
  const right = step.length ? step : joined(far, reason)
  const left = !two ? joined(near, step, far, reason) : step.length ? joined(near, far, reason) : near
  const pages = Math.ceil(Math.max(left.length, two ? right.length : 0, 1) / height)
  return Array.from({ length: pages }, (_, page) => {
    const grid = new Grid(width, height)
    const put = (lines: readonly Line[], x: number) => {
      for (const [y, line] of lines.slice(page * height, (page + 1) * height).entries()) {
        if (line.key !== undefined) grid.put(y, x, line.key, 'strong')
        grid.put(y, line.key === undefined ? x : Math.max(x + indent, x + line.key.length + 2), line.text, line.tone)
      }
    }
    put(left, 1)
    if (two) put(right, half)
    return grid
  })
}

function section(title: string, rows: readonly LiveRow[], room: number): Line[] {
  if (!rows.length) return []
  return [
    { text: title, tone: 'strong' },
    ...rows.flatMap(({ row, run }) => {
      const key = row.on.slice(0, 2).map(showKey).join(' ')
      const does = typeof run === 'string' ? `${row.does} (not now: ${run})` : row.does
      return wrap(does, room - Math.max(indent, key.length + 2) - 1).map((text, i) => ({ key: i ? '' : key, text }))
    }),
  ]
}

function reasons(why: readonly string[], room: number): Line[] {
  return why.flatMap((text, i) =>
    wrap(text, room).map(line => (i ? { text: line } : { text: line, tone: 'accent' as const })),
  )
}

/** One under the other with a blank row between. */
function joined(...parts: Line[][]): Line[] {
  return parts.filter(p => p.length).flatMap((p, i) => (i ? [{ text: '' }, ...p] : p))
}
