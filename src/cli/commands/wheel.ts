/** wheel: all turns of a team at a glance: what reached people, what waits, bets, gates, how often it turns. */
import { commandLine } from '../../command-line.ts'
import { localDay } from '../../day.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { list } from '../../text.ts'
import { print, printJson, safe } from '../files/output.ts'
import { command, json } from '../parsing/command.ts'
import { folderMeant } from '../sessions/find-session.ts'
import { newestTurns } from '../sessions/newest-turns.ts'

/** As wide as the smallest screen everybody has, in cells, unless the terminal is wider; never wider than can be read. */
const widths = { least: 80, most: 120 }

export const wheel = command<{ folder?: string; team?: string; json: boolean }>({
  usage: 'wheel [folder]',
  about: 'Draw the wheel over all turns of a team',
  examples: [
    ['flywheel wheel', 'of the one team in ./sessions'],
    ['flywheel wheel --team checkout --json', 'as data for programs'],
  ],
  words: { folder: { type: 'string', means: 'folder', describe: 'folder with sessions, else --dir' } },
  options: { team: { type: 'string', takes: 'NAME', describe: 'which team', requiresArg: true }, json },
  async run({ folder, team, dir, ascii, ...args }) {
    const [{ wheelOf }, { drawWheelFacts }, { toAscii }] = await Promise.all([
      import('../../turn/wheel-facts.ts'),
      import('../../turn/wheel-drawing.ts'),
      import('../../draw/glyphs.ts'),
    ])
    const today = localDay(new Date())
    const turns = await newestTurns(await folderMeant(folder, dir), team, session => ({
      team: session.turn.team,
      facts: wheelOf(session, today),
    }))
    const [only, other] = turns
    if (!only || other)
      throw new UserError(
        'A wheel is of one team; teams are not compared.',
        `Say which with --team: ${list(turns.map(s => safe(s.team)))}. To list each by itself: ${commandLine('momentum', ...(folder === undefined ? [] : [folder]))}`,
        exitCodes.usage,
      )
    const { facts } = only
    if (args.json) await printJson(facts)
    else {
      const width = Math.min(widths.most, Math.max(widths.least, process.stdout.columns ?? 0))
      const rows = drawWheelFacts(facts, { width, height: 400, today, ascii }).lines()
      const text = rows
        .map(row => row.trimEnd())
        .join('\n')
        .replace(/(?<!\n)\n+$/, '')
      await print(ascii ? toAscii(text) : text)
    }
    return exitCodes.ok
  },
})
