import { describe, expect, it } from 'vitest'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Opened } from './given.ts'
import { atSteps } from './steps.ts'

const step: StepOf<'signals'> = {
  id: 'watch',
  kind: 'signals',
  title: 'Watch signals',
  ask: 'What sign will tell us, and by when?',
  minutes: 2,
}
const due = { id: 'w5-41', text: 'partners ask for sign-in', by: '2026-11-01', turn: 't-5' }
const work = (screen: Opened) => workOf(screen.room.session, 'watch', 'signals')!

describe('signals by keys', () => {
  it('are asked for in three lines, one after the other; an empty line ends, and enter goes on', async () => {
    const screen = await atSteps([step])
    await screen.type('search is something one buys\r')
    expect(screen.text()).toContain('what sign tells us >')
    await screen.type('two offers we would sign\r1 Mar\r')
    await screen.type('one login for all\r\rin 3 months\r')
    expect(work(screen).signals).toMatchObject([
      { text: 'search is something one buys', sign: 'two offers we would sign', by: '2027-03-01', turn: 't-7' },
      { text: 'one login for all', by: '2027-02-21' },
    ])
    await screen.type('\r\r')
    expect(screen.room.session.at).toBe('home')
  })

  it('need a day that can be read and is to come; nothing typed is lost', async () => {
    const screen = await atSteps([step])
    await screen.type('search\rtwo offers\r\r')
    expect(screen.rows()[22]).toContain('By when would we know? Type a day.')
    await screen.type('whenever\r')
    expect(screen.rows()[22]).toContain('I cannot read the day in "whenever"')
    await screen.type(`${'\x7f'.repeat(8)}2026-01-01\r`)
    expect(screen.rows()[22]).toContain('1 Jan is over. By when would we know?')
    await screen.type(`${'\x7f'.repeat(10)}1 Mar\r`)
    expect(work(screen).signals).toMatchObject([{ text: 'search', sign: 'two offers', by: '2027-03-01' }])
  })

  it('whose day has come are scored with one key and what was seen', async () => {
    const screen = await atSteps([step], { signals: [due] })
    expect(screen.rows()[22]).toContain('Its day has come: 1 it came, 2 it did not, 3 still open.')
    await screen.type('1three since September\r')
    expect(work(screen).signals).toEqual([{ ...due, result: 'came', saw: 'three since September' }])
    expect(screen.text()).toContain('seen: three since September')
    await screen.type('\r')
    expect(screen.room.session.at).toBe('home')
  })

  it('are added while another one is chosen, which stays as it is', async () => {
    const screen = await atSteps([step], { signals: [due] })
    await screen.type('ssearch is something one buys\r\r1 Mar\r')
    expect(work(screen).signals).toMatchObject([due, { text: 'search is something one buys', by: '2027-03-01' }])
  })

  it('that are still open get another day', async () => {
    const screen = await atSteps([step], { signals: [due] })
    await screen.type('3\rin 2 months\r')
    expect(work(screen).signals).toEqual([{ ...due, by: '2027-01-21', result: 'open' }])
  })

  it('keep their day when only their words change, even when it is over', async () => {
    const screen = await atSteps([step], { signals: [due] })
    await screen.type('\r now\r\r\r')
    expect(work(screen).signals).toEqual([{ ...due, text: 'partners ask for sign-in now' }])
  })

  it('are chosen, changed and taken away', async () => {
    const screen = await atSteps([step], {
      signals: [due, { ...due, id: 'w5-42', text: 'cheap queues', by: '2027-03-01' }],
    })
    await screen.type('\x1b[B\x1b[B\x1b[A\x1b[A')
    await screen.type('\x1b[B\r')
    expect(screen.text()).toContain('what will change > cheap queues')
    await screen.type(' for all\r\r\r')
    expect(work(screen).signals[1]).toMatchObject({ text: 'cheap queues for all', by: '2027-03-01' })
    await screen.type('x')
    expect(work(screen).signals.map(s => s.id)).toEqual(['w5-41'])
    await screen.type('u')
    expect(work(screen).signals).toHaveLength(2)
  })

  it('are taken back twenty times, one by one', async () => {
    const screen = await atSteps([step])
    for (let i = 0; i < 20; i++) await screen.type(`signal ${i}\r\r${i + 1} Dec\r`)
    await screen.escape()
    for (let i = 20; i > 0; i--) {
      expect(work(screen).signals).toHaveLength(i)
      await screen.type('u')
    }
    await screen.type('U'.repeat(20))
    expect(work(screen).signals.at(-1)!.text).toBe('signal 19')
  })
})
