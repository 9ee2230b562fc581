/** Why nothing can listen at an address and a port, in words. */

/** By what the system says. */
const cannotListen: Record<string, string> = {
  EADDRINUSE: 'something listens there already',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'no machine of that name is known',
  EACCES: 'the system keeps ports below 1024 for itself',
}

/** True for the error of a server that could not listen where it was told to. */
export function isNoPort(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code) in cannotListen
}

/** From the error of a server that could not listen. */
export function whyNoPort(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return cannotListen[code] ?? `the system says ${code || 'nothing more'}`
}

/** What may be given another instead: the port, or where it is the address that cannot be had, that. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
}

/** The place that cannot be had, in words: a port that is asked for as any free one is not what is missing. */
export function placeOf(address: string, port: number): string {
  return port === 0 ? `The address ${address}` : `Port ${port} of ${address}`
}
