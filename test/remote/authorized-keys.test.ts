/** A file of public keys is read as sshd reads it: a table of lines and verdicts, with keys that ssh-keygen made. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { readAddressList } from '../../src/remote/admission/addresses.ts'
import { AuthorizedKeys, refusedInWords } from '../../src/remote/admission/authorized-keys.ts'
import { packed } from '../../src/remote/gateway/keys/wire.ts'
import { workRatio } from '../support/work.ts'

const folder = mkdtempSync(join(tmpdir(), 'flywheel-keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function make(name: string, ...kind: string[]) {
  const path = join(folder, name)
  execFileSync('ssh-keygen', ['-q', '-N', '', '-C', `${name} of a friend`, '-f', path, ...kind])
  const print = execFileSync('ssh-keygen', ['-lf', path], { encoding: 'utf8' }).split(' ')[1]!
  return { line: readFileSync(`${path}.pub`, 'utf8').trim(), print, path }
}
const ed = make('ed', '-t', 'ed25519')
const rsa = make('rsa', '-t', 'rsa', '-b', '2048')
const short = make('short', '-t', 'rsa', '-b', '1024')
const ec = [256, 384, 521].map(bits => make(`ec${bits}`, '-t', 'ecdsa', '-b', `${bits}`))

const now = Date.UTC(2026, 10, 30, 12, 0, 0)
const from = '10.1.2.3'
const verdict = (line: string, address = from, at = now) => new AuthorizedKeys(line).verdict(ed.print, address, at)
const whyOf = (line: string) => new AuthorizedKeys(line).refused.map(r => r.why).join()

describe('lines that let their key in', () => {
  test.each([
    ['as it is', '', ''],
    ['blanks before it', ' \t ', ''],
    ['a carriage return behind it', '', '\r'],
    ['what sshd would allow besides', 'agent-forwarding,port-forwarding,X11-forwarding,pty,user-rc ', ''],
    ['what sshd would forbid besides', 'no-agent-forwarding,No-Port-Forwarding,no-X11-forwarding,no-user-rc ', ''],
    ['limits of what is never done', 'permitopen="a,b:1",permitlisten="8080",tunnel="0" ', ''],
    ['a network', 'from="10.0.0.0/8" ', ''],
    ['one of several', 'from="192.168.*,!10.9.0.0/16,10.?.2.*" ', ''],
    ['a network of mapped addresses', 'from="::ffff:10.0.0.0/104" ', ''],
    ['a host name beside a network', 'from="*.example.org,10.0.0.0/8" ', ''],
    ['a day to come', 'expiry-time="20270101" ', ''],
    ['a minute to come in UTC', 'expiry-time="202611301200Z" ', ''],
    ['a second to come, in words', 'expiry-time="20261130120000utc" ', ''],
    ['a terminal given back', 'restrict,pty ', ''],
  ])('%s', (_, before, behind) => {
    expect(verdict(`${before}${ed.line}${behind}`)).toBe('in')
    expect(whyOf(`${before}${ed.line}${behind}`)).toBe('')
  })

  test.each(['restrict', 'no-pty', 'RESTRICT,no-pty', 'pty,restrict'])('%s: without a terminal', options => {
    expect(verdict(`${options} ${ed.line}`)).toBe('plain')
  })

  test('keys of every type that is taken', () => {
    for (const { line, print } of [rsa, ...ec]) expect(new AuthorizedKeys(line).verdict(print, from, now)).toBe('in')
  })

  test('an address that came mapped into IPv6, or with a zone', () => {
    expect(verdict(`from="10.0.0.0/8" ${ed.line}`, '::ffff:10.1.2.3')).toBe('in')
    expect(verdict(`from="fe80::/10" ${ed.line}`, 'fe80::1%eth0')).toBe('in')
    expect(verdict(`from="2001:db8::/32" ${ed.line}`, '2001:DB8:0:1::7')).toBe('in')
  })
})

describe('lines that say nothing of it', () => {
  test.each(['#', '  # ', '#from="10.0.0.0/8" '])('a comment: %s', before => {
    expect(verdict(before + ed.line)).toBeUndefined()
    expect(whyOf(`\n \t\n\r\n${before}${ed.line}`)).toBe('')
  })
})

describe('lines that let it in at another time, or from elsewhere', () => {
  test.each([
    ['from="10.0.0.0/8" ', '192.168.1.1'],
    ['from="10.0.0.0/8" ', '::a01:203'],
    ['from="10.0.0.0/8" ', ''],
    ['from="10.0.0.0/8,!10.1.2.3" ', from],
    ['from="!10.1.0.0/16,*" ', from],
    ['from="2001:db8::/33" ', '2001:db8:8000::1'],
    ['expiry-time="20200101" ', from],
    ['expiry-time="20270101",expiry-time="20200101" ', from],
    ['expiry-time="202611301159Z" ', from],
  ])('%s from %s', (options, address) => {
    expect(verdict(options + ed.line, address)).toBe('out')
    expect(whyOf(options + ed.line)).toBe('')
  })

  test('the time is looked at when somebody comes, not when the file is read', () => {
    const keys = new AuthorizedKeys(`expiry-time="20261130120000Z" ${ed.line}`)
    expect(keys.verdict(ed.print, from, now + 999)).toBe('in')
    expect(keys.verdict(ed.print, from, now + 1_000)).toBe('out')
  })

  test.each([
    ['202611301200', Date.UTC(2026, 10, 30, 20, 0)],
    ['202611301200Z', Date.UTC(2026, 10, 30, 12, 0)],
    ['20261130120005UTC', Date.UTC(2026, 10, 30, 12, 0, 5)],
  ])('without a Z the time is this machine’s, eight hours behind: %s', (time, end) => {
    vi.stubEnv('TZ', 'America/Los_Angeles')
    onTestFinished(() => void vi.unstubAllEnvs())
    const keys = new AuthorizedKeys(`expiry-time="${time}" ${ed.line}`)
    expect(keys.verdict(ed.print, from, end)).toBe('in')
    expect(keys.verdict(ed.print, from, end + 1_000)).toBe('out')
  })
})

describe('lines that let nobody in, and say why', () => {
  test.each([
    ['restrict,command="echo \\"hi, you\\"" ', 'the option command cannot be kept to here'],
    ['command="a b #c" ', 'the option command cannot'],
    ['environment="A=b" ', 'the option environment cannot'],
    ['cert-authority ', 'certificates are not taken'],
    ['cert-authority,principals="ana" ', 'certificates are not taken'],
    ['principals="ana" ', 'the option principals cannot'],
    ['@revoked ', 'its key is revoked'],
    ['@revoked * ', 'its key is revoked'],
    ['@cert-authority *.example.org ', 'is for known_hosts'],
    ['from="10.0.0.0/8 ', 'a quotation mark is not closed'],
    ['from=10.0.0.0/8 ', 'the value of from is not in quotation marks'],
    ['=10 ', 'the value of an option is not in quotation marks'],
    [`${'x'.repeat(41)}=1 `, `the option ${'x'.repeat(40)} is not known`],
    ['from="10.0.0.1/8" ', 'more bits than its mask'],
    ['from="10.0.0.0/33" ', 'a network that is none'],
    ['from="10.0.0.0/8,," ', 'an empty entry'],
    ['from="" ', 'an empty entry'],
    ['from="*.example.org" ', 'names no address'],
    ['from="10.*,!bad.example.org" ', 'keeps out a host name'],
    ['from="!10.0.0.0/8" ', 'names no address'],
    ['from="10.*",from="*" ', 'from= twice'],
    ['expiry-time="tomorrow" ', 'no time like'],
    ['expiry-time="20260230" ', 'no time like'],
    ['expiry-time="2026123" ', 'no time like'],
    ['expiry-time=20270101 ', 'is not in quotation marks'],
    ['no-command ', 'the option no-command is not known'],
    ['restrict, ', 'end in a comma'],
    ['restrict;no-pty ', 'not parted by commas'],
    ['restrict , ', ''],
    ['ssh ', 'the option ssh is not known'],
    ['\x1b[2J ', 'is not known'],
  ])('%s', (options, why) => {
    const keys = new AuthorizedKeys(`# first\n${options}${ed.line}\n`)
    expect(keys.refused).toEqual([{ line: 2, why: expect.stringContaining(why) }])
    expect(keys.verdict(ed.print, from, now)).not.toBe('in')
    expect(keys.size).toBe(0)
    expect(refusedInWords('keys', keys.refused)[0]).toMatch(/^keys, line 2 lets nobody in: [ -~’]+\.$/)
  })

  test('weak, damaged and unknown keys', () => {
    const [type, base] = ed.line.split(' ') as [string, string]
    const named = (of: string) => packed(of).toString('base64')
    for (const [line, why] of [
      [short.line, '1024 bits is too short'],
      [`ssh-dss ${base} x`, 'damaged'],
      [`ssh-rsa ${base}`, 'damaged'],
      [`${type} ${base.slice(0, -4)}`, 'damaged'],
      [`${type} ${base}!`, 'damaged'],
      [`sk-ssh-ed25519@openssh.com ${named('sk-ssh-ed25519@openssh.com')}`, 'damaged'],
      [`sk-ssh-unknown@openssh.com ${named('sk-ssh-unknown@openssh.com')}`, 'are not taken'],
      ['not a key at all', 'no key'],
    ] as const)
      expect(new AuthorizedKeys(line).refused).toEqual([{ line: 1, why: expect.stringContaining(why) }])
  })

  test('a certificate is no plain key', () => {
    const ca = make('ca', '-t', 'ed25519')
    execFileSync('ssh-keygen', ['-q', '-s', ca.path, '-I', 'x', '-n', 'ana', `${ed.path}.pub`])
    const cert = readFileSync(`${ed.path}-cert.pub`, 'utf8').trim()
    const keys = new AuthorizedKeys(cert)
    expect(keys.refused).toEqual([{ line: 1, why: 'certificates are not taken' }])
    expect(keys.verdict(ed.print, from, now)).toBeUndefined()
  })
})

test('twenty lines are told one by one, the others counted', () => {
  const told = (lines: number) => refusedInWords('keys', new AuthorizedKeys('no\n'.repeat(lines)).refused)
  expect(told(0)).toEqual([])
  expect(told(20)).toHaveLength(20)
  expect(told(20).at(-1)).toContain('keys, line 20 lets nobody in')
  expect(told(21).slice(19)).toEqual([told(20).at(-1), '1 more line of keys lets nobody in.'])
  expect(told(45).slice(20)).toEqual(['25 more lines of keys let nobody in.'])
})

test('a line may have 32,768 characters, its options and its comment included', () => {
  const long = (length: number) => verdict(`${ed.line} ${'x'.repeat(length - ed.line.length - 1)}`)
  expect(long(32_768)).toBe('in')
  expect(long(32_769)).toBeUndefined()
})

test.each([
  ['202611302359Z', 'in'],
  ['20261130235960Z', 'in'],
  ['20261130235961Z', 'no time like'],
  ['202611302360Z', 'no time like'],
  ['202611302400Z', 'no time like'],
  ['20261301Z', 'no time like'],
  ['20261200Z', 'no time like'],
  ['19700101Z', 'out'],
  ['19691231Z', 'no time like'],
])('expiry-time="%s": %s', (time, what) => {
  const line = `expiry-time="${time}" ${ed.line}`
  if (what.length > 3) expect(whyOf(line)).toContain(what)
  else expect([verdict(line), whyOf(line)]).toEqual([what, ''])
})

test('any line that fits lets a key in; a revoked one stays out whatever the others say', () => {
  const both = `expiry-time="20200101" ${ed.line}\nfrom="10.*" ${ed.line}`
  expect(verdict(both)).toBe('in')
  expect(verdict(`${both}\n@revoked ${ed.line}`)).toBe('out')
  expect(new AuthorizedKeys(`${both}\n@revoked ${ed.line}`).size).toBe(0)
})

const shapes = fc.array(
  fc.oneof(
    fc.constantFrom(
      '"',
      '\\"',
      ',',
      ' ',
      '=',
      '#',
      '@revoked ',
      'from="',
      'expiry-time="',
      'command="',
      'restrict',
      '!',
      '/',
      ':',
      '*',
      'ssh-rsa ',
      '\n',
      '\r',
      '\t',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constant(ed.line),
  ),
  { maxLength: 40 },
)

test('whatever stands in a file: it is read, and no line with a command lets its key in', () => {
  fc.assert(
    fc.property(shapes, fc.string({ unit: 'binary', maxLength: 40 }), (parts, address) => {
      const keys = new AuthorizedKeys(parts.join(''))
      keys.verdict(ed.print, address, now)
      const whole = `command="${parts.join('').replaceAll('\n', '')}" ${ed.line}`
      expect(new AuthorizedKeys(whole).size).toBe(0)
    }),
    { numRuns: 500 },
  )
})

test('the work grows with the length of the file', () => {
  const hostile: Record<string, (n: number) => () => void> = {
    quotes: n => () => new AuthorizedKeys(`${'\\"'.repeat(n)} x`),
    commas: n => () => new AuthorizedKeys(`from="${'1.*,'.repeat(n / 4)}" ${ed.line}`),
    lines: n => () => new AuthorizedKeys(`${ed.line}\n`.repeat(n / 50)),
    blanks: n => () => new AuthorizedKeys(`${' '.repeat(n)}x${' '.repeat(n)}`),
    stars: n => {
      const list = readAddressList(`${'*1'.repeat(n / 2)}9`) as (address: string) => boolean
      return () => list('1111:1111:1111:1111:1111:1111:1111:1111')
    },
  }
  for (const [what, make] of Object.entries(hostile)) {
    // Many times over, so that there is something to measure.
    const often = (run: () => void) => () => Array.from({ length: 20 }, run)
    // Four times the text: four times the work, and sixteen were it the square.
    expect(workRatio(often(make(8_000)), often(make(32_000)), 8), what).toBeLessThan(10)
  }
})
