/** A file of public keys that come in without a code, read as sshd reads its authorized_keys (sshd(8), AUTHORIZED_KEYS FILE FORMAT). */
import { itemAt } from '../../lists.ts'
import { plural } from '../../text.ts'
import { type AddressList, readAddressList } from './addresses.ts'
import { fingerprintOf } from './fingerprint.ts'
import { faultOf } from './public-key.ts'

/** A line of the file that lets a key in, and when: from these addresses, until this time (ms since 1970). `plain`: without a terminal of its own. */
type Allowed = { from?: AddressList; until?: number; plain: boolean }

/** A line that lets nobody in, counted from 1, and why, as the end of a sentence. */
export type RefusedLine = { line: number; why: string }

/**
 * What the file says of a key now: `in`; `plain`, in without a terminal (`no-pty`, `restrict`); `out`, when it is named there but
 * not for this time, this address or at all; undefined when it is not named.
 */
export type KeyVerdict = 'in' | 'plain' | 'out' | undefined

export class AuthorizedKeys {
  /** Lines that let nobody in, in their order. */
  readonly refused: readonly RefusedLine[]
  private readonly allowed = new Map<string, Allowed[]>()
  private readonly named = new Set<string>()
  private readonly revoked = new Set<string>()

  /** Reads the whole text of a file. Never throws: what cannot be kept to is among `refused`. */
  constructor(text: string) {
    const refused: RefusedLine[] = []
    for (const { line: at, text: line } of linesOf(text)) {
      const read: Read = line.length > longestLine ? { why: 'it is too long' } : readLine(line)
      const { fingerprint, why, isRevoked } = read
      if (fingerprint) this.named.add(fingerprint)
      if (fingerprint && isRevoked) this.revoked.add(fingerprint)
      if (why !== undefined || fingerprint === undefined) refused.push({ line: at, why: why ?? 'it holds no key' })
      else {
        const { from, until, plain = false } = read
        const lines = this.allowed.get(fingerprint) ?? []
        lines.push({ plain, ...(from ? { from } : {}), ...(until === undefined ? {} : { until }) })
        this.allowed.set(fingerprint, lines)
      }
    }
    this.refused = refused
  }

  /** How many keys may come in at some time from somewhere. */
  get size(): number {
    return [...this.allowed.keys()].filter(key => !this.revoked.has(key)).length
  }

  /** What the file says of the key with this fingerprint, to somebody at this address, at this time (ms since 1970). */
  verdict(fingerprint: string, address: string | undefined, now: number): KeyVerdict {
    if (!this.named.has(fingerprint)) return undefined
    if (this.revoked.has(fingerprint)) return 'out'
    const fits = this.allowed
      .get(fingerprint)
      ?.find(({ from, until }) => (until === undefined || now < until + 1_000) && (!from || from(address ?? '')))
    if (!fits) return 'out'
    return fits.plain ? 'plain' : 'in'
  }
}

/** A key that is somebody's, the line of a file it stands on, and the comment behind it. */
export type NamedKey = { line: number; key: string; comment: string }

/**
 * The keys in a text, for accounts: those know a key whatever time it is and wherever it comes from, so a line with options is refused.
 * Never throws.
 */
export function readKeys(text: string): { found: NamedKey[]; refused: RefusedLine[] } {
  const found: NamedKey[] = []
  const refused: RefusedLine[] = []
  for (const { line, text: row } of linesOf(text)) {
    const read = row.length > longestLine ? { why: 'it is too long' } : readLine(row)
    const bare = types.exec(row)
    if (read.why !== undefined || read.fingerprint === undefined)
      refused.push({ line, why: read.why ?? 'it holds no key' })
    else if (!bare) refused.push({ line, why: 'it has options, which cannot be kept to for an account' })
    else found.push({ line, key: read.fingerprint, comment: row.slice(bare[0].length).trim() })
  }
  return { found, refused }
}

/** The lines of a file that are no comments and not empty, counted from 1, without the blanks they begin with. */
function* linesOf(text: string): Generator<{ line: number; text: string }> {
  for (const [i, whole] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    const line = whole.replace(/\r$/, '').replace(/^[ \t]+/, '')
    if (line.trim() !== '' && !line.startsWith('#')) yield { line: i + 1, text: line }
  }
}

/** What to tell whoever hosts about the lines that let nobody in: one sentence a line, the first of them. */
export function refusedInWords(file: string, refused: readonly RefusedLine[], maxShown = 20): string[] {
  const said = refused.slice(0, maxShown).map(({ line, why }) => `${file}, line ${line} lets nobody in: ${why}.`)
  const rest = refused.length - said.length
  if (rest <= 0) return said
  return [...said, `${plural(rest, 'more line')} of ${file} ${rest === 1 ? 'lets' : 'let'} nobody in.`]
}

/** Characters of a line: the longest key there may be, with its options and a comment. */
const longestLine = 32_768

type Read = {
  fingerprint?: string
  why?: string
  isRevoked?: true
  from?: AddressList
  until?: number
  plain?: boolean
}

function readLine(line: string): Read {
  const bare = keyAt(line)
  if (bare) return bare
  // The marks of a known_hosts file: a key behind @revoked is one to keep out, wherever else it stands.
  const mark = /^@(\S+)[ \t]/.exec(line)
  if (mark) {
    const words = line.slice(mark[0].length).replace(/^[ \t]+/, '')
    const key = keyAt(words) ?? keyAt(words.replace(/^\S+[ \t]+/, ''))
    const isRevoked = itemAt(mark, 1).toLowerCase() === 'revoked'
    const why = isRevoked ? 'its key is revoked' : `a line with a mark (@${safe(itemAt(mark, 1))}) is for known_hosts`
    return { ...(key?.fingerprint ? { fingerprint: key.fingerprint } : {}), why, ...(isRevoked ? { isRevoked } : {}) }
  }
  const end = endOfOptions(line)
  if (end === undefined) return { why: 'a quotation mark is not closed' }
  const key = keyAt(line.slice(end).replace(/^[ \t]+/, ''))
  if (!key)
    return {
      why: keyLike.test(line) ? 'its options or its key cannot be read' : 'it holds no key of a type that is taken',
    }
  if (key.why !== undefined) return key
  return { ...key, ...readOptions(line.slice(0, end)) }
}

const keyLike = /(?:^|[ \t])(?:ssh-|ecdsa-|sk-)/
/** Types of keys, whether taken or not: what begins with one has no options before it. */
const types = /^(?:(?:ssh|ecdsa-sha2|sk-ssh|sk-ecdsa-sha2)-[\w.-]+(?:@[\w.-]+)?)[ \t]+([^ \t]+)/

/** The key a text begins with, or what is wrong with it; undefined when it does not begin with one. */
function keyAt(text: string): Read | undefined {
  const found = types.exec(text)
  if (!found) return undefined
  const [type = ''] = text.split(/[ \t]/, 1)
  const base = itemAt(found, 1)
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base)) return { why: 'its key is damaged' }
  const bytes = Buffer.from(base, 'base64')
  const why = type.includes('-cert-v') ? 'certificates are not taken' : faultOf(bytes, type)
  return { fingerprint: fingerprintOf(bytes), ...(why ? { why } : {}) }
}

/** Where the options a line begins with end: at the first blank outside quotation marks; undefined when one is not closed. */
function endOfOptions(line: string): number | undefined {
  let quoted = false
  let at = 0
  for (; at < line.length && (quoted || (line[at] !== ' ' && line[at] !== '\t')); at++) {
    if (line[at] === '\\' && line[at + 1] === '"') at++
    else if (line[at] === '"') quoted = !quoted
  }
  return quoted ? undefined : at
}

/** Options that hold here whatever they say: what they forbid nobody may do, and what they allow is never done. */
const kept = /^(?:(?:no-)?(?:agent-forwarding|port-forwarding|x11-forwarding|user-rc)|no-touch-required)$/
const keptWithValue = /^(?:permitopen|permitlisten|tunnel)$/

function readOptions(text: string): Pick<Read, 'why' | 'from' | 'until' | 'plain'> {
  let from: AddressList | undefined
  let until: number | undefined
  let plain = false
  for (let at = 0; ; ) {
    const name = (/^[\w-]*/.exec(text.slice(at, at + 40))?.[0] ?? '').toLowerCase()
    at += name.length
    let value: string | undefined
    if (text[at] === '=') {
      const read = quotedAt(text, at + 1)
      if (!read) return { why: `the value of ${name || 'an option'} is not in quotation marks` }
      ;[value, at] = read
    }
    if (value === undefined && (name === 'restrict' || name === 'no-pty')) plain = true
    else if (value === undefined && name === 'pty') plain = false
    else if (value === undefined && kept.test(name)) {
      // Nothing of it is done here.
    } else if (value !== undefined && keptWithValue.test(name)) {
      // Nothing of it is done here.
    } else if (value !== undefined && name === 'from') {
      if (from) return { why: 'it has from= twice' }
      const list = readAddressList(value)
      if (typeof list !== 'function') return { why: list.no }
      from = list
    } else if (value !== undefined && name === 'expiry-time') {
      const time = readExpiry(value)
      if (time === undefined) return { why: 'its expiry-time is no time like 20271231 or 202712312359Z' }
      until = Math.min(until ?? time, time)
    } else return { why: whyNot(name, text.slice(at)) }
    if (at === text.length) break
    if (text[at] !== ',') return { why: 'its options are not parted by commas' }
    if (++at === text.length) return { why: 'its options end in a comma' }
  }
  return { plain, ...(from ? { from } : {}), ...(until === undefined ? {} : { until }) }
}

function whyNot(name: string, rest: string): string {
  if (name === 'cert-authority') return 'certificates are not taken, and the key that signs them belongs to no person'
  if (/^(?:command|environment|principals|verify-required)$/.test(name))
    return `the option ${name} cannot be kept to here`
  return `the option ${safe(name || rest.slice(0, 20))} is not known`
}

/** The value in quotation marks at this place, in which \" is one, and the place behind it. */
function quotedAt(text: string, start: number): [string, number] | undefined {
  if (text[start] !== '"') return undefined
  const parts: string[] = []
  let from = start + 1
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\' && text[at + 1] === '"') {
      parts.push(text.slice(from, at))
      from = ++at
    } else if (text[at] === '"') {
      parts.push(text.slice(from, at))
      return [parts.join(''), at + 1]
    }
  }
  return undefined
}

/** YYYYMMDD, YYYYMMDDHHMM or YYYYMMDDHHMMSS, in the time of this machine, or with Z or UTC behind it in that; ms since 1970. */
function readExpiry(text: string): number | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(Z|UTC)?$/i.exec(text)
  if (!found) return undefined
  const numbers = found.slice(1).map(part => Number(part ?? 0))
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = numbers
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal =
    year >= 1970 &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second <= 60
  if (!isReal) return undefined
  return found[7]
    ? Date.UTC(year, month - 1, day, hour, minute, second)
    : new Date(year, month - 1, day, hour, minute, second).getTime()
}

function safe(text: string): string {
  return text.replace(/[^\w.@-]/g, '?').slice(0, 40)
}
