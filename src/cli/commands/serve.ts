/** serve: one address for many teams, always there. */
import { exitCodes, UserError } from '../../errors.ts'
import { command } from '../parsing/command.ts'
import { placeOf, portOf } from '../parsing/port.ts'

type Args = { listen: string; port: string; workers?: string; health?: string; 'admin-keys'?: string }

export const serve = command<Args>({
  usage: 'serve',
  about: 'Serve all teams at one address, over ssh',
  examples: [
    ['flywheel serve', 'this machine alone'],
    ['flywheel serve --listen 0.0.0.0 --port 22', 'for all'],
    ['flywheel serve --store postgres://db/retros', 'in a database'],
  ],
  options: {
    listen: {
      type: 'string',
      takes: 'ADDRESS',
      default: '127.0.0.1',
      describe: 'where ssh listens (0.0.0.0: all)',
      requiresArg: true,
    },
    port: {
      type: 'string',
      takes: 'PORT',
      default: '2222',
      describe: 'its port; 0 takes a free one',
      requiresArg: true,
    },
    'admin-keys': {
      type: 'string',
      means: 'file',
      takes: 'FILE',
      describe: 'public keys of administrators',
      requiresArg: true,
    },
    workers: {
      type: 'string',
      takes: 'N',
      describe: 'processes that share the rooms (as many as cores)',
      requiresArg: true,
    },
    health: {
      type: 'string',
      takes: 'HOST:PORT',
      describe: 'serve /healthz and /metrics over HTTP there',
      requiresArg: true,
    },
  },
  async run({ listen, port, workers, health, 'admin-keys': adminKeys, dir }) {
    const { serveHere } = await import('../serving/serve.ts')
    return serveHere({
      place: dir,
      listen,
      port: portOf(port),
      ...(adminKeys === undefined ? {} : { adminKeys }),
      ...(workers === undefined ? {} : { workers: countOf(workers) }),
      ...(health === undefined ? {} : { health: placeOf(health, '--health') }),
    })
  },
})

/** Workers at most: more than any machine has cores for. */
const most = 256

function countOf(typed: string): number {
  const count = Number(typed)
  if (Number.isInteger(count) && count >= 1 && count <= most) return count
  throw new UserError(
    `--workers takes a number from 1 to ${most}.`,
    'Leave it out for as many as this machine has cores.',
    exitCodes.usage,
  )
}
