/** The home screen before Ink has loaded: drawn, written, and handed to the app as what the terminal shows already. */
import type { SessionInfo } from '../../ports/session-store.ts'
import { hintsOf } from '../../screen/frame-drawing.ts'
import { changed, type KeyChanges } from '../../screen/keys/changes.ts'
import { clampSize, entering } from '../../screen/modes.ts'
import { painter } from '../../screen/painter.ts'
import { groundOf, rowsOf, type Theme } from '../../screen/theme.ts'
import { drawHome } from '../../views/home/home-drawing.ts'
import { homeLayers } from '../../views/home/home-keys.ts'

/** A terminal that can be written to; sizes in cells. */
type Output = { write(bytes: string): unknown; columns?: number; rows?: number }

/** Switches the terminal over and paints the home screen. Returns the rows it shows now. `now` in ms since 1970. */
export function paintFirstFrame(
  output: Output,
  theme: Theme,
  sessions: readonly SessionInfo[],
  dir: string,
  now: number,
  keys?: KeyChanges,
): string[] {
  const { width, height } = clampSize(output.columns, output.rows)
  const hints = hintsOf(changed(homeLayers(sessions.length > 0), keys))
  const rows = rowsOf(drawHome({ sessions, at: 0, dir, width, height, now, keys: hints }), theme)
  let frame = ''
  const paint = (bytes: string) => {
    frame = bytes
  }
  painter(paint, undefined, () => groundOf(theme)).paint(rows)
  output.write(entering(theme) + frame)
  return rows
}
