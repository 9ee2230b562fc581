/** Addresses and ports as they are given on the command line. */
import { exitCodes, UserError } from '../../errors.ts'

/** The options that say where ssh listens, for commands that open a room to others. */
export const listening = {
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
} as const

/** @throws UserError when the text is no port. */
export function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new UserError(`${text} is no port.`, 'Ports are numbers up to 65535.', exitCodes.usage)
  return port
}

/** `127.0.0.1:9464`, `[::1]:9464` as an address and a port. @throws UserError (usage) when the text is none; `option` is what it was given with. */
export function placeOf(text: string, option: string): { address: string; port: number } {
  const [, six, four, port] = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+)):(\d{1,5})$/i.exec(text) ?? []
  const address = six ?? four
  if (address !== undefined && port !== undefined) return { address, port: portOf(port) }
  throw new UserError(`${option} takes an address and a port.`, `As in: ${option} 127.0.0.1:9464`, exitCodes.usage)
}
