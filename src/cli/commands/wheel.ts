/** wheel: the wheel of a team and all its turns at a glance: what reached people, what waits, bets, gates, how often it turns. */
import { commandLine } from '../../command-line.ts'
import { localDay } from '../../day.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { list } from '../../text.ts'
import { print, printJson, printStyled, safe } from '../files/output.ts'
import { command, json } from '../parsing/command.ts'
import { folderMeant } from '../sessions/find-session.ts'
import { newestTurns } from '../sessions/newest-turns.ts'

/** As wide as the terminal, in cells, within what can be drawn and read; where there is none, as the smallest screen everybody has. */
const widths = { least: 60, most: 120, unknown: 80 }

/** Rows of the page: the wheel, and under it as much of all turns as there is. */
const rows = { wheel: 40, turns: 400 }

export const wheel = command<{ folder?: string; team?: string; json: boolean }>({
  usage: 'wheel [folder]',
  about: 'Draw the wheel of a team and all its turns',
  examples: [
    ['flywheel wheel', 'of the one team in ./sessions'],
    ['flywheel wheel --team checkout --json', 'as data for programs'],
  ],
  words: { folder: { type: 'string', means: 'folder', describe: 'folder with sessions, else --dir' } },
  options: { team: { type: 'string', takes: 'NAME', describe: 'which team', requiresArg: true }, json },
  async run({ folder, team, dir, ascii, color, ...args }) {
    const [{ wheelOf }, { drawWheelFacts }, { drawWheel }, { rowsOf, unstyled }] = await Promise.all([
      import('../../turn/wheel-facts.ts'),
      import('../../turn/wheel-drawing.ts'),
      import('../../views/wheel-drawing.ts'),
      import('../../screen/theme.ts'),
    ])
    const { columns = widths.unknown, isTTY } = process.stdout
    const width = Math.min(widths.most, Math.max(widths.least, columns))
    const today = localDay(new Date())
    const turns = await newestTurns(await folderMeant(folder, dir), team, session => ({
      team: session.turn.team,
      facts: wheelOf(session, today),
      ring: args.json ? undefined : drawWheel(session, { width, height: rows.wheel, low: true, today }),
    }))
    const [only, other] = turns
    if (!only || other)
      throw new UserError(
        'A wheel is of one team; teams are not compared.',
        `Say which with --team: ${list(turns.map(s => safe(s.team)))}. To list each by itself: ${commandLine('momentum', ...(folder === undefined ? [] : [folder]))}`,
        exitCodes.usage,
      )
    const { facts, ring } = only
    if (!ring) {
      await printJson(facts)
      return exitCodes.ok
    }
    const all = drawWheelFacts(facts, { width, height: rows.turns, today, ascii })
    const theme = { colour: isTTY && color, ascii }
    const text = [...rowsOf(ring, theme), '', ...rowsOf(all, theme).slice(0, all.used())].join('\n')
    await (theme.colour ? printStyled(text) : print(unstyled(text)))
    return exitCodes.ok
  },
})
