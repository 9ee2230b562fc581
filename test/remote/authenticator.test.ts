import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Known } from '../../src/ports/session-store.ts'
import { Authenticator } from '../../src/remote/admission/authenticator.ts'
import { AuthorizedKeys } from '../../src/remote/admission/authorized-keys.ts'
import { words } from '../../src/remote/admission/code-words.ts'
import { fingerprintOf } from '../../src/remote/admission/fingerprint.ts'
import { passFor } from '../../src/remote/admission/passes.ts'
import { newInviteCode } from '../../src/remote/invited.ts'

const blob = Buffer.concat([
  Buffer.from([0, 0, 0, 11]),
  Buffer.from('ssh-ed25519'),
  Buffer.from([0, 0, 0, 32]),
  Buffer.alloc(32, 7),
])
const ours = `ssh-ed25519 ${blob.toString('base64')} ours`
const oursPrint = fingerprintOf(blob)

function keeper(some: { known?: Known[]; keys?: AuthorizedKeys; facilitated?: boolean } = {}) {
  const clock = { now: 1_000_000 }
  return { door: new Authenticator({ now: () => clock.now, ...some }), clock }
}

describe('join codes', () => {
  test('are four words of a long list of short, distinct ones: at least 40 bits', () => {
    expect(new Set(words).size).toBe(words.length)
    expect(words.length).toBeGreaterThanOrEqual(1_296)
    expect(Math.log2(words.length) * 4).toBeGreaterThan(40)
    for (const word of words) expect(word).toMatch(/^[a-z]{3,7}$/)
    const { codes } = keeper().door
    for (const code of Object.values(codes)) expect(code.split(' ').filter(w => words.includes(w))).toHaveLength(4)
  })

  test('say what their bearer may do, however they are typed', () => {
    const { door } = keeper()
    expect(door.find({ code: door.codes.participant })).toEqual({ role: 'participant' })
    expect(door.find({ code: door.codes.participant.toUpperCase().replaceAll(' ', ' - ') })).toEqual({
      role: 'participant',
    })
    expect(door.find({ code: ` ${door.codes.observer}\n` })).toEqual({ role: 'observer' })
    expect(door.find({ code: door.codes.participant.split(' ').slice(0, 3).join(' ') })).toMatchObject({ again: true })
  })

  test('the one for facilitating opens nothing where the host has a screen', () => {
    const { door } = keeper()
    expect(door.find({ code: door.codes.facilitator })).toHaveProperty('no')
    const headless = keeper({ facilitated: true }).door
    expect(headless.find({ code: headless.codes.facilitator })).toEqual({ role: 'facilitator' })
  })

  test('are new for every hosting, and after rotating the old ones open nothing', () => {
    const { door } = keeper()
    const old = door.codes.participant
    expect(keeper().door.codes.participant).not.toBe(old)
    door.rotate()
    expect(door.find({ code: old })).toHaveProperty('no')
    expect(door.find({ code: door.codes.participant })).toEqual({ role: 'participant' })
  })

  test('are drawn evenly: what would favour the first words is drawn again', () => {
    const drawn = [0xffffffff, 0, 1, 2, 3]
    let i = 0
    const random = (bytes: number) => {
      const out = Buffer.alloc(bytes)
      out.writeUInt32BE((drawn[i++] ?? 5) >>> 0)
      return out
    }
    const door = new Authenticator({ now: () => 0, random })
    expect(door.codes.participant).toBe(words.slice(0, 4).join(' '))
  })
})

describe('wrong codes', () => {
  test('so many a minute, then none is looked at until the minute is over; people with a ticket come back all the same', () => {
    const { door, clock } = keeper()
    const ticket = door.giveTicket('p2')
    for (let i = 0; i < 1_000; i++)
      expect(door.find({ code: `wrong ${i}` })).toMatchObject({ no: 'That is not the join code.' })
    clock.now += 20_000
    expect(door.find({ code: door.codes.participant })).toEqual({
      no: 'Too many wrong codes were tried just now. Try again in 40 seconds.',
      again: true,
    })
    expect(door.find({ code: ticket })).toEqual({ person: 'p2', by: 'ticket' })
    clock.now += 40_000
    expect(door.find({ code: door.codes.participant })).toEqual({ role: 'participant' })
    expect(door.failures).toBe(1_000)
  })

  test('right ones and asking for one are not counted', () => {
    const { door } = keeper()
    for (let i = 0; i < 200; i++) {
      door.find({ code: door.codes.participant })
      door.find({ key: 'SHA256:unknown' })
      door.find({})
    }
    expect(door.failures).toBe(0)
  })
})

describe('tickets and keys', () => {
  test('a ticket brings its person back; only its digest is kept', () => {
    const { door } = keeper()
    const ticket = door.giveTicket('p2')
    expect(ticket.replaceAll('-', '')).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/)
    expect(door.find({ code: ticket })).toEqual({ person: 'p2', by: 'ticket' })
    expect(door.find({ code: ticket.toUpperCase().replaceAll('-', ' ') })).toEqual({ person: 'p2', by: 'ticket' })
    const kept = JSON.stringify(door.known)
    expect(kept).not.toContain(ticket)
    expect(kept).toContain(createHash('sha256').update(ticket.replaceAll('-', '')).digest('hex'))
    expect(kept).not.toContain(door.codes.participant)
    expect(keeper({ known: door.known }).door.find({ code: ticket })).toEqual({ person: 'p2', by: 'ticket' })
  })

  test('a key is its person, and can be no second one', () => {
    const { door } = keeper()
    expect(door.giveKey('p2', 'SHA256:a')).toBe(true)
    expect(door.giveKey('p3', 'SHA256:a')).toBe(false)
    expect(door.find({ key: 'SHA256:a' })).toEqual({ person: 'p2', by: 'key' })
    expect(door.find({ key: 'SHA256:b' })).toMatchObject({ again: true })
  })

  test('keys of a file need no code', () => {
    const { door } = keeper({ keys: new AuthorizedKeys(ours) })
    expect(door.find({ key: oursPrint })).toEqual({ role: 'participant' })
  })

  test('who was sent away does not come back by key, ticket or name', () => {
    const { door } = keeper()
    const ticket = door.giveTicket('p2')
    door.giveKey('p2', 'SHA256:a')
    door.remove('p2')
    expect(door.find({ key: 'SHA256:a' })).toMatchObject({ again: false })
    expect(door.find({ code: ticket })).toHaveProperty('no')
    expect(door.isRemoved('p2')).toBe(true)
  })
})

test('a locked door: newcomers stay out and learn nothing, people who were in come back', () => {
  const { door } = keeper({ keys: new AuthorizedKeys(ours) })
  const ticket = door.giveTicket('p2')
  door.giveKey('p3', 'SHA256:a')
  door.lock(true)
  const right = door.find({ code: door.codes.participant })
  expect(right).toEqual(door.find({ code: 'quite wrong this is' }))
  expect(right).toHaveProperty('no')
  expect(door.find({ key: oursPrint })).toHaveProperty('no')
  expect(door.find({ code: ticket })).toEqual({ person: 'p2', by: 'ticket' })
  expect(door.find({ key: 'SHA256:a' })).toEqual({ person: 'p3', by: 'key' })
})

test('a pass is good once, for a minute', () => {
  const { door, clock } = keeper()
  const pass = door.passes.give({ name: 'Ana' })
  expect(door.passes.open()).toEqual([{ name: 'Ana' }])
  expect(door.passes.redeem(pass)).toEqual({ name: 'Ana' })
  expect(door.passes.redeem(pass)).toBeUndefined()
  const late = door.passes.give({ name: 'Bo' })
  clock.now += passFor + 1
  expect(door.passes.redeem(late)).toBeUndefined()
  expect(door.passes.redeem('')).toBeUndefined()
})

test('the code of an invitation has five words, is good until its day is over, and what replaces it is kept', () => {
  const clock = { now: 1_000_000 }
  const kept: string[] = []
  const code = newInviteCode()
  expect(code.split(' ').filter(word => words.includes(word))).toHaveLength(5)
  const invited = { code, until: clock.now + 1_000, keep: (next: string) => void kept.push(next) }
  const door = new Authenticator({ now: () => clock.now, invited })
  expect(door.codes.participant).toBe(code)
  expect(kept).toEqual([])
  expect(door.find({ code })).toEqual({ role: 'participant' })
  door.remove('p9')
  expect(door.find({ code })).toMatchObject({ no: expect.stringContaining('changed') })
  expect(kept).toEqual([door.codes.participant])
  expect(kept[0]?.split(' ')).toHaveLength(5)
  clock.now += 1_001
  expect(door.find({ code: kept[0] ?? '' })).toMatchObject({ no: expect.stringContaining('changed') })
  expect(door.codes.participant.split(' ')).toHaveLength(4)
  expect(kept).toHaveLength(1)
})
