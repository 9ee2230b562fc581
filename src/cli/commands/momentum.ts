/** momentum: what pushes each team's wheel and what drags on it, every team by itself. */
import { localDay } from '../../day.ts'
import { exitCodes } from '../../errors.ts'
import { plural } from '../../text.ts'
import { print, printJson, safe } from '../files/output.ts'
import { command, json } from '../parsing/command.ts'
import { folderMeant } from '../sessions/find-session.ts'
import { newestTurns } from '../sessions/newest-turns.ts'

export const momentum = command<{ folder?: string; team?: string; json: boolean }>({
  usage: 'momentum [folder]',
  about: 'List what pushes and what drags, team by team',
  examples: [
    ['flywheel momentum', 'every team in ./sessions'],
    ['flywheel momentum ~/workshops --team checkout', 'one of them'],
  ],
  words: { folder: { type: 'string', means: 'folder', describe: 'folder with sessions, else --dir' } },
  options: { team: { type: 'string', takes: 'NAME', describe: 'only this team', requiresArg: true }, json },
  async run({ folder, team, dir, ...args }) {
    const { momentum: read } = await import('../../turn/momentum.ts')
    const today = localDay(new Date())
    const teams = await newestTurns(await folderMeant(folder, dir), team, session => ({
      team: session.turn.team,
      turn: session.turn.number,
      day: session.opened.slice(0, 10),
      ...read(session, today),
    }))
    if (args.json) await printJson(teams)
    else
      await print(
        teams
          .map(({ team: name, turn, day, pushes, drags, word }) =>
            [
              `${safe(name)}, ${plural(turn, 'turn')}, the last on ${day}: ${word}`,
              ...lines('pushes', '+', pushes),
              ...lines('drags', '-', drags),
            ].join('\n'),
          )
          .join('\n\n'),
      )
    return exitCodes.ok
  },
})

function lines(title: string, sign: string, facts: readonly { say: string }[]): string[] {
  return facts.length ? facts.map(fact => `  ${sign} ${safe(fact.say)}`) : [`  ${sign} no ${title} seen yet`]
}
