import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { Authenticator, toldAfter } from '../../src/remote/admission/authenticator.ts'
import { keptFor } from '../../src/remote/admission/lost-people.ts'
import type { Connection } from '../../src/remote/connection.ts'
import { comingsEvery } from '../../src/remote/here/door-news.ts'
import type { TerminalHandle } from '../../src/remote/here/guest-list.ts'
import { HostedSession } from '../../src/remote/hosted-session.ts'
import { vacantAfter } from '../../src/remote/lead.ts'
import { mostCards, mostMoves } from '../../src/room/room-for.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import type { OpenSession } from '../../src/views/app-services.ts'
import { eventually } from '../support/eventually.ts'
import { screen, session } from './given.ts'

async function services(people: string[] = ['Ana', 'Bo'], facilitated = false) {
  const open = await session(people)
  const clock = { now: 1_000_000 }
  const now = () => clock.now
  const door = new Authenticator({ now, facilitated })
  const notes: string[] = []
  const kept: string[] = []
  const it = new HostedSession({
    open,
    door,
    now,
    invitation: () => undefined,
    keepDraft: draft => kept.push(`${draft.person} ${draft.step} ${draft.text}`),
    keepKnown: () => {},
    note: line => notes.push(line),
  })
  return { it, door, open, clock, notes, kept }
}

type Given = Awaited<ReturnType<typeof services>>

const nowhere: TerminalHandle = { leave() {} }

/** Comes in by ssh with a code or a key. */
async function come(
  { it }: Given,
  name: string,
  proof: { code?: string; key?: string },
  handle = nowhere,
): Promise<Connection> {
  const answer = it.admit({ name, address: '10.0.0.9', ...proof })
  if ('no' in answer) throw new Error(answer.no)
  const user = await it.enter({ is: 'terminal', screen, pass: answer.pass }, handle)
  if ('no' in user) throw new Error(user.no)
  return user
}

const names = ({ room }: OpenSession) => room.session.people.map(p => `${p.id} ${p.name}${p.room ? ' room' : ''}`)

describe('a seat that was lost with the gateway', () => {
  test('is had again by the same name and code from the same address, for two minutes', async () => {
    const given = await services()
    const code = given.door.codes.participant
    const chidi = await come(given, 'Chidi', { code })
    chidi.services.keep('p3', 'x', 'half a sent')
    chidi.disconnect(true)
    await expect(come(given, 'Dora', { code })).resolves.toMatchObject({ person: 'p4' })
    const elsewhere = given.it.admit({ name: 'Chidi', address: '10.0.0.8', code })
    expect(elsewhere).toMatchObject({ no: expect.stringContaining('is taken') })
    const back = await come(given, 'chidi', { code, key: 'SHA256:another' })
    expect(back).toMatchObject({ person: 'p3', name: 'Chidi' })
    expect(back.services.draft('p3', 'x')).toBe('half a sent')
    expect(given.door.known.find(k => k.person === 'p3')?.keys).toEqual([])
    await expect(come(given, 'Chidi', { code })).rejects.toThrow('is taken')

    back.disconnect(true)
    given.clock.now += keptFor + 1
    await expect(come(given, 'Chidi', { code })).rejects.toThrow('is taken')
  })

  test('waits for nobody who left it, and the one of the facilitator for nobody with the code of everybody', async () => {
    const given = await services([], true)
    const code = given.door.codes.participant
    const chidi = await come(given, 'Chidi', { code })
    const lead = await come(given, 'Eva', { code: given.door.codes.facilitator })
    await eventually(() => expect(given.open.room.session.facilitator).toBe(lead.person))
    chidi.disconnect()
    lead.disconnect(true)
    await expect(come(given, 'Chidi', { code })).rejects.toThrow('is taken')
    await expect(come(given, 'Eva', { code })).rejects.toThrow('is taken')
  })
})

describe('coming in', () => {
  test('somebody new is a new person, gets a ticket, and comes back by it as the same', async () => {
    const given = await services()
    const chidi = await come(given, 'Chidi', { code: given.door.codes.participant })
    expect(chidi).toMatchObject({ role: 'participant', person: 'p3', name: 'Chidi' })
    expect(names(given.open)).toEqual(['p1 Ana room', 'p2 Bo room', 'p3 Chidi'])
    chidi.disconnect()
    expect(given.it.presence.isHere('p3')).toBe(false)
    const back = await come(given, 'somebody', { code: chidi.ticket! })
    expect(back).toMatchObject({ person: 'p3', name: 'Chidi' })
    expect(back.ticket).toBeUndefined()
    expect(names(given.open)).toHaveLength(3)
  })

  test('somebody expected takes their own place, and does not sit at the room’s keyboard any more', async () => {
    const given = await services()
    const bo = await come(given, 'bo', { code: given.door.codes.participant })
    expect(bo).toMatchObject({ person: 'p2', name: 'Bo' })
    await eventually(() => expect(names(given.open)).toEqual(['p1 Ana room', 'p2 Bo']))
  })

  test('nobody takes a name that is here, that has a ticket, or that facilitates', async () => {
    const given = await services()
    const { participant: code } = given.door.codes
    await expect(come(given, 'Ana', { code })).rejects.toThrow('The name Ana is taken')
    const bo = await come(given, 'Bo', { code })
    await expect(come(given, 'BO', { code })).rejects.toThrow('The name Bo is taken')
    bo.disconnect()
    await expect(come(given, 'Bo', { code })).rejects.toThrow('The name Bo is taken')
  })

  test('a code typed where the name is asked for becomes nobody\u2019s name', async () => {
    const given = await services()
    const { participant: code, facilitator = '', observer } = given.door.codes
    const { ticket = '' } = await come(given, 'Bo', { code })
    const typed = [code, code.toUpperCase(), code.replaceAll(' ', '-'), facilitator || code, observer, ticket]
    for (const name of typed)
      await expect(come(given, name, { code })).rejects.toThrow('That looks like a code, which everybody would see')
    expect((await come(given, code, { code: observer })).name).toBe('observer')
    expect(await come(given, 'acorn baker', { code })).toMatchObject({ name: 'acorn baker' })
  })

  test('two who come in at once under one name: the second adds a letter', async () => {
    const { it, door } = await services()
    const admit = { name: 'Eva', address: '', code: door.codes.participant }
    expect(it.admit(admit)).toHaveProperty('pass')
    expect(it.admit(admit)).toEqual({
      no: 'Somebody of the name Eva is just coming in; add a letter.',
      again: true,
      name: true,
    })
  })

  test('a key that came with the code is its person from then on, whatever the name', async () => {
    const given = await services()
    const eva = await come(given, 'Eva', { code: given.door.codes.participant, key: 'SHA256:eva' })
    expect(eva.ticket).toBeUndefined()
    expect((await come(given, 'root', { key: 'SHA256:eva' })).name).toBe('Eva')
  })

  test('a key under another name asks whether it is its person; a no leaves them where they are', async () => {
    const given = await services()
    const told: string[] = []
    const handle = { leave: (_: number, say: string) => void told.push(say) }
    const key = 'SHA256:petra'
    await come(given, 'Petra', { code: given.door.codes.participant, key }, handle)
    const asked = given.it.admit({ name: 'quinn', address: '10.0.0.9', key })
    expect(asked).toMatchObject({ no: "This key is Petra's. Are you Petra?", asks: 'Petra' })
    expect(told).toEqual([])
    const quinn = await come(given, 'quinn', { code: given.door.codes.participant })
    expect(quinn).toMatchObject({ name: 'quinn', ticket: expect.any(String) })
    expect(given.it.guests().filter(g => g.here)).toHaveLength(2)
    expect(await come(given, 'PETRA', { key })).toMatchObject({ name: 'Petra' })
    expect(told).toHaveLength(1)
  })

  test.each(['ana', 'АNA', 'Аna', 'Ａｎａ', 'A\u200bna'])(
    'a name that looks like one who is here is theirs: %s',
    async name => {
      const given = await services()
      const code = given.door.codes.participant
      await come(given, 'Ana K', { code })
      expect(given.it.admit({ name, address: 'x', code })).toMatchObject({ again: true, name: true })
    },
  )

  test.each(['facilitator', 'Host', 'stage ', 'Ana (you)', 'Bo [facilitator]', 'ｈｏｓｔ', 'the h\u043est', '*you*'])(
    'a word of the screens is nobody’s name: %s',
    async name => {
      const given = await services()
      const code = given.door.codes.participant
      expect(given.it.admit({ name, address: 'x', code })).toMatchObject({ again: true, name: true })
      expect(given.it.admit({ name: 'Hostess Youna', address: 'x', code })).toHaveProperty('pass')
    },
  )

  test('who was sent away does not come back under another name with the same code; others hear that it changed', async () => {
    const given = await services()
    const old = given.door.codes
    await come(given, 'Chidi', { code: old.participant })
    given.it.remove('p3')
    for (const code of [old.participant, old.observer])
      expect(given.it.admit({ name: 'chidi2', address: 'x', code })).toMatchObject({
        no: 'The join code has changed since. The facilitator has the new one.',
      })
    expect(given.it.news()?.say).toContain('Chidi is out. The join code is a new one')
    expect(given.door.codes.facilitator).toBe(old.facilitator)
    expect(await come(given, 'Dee', { code: given.door.codes.participant })).toMatchObject({ name: 'Dee' })
  })

  test('a name cannot pass for a line of the log', async () => {
    const given = await services()
    const name = 'Bo from 10.0.0.1" joined\nAna'
    await come(given, name, { code: given.door.codes.participant })
    expect(given.notes).toEqual(['joined "Bo from 10.0.0.1\\" joined Ana" from 10.0.0.9'])
  })

  test('a flood of wrong codes leaves sixty lines a minute in the log', async () => {
    const given = await services()
    for (let i = 0; i < 500; i++) given.it.admit({ name: 'x', address: 'y', code: `wrong ${i}` })
    expect(given.notes).toHaveLength(60)
    given.clock.now += 60_000
    given.it.admit({ name: 'x', address: 'y', code: 'wrong' })
    expect(given.notes.slice(60)).toEqual(['turned away 440 more in that minute', 'turned away x from y'])
  })

  test('who came, who went on elsewhere and who left is news at the door', async () => {
    const given = await services()
    const first = await come(given, 'Eva', { code: given.door.codes.participant })
    expect(given.it.news()?.say).toBe('Eva is here.')
    const second = await come(given, 'Eva', { code: first.ticket! })
    expect(given.it.news()?.say).toBe('Eva went on at another terminal (from 10.0.0.9).')
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    vi.advanceTimersByTime(comingsEvery)
    second.disconnect()
    expect(given.it.comings()?.say).toBe('Eva is here.')
  })

  test('of many who come at once the first is told, and the others in one sentence', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const given = await services()
    const told = new Set<string>()
    given.it.watch(() => void told.add(given.it.comings()?.say ?? ''))
    const seats: Connection[] = []
    for (const name of ['Eva', 'Finn', 'Gus', 'Hal', 'Ida', 'Jon'])
      seats.push(await come(given, name, { code: given.door.codes.participant }))
    seats[1]?.disconnect()
    vi.advanceTimersByTime(comingsEvery)
    seats[2]?.disconnect()
    vi.advanceTimersByTime(comingsEvery)
    expect([...told].filter(Boolean)).toEqual(['Eva is here.', 'Gus, Hal, Ida and Jon are here.', 'Gus left.'])
    for (const user of seats) expect(user.services.comings()?.say).toBe('Gus left.')
  })

  test('a second terminal takes over, and the first is told', async () => {
    const given = await services()
    const told: string[] = []
    const first = await come(
      given,
      'Eva',
      { code: given.door.codes.participant },
      { leave: (_, say) => told.push(say) },
    )
    const second = await come(given, 'Eva', { code: first.ticket! })
    expect(told).toEqual([
      'You went on at another terminal (from 10.0.0.9); this one is done. If that was not you, tell the facilitator.',
    ])
    first.disconnect()
    expect(given.it.guests()).toMatchObject([{ name: 'Eva', here: true }])
    second.disconnect()
    expect(given.it.guests()).toMatchObject([{ name: 'Eva', here: false }])
  })

  test('a look-on code: an observer, or as stage a second screen; no person, no move, no door', async () => {
    const given = await services()
    const { observer: code } = given.door.codes
    const eva = await come(given, 'Eva', { code })
    expect(eva).toMatchObject({ role: 'observer', name: 'Eva' })
    expect((await come(given, 'stage', { code })).role).toBe('stage')
    expect(eva.services.open.room.submit({ by: 'p1' }, { do: 'park', text: 'x' })).toMatchObject({
      refusal: { say: 'You are only looking on; you cannot change anything.' },
    })
    expect(names(given.open)).toHaveLength(2)
    eva.disconnect()
    expect(given.it.guests().map(g => g.role)).toEqual(['stage'])
  })

  test('a hostile name shows nothing but letters', async () => {
    const given = await services()
    const user = await come(given, '\x1b]52;c;x\x07E\u202eva', { code: given.door.codes.participant })
    expect(user.name).not.toMatch(/[\p{Cc}\u202e]/u)
  })

  test('on this machine the socket’s owner sits down as anybody; whoever sshd sent brings a key', async () => {
    const { it, open } = await services()
    const ana = await it.enter({ is: 'terminal', screen, name: 'Ana' }, nowhere)
    expect(ana).toMatchObject({ person: 'p1' })
    expect(await it.enter({ is: 'terminal', screen, from: '10.0.0.3', key: 'SHA256:f' }, nowhere)).toMatchObject({
      name: true,
    })
    const finn = await it.enter({ is: 'terminal', screen, from: '10.0.0.3', key: 'SHA256:f', name: 'Finn' }, nowhere)
    expect(finn).toMatchObject({ name: 'Finn' })
    const again = await it.enter({ is: 'terminal', screen, from: '10.0.0.3', key: 'SHA256:f' }, nowhere)
    expect(again).toMatchObject({ name: 'Finn' })
    expect(
      await it.enter({ is: 'terminal', screen, from: '10.0.0.4', name: 'Ana', key: 'SHA256:g' }, nowhere),
    ).toHaveProperty('no')
    expect(names(open)).toHaveLength(3)
  })

  test('into a closed turn nobody new comes', async () => {
    const given = await services()
    given.open.room.submit({ by: 'p1' }, { do: 'close' })
    await eventually(() => expect(given.open.room.session.closed).toBeDefined())
    await expect(come(given, 'Eva', { code: given.door.codes.participant })).rejects.toThrow('closed')
  })
})

describe('a seat', () => {
  test('moves as its person alone; what leads is the facilitator’s', async () => {
    const given = await services()
    const { services: mine } = await come(given, 'Eva', { code: given.door.codes.participant })
    const { room } = mine.open
    const step = stepsOf(room.session.agenda)[0]!.id
    const say = (outcome: object) => ('refusal' in outcome ? (outcome.refusal as { say: string }).say : 'done')
    expect(say(room.submit({ by: 'p3' }, { do: 'park', text: 'mine' }))).toBe('done')
    expect(say(room.submit({ by: 'p1' }, { do: 'park', text: 'as Ana' }))).toBe('You cannot do that from here.')
    expect(say(room.submit({ by: 'p1', hand: 'p3' }, { do: 'park', text: 'for Ana' }))).toBe(
      'You cannot do that from here.',
    )
    expect(say(room.submit({ by: 'p9' }, { do: 'join', name: 'Ghost' }))).toBe('You cannot do that from here.')
    for (const move of [
      { do: 'go', to: step },
      { do: 'reveal', step },
      { do: 'time', step, minutes: 9 },
      { do: 'facilitate', to: 'p3' },
      { do: 'pause' },
      { do: 'resume' },
      { do: 'close' },
      { do: 'next', on: '2027-01-01' },
    ] as const)
      expect(say(room.submit({ by: 'p3', stands: true }, move)), move.do).toBe('That is for the facilitator to do.')
    await room.leave()
    expect(given.open.room.submit({ by: 'p1' }, { do: 'park', text: 'the room lives' })).toHaveProperty('entry')
  })

  test('takes back its own alone; who led before takes nothing of that back', async () => {
    const given = await services()
    const { services: mine } = await come(given, 'Eva', { code: given.door.codes.participant })
    const whole = given.open.room
    const parked = whole.submit({ by: 'p1' }, { do: 'park', text: 'of Ana' })
    const step = stepsOf(whole.session.agenda)[0]!.id
    whole.submit({ by: 'p1' }, { do: 'go', to: step })
    const longer = whole.submit({ by: 'p1' }, { do: 'time', step, minutes: 5 })
    if (!('entry' in parked) || !('entry' in longer)) throw new Error('refused')
    const undo = (by: string, entry: number, room = mine.open.room) => room.submit({ by }, { do: 'undo', entry })
    expect(undo('p3', parked.entry.n)).toMatchObject({ refusal: { say: 'That was not yours.' } })
    whole.submit({ by: 'p1' }, { do: 'facilitate', to: 'p2' })
    expect(undo('p1', longer.entry.n, whole)).toMatchObject({ refusal: { why: 'not-facilitator' } })
    expect(undo('p1', parked.entry.n, whole)).toHaveProperty('entry')
    expect(undo('p2', longer.entry.n, whole)).toHaveProperty('entry')
  })

  test('makes as many moves as hands do, and as many cards as a step takes', async () => {
    const given = await services()
    const { services: mine } = await come(given, 'Eva', { code: given.door.codes.participant })
    const { room } = mine.open
    for (let i = 0; i < mostMoves; i++) room.submit({ by: 'p3' }, { do: 'park', text: `p${i}` })
    expect(room.submit({ by: 'p3' }, { do: 'park', text: 'one more' })).toMatchObject({
      refusal: { say: '30 changes in ten seconds is as fast as it goes; wait a moment.' },
    })
    given.clock.now += 10_001
    expect(room.submit({ by: 'p3' }, { do: 'park', text: 'one more' })).toHaveProperty('entry')
    const write = stepsOf(room.session.agenda).find(s => s.kind === 'write' && !s.anonymous && s.each === undefined)!
    given.open.room.submit({ by: 'p1' }, { do: 'go', to: write.id })
    for (let i = 0; i < mostCards; i++) given.open.room.submit({ by: 'p3' }, { in: write.id, do: 'add', text: `c${i}` })
    await (given.open.room.submit({ by: 'p3' }, { do: 'park', text: 'y' }) as { saved: Promise<void> }).saved
    expect(room.submit({ by: 'p3' }, { in: write.id, do: 'add', text: 'too many' })).toMatchObject({
      refusal: { say: 'You have 200 cards here, the most one person can have.' },
    })
  })

  test('sees the door only while it facilitates', async () => {
    const given = await services()
    const { services: mine } = await come(given, 'Eva', { code: given.door.codes.participant })
    expect(mine.guests().map(g => g.address)).toEqual([undefined])
    mine.lock(true)
    mine.remove('p1')
    expect(given.door.isLocked()).toBe(false)
    given.open.room.submit({ by: 'p1' }, { do: 'facilitate', to: 'p3' })
    await eventually(() => expect(mine.guests().map(g => g.address)).toEqual(['10.0.0.9']))
    mine.lock(true)
    expect(given.door.isLocked()).toBe(true)
  })
})

describe('drafts', () => {
  test('are written at most every so often, the newest alone; of anonymous steps nothing is', async () => {
    const given = await services()
    const { agenda } = given.open.room.session
    const anonymous = stepsOf(agenda).find(s => s.anonymous)
    for (const text of ['h', 'he', 'hel']) given.it.keep('p2', 'write', text)
    if (anonymous) given.it.keep('p2', anonymous.id, 'secret')
    await eventually(() => expect(given.kept).toEqual(['p2 write hel']))
    const { services: mine } = await come(given, 'Eva', { code: given.door.codes.participant })
    expect(mine.draft('p2', 'write')).toBe('')
    expect(given.it.draft('p2', 'write')).toBe('hel')
  })
})

describe('facilitating', () => {
  test('is handed over by the host and taken back; by nobody else', async () => {
    const given = await services()
    given.it.hostArrives('p1')
    const eva = await come(given, 'Eva', { code: given.door.codes.participant })
    expect(eva.services.handOver('p3')).toMatchObject({ why: 'not-facilitator' })
    expect(given.it.handOver('p3')).toBeUndefined()
    await eventually(() => expect(given.open.room.session.facilitator).toBe('p3'))
    expect(given.it.handOver('p2')).toMatchObject({ why: 'not-facilitator' })
    expect(given.it.handOver('p1')).toBeUndefined()
    await eventually(() => expect(given.open.room.session.facilitator).toBe('p1'))
  })

  test('is anybody’s to take after a minute without', async () => {
    const given = await services()
    const gone = given.it.hostArrives('p1')
    const eva = await come(given, 'Eva', { code: given.door.codes.participant })
    gone()
    given.clock.now += vacantAfter - 1
    expect(eva.services.isVacant()).toBe(false)
    expect(eva.services.handOver('p3')).toBeDefined()
    given.clock.now += 1
    expect(eva.services.isVacant()).toBe(true)
    expect(eva.services.handOver('p3')).toBeUndefined()
    await eventually(() => expect(given.open.room.session.facilitator).toBe('p3'))
    expect(eva.services.isVacant()).toBe(false)
  })

  test('at the room’s keyboard is on the host’s screen, whoever’s hands are on it', async () => {
    const given = await services()
    given.it.hostArrives('p1')
    given.open.room.submit({ by: 'p1' }, { do: 'facilitate', to: 'p2' })
    await eventually(() => expect(given.open.room.session.facilitator).toBe('p2'))
    given.clock.now += vacantAfter
    expect(given.it.isVacant()).toBe(false)
  })

  test('comes with the code for it, and only with that', async () => {
    const given = await services(['Ana', 'Bo'], true)
    await expect(come(given, 'Ana', { code: given.door.codes.participant })).rejects.toThrow('taken')
    const eva = await come(given, 'Eva', { code: given.door.codes.facilitator })
    await eventually(() => expect(given.open.room.session.facilitator).toBe(eva.person))
  })

  test('the stage is blanked by whoever facilitates, and no longer when that is somebody else', async () => {
    const given = await services()
    given.it.hostArrives('p1')
    const chidi = await come(given, 'Chidi', { code: given.door.codes.participant })
    chidi.services.project('blank')
    expect(given.it.projected()).toBeUndefined()
    given.it.project('blank')
    expect(chidi.services.projected()).toBe('blank')
    chidi.services.project(undefined)
    expect(given.it.projected()).toBe('blank')
    expect(given.it.handOver('p3')).toBeUndefined()
    await eventually(() => expect(chidi.services.projected()).toBeUndefined())
    chidi.services.project('clock')
    given.it.project(undefined)
    expect(given.it.projected()).toBe('clock')
  })
})

describe('the door', () => {
  test('somebody sent away is told, and does not come back by ticket or by name', async () => {
    const given = await services()
    const told: string[] = []
    const eva = await come(given, 'Eva', { code: given.door.codes.participant }, { leave: (_, say) => told.push(say) })
    given.it.remove('p3')
    expect(told).toEqual(['The facilitator closed this door to you.'])
    await expect(come(given, 'Eva', { code: eva.ticket! })).rejects.toThrow()
    await expect(come(given, 'Eva', { code: given.door.codes.participant })).rejects.toThrow('taken')
    expect(given.notes).toContain('removed Eva')
  })

  test(`is told of after ${toldAfter} wrong codes, and its log holds no secret`, async () => {
    const given = await services()
    let calls = 0
    given.it.watch(() => calls++)
    for (let i = 0; i < toldAfter; i++) given.it.admit({ name: 'Eve', address: '10.0.0.7', code: `guess ${i}` })
    expect(given.it.news()?.say).toContain('20 wrong codes')
    expect(calls).toBe(1)
    const eva = await come(given, 'Eva', { code: given.door.codes.participant })
    const log = given.notes.join('\n')
    for (const secret of [given.door.codes.participant, eva.ticket!, 'guess']) expect(log).not.toContain(secret)
    const dir = dirname(given.open.key)
    for (const file of readdirSync(dir)) {
      const path = join(dir, file)
      if (existsSync(path)) expect(readFileSync(path, 'utf8')).not.toContain(given.door.codes.participant)
    }
  })
})
