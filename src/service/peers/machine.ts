/** How a machine is told to the others. */
import { hostname } from 'node:os'
import type { Machine } from '../../ports/service-book.ts'
import { addressesHere } from '../../remote/invitation.ts'

/** This machine; with where it listens for others, which of all its addresses is the first that others can reach. */
export function machineAt(id: string, listens: { address: string; port: number } | 0 | undefined): Machine {
  const name = hostname()
  if (!listens) return { id, name }
  const isAll = /^(?:0\.0\.0\.0|::)$/.test(listens.address)
  const address = isAll ? (addressesHere()[0] ?? '127.0.0.1') : listens.address
  return { id, name, peer: `${address.includes(':') ? `[${address}]` : address}:${listens.port}` }
}
