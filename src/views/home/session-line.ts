/** A session in a list, and what it leaves for the next turn: the same on every home screen. */

import { basename } from 'node:path'
import { localDay, showDay } from '../../day.ts'
import type { Grid } from '../../draw/grid.ts'
import { kindWords } from '../../kinds/words.ts'
import type { SessionInfo } from '../../ports/session-store.ts'
import { resultWords } from '../../session/bet.ts'
import { cut, plural } from '../../text.ts'
import { viewWords } from '../words.ts'

/** A session in one row of a list, from its first cell on. `now` is the time in ms since 1970. */
export function drawSession(
  grid: Grid,
  y: number,
  s: SessionInfo,
  { chosen, now }: { chosen: boolean; now: number },
): void {
  const wide = grid.width >= 76
  const today = localDay(new Date(now))
  grid.put(y, 1, chosen ? '▸' : ' ', 'strong')
  const file = basename(s.key)
  if (s.state === 'unreadable') {
    const x = grid.put(y, 3, cut(file, 30), chosen ? 'strong' : 'plain')
    const reason = (s.reason ?? '').replace(`${file}, `, '').replace(`${file}: `, '')
    grid.put(y, x + 2, cut(`! cannot read: ${reason}`, grid.width - x - 3), 'warn')
    return
  }
  grid.put(y, 3, cut(s.team || file, 14), chosen ? 'strong' : 'plain')
  grid.put(y, 19, cut(`${kindWords.turnKind(s.kind)} ${s.number}`, 10))
  const open = s.at ? `open, at ${s.at.toLowerCase()}` : 'open'
  const closed = s.result ? `closed, bet ${resultWords[s.result]}` : 'closed'
  const state = s.copyOf === undefined ? (s.state === 'open' ? open : closed) : `copy of ${s.copyOf}`
  grid.put(y, 30, cut(state, grid.width - 30 - (wide ? 26 : 10)))
  if (wide) grid.putRight(y, grid.width - 14, plural(s.people, 'person', 'people'))
  grid.putRight(y, grid.width - 2, s.day ? showDay(s.day, today) : '')
}

/** What a closed session leaves for the next turn. */
export function waitingLines(s: SessionInfo | undefined): string[] {
  if (s?.state !== 'closed') return []
  const facts: string[] = []
  if (s.bet) facts.push(`bet  ${s.bet}${s.result ? '' : '   to be scored first'}`)
  const oldest = s.oldestAction
  if (s.openActions)
    facts.push(
      `${plural(s.openActions, 'action')} open${oldest?.carried ? `, "${oldest.text}" carried ${plural(oldest.carried, 'turn')}` : ''}`,
    )
  return facts.length ? [viewWords.waiting(s.team), ...facts] : []
}
