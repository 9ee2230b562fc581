/** Lists of addresses as `from=` in an authorized_keys file has them: networks, addresses with * and ?, and a ! before either. */

import { isIP } from 'node:net'
import { itemAt } from '../../lists.ts'

/** One entry of a list. `never` keeps out what the entry fits, whatever else in the list lets it in. */
type Entry = { never: boolean; fits(address: string): boolean }

/** True for an address that the list lets in; one that is no address fits nothing. */
export type AddressList = (address: string) => boolean

/**
 * Reads a list, parted by commas (ssh_config(5), PATTERNS; sshd(8), from=). Names of hosts are not looked up, so they let nobody in.
 * Returns why it cannot be kept to, as the end of a sentence: a network with bits behind its mask, a host name with a !, no address at all.
 */
export function readAddressList(text: string): AddressList | { no: string } {
  const entries: Entry[] = []
  for (const item of text.split(',')) {
    const never = item.startsWith('!')
    const pattern = (never ? item.slice(1) : item).toLowerCase()
    const read = entryOf(pattern)
    if (typeof read === 'string') return { no: read }
    if (read) entries.push({ never, fits: read })
    else if (never) return { no: 'its from= keeps out a host name, and names are not looked up here' }
  }
  if (!entries.some(e => !e.never)) return { no: 'its from= names no address, and host names are not looked up here' }
  return address => {
    const plain = plainAddress(address)
    if (!isIP(plain)) return false
    const fitting = entries.filter(e => e.fits(plain))
    return fitting.length > 0 && !fitting.some(e => e.never)
  }
}

/** An address as it is compared: lower case, without a zone, and IPv4 also where it came mapped into IPv6 (RFC 4291, 2.5.5.2). */
export function plainAddress(address: string): string {
  const bare = itemAt(address.toLowerCase().split('%', 1), 0)
  if (isIP(bare) !== 6) return bare
  const value = numberOf(bare)
  return value >> 32n === 0xffffn ? dotted(value & 0xffffffffn) : bare
}

/** What an entry fits; undefined for the name of a host; a string says what is wrong with it. */
function entryOf(pattern: string): ((address: string) => boolean) | string | undefined {
  if (pattern === '') return 'its from= has an empty entry'
  const [base = '', length, ...more] = pattern.split('/')
  if (length !== undefined) {
    const network = more.length === 0 && /^\d{1,3}$/.test(length) ? networkOf(base, Number(length)) : undefined
    if (!network) return 'its from= has a network that is none'
    return network === 'bits' ? 'its from= has a network with more bits than its mask' : network
  }
  if (isIP(base)) return networkOf(base, isIP(base) === 4 ? 32 : 128)
  if (/^[\d.:a-f*?]+$/.test(pattern) && /[*?]/.test(pattern)) return address => isLike(address, pattern)
  return undefined
}

function networkOf(base: string, length: number): ((address: string) => boolean) | 'bits' | undefined {
  const kind = isIP(base)
  const size = kind === 4 ? 32 : 128
  if (!kind || length > size) return undefined
  const rest = BigInt(size - length)
  const value = numberOf(base)
  if ((value >> rest) << rest !== value) return 'bits'
  // A network of mapped addresses is one of IPv4.
  if (kind === 6 && length >= 96 && value >> 32n === 0xffffn) return networkOf(dotted(value & 0xffffffffn), length - 96)
  return address => isIP(address) === kind && numberOf(address) >> rest === value >> rest
}

/** An address as a number. */
function numberOf(address: string): bigint {
  if (isIP(address) === 4) return address.split('.').reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  const last = /(?<![^:])[^:]*\..*$/.exec(address)?.[0]
  const mapped = last === undefined ? 0n : numberOf(last)
  const hex =
    last === undefined
      ? address
      : `${address.slice(0, -last.length)}${(mapped >> 16n).toString(16)}:${(mapped & 0xffffn).toString(16)}`
  const [head = '', tail] = hex.split('::')
  const groups = (part: string) => part.split(':').filter(Boolean)
  const [before, behind] = [groups(head), groups(tail ?? '')]
  const all = [...before, ...Array<string>(Math.max(0, 8 - before.length - behind.length)).fill('0'), ...behind]
  return all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
}

function dotted(value: bigint): string {
  return [24n, 16n, 8n, 0n].map(bits => `${(value >> bits) & 255n}`).join('.')
}

/** True when a text is like a pattern with * for any run and ? for any one. Steps back to the last * alone, so that it stays quick. */
function isLike(text: string, pattern: string): boolean {
  let [at, in_, star, from] = [0, 0, -1, 0]
  while (at < text.length) {
    if (pattern[in_] === '*') {
      star = in_++
      from = at
    } else if (pattern[in_] === '?' || pattern[in_] === text[at]) {
      in_++
      at++
    } else if (star >= 0) {
      in_ = star + 1
      at = ++from
    } else return false
  }
  while (pattern[in_] === '*') in_++
  return in_ === pattern.length
}

/** The network an address is counted with: its own for IPv4, the /64 that one household or office has for IPv6. */
export function neighbourhood(address: string): string {
  const plain = plainAddress(address)
  return isIP(plain) === 6 ? `${(numberOf(plain) >> 64n).toString(16)}::/64` : plain
}
