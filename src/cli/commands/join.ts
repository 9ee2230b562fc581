/** join: a terminal of one's own in a room that is hosted on this machine. */

import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { createInterface } from 'node:readline/promises'
import { commandLine } from '../../command-line.ts'
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import type { Hello } from '../../remote/messages.ts'
import type { Role } from '../../views/host-services.ts'
import { print, tell } from '../files/output.ts'
import { refuseWindows } from '../hosting/can-host.ts'
import { type Common, command } from '../parsing/command.ts'
import { hasTerminal } from '../terminal.ts'

/** Bytes in which a name or a ticket has its place. */
const longestLine = 1_024

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
  words: { socket: { type: 'string', means: 'session', describe: 'its socket or session, where there are several' } },
  options: {
    name: { type: 'string', takes: 'NAME', describe: 'who you are, else your login name', requiresArg: true },
    as: {
      choices: roles,
      takes: 'ROLE',
      default: 'participant',
      describe: 'or facilitator, observer, stage',
      requiresArg: true,
    },
    ticket: { type: 'string', takes: 'CODE', describe: 'your rejoin code: you keep your place', requiresArg: true },
    sshd: { type: 'boolean', default: false, describe: 'sshd says who connects' },
  },
  async run({ socket, name, ticket, as: role, ...args }): Promise<ExitCode> {
    refuseWindows(process.platform)
    // Through sshd without a terminal (`ssh -T`) it is plain lines, as at the other door.
    const plain = args.sshd && !hasTerminal()
    if (!hasTerminal() && !plain)
      throw new UserError('Joining needs a terminal.', 'With ssh, ask for one: ssh -t', exitCodes.usage)
    const [remote, { userName }] = await Promise.all([import('../../remote/join.ts'), import('../../store/machine.ts')])
    const { env, stdin, stdout } = process
    const path = await roomMeant(socket)
    const here = remote.screenHere(stdout, { ...env, ...told(args) }, args.linear || plain, plain)
    const isErrand = args.sshd && env.SSH_ORIGINAL_COMMAND?.trim() === 'check-in'
    const screen = isErrand ? { ...here, errand: 'check-in' as const } : here
    const more = ticket === undefined ? {} : { ticket }
    let hello: Extract<Hello, { name?: string }> = args.sshd
      ? { is: 'terminal', screen, role: 'participant', ...remote.callerOf(env, await authOf(env)), ...more }
      : { is: 'terminal', screen, role, name: name ?? userName(), ...more }
    if (args.sshd && name !== undefined) hello = { ...hello, name }
    for (;;) {
      const { code, say } = await stay(remote.visit(path, hello, { input: stdin, output: stdout }), plain)
      if (code === exitCodes.usage && args.sshd && hello.name === undefined && hello.ticket === undefined) {
        const answer = await (plain ? askPlainly() : askName())
        if (answer === undefined) return exitCodes.usage
        hello = { ...hello, ...(isTicket(answer) ? { ticket: answer } : { name: answer }) }
        continue
      }
      if (say) await tell(say)
      return code
    }
  },
})

/**
 * Waits for the end of a visit; signals end it, or stop it for a while, with the terminal given back. The end of the input is the loss of
 * a terminal; in plain lines it is what ctrl-d is, and the room's to answer.
 */
async function stay(visit: import('../../remote/join.ts').Visit, plain: boolean) {
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
  if (!plain) process.stdin.once('end', lost)
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
  const [{ livingRooms, roomsOf }, { stateFolder }] = await Promise.all([
    import('../../remote/rooms.ts'),
    import('../../remote/state.ts'),
  ])
  if (word !== undefined && /\.sock$/.test(word)) return word
  const state = stateFolder(process.env, homedir())
  const all = await livingRooms(state)
  const found = word === undefined ? all : roomsOf(all, state, word)
  const [only, ...others] = found
  if (only && !others.length) return only
  if (!only)
    throw new UserError(
      word === undefined
        ? 'No room is hosted on this machine.'
        : `No room of the name "${word}" is hosted on this machine.`,
      `Come in from elsewhere with the ssh line its lobby shows, or host one here: ${commandLine('host', 'FILE')}`,
    )
  throw new UserError(
    `${found.length} rooms are hosted here.`,
    `They are ${found.join(' and ')}. Say which: ${commandLine('join', only)}`,
  )
}

/** What this person's options and config say of colours and motion, as the room is told it. */
function told({ color, theme, motion }: Pick<Common, 'color' | 'theme' | 'motion'>): Record<string, string> {
  return { FLYWHEEL_THEME: theme, FLYWHEEL_MOTION: motion, ...(color ? {} : { NO_COLOR: '1' }) }
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
    return await lines.question('Your name, or your rejoin code: ')
  } finally {
    lines.close()
  }
}

/** The first line of an input that is no terminal; what comes after it is left there. Undefined when there is none. */
function askPlainly(): Promise<string | undefined> {
  const { stdin } = process
  void print('Your name, or your rejoin code:')
  return new Promise(resolve => {
    let read = Buffer.alloc(0)
    const done = (line: string | undefined, rest?: Buffer) => {
      stdin.pause()
      stdin.removeListener('data', take)
      stdin.removeListener('end', end)
      if (rest?.length) stdin.unshift(rest)
      resolve(line)
    }
    const end = () => done(undefined)
    const take = (bytes: Buffer) => {
      read = Buffer.concat([read, bytes])
      const at = read.indexOf(10)
      if (at >= 0) done(read.subarray(0, at).toString().trim(), read.subarray(at + 1))
      else if (read.length > longestLine) done(undefined)
    }
    stdin.on('data', take)
    stdin.once('end', end)
  })
}
