import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { goOnWithGuest, openEarly, whenOver } from '../../src/remote/hosting.ts'
import { fold } from '../../src/room/log.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import { currentStep, isPaused } from '../../src/session/read.ts'
import { readDrafts } from '../../src/store/drafts.ts'
import { readSession } from '../../src/store/session-file.ts'
import { eventually } from '../support/eventually.ts'
import { Caller, echo, hosted, local, screen, session } from './given.ts'

describe('a hosted room', () => {
  test('two people at terminals of their own, side by side, each with a ticket', async () => {
    const { socket } = await hosted(['Ana'])
    const bo = local(socket, 'Bo')
    const eva = local(socket, 'Eva')
    await bo.sees('[in Bo participant')
    await eva.sees('[in Eva participant')
    bo.say('input', 'secret of Bo')
    await bo.sees('<secret of Bo>')
    expect(eva.output).not.toContain('secret')
    const { ticket } = await bo.welcome()
    expect(ticket).not.toBe((await eva.welcome()).ticket)
  })

  test('a terminal that is cut in the middle of a word comes back by its ticket, with the word', async () => {
    const { socket, services, open } = await hosted(['Ana'])
    const bo = local(socket, 'Bo')
    const { ticket } = await bo.welcome()
    bo.say('input', 'half a wo')
    await bo.sees('<half a wo>')
    bo.socket.destroy()
    await eventually(() => expect(services.guests()).toMatchObject([{ name: 'Bo', here: false }]))
    const back = new Caller(socket, { is: 'terminal', screen, ticket: ticket! })
    await back.sees('[in Bo participant p2 draft:half a wo]')
    await eventually(async () =>
      expect(await readDrafts(open.key, open.room.session)).toEqual([{ person: 'p2', step: 's', text: 'half a wo' }]),
    )
    expect(open.room.session.people).toHaveLength(2)
  })

  test('somebody new who waits for the disk reads so, and comes in when it takes what they are', async () => {
    const { socket, open } = await hosted(['Ana'])
    let written = () => {}
    const disk = new Promise<void>(resolve => {
      written = resolve
    })
    const submit = open.room.submit.bind(open.room)
    open.room.submit = (...all) => {
      const outcome = submit(...all)
      return 'saved' in outcome ? { ...outcome, saved: outcome.saved.then(() => disk) } : outcome
    }
    const bo = local(socket, 'Bo')
    await bo.sees('Nothing can be saved just now.')
    expect(bo.output).not.toContain('[in')
    written()
    await bo.sees('[in Bo participant')
  })

  test('lets in by a gateway’s pass, once', async () => {
    const { socket, door } = await hosted(['Ana'])
    const gateway = new Caller(socket, { is: 'gateway', gateway: 'gate-1' })
    const answer = await gateway.ask({ name: 'Bo', address: '10.0.0.4', code: door.codes.participant })
    if (!('pass' in answer)) throw new Error(answer.no)
    expect(answer).toMatchObject({ name: 'Bo', role: 'participant' })
    const bo = new Caller(socket, { is: 'terminal', screen, pass: answer.pass })
    await bo.sees('[in Bo participant')
    const again = new Caller(socket, { is: 'terminal', screen, pass: answer.pass })
    expect((await again.goodbye()).say).toContain('Connect again')
  })

  test('one broken screen ends that terminal, and no other', async () => {
    const { socket, notes } = await hosted(['Ana'])
    const bo = local(socket, 'Bo')
    const eva = local(socket, 'Eva')
    await Promise.all([bo.sees('[in'), eva.sees('[in')])
    bo.say('input', '!')
    expect((await bo.goodbye()).code).toBe(70)
    eva.say('input', 'still here')
    await eva.sees('<still here>')
    expect(notes.join('\n')).toContain('a bug in a screen')
  })

  test('says on every terminal that the host has stopped, and paints them anew when it goes on', async () => {
    const hosting = await hosted(['Ana'])
    const bo = local(hosting.socket, 'Bo')
    await bo.sees('[in Bo')
    const goOn = hosting.pause()
    await bo.sees('The host has stopped for a moment.')
    goOn()
    await bo.sees('{80x24}')
  })

  test('leaves in order: every terminal is given back and told, nothing listens any more, what was done is kept', async () => {
    const hosting = await hosted(['Ana'])
    const bo = local(hosting.socket, 'Bo')
    await bo.sees('[in Bo')
    bo.say('input', 'not sent yet')
    await bo.sees('<not sent yet>')
    // No time passes: nothing waits for a moment that is long enough.
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    await hosting.leave()
    await hosting.open.room.leave()
    vi.useRealTimers()
    expect(bo.output).toMatch(/\[out\]$/)
    expect(await bo.goodbye()).toEqual({ code: 0, say: 'The host has closed this room. Everything is saved.' })
    await bo.closed
    expect(existsSync(hosting.socket)).toBe(false)
    expect(fold((await readSession(hosting.open.key)).log).people.map(p => p.name)).toEqual(['Ana', 'Bo'])
    expect(await readDrafts(hosting.open.key, hosting.open.room.session)).toMatchObject([{ text: 'not sent yet' }])
  })

  test('a ticket is good at the next hosting too, from a file for its owner alone that holds no ticket', async () => {
    const open = await session(['Ana'])
    const first = await hosted([], { open, socket: join(dirname(open.key), 'a.sock') })
    const bo = local(first.socket, 'Bo')
    const { ticket } = await bo.welcome()
    await first.leave()
    const file = join(dirname(open.key), '.checkout-t0001.guests')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).not.toContain(ticket!.replaceAll('-', ''))
    const second = await hosted([], { open, socket: join(dirname(open.key), 'b.sock') })
    const back = new Caller(second.socket, { is: 'terminal', screen, ticket: ticket! })
    await back.sees('[in Bo participant p2')
  })

  test('what happens at the door is noted beside the session, for its owner alone', async () => {
    const { open, socket } = await hosted(['Ana'], { note: undefined })
    await local(socket, 'Bo').sees('[in Bo')
    const file = join(dirname(open.key), '.checkout-t0001.door')
    await eventually(() => expect(readFileSync(file, 'utf8')).toMatch(/^\S+Z joined Bo\n$/))
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('a hundred come and go, and nobody stays behind as a ghost', async () => {
    let running = 0
    const { socket, services } = await hosted(['Ana'], {
      mountTerminal(options) {
        running++
        const app = echo(options)
        app.exited.finally(() => running--)
        return app
      },
    })
    const all = Array.from({ length: 100 }, (_, i) => local(socket, `N${i}`))
    await Promise.all(all.map(one => one.sees('[in')))
    expect(services.guests().filter(g => g.here)).toHaveLength(100)
    for (const one of all) one.socket.destroy()
    await eventually(() => expect(services.guests().filter(g => g.here)).toEqual([]))
    expect(running).toBe(0)
    expect(services.presence.here()).toEqual([])
  })
})

test('a room that is opened early stands at its first hidden writing, until the reveal starts the clock', async () => {
  const open = await session(['Ana'])
  const { room } = open
  expect(openEarly(open)).toBeDefined()
  await eventually(() => expect(isPaused(room.session) && currentStep(room.session)?.kind).toBe('write'))
  const first = stepsOf(room.session.agenda).find(s => s.kind === 'write' && (s.hidden || s.anonymous))!
  expect(room.session.at).toBe(first.id)
  room.submit({ by: 'p1' }, { do: 'reveal', step: first.id })
  await eventually(() => expect(isPaused(room.session)).toBe(false))
  expect(openEarly(open)).toBeUndefined()
})

test('a clock that stands still since an earlier hosting goes on with a guest who facilitates, and no other way', async () => {
  const hosting = await hosted(['Ana'])
  const { room } = hosting.open
  room.submit({ by: 'p1' }, { do: 'go', to: stepsOf(room.session.agenda)[0]!.id })
  room.submit({ by: 'p1' }, { do: 'pause' })
  await eventually(() => expect(room.session.at && isPaused(room.session)).toBe(true))
  goOnWithGuest(hosting)
  const bo = local(hosting.socket, 'Bo')
  await bo.sees('[in Bo')
  expect(isPaused(room.session)).toBe(true)
  expect(hosting.services.handOver('p2')).toBeDefined()
  room.submit({ by: 'p1' }, { do: 'facilitate', to: 'p2' })
  await eventually(() => expect(isPaused(room.session)).toBe(false))
  // From now on it is theirs to stop.
  room.submit({ by: 'p2' }, { do: 'pause' })
  await eventually(() => expect(isPaused(room.session)).toBe(true))
  hosting.services.announce('still')
  expect(isPaused(room.session)).toBe(true)
})

test('a room is over when its turn is closed and the last one has left', async () => {
  const { open, socket, services } = await hosted(['Ana'])
  let over = false
  void whenOver({ services }).then(() => {
    over = true
  })
  const bo = local(socket, 'Bo')
  await bo.sees('[in Bo')
  open.room.submit({ by: 'p1' }, { do: 'close' })
  await eventually(() => expect(open.room.session.closed).toBeDefined())
  expect(over).toBe(false)
  bo.say('input', 'q')
  expect((await bo.goodbye()).say).toContain('Goodbye, Bo.')
  await eventually(() => expect(over).toBe(true))
})
