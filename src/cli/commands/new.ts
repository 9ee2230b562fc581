/** new: start a turn, the first of a team or the one after its last. */
import { type ExitCode, exitCodes } from '../../errors.ts'
import { print, printJson, safe, tell } from '../files/output.ts'
import { fullScreen, needsTerminal } from '../full-screen.ts'
import { command, json } from '../parsing/command.ts'
import { namesIn } from '../parsing/typed.ts'
import { hasTerminal } from '../terminal.ts'

type Args = { agenda?: string; team?: string; people?: string; file?: string; open: boolean; json: boolean }

export const newTurn = command<Args>({
  usage: 'new',
  about: 'Start a first turn, or the next from the last one',
  examples: [
    ['flywheel new --team checkout --people Ana,Bo,Chidi', 'a 25-minute retro'],
    ['flywheel new --agenda turn --team checkout', 'a full turn, 75 minutes'],
    ['flywheel new --agenda ours.yaml --no-open', 'only make the next turn'],
  ],
  options: {
    agenda: {
      type: 'string',
      means: 'input',
      offers: 'agendas',
      takes: 'NAME',
      usual: 'retro',
      describe: 'retro, turn-60, -75, -90, or a file of your own',
      requiresArg: true,
    },
    team: {
      type: 'string',
      takes: 'NAME',
      describe: 'name of the team, else the only one in --dir',
      requiresArg: true,
    },
    people: {
      type: 'string',
      means: 'list',
      takes: 'A,B,C',
      describe: 'who is in the room; the first facilitates',
      requiresArg: true,
    },
    file: { type: 'string', means: 'file', describe: 'file to make, else TEAM-t0001.json in --dir', requiresArg: true },
    open: { type: 'boolean', default: true, describe: 'only make the session, do not open it' },
    json,
  },
  async run({ team, people, file, ...args }): Promise<ExitCode> {
    const { usual = {} } = args
    const agenda = args.agenda ?? usual.agenda ?? 'retro'
    const names = people === undefined ? undefined : namesIn(people)
    // With nobody at the keyboard nothing is asked: what is missing is said instead.
    const mayAsk = args.linear ? process.stdin.isTTY : hasTerminal()
    if (!team && args.open && mayAsk) return fullScreen({ show: 'form', team, people: names, agenda }, args)
    const opens = args.open && !args.json
    if (opens && !args.linear) needsTerminal()
    const [{ startTurn }, { storeIn }] = await Promise.all([import('../sessions/start-turn.ts'), import('../store.ts')])
    const {
      room,
      key: path,
      turn,
      from,
      torn,
    } = await startTurn({ agenda, team: team ?? '', people: names, file, usual }, storeIn(args.dir, { quick: true }))
    await room.leave()
    if (torn) await tell(safe(torn))
    if (from) await tell(`Turn ${turn.number} of ${safe(turn.team)} starts from ${safe(from)}`)
    if (args.json) await printJson({ file: path, team: turn.team, turn: turn.number, from })
    else if (!args.open) await print(safe(path))
    return opens ? fullScreen({ show: 'session', path, readOnly: false }, args) : exitCodes.ok
  },
})
