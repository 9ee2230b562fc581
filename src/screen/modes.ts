/** What a terminal is switched to while the app is on it, and which sizes of it are believed. */

import type { Theme } from './theme.ts'

/** The other screen, pastes marked, no cursor. */
export const enter = '\x1b[?1049h\x1b[?2004h\x1b[?25l'
/** The mouse tells of its wheel and its buttons (SGR); the terminal selects text with shift meanwhile. */
export const mouse = '\x1b[?1000h\x1b[?1006h'
/** A cursor that does not blink, and the one the terminal has by itself (DECSCUSR). */
const steady = '\x1b[2 q'
const unsteady = '\x1b[0 q'
/** Everything as it was found. */
export const leave = '\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?1049l\x1b[?25h\x1b[0m'

/** What a terminal with this look is switched to; the cursor stands still where nothing may move. */
export function entering({ still }: Pick<Theme, 'still'>): string {
  return still ? enter + steady : enter
}

/** The same given back. */
export function leaving({ still }: Pick<Theme, 'still'>): string {
  return still ? leave + unsteady : leave
}

/** A size in cells within what can be drawn; a terminal that tells none counts as 80x24. */
export function clampSize(columns = 80, rows = 24): { width: number; height: number } {
  return { width: Math.min(500, Math.max(20, columns || 80)), height: Math.min(200, Math.max(5, rows || 24)) }
}
