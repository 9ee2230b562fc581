/** wheel: the wheel of a team and all its turns at a glance: what reached people, what waits, bets, gates, how often it turns. */
import { commandLine } from '../../command-line.ts'
import { localDay } from '../../day.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { list } from '../../text.ts'
import { lookOf } from '../environment.ts'
import { print, printJson, printStyled, safe } from '../files/output.ts'
import { command, json } from '../parsing/command.ts'
import { folderMeant } from '../sessions/find-session.ts'
import { newestTurns } from '../sessions/newest-turns.ts'

/** As wide as the terminal, in cells, within what can be drawn and read; where there is none, as the smallest screen everybody has. */
const widths = { least: 60, most: 120, unknown: 80 }

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
    const [{ wheelPage, wheelText }, { unstyled }] = await Promise.all([
      import('../sessions/wheel-page.ts'),
      import('../../screen/theme.ts'),
    ])
    const { columns = widths.unknown, isTTY } = process.stdout
    const width = Math.min(widths.most, Math.max(widths.least, columns))
    const today = localDay(new Date())
    const turns = await newestTurns(await folderMeant(folder, dir), team, session => wheelPage(session, width, today))
    const [only, other] = turns
    if (!only || other)
      throw new UserError(
        'A wheel is of one team; teams are not compared.',
        `Say which with --team: ${list(turns.map(s => safe(s.team)))}. To list each by itself: ${commandLine('momentum', ...(folder === undefined ? [] : [folder]))}`,
        exitCodes.usage,
      )
    if (args.json) {
      await printJson(only.facts)
      return exitCodes.ok
    }
    // What is printed stands on the terminal's own ground.
    const theme = lookOf({ color: isTTY && color, ascii, theme: 'terminal' }, process.env)
    const text = wheelText(only, width, today, theme)
    await (theme.colour ? printStyled(text) : print(unstyled(text)))
    return exitCodes.ok
  },
})
