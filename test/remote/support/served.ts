/** A gateway as it is built, a desk in front of rooms that the test makes, and people who come by any key or by a code. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Gateway, type GatewayOptions, openGateway } from '../../../src/remote/gateway-process.ts'
import type { Admit, Answered, LetIn, TurnedAway } from '../../../src/remote/messages.ts'
import { listenAt } from '../../../src/remote/socket.ts'
import type { RemoteTerminal } from '../../../src/remote/terminal.ts'
import { built, folder } from './gateway.ts'
import { type ServedRoom, servedRoom } from './served-room.ts'

export type Served = {
  folder: string
  gateway: Gateway
  knownHosts: string
  /** What the gateway asked the desk. */
  asked: Admit[]
  bugs: string[]
  /** Called with every terminal and command that comes to the desk itself. */
  onTerminal(terminal: RemoteTerminal): void
  /** Another room in this process. */
  room(name: string, heard?: Parameters<typeof servedRoom>[2]): Promise<ServedRoom>
  /** Another room in a process of its own. */
  roomProcess(name: string): Promise<{ path: string; process: ChildProcess; kill(): Promise<void> }>
}

export type Reply = Partial<LetIn> | TurnedAway
/** What the desk answers to which question: a place (of what it leaves out something is made up), or why not. */
export type Desk = (admit: Admit, n: number) => Reply | Promise<Reply>

export async function served(desk: Desk, options: Partial<GatewayOptions> = {}): Promise<Served> {
  const there = folder()
  const asked: Admit[] = []
  const bugs: string[] = []
  const made: Pick<Served, 'onTerminal'> = { onTerminal() {} }
  const socket = await listenAt(join(there, 'desk.sock'), {
    async admit(admit): Promise<Answered> {
      asked.push(admit)
      const pass = `p${asked.length}`
      const reply = await desk(admit, asked.length)
      return 'no' in reply ? reply : { pass, name: admit.name, role: 'participant', ...reply }
    },
    enter: (_, terminal) => void made.onTerminal(terminal),
  })
  const gateway = await openGateway({
    file: built,
    address: '127.0.0.1',
    port: 0,
    socket: socket.path,
    hostKey: join(there, 'state', 'host-key'),
    question: 'Code: ',
    commands: true,
    bug: stack => bugs.push(stack),
    ...options,
  })
  onTestFinished(async () => {
    await gateway.close()
    await socket.close()
  })
  const knownHosts = join(there, 'known_hosts')
  writeFileSync(knownHosts, `${gateway.knownHosts}\n`)
  return Object.assign(made, {
    folder: there,
    gateway,
    knownHosts,
    asked,
    bugs,
    async room(name: string, heard?: Parameters<typeof servedRoom>[2]) {
      const room = await servedRoom(join(there, `${name}.sock`), name, heard)
      onTestFinished(() => room.close())
      return room
    },
    async roomProcess(name: string) {
      const path = join(there, `${name}.sock`)
      const child = spawn(process.execPath, [join(import.meta.dirname, 'served-room.ts'), path, name], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      onTestFinished(() => void child.kill('SIGKILL'))
      await once(child.stdout!, 'data')
      return {
        path,
        process: child,
        async kill() {
          const gone = once(child, 'exit')
          child.kill('SIGKILL')
          await gone
        },
      }
    },
  })
}
