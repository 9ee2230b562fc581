/** What people need to come in, in words: the line to paste, the codes, the key of the host, how to open it to others. */
import { networkInterfaces } from 'node:os'
import type { Invitation } from '../views/host-services.ts'
import type { Codes } from './admission/authenticator.ts'

/** Where people reach the gateway, and the key it shows. */
export type Reach = {
  address: string
  port: number
  fingerprint: string
  knownHosts: string
  /** All its keys, that one first. */
  readonly hostKeys?: readonly { fingerprint: string; knownHosts: string }[]
}

/** The addresses of this machine that others may reach, IPv4 first. */
export function addressesHere(all = networkInterfaces()): string[] {
  const outward = Object.values(all)
    .flatMap(list => list ?? [])
    .filter(a => !a.internal && !a.address.startsWith('fe80:'))
  return [...outward.filter(a => a.family === 'IPv4'), ...outward.filter(a => a.family !== 'IPv4')].map(a => a.address)
}

/** True for an address that only this machine reaches. */
function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || address.startsWith('127.')
}

/** The line that leads to a gateway, `as` somebody. */
export function addressLine({ address, port }: Pick<Reach, 'address' | 'port'>, as = ''): string {
  return `ssh ${port === 22 ? '' : `-p ${port} `}${as ? `${as}@` : ''}${address}`
}

/**
 * The invitation to a gateway. `here` are the addresses of this machine, `command` is the command that would let others in but
 * for the address; the facilitator's code is in it where `facilitated`, and the line of members where they come home first (`hasHome`).
 */
export function invitationTo(
  { address, port, fingerprint, knownHosts, hostKeys = [] }: Reach,
  codes: Codes,
  {
    here,
    facilitated,
    command,
    hasHome = false,
  }: { here: readonly string[]; facilitated: boolean; command: string; hasHome?: boolean },
): Invitation {
  const loopback = isLoopback(address)
  const [first, ...others] = here
  const also = others.length ? ` (also here: ${others.slice(0, 3).join(', ')})` : ''
  return {
    line: addressLine({ address, port }, 'NAME'),
    ...(hasHome ? { members: addressLine({ address, port }) } : {}),
    code: codes.participant,
    observer: codes.observer,
    ...(facilitated ? { facilitator: codes.facilitator } : {}),
    fingerprint,
    knownHosts,
    otherKeys: hostKeys.slice(1),
    loopback,
    ...(loopback
      ? { opening: `Only this machine can come in. For others: ${command} --listen ${first ?? 'ADDRESS'}${also}` }
      : {}),
  }
}
