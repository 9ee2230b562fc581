/** host: a session that people join from their own terminals. */
import { existsSync } from 'node:fs'
import { commandLine } from '../../command-line.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { isDatabase } from '../../postgres/address.ts'
import { placesOf } from '../../store/places.ts'
import { onlyRest } from '../../store/trouble.ts'
import { refuseWindows } from '../hosting/can-host.ts'
import { command, json } from '../parsing/command.ts'
import { listening, portOf } from '../parsing/port.ts'
import { findSession, lookUpIn } from '../sessions/find-session.ts'
import { hasTerminal } from '../terminal.ts'

type Args = {
  file: string
  listen: string
  port: string
  headless: boolean
  keep: boolean
  async: boolean
  'authorized-keys'?: string
  agenda?: string
  team?: string
  people?: string
  json: boolean
}

export const host = command<Args>({
  usage: 'host <file>',
  about: 'Open a session to others: everybody joins with ssh',
  examples: [
    ['flywheel host checkout-t0002', 'this machine alone'],
    ['flywheel host checkout-t0002 --listen 192.168.1.20', 'on this network'],
    ['flywheel host retro.json --team checkout --people Ana,Bo', 'a new one'],
    ['flywheel host checkout-t0002 --headless --json', 'on a server'],
  ],
  words: {
    file: { type: 'string', means: 'session', describe: 'a session file, or its name in --dir; new with --team' },
  },
  options: {
    ...listening,
    headless: { type: 'boolean', default: false, describe: 'no screen here; the facilitator joins by code' },
    keep: { type: 'boolean', default: false, describe: 'the room stays when this terminal closes' },
    async: { type: 'boolean', default: false, describe: 'collect cards early; the clock is paused' },
    'authorized-keys': {
      type: 'string',
      means: 'file',
      takes: 'FILE',
      describe: 'public keys that need no code',
      requiresArg: true,
    },
    team: { type: 'string', takes: 'NAME', describe: 'a new session: name of the team', requiresArg: true },
    people: {
      type: 'string',
      means: 'list',
      takes: 'A,B,C',
      describe: 'its people; the first facilitates',
      requiresArg: true,
    },
    agenda: {
      type: 'string',
      means: 'input',
      offers: 'agendas',
      takes: 'NAME',
      usual: 'retro',
      describe: 'its agenda',
      requiresArg: true,
    },
    json: { ...json, describe: 'print one line of JSON when ready (--headless)' },
  },
  async run({ file, team, people, ...args }) {
    const agenda = args.agenda ?? args.usual?.agenda ?? 'retro'
    refuseWindows(process.platform)
    const port = portOf(`${args.port}`)
    if (args.json && !args.headless)
      throw new UserError('--json goes with --headless.', 'On a screen the lobby shows all of it.', exitCodes.usage)
    if (!args.headless && !args.linear && !hasTerminal())
      throw new UserError(
        "The host's screen needs a terminal.",
        `Without one: ${commandLine('host', file, '--headless')}`,
        exitCodes.usage,
      )
    const isNew = team !== undefined
    const found = await lookUpIn(file, args.dir)
    if (isNew && found && !isDatabase(args.dir) && !existsSync(found)) throw onlyRest(placesOf(found))
    if (isNew && found)
      throw new UserError(
        `${file} is there already.`,
        `Host it as it is: ${commandLine('host', file)}`,
        exitCodes.usage,
      )
    if (!isNew && !found)
      throw new UserError(
        `There is no session "${file}".`,
        `Make it as you host it: ${commandLine('host', file, '--team', 'NAME', '--people', 'A,B,C')}`,
      )
    const { hostRoom } = await import('../hosting/host-room.ts')
    return hostRoom({
      settings: args,
      session: isNew ? { file, team, people, agenda } : findSession(file, args.dir),
      listen: args.listen,
      port,
      keysFile: args['authorized-keys'],
      headless: args.headless,
      stays: args.keep,
      early: args.async,
      json: args.json,
      command: commandLine('host', file),
    })
  },
})
