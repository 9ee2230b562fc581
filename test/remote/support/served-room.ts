/**
 * A room of a service, small: shows who came and what is typed, and keeps it. Run as a program (`node served-room.ts SOCKET NAME`) it is a
 * process of its own, which can be killed; it lets in every pass.
 */
import { listenAt } from '../../../src/remote/socket.ts'
import type { RemoteTerminal } from '../../../src/remote/terminal.ts'

export type ServedRoom = {
  path: string
  name: string
  terminals: RemoteTerminal[]
  passes: string[]
  unused: string[]
  close(): Promise<void>
}

type Heard = (bytes: Buffer, terminal: RemoteTerminal) => void

/** Listens; each key is told to `heard`, and shown as `<key>` where nobody listens. */
export async function servedRoom(path: string, name: string, heard?: Heard): Promise<ServedRoom> {
  const terminals: RemoteTerminal[] = []
  const passes: string[] = []
  const unused: string[] = []
  const socket = await listenAt(path, {
    admit: () => ({ no: 'Not here.', again: false }),
    giveBack: pass => unused.push(pass),
    enter(hello, terminal) {
      passes.push('pass' in hello ? hello.pass : '')
      terminals.push(terminal)
      const { output, input } = terminal
      terminal.welcome({ name: 'Bo', role: 'participant' })
      if (!terminal.screen.linear) output.write('\x1b[?1049h')
      output.write(`[${name} ${output.columns}x${output.rows}]`)
      output.on('resize', () => output.write(`{${output.columns}x${output.rows}}`))
      input.on('data', (bytes: Buffer) => {
        if (heard) heard(bytes, terminal)
        else output.write(`<${bytes}>`)
      })
    },
  })
  return { path, name, terminals, passes, unused, close: () => socket.close() }
}

const [, program, path, name] = process.argv
if (program?.endsWith('served-room.ts') && path && name) {
  await servedRoom(path, name)
  process.stdout.write('open\n')
}
