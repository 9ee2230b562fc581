/** A port as it is given on the command line. */
import { exitCodes, UserError } from '../../errors.ts'

/** @throws UserError when the text is no port. */
export function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new UserError(`${text} is no port.`, 'Ports are numbers up to 65535.', exitCodes.usage)
  return port
}
