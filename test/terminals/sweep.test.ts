import { describe, expect, it } from 'vitest'
import { pillars } from '../../src/agendas/exercises/value/six-pillars.ts'
import { actionsOf } from '../../src/kinds/made/promises.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Opened } from './given.ts'
import { atSteps } from './steps.ts'

const step: StepOf<'sweep'> = {
  id: 'six',
  kind: 'sweep',
  title: 'Six pillars',
  ask: 'For this bet: what is weak under each of the six?',
  minutes: 3,
  rows: pillars,
  keep: 'pillars',
}
const old = { id: 'f4-31', row: 'cost', text: 'idle machines', since: 't-4', on: '2026-05-12' }
const earlier = { findings: { pillars: [old] } }
const down = '\x1b[B'
const work = (screen: Opened) => workOf(screen.room.session, 'six', 'sweep')!
const texts = (screen: Opened) => work(screen).findings.map(f => `${f.row}: ${f.text}`)

describe('a sweep by keys', () => {
  it('adds findings row by row; past the last row enter goes on', async () => {
    const screen = await atSteps([step])
    expect(screen.rows()[22]).toContain('Enter adds what we found')
    await screen.type('\rshared admin account\rold keys\r\r')
    await screen.type('\ridle machines\r\r')
    expect(texts(screen)).toEqual(['security: shared admin account', 'security: old keys', 'cost: idle machines'])
    expect(screen.text()).toContain('▸OPERATIONS       What do we do by hand, or does only one of us know?')
    for (let i = 0; i < 4; i++) await screen.type(down)
    expect(screen.room.session.at).toBe('six')
    await screen.type('\r')
    expect(screen.room.session.at).toBe('home')
  })

  it('closes an old finding with what ended it, and opens it again', async () => {
    const screen = await atSteps([step], earlier)
    expect(screen.text()).toContain('! idle machines                           open 4 turns, since 12 May')
    await screen.type(`${down}${down}x`)
    expect(screen.rows()[22]).toContain('What ended it? One line for next year')
    await screen.type('switched off at night\r')
    expect(work(screen).findings[0]).toMatchObject({ closed: '2026-11-21', note: 'switched off at night' })
    expect(screen.text()).toContain('closed: switched off at night')
    await screen.type('x')
    expect(work(screen).findings).toEqual([old])
  })

  it('names the weakest and makes an action of a finding', async () => {
    const screen = await atSteps([step], earlier)
    await screen.type(`${down}s${down}a`)
    expect(work(screen).weakest).toBe('cost')
    expect(screen.text()).toContain('weakest for this bet: cost')
    expect(actionsOf(screen.room.session)).toMatchObject([{ text: 'idle machines', from: 'f4-31' }])
  })

  it('says why an old finding is not taken away, and keeps one whose words are taken away', async () => {
    const screen = await atSteps([step], earlier)
    await screen.type(`${down}${down}\x1b[3~`)
    expect(screen.rows()[22]).toContain('It is open since an earlier turn. Close it and say what ended it.')
    await screen.type(`\r${'\x7f'.repeat(20)}\r`)
    expect(screen.rows()[22]).toContain('A finding needs words; close it if it is over.')
    expect(texts(screen)).toEqual(['cost: idle machines'])
  })

  it('takes twenty findings back one by one and gives them again', async () => {
    const screen = await atSteps([step])
    await screen.type('\r')
    for (let i = 0; i < 20; i++) await screen.type(`finding ${i}\r`)
    await screen.escape()
    for (let i = 20; i > 0; i--) {
      expect(work(screen).findings).toHaveLength(i)
      await screen.type('u')
    }
    expect(texts(screen)).toEqual([])
    await screen.type('U'.repeat(20))
    expect(texts(screen).at(-1)).toBe('security: finding 19')
  })

  it('takes a paste of lines as findings, and only shows when nobody may change it', async () => {
    const screen = await atSteps([step])
    await screen.type('\r\x1b[200~one\ntwo\n\x1b[201~')
    expect(texts(screen)).toEqual(['security: one', 'security: two'])
    const looking = await atSteps([step], earlier, { open: { readOnly: true } })
    await looking.type('\rx')
    expect(looking.room.session.work.six).toBeUndefined()
  })
})
