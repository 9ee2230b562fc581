/** The laws of the book of a service, for every adapter of the port: hand in how to make a world, and they are tried in it. */
import { describe, expect, test } from 'vitest'
import { exitCodes, UserError } from '../../src/errors.ts'
import type { BookContents, OpenBook, ServiceBook, TeamInvitation } from '../../src/ports/service-book.ts'

/** Where one book keeps its things; each world is new and empty. */
export type BookWorld = {
  /** The book as one more program has it; where only one program may have it, the same again. */
  book(): Promise<ServiceBook>
  /** So many ms pass by the clock that ends are kept by. */
  later(ms: number): Promise<void>
  /** Its time, ms since 1970. */
  now(): number
  /** All programs end without a word, and one is started anew. */
  again(): Promise<ServiceBook>
}

/** A key with a print that is made of one letter. */
export const keyOf = (letter: string) => `SHA256:${letter.repeat(43)}`
const minute = 60_000
const in40Days = (world: BookWorld) => new Date(world.now() + 40 * 24 * 60 * minute).toISOString()
const codes = { participant: ['a1', 'a2'], observer: ['b1'], facilitator: ['c1'], former: ['z1'] }

async function twice<T>(first: Promise<T>, second: Promise<T>) {
  const both = await Promise.allSettled([first, second])
  return {
    done: both.flatMap(one => (one.status === 'fulfilled' ? [one.value] : [])),
    refused: both.flatMap(one => (one.status === 'rejected' ? [one.reason] : [])),
  }
}

/** Tries the laws on worlds that `make` makes. */
export function bookLaws(name: string, make: () => BookWorld | Promise<BookWorld>): void {
  describe(name, () => {
    people(make)
    administrators(make)
    teams(make)
    invitations(make)
    keys(make)
    rooms(make)
    machines(make)
  })
}

type Make = () => BookWorld | Promise<BookWorld>

function people(make: Make): void {
  test('an account is found by any of its keys, now and after a start', async () => {
    const world = await make()
    const book = await world.book()
    expect(await book.accounts()).toEqual([])
    const ana = await book.addAccount({ name: 'Ana', keys: [keyOf('a'), 'cert:ana@example.com'] })
    expect(ana).toMatchObject({ name: 'Ana', keys: [keyOf('a'), 'cert:ana@example.com'], admin: false })
    expect(Math.abs(Date.parse(ana.since) - world.now())).toBeLessThan(10 * minute)
    for (const here of [book, await world.book(), await world.again()]) {
      expect(await here.holderOf(keyOf('a'))).toEqual(ana)
      expect(await here.holderOf('cert:ana@example.com')).toEqual(ana)
      expect(await here.holderOf(keyOf('b'))).toBeUndefined()
      expect(await here.accounts()).toEqual([ana])
    }
  })

  test('a key is one person, and a name that looks like another is refused', async () => {
    const book = await (await make()).book()
    const ana = await book.addAccount({ name: 'Ana', keys: [keyOf('a')] })
    const bo = await book.addAccount({ name: 'Bo', keys: [keyOf('b')] })
    await expect(book.addAccount({ name: 'Chidi', keys: [keyOf('a')] })).rejects.toThrow("Ana's already")
    await expect(book.changeAccount(bo.id, { addKey: keyOf('a') })).rejects.toThrow("Ana's already")
    for (const name of ['Ana', 'ANA', '\u0410na', ' ana '])
      await expect(book.addAccount({ name, keys: [] })).rejects.toThrow(/is called .+ already/)
    await expect(book.changeAccount(bo.id, { name: 'ana' })).rejects.toBeInstanceOf(UserError)
    for (const name of ['', '\x1b[2J', 'facilitator'])
      await expect(book.addAccount({ name, keys: [] })).rejects.toBeInstanceOf(UserError)
    await expect(book.addAccount({ name: 'Di', keys: ['no key'] })).rejects.toThrow('no fingerprint')
    expect(await book.accounts()).toEqual([ana, bo])
  })

  test('name, keys and rights change together or not at all', async () => {
    const book = await (await make()).book()
    const ana = await book.addAccount({ name: 'Ana', keys: [keyOf('a')] })
    await book.addAccount({ name: 'Bo', keys: [keyOf('b')] })
    const changed = await book.changeAccount(ana.id, { name: 'Ana M', addKey: keyOf('c'), dropKey: keyOf('a') })
    expect(changed).toEqual({ ...ana, name: 'Ana M', keys: [keyOf('c')] })
    await expect(book.changeAccount(ana.id, { name: 'Anna', addKey: keyOf('b') })).rejects.toThrow("Bo's")
    expect(await book.holderOf(keyOf('c'))).toEqual(changed)
    expect(await book.holderOf(keyOf('a'))).toBeUndefined()
    expect(await book.changeAccount(ana.id, { name: 'ANA M' })).toMatchObject({ name: 'ANA M' })
    await expect(book.changeAccount('nobody', { name: 'Eve' })).rejects.toBeInstanceOf(UserError)
  })

  test('of two who come with one key, or under one name, at once one is let in', async () => {
    const world = await make()
    const [one, other] = [await world.book(), await world.book()]
    for (const letter of 'ABCDEF') {
      const byKey = await twice(
        one.addAccount({ name: `First ${letter}`, keys: [keyOf(letter)] }),
        other.addAccount({ name: `Second ${letter}`, keys: [keyOf(letter)] }),
      )
      expect([byKey.done.length, byKey.refused.length]).toEqual([1, 1])
      expect(byKey.refused[0]).toBeInstanceOf(UserError)
      const byName = await twice(
        one.addAccount({ name: `Both ${letter}`, keys: [] }),
        other.addAccount({ name: `both ${letter}`, keys: [] }),
      )
      expect([byName.done.length, byName.refused.length]).toEqual([1, 1])
      expect(byName.refused[0]).toBeInstanceOf(UserError)
    }
  })
}

function administrators(make: Make): void {
  test('the last administrator who can come in stays one', async () => {
    const book = await (await make()).book()
    const ana = await book.addAccount({ name: 'Ana', keys: [keyOf('a')], admin: true })
    await book.addAccount({ name: 'Without a key', keys: [], admin: true })
    const bo = await book.addAccount({ name: 'Bo', keys: [keyOf('b')] })
    const last = 'without an administrator'
    await expect(book.changeAccount(ana.id, { admin: false })).rejects.toThrow(last)
    await expect(book.changeAccount(ana.id, { dropKey: keyOf('a') })).rejects.toThrow(last)
    await expect(book.removeAccount(ana.id)).rejects.toThrow(last)
    await expect(book.revoke(keyOf('a'), 'lost')).rejects.toThrow(last)
    expect(await book.holderOf(keyOf('a'))).toEqual(ana)
    expect(await book.revoked()).toEqual([])
    await book.changeAccount(bo.id, { admin: true })
    await book.removeAccount(ana.id)
    expect((await book.accounts()).map(one => one.name)).toEqual(['Bo', 'Without a key'])
    await expect(book.removeAccount(ana.id)).rejects.toBeInstanceOf(UserError)
  })

  test('of two administrators who remove each other at once one stays', async () => {
    const world = await make()
    const [one, other] = [await world.book(), await world.book()]
    const ana = await one.addAccount({ name: 'Ana', keys: [keyOf('a')], admin: true })
    const bo = await one.addAccount({ name: 'Bo', keys: [keyOf('b')], admin: true })
    for (let round = 0; round < 8; round++) {
      const { done, refused } = await twice(
        one.changeAccount(ana.id, { admin: false }),
        other.changeAccount(bo.id, { admin: false }),
      )
      expect([done.length, refused.length]).toEqual([1, 1])
      expect(refused[0]).toMatchObject({ exit: exitCodes.failed, next: expect.stringContaining('Nothing was changed') })
      expect((await one.accounts()).filter(account => account.admin)).toHaveLength(1)
      for (const { id } of [ana, bo]) await other.changeAccount(id, { admin: true })
    }
    const { done } = await twice(one.removeAccount(ana.id), other.removeAccount(bo.id))
    expect(done).toHaveLength(1)
  })
}

function teams(make: Make): void {
  test('a team is known by a short name, once', async () => {
    const world = await make()
    const book = await world.book()
    const team = await book.addTeam('  Check-out Team ')
    expect(team).toMatchObject({ slug: 'check-out-team', name: 'Check-out Team' })
    await expect(book.addTeam('check out team')).rejects.toThrow('already')
    await expect(book.addTeam(' ')).rejects.toBeInstanceOf(UserError)
    const search = await book.addTeam('Search')
    expect(await (await world.again()).teams()).toEqual([team, search])
  })

  test('members have one role in each team, until they leave', async () => {
    const world = await make()
    const book = await world.book()
    const [ana, bo] = [
      await book.addAccount({ name: 'Ana', keys: [] }),
      await book.addAccount({ name: 'Bo', keys: [] }),
    ]
    for (const name of ['Checkout', 'Search']) await book.addTeam(name)
    await book.setMember(ana.id, 'checkout', 'facilitator')
    await book.setMember(bo.id, 'checkout', 'member')
    await book.setMember(bo.id, 'checkout', 'observer')
    await book.setMember(bo.id, 'search', 'facilitator')
    const is = (account: string, team: string, role: string) => ({ account, team, role })
    const all = [
      is(ana.id, 'checkout', 'facilitator'),
      is(bo.id, 'checkout', 'observer'),
      is(bo.id, 'search', 'facilitator'),
    ]
    expect(new Set(await (await world.again()).members())).toEqual(new Set(all))
    expect(await book.person(bo.id)).toMatchObject({
      ...{ name: 'Bo', keys: [] },
      teams: [
        { slug: 'checkout', name: 'Checkout', role: 'observer' },
        { slug: 'search', role: 'facilitator' },
      ],
    })
    expect(await book.person('nobody')).toBeUndefined()
    const after = await world.book()
    await expect(after.setMember(bo.id, 'nowhere', 'member')).rejects.toThrow('no team nowhere')
    await expect(after.setMember('nobody', 'search', 'member')).rejects.toBeInstanceOf(UserError)
    await after.setMember(bo.id, 'checkout', undefined)
    await after.setMember(bo.id, 'checkout', undefined)
    await after.removeAccount(ana.id)
    expect(await after.members()).toEqual(all.slice(2))
  })

  test("a team's last facilitator stays one, also when two leave at once", async () => {
    const world = await make()
    const [one, other] = [await world.book(), await world.book()]
    const [ana, bo] = [await one.addAccount({ name: 'Ana', keys: [] }), await one.addAccount({ name: 'Bo', keys: [] })]
    await one.addTeam('Checkout')
    await one.setMember(ana.id, 'checkout', 'facilitator')
    for (const role of ['member', undefined] as const)
      await expect(one.setMember(ana.id, 'checkout', role)).rejects.toThrow('Checkout without a facilitator')
    for (let round = 0; round < 8; round++) {
      for (const { id } of [ana, bo]) await one.setMember(id, 'checkout', 'facilitator')
      const { done, refused } = await twice(
        one.setMember(ana.id, 'checkout', undefined),
        other.setMember(bo.id, 'checkout', 'member'),
      )
      expect([done.length, refused.length]).toEqual([1, 1])
      expect((await one.members()).filter(member => member.role === 'facilitator')).toHaveLength(1)
    }
  })

  test('an account is not removed that a team with others in it has as its only facilitator, also when two go at once', async () => {
    const world = await make()
    const [one, other] = [await world.book(), await world.book()]
    const [ana, bo, cy] = await Promise.all(['Ana', 'Bo', 'Cy'].map(name => one.addAccount({ name, keys: [] })))
    for (const name of ['Checkout', 'Alone']) await one.addTeam(name)
    for (const account of [ana, bo]) await one.setMember(`${account?.id}`, 'checkout', 'facilitator')
    await one.setMember(`${cy?.id}`, 'checkout', 'member')
    const { done, refused } = await twice(one.removeAccount(`${ana?.id}`), other.removeAccount(`${bo?.id}`))
    expect([done.length, refused.length]).toEqual([1, 1])
    expect(String(refused[0])).toContain('Checkout without a facilitator')
    expect(await one.members()).toHaveLength(2)
    // A team that nobody else is in has nobody who would miss one.
    await one.setMember(`${cy?.id}`, 'alone', 'facilitator')
    await one.removeAccount(`${cy?.id}`)
    expect(await one.members()).toMatchObject([{ team: 'checkout', role: 'facilitator' }])
  })

  test('a team is taken out with its members and invitations, and no other', async () => {
    const world = await make()
    const book = await world.book()
    const ana = await book.addAccount({ name: 'Ana', keys: [] })
    for (const name of ['Checkout', 'Search']) {
      const { slug } = await book.addTeam(name)
      await book.setMember(ana.id, slug, 'facilitator')
      await book.invite(invitation(world, { digest: slug, team: slug }))
    }
    await book.removeTeam('checkout')
    expect((await book.teams()).map(team => team.slug)).toEqual(['search'])
    expect((await book.members()).map(member => member.team)).toEqual(['search'])
    expect((await book.invitations()).map(one => one.team)).toEqual(['search'])
    await expect(book.removeTeam('checkout')).rejects.toThrow('no team checkout')
  })
}

function invitation(world: BookWorld, more: Partial<TeamInvitation> = {}): TeamInvitation {
  const until = new Date(world.now() + 10 * minute).toISOString()
  return { digest: 'd1', team: 'checkout', role: 'member', until, uses: 2, by: 'Ana', ...more }
}

function invitations(make: Make): void {
  test('an invitation is used up, use by use, across a start', async () => {
    const world = await make()
    const book = await world.book()
    await book.addTeam('Checkout')
    const made = invitation(world)
    await book.invite(made)
    expect(await book.invitations()).toEqual([made])
    expect(await book.redeem('d2')).toBeUndefined()
    expect(await book.redeem('d1')).toEqual({ ...made, uses: 1 })
    const after = await world.again()
    expect(await after.redeem('d1')).toEqual({ ...made, uses: 0 })
    expect(await after.redeem('d1')).toBeUndefined()
    expect(await after.invitations()).toEqual([])
  })

  test('of many who come at once as many are let in as there are uses', async () => {
    const world = await make()
    const books = [await world.book(), await world.book()]
    await books[0]?.addTeam('Checkout')
    await books[0]?.invite(invitation(world, { uses: 3 }))
    const all = await Promise.all(Array.from({ length: 4 }, () => books.map(book => book.redeem('d1'))).flat())
    expect(all.filter(Boolean).map(one => one?.uses)).toHaveLength(3)
    expect(new Set(all.map(one => one?.uses))).toEqual(new Set([2, 1, 0, undefined]))
  })

  test('an invitation ends by the clock', async () => {
    const world = await make()
    const book = await world.book()
    await book.addTeam('Checkout')
    await book.invite(invitation(world))
    await world.later(9 * minute)
    expect(await book.invitations()).toHaveLength(1)
    await world.later(2 * minute)
    expect(await book.invitations()).toEqual([])
    expect(await book.redeem('d1')).toBeUndefined()
  })

  test('one that was good is known as that for a month after its end, and no other', async () => {
    const world = await make()
    const book = await world.book()
    await book.addTeam('Checkout')
    for (const digest of ['used', 'withdrawn', 'over', 'good'])
      await book.invite(
        invitation(world, { digest, uses: 1, ...(digest === 'good' ? { until: in40Days(world) } : {}) }),
      )
    await book.redeem('used')
    await book.withdraw({ digest: 'withdrawn' })
    await world.later(11 * minute)
    const known = async (from: ServiceBook) => {
      const all = ['used', 'withdrawn', 'over', 'good', 'never']
      const were = await Promise.all(all.map(digest => from.wasInvitation(digest)))
      return all.filter((_, i) => were[i])
    }
    expect(await known(book)).toEqual(['used', 'withdrawn', 'over'])
    await book.invite(invitation(world, { digest: 'next' }))
    expect(await known(await world.again())).toEqual(['used', 'withdrawn', 'over'])
    await world.later(31 * 24 * 60 * minute)
    expect(await known(await world.book())).toEqual([])
  })

  test('what nobody could use is refused', async () => {
    const world = await make()
    const book = await world.book()
    await expect(book.invite(invitation(world))).rejects.toThrow('no team checkout')
    await book.addTeam('Checkout')
    const past = new Date(world.now() - 5_000).toISOString()
    for (const wrong of [{ until: past }, { until: 'never' }, { uses: 0 }, { uses: 1.5 }])
      await expect(book.invite(invitation(world, wrong))).rejects.toThrow('over before')
    expect(await book.invitations()).toEqual([])
  })

  test('one invitation is withdrawn, or all of a team', async () => {
    const world = await make()
    const book = await world.book()
    for (const name of ['Checkout', 'Search']) await book.addTeam(name)
    for (const digest of ['d1', 'd2', 'd3']) await book.invite(invitation(world, { digest }))
    await book.invite(invitation(world, { digest: 's1', team: 'search' }))
    expect(await book.withdraw({ digest: 'd1' })).toBe(1)
    expect(await book.withdraw({ digest: 'd1' })).toBe(0)
    expect(await book.redeem('d1')).toBeUndefined()
    expect(await book.withdraw({ team: 'checkout' })).toBe(2)
    expect((await book.invitations()).map(one => one.digest)).toEqual(['s1'])
  })
}

function keys(make: Make): void {
  test('a revoked key is nobody\u2019s and never anybody\u2019s again', async () => {
    const world = await make()
    const book = await world.book()
    const ana = await book.addAccount({ name: 'Ana', keys: [keyOf('a'), keyOf('b')] })
    await book.revoke(keyOf('a'), ' laptop\x1b[2J lost ')
    await book.revoke(keyOf('a'), 'again')
    await book.revoke(keyOf('z'), 'a stranger\u2019s')
    const after = await world.again()
    expect(await after.holderOf(keyOf('a'))).toBeUndefined()
    expect(await after.holderOf(keyOf('b'))).toEqual({ ...ana, keys: [keyOf('b')] })
    for (const key of [keyOf('a'), keyOf('z')]) {
      await expect(after.addAccount({ name: 'Eve', keys: [key] })).rejects.toThrow('revoked')
      await expect(after.changeAccount(ana.id, { addKey: key })).rejects.toThrow('revoked')
    }
    expect(await after.revoked()).toMatchObject([
      { key: keyOf('a'), why: 'laptop lost' },
      { key: keyOf('z'), why: 'a stranger\u2019s' },
    ])
    expect([await after.isRevoked(keyOf('z')), await after.isRevoked(keyOf('b'))]).toEqual([true, false])
    await expect(after.revoke('no key', '')).rejects.toThrow('no fingerprint')
  })

  test('a secret is made once, whoever asks first, and kept', async () => {
    const world = await make()
    const [one, other] = [await world.book(), await world.book()]
    const [a, b] = await Promise.all([one.secret('ca', () => 'first'), other.secret('ca', () => 'second')])
    expect(a).toBe(b)
    const after = await world.again()
    expect(await after.secret('ca', () => 'third')).toBe(a)
  })
}

function rooms(make: Make): void {
  const key = 'checkout-t0001'

  test('a room is of the machine that took it, while that is there', async () => {
    const world = await make()
    const [one, other] = [await world.book(), await world.book()]
    for (const id of ['m1', 'm2']) await one.beat({ id, name: id })
    const taken = await one.claim(key, 'checkout', 'm1')
    expect(taken).toEqual({
      ...{ key, team: 'checkout', machine: 'm1', lives: true },
      codes: { participant: [], observer: [], facilitator: [], former: [] },
    })
    expect(await other.claim(key, 'checkout', 'm2')).toEqual(taken)
    expect(await one.claim(key, 'checkout', 'm1')).toEqual(taken)
    await one.keepCodes(key, 'm1', codes)
    await other.keepCodes(key, 'm2', { participant: ['wrong'], observer: [], facilitator: [], former: [] })
    await other.release(key, 'm2')
    expect(await other.rooms()).toEqual([{ ...taken, codes }])
    await world.later(5_000)
    await one.beat({ id: 'm2', name: 'm2' })
    expect(await other.rooms()).toEqual([{ ...taken, codes, lives: false }])
    expect(await other.claim(key, 'checkout', 'm2')).toEqual({ ...taken, machine: 'm2', codes })
    await one.keepCodes(key, 'm1', { participant: ['late'], observer: [], facilitator: [], former: [] })
    expect(await other.rooms()).toEqual([{ ...taken, machine: 'm2', codes }])
  })

  test('of many who take a free room at once one has it', async () => {
    const world = await make()
    const books = [await world.book(), await world.book(), await world.book()]
    for (const [i, book] of books.entries()) await book.beat({ id: `m${i}`, name: 'm' })
    for (let round = 0; round < 5; round++) {
      const all = await Promise.all(books.map((book, i) => book.claim(`t-${round}`, 'checkout', `m${i}`)))
      expect(new Set(all.map(room => room.machine)).size).toBe(1)
    }
  })

  test('a room that is released is free with new codes; one that is handed on keeps them', async () => {
    const world = await make()
    const book = await world.book()
    for (const id of ['m1', 'm2']) await book.beat({ id, name: id })
    await book.claim(key, 'checkout', 'm1')
    await book.keepCodes(key, 'm1', codes)
    await book.release(key, 'm1', 'm2')
    expect(await book.claim(key, 'checkout', 'm1')).toMatchObject({ machine: 'm2', lives: true, codes })
    await book.release(key, 'm2')
    expect(await book.rooms()).toEqual([])
    expect((await book.claim(key, 'checkout', 'm1')).codes.participant).toEqual([])
  })

  test('after a start the rooms of before are free to take, and their codes are good', async () => {
    const world = await make()
    const book = await world.book()
    await book.beat({ id: 'm1', name: 'm' })
    await book.claim(key, 'checkout', 'm1')
    await book.keepCodes(key, 'm1', codes)
    const after = await world.again()
    await world.later(5_000)
    await after.beat({ id: 'm2', name: 'm' })
    expect(await after.rooms()).toMatchObject([{ key, machine: 'm1', lives: false, codes }])
    expect(await after.claim(key, 'checkout', 'm2')).toMatchObject({ machine: 'm2', lives: true, codes })
  })
}

function machines(make: Make): void {
  test('a machine is there while it says so, and its rooms are free when it says goodbye', async () => {
    const world = await make()
    const book = await world.book()
    const desk = { id: 'm1', name: 'desk', peer: 'desk:2223' }
    await book.beat(desk)
    await book.beat({ id: 'm2', name: 'other' })
    await book.claim('t-1', 'checkout', 'm1')
    expect(new Set(await book.machines())).toEqual(new Set([desk, { id: 'm2', name: 'other' }]))
    await world.later(2_000)
    await book.beat(desk)
    await world.later(2_000)
    expect(await book.machines()).toEqual([desk])
    // Of one that was there a moment ago nobody takes a room who is patient.
    await book.claim('t-2', 'checkout', 'm2')
    expect(await book.claim('t-2', 'checkout', 'm1', 60_000)).toMatchObject({ machine: 'm2', lives: false })
    expect(new Set(await book.machines(60_000))).toEqual(new Set([desk, { id: 'm2', name: 'other' }]))
    expect(await book.claim('t-2', 'checkout', 'm1')).toMatchObject({ machine: 'm1' })
    await book.beat(desk)
    await book.bye('m1', 1_000)
    expect(await book.machines()).toEqual([desk])
    await world.later(1_100)
    await book.bye('m1', 1_000)
    expect(await book.machines()).toEqual([])
    await book.beat(desk)
    await book.bye('m1')
    expect(await book.machines()).toEqual([])
    await book.beat({ id: 'm2', name: 'other' })
    expect(await book.claim('t-1', 'checkout', 'm2')).toMatchObject({ machine: 'm2' })
  })
}

/** Laws of a book that this program has open: all of it goes into another one, which is empty. */
export function wholeBookLaws(name: string, make: () => Promise<OpenBook>): void {
  test(`${name} gives all of itself and takes all of another one while it is empty`, async () => {
    const contents: BookContents = {
      accounts: [
        { id: 'id-1', name: 'Ana', keys: [keyOf('b'), keyOf('a')], admin: true, since: '2026-01-02T03:04:05.006Z' },
        { id: 'id-2', name: 'Bo', keys: [], admin: false, since: '2026-01-03T03:04:05.006Z' },
      ],
      teams: [{ slug: 'checkout', name: 'Checkout', since: '2026-01-02T03:04:05.006Z' }],
      members: [{ account: 'id-2', team: 'checkout', role: 'facilitator' }],
      invitations: [
        { digest: 'd1', team: 'checkout', role: 'member', until: '2999-01-02T03:04:05.006Z', uses: 3, by: 'Ana' },
      ],
      revoked: [{ key: keyOf('z'), why: 'lost', since: '2026-01-04T03:04:05.006Z' }],
      rooms: [{ key: 'checkout-t0001', team: 'checkout', machine: 'm1', codes }],
      secrets: { ca: 'key', host: 'other' },
    }
    const book = await make()
    expect(await book.contents()).toMatchObject({ accounts: [], teams: [], secrets: {} })
    expect(await book.fill(contents)).toBe(true)
    expect(await book.contents()).toEqual(contents)
    expect(await book.fill({ ...contents, accounts: [] })).toBe(false)
    expect(await book.contents()).toEqual(contents)
    await expect(book.addAccount({ name: 'ana', keys: [] })).rejects.toThrow('already')
    expect(await book.secret('host', () => 'new')).toBe('other')
  })
}
