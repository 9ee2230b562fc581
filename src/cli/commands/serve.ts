/** serve: one address for many teams, always there. */
import { exitCodes, UserError } from '../../errors.ts'
import { isDatabase } from '../../postgres/address.ts'
import { command } from '../parsing/command.ts'
import { listening, placeOf, portOf } from '../parsing/port.ts'

type Args = {
  listen: string
  port: string
  address?: string
  workers?: string
  health?: string
  'peer-listen'?: string
  'admin-keys'?: string
  'trusted-user-ca'?: string
  'revoked-keys'?: string
  'host-certificate'?: string
}

const options = {
  ...listening,
  address: {
    type: 'string',
    takes: 'NAME',
    describe: 'what people type: retro.example.com or NAME:PORT',
    requiresArg: true,
  },
  'admin-keys': {
    type: 'string',
    means: 'file',
    takes: 'FILE',
    describe: 'public keys of administrators',
    requiresArg: true,
  },
  'trusted-user-ca': {
    type: 'string',
    means: 'file',
    takes: 'FILE',
    describe: 'authorities whose user certificates are taken',
    requiresArg: true,
  },
  'revoked-keys': {
    type: 'string',
    means: 'file',
    takes: 'FILE',
    describe: 'keys that are not: lines, or a list of ssh-keygen -k',
    requiresArg: true,
  },
  'host-certificate': {
    type: 'string',
    means: 'file',
    takes: 'FILE',
    describe: 'a certificate for the key of this machine',
    requiresArg: true,
  },
  workers: {
    type: 'string',
    takes: 'N',
    describe: 'processes that share the rooms (as many as cores)',
    requiresArg: true,
  },
  'peer-listen': {
    type: 'string',
    takes: 'HOST:PORT',
    describe: 'where other machines of --store reach this one',
    requiresArg: true,
  },
  health: {
    type: 'string',
    takes: 'HOST:PORT',
    describe: 'serve /healthz and /metrics over HTTP there',
    requiresArg: true,
  },
} as const

export const serve = command<Args>({
  usage: 'serve',
  about: 'Serve all teams at one address, over ssh',
  examples: [
    ['flywheel serve', 'this machine alone'],
    ['flywheel serve --listen 0.0.0.0 --port 22', 'for all'],
    ['flywheel serve --store postgres://db/retros', 'in a database'],
  ],
  options,
  async run(args) {
    const { listen, port, address, workers, health, dir, 'peer-listen': peerListen, ...files } = args
    if (peerListen !== undefined && !isDatabase(dir))
      throw new UserError(
        'Sessions in a folder are served by one machine alone.',
        'For several, name the database they are in with --store; or leave out --peer-listen.',
        exitCodes.usage,
      )
    const { serveHere } = await import('../serving/serve.ts')
    return serveHere({
      place: dir,
      given: givenIn(args),
      listen,
      port: portOf(port),
      ...(address === undefined ? {} : { address: addressOf(address) }),
      adminKeys: files['admin-keys'],
      trustedUserCa: files['trusted-user-ca'],
      revokedKeys: files['revoked-keys'],
      hostCertificate: files['host-certificate'],
      ...(workers === undefined ? {} : { workers: countOf(workers) }),
      ...(peerListen === undefined ? {} : { peerListen: placeOf(peerListen, '--peer-listen') }),
      ...(health === undefined ? {} : { health: placeOf(health, '--health') }),
    })
  },
})

/** The options that were given another value than they have by themselves. */
function givenIn(args: Args): (readonly [option: string, value: string])[] {
  return Object.entries(options).flatMap(([name, option]) => {
    const value: unknown = Reflect.get(args, name)
    const usual = 'default' in option ? option.default : undefined
    return typeof value === 'string' && value !== usual ? [[`--${name}`, value] as const] : []
  })
}

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

/** `retro.example.com`, `retro.example.com:22`. @throws UserError (usage) when it is neither. */
function addressOf(typed: string): { address: string; port?: number } {
  if (typed.includes(':')) return placeOf(typed, '--address')
  if (/^[\w.-]{1,253}$/.test(typed)) return { address: typed }
  throw new UserError('--address takes the name people type.', 'As in: --address retro.example.com', exitCodes.usage)
}
