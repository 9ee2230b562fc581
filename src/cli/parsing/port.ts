/** A port as it is given on the command line. */
import { exitCodes, UserError } from '../../errors.ts'

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
