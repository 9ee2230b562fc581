/** join: a terminal of one's own in a room that is hosted on this machine. */
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import type { Hello } from '../../remote/messages.ts'
import type { Role } from '../../ui/hall.ts'
import { command } from '../command.ts'
import { tell } from '../output.ts'
import { hasTerminal } from '../terminal.ts'

const roles = ['participant', 'facilitator', 'observer', 'stage'] as const

type Args = { socket?: string; name?: string; as: Role; ticket?: string; sshd: boolean }

export const join = command<Args>({
  usage: 'join [socket]',
  about: 'Join a room that is hosted on this machine',
  examples: [
    ['flywheel join --name Bo', 'the room that is hosted here'],
    ['flywheel join checkout-t0001 --as stage', 'a second screen for the projector'],
    ['flywheel join --sshd', 'run by a real sshd: docs/remote.md'],
  ],
  words: { socket: { type: 'string', describe: 'its socket or session, where there are several' } },
  options: {
    name: { type: 'string', takes: 'NAME', describe: 'who you are, else your login name', requiresArg: true },
    as: {
      choices: roles,
      takes: 'ROLE',
      default: 'participant',
      describe: 'or facilitator, observer, stage',
      requiresArg: true,
    },
    ticket: { type: 'string', takes: 'TICKET', describe: 'comes back as who you were', requiresArg: true },
    sshd: { type: 'boolean', default: false, describe: 'who is there is told by sshd' },
  },
  async run({ socket, name, ticket, as: role, ...args }): Promise<ExitCode> {
    if (!hasTerminal())
      throw new UserError('Joining needs a terminal.', 'With ssh, ask for one: ssh -t', exitCodes.usage)
    const [remote, { userName }] = await Promise.all([import('../../remote/join.ts'), import('../../store/machine.ts')])
    const { env, stdin, stdout } = process
    const path = await roomMeant(socket)
    const screen = remote.screenHere(stdout, env, args.linear)
    const more = ticket === undefined ? {} : { ticket }
    let hello: Extract<Hello, { name?: string }> = args.sshd
      ? { is: 'terminal', screen, role: 'participant', ...remote.callerOf(env, await authOf(env)), ...more }
      : { is: 'terminal', screen, role, name: name ?? userName(), ...more }
    if (args.sshd && name !== undefined) hello = { ...hello, name }
    for (;;) {
      const { code, say } = await stay(remote.visit(path, hello, { input: stdin, output: stdout }))
      if (code === exitCodes.usage && args.sshd && hello.name === undefined && hello.ticket === undefined) {
        const answer = await askName()
        hello = { ...hello, ...(isTicket(answer) ? { ticket: answer } : { name: answer }) }
        continue
      }
      if (say) await tell(say)
      return code as ExitCode
    }
  },
})

/** Waits for the end of a visit; signals end it, or stop it for a while, with the terminal given back. */
async function stay(visit: import('../../remote/join.ts').Visit) {
  const { exitCodeFor } = await import('../endings.ts')
  const ends = (['SIGHUP', 'SIGINT', 'SIGTERM'] as const).map(
    signal => [signal, () => visit.hangUp(exitCodeFor(signal))] as const,
  )
  const lost = () => visit.hangUp(exitCodeFor('SIGHUP'))
  const stop = () => {
    const back = visit.step()
    process.once('SIGCONT', back)
    process.kill(process.pid, 'SIGSTOP')
  }
  for (const [signal, end] of ends) process.on(signal, end)
  process.on('SIGTSTP', stop)
  process.stdin.once('end', lost)
  process.stdin.once('error', lost)
  try {
    return await visit.ended
  } finally {
    for (const [signal, end] of ends) process.removeListener(signal, end)
    process.removeListener('SIGTSTP', stop)
    process.stdin.removeListener('end', lost)
    process.stdin.removeListener('error', lost)
  }
}

/** The socket meant by a path, by a session's name, or by nothing when one room is hosted here. */
async function roomMeant(word: string | undefined): Promise<string> {
  const [{ livingRooms, sessionIn }, { stateFolder }] = await Promise.all([
    import('../../remote/rooms.ts'),
    import('../../remote/state.ts'),
  ])
  if (word !== undefined && /\.sock$/.test(word)) return word
  const all = await livingRooms(stateFolder(process.env, homedir()))
  const short = word && basename(word, '.json')
  const found = short === undefined ? all : all.filter(path => sessionIn(path) === short)
  const [only, ...others] = found
  if (only && !others.length) return only
  if (!only)
    throw new UserError(
      word === undefined
        ? 'No room is hosted on this machine.'
        : `No room of the name "${word}" is hosted on this machine.`,
      'Host one: flywheel host FILE, or come in from elsewhere with the ssh line its lobby shows.',
    )
  throw new UserError(`${found.length} rooms are hosted here.`, `Say which: flywheel join ${found.join(' or ')}`)
}

async function authOf(env: NodeJS.ProcessEnv): Promise<string> {
  return env.SSH_USER_AUTH ? readFile(env.SSH_USER_AUTH, 'utf8').catch(() => '') : ''
}

/** A ticket is longer than a name and has its own look: five letters or digits, five times, and one. */
function isTicket(answer: string): boolean {
  return /^([0-9a-z]{5}-){5}[0-9a-z]$/i.test(answer.trim())
}

async function askName(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await lines.question('Your name, or your ticket: ')
  } finally {
    lines.close()
  }
}
