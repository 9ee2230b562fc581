/** Several gaps of a bet in one line, several lines of an action in one, a number with its value: what is read, and what is left alone. */
import { describe, expect, it, test } from 'vitest'
import { readNamed } from '../../src/kinds/shared/read-dated.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import { atSteps } from '../terminals/steps.ts'

const base = { ask: 'What?', minutes: 5 }
const bet: StepOf<'decide'> = { ...base, id: 'd', kind: 'decide', title: 'Bet', hidden: true }
const actions: StepOf<'actions'> = { ...base, id: 'a', kind: 'actions', title: 'Actions' }

describe('the bet', () => {
  it('takes a number with its way and day, and an owner with a day', async () => {
    const screen = await atSteps([bet])
    await screen.type('Wstop it\rit waits\rthe wait from 31 h to 12 h by 20 Dec\r')
    expect(screen.text()).toContain('to go from 31 h to 12 h by 20 Dec')
    expect(screen.text()).toContain('how likely, 0 to 100 % >')
    await screen.type('70\rit breaks\rbo, 5 Dec\r')
    expect(workOf(screen.room.session, 'd', 'decide')?.fields).toMatchObject({
      measure: 'the wait',
      from: '31 h',
      to: '12 h',
      owner: 'Bo',
      by: '5 Dec',
    })
    expect(screen.text()).toContain('trigger (optional) >')
  })

  it('leaves a name alone that only sounds like it', async () => {
    const screen = await atSteps([bet])
    await screen.type('Wstop it\rit waits\rparcels from depot to door\r')
    expect(workOf(screen.room.session, 'd', 'decide')?.fields).toMatchObject({ measure: 'parcels from depot to door' })
    expect(screen.text()).toContain('its value now >')
  })

  it('takes the way without "from", as the bet is read out, where its day is named', async () => {
    const fields = async (line: string) => {
      const screen = await atSteps([bet])
      await screen.type(`Wstop it\rit waits\r${line}\r`)
      return workOf(screen.room.session, 'd', 'decide')?.fields
    }
    expect(await fields('wait 35 h to 12 h by 20 Dec')).toMatchObject({ measure: 'wait', from: '35 h', to: '12 h' })
    const named = 'errors in steps 1 to 3'
    expect(await fields(named)).toMatchObject({ measure: named })
  })

  it('shows consent with the key that counts everybody, and waits for who is missing', async () => {
    const screen = await atSteps([bet])
    await screen.type(`Wstop it${'\r'.repeat(11)}`)
    expect(screen.text()).toContain('0 to 5 each >')
    await screen.type('4 4\r')
    expect(screen.room.session.revealed.d).toBeUndefined()
    await screen.type('\x154 4 4 4 5\r')
    expect(screen.room.session.revealed.d).toBeDefined()
    await screen.type('u')
    expect(screen.room.session.revealed.d).toBeUndefined()
  })
})

test('an action takes who, when and where it shows', async () => {
  const screen = await atSteps([actions])
  await screen.type('a list of images\rbo, 5 Dec, the wait\r')
  expect(workOf(screen.room.session, 'a', 'actions')?.actions).toMatchObject([
    { text: 'a list of images', owner: 'Bo', signal: 'the wait' },
  ])
  expect(screen.text()).toContain('what >')
})

test.each([
  [
    'orders without help, 61 % 21 Nov',
    { name: 'orders without help', unit: '%', value: { value: 61, at: '2026-11-21' } },
  ],
  ['orders without help, 61', { name: 'orders without help', value: { value: 61, at: '2026-11-22' } }],
  ['orders without help, %', { name: 'orders without help', unit: '%' }],
  ['24 hour orders', { name: '24 hour orders' }],
])('%s', (text, ok) => expect(readNamed(text, '2026-11-22')).toMatchObject({ ok }))

test.each(['61 % 21 Nov', '61'])('%s alone has no name', text =>
  expect(readNamed(text, '2026-11-22')).toMatchObject({ say: expect.stringContaining('Its name first') }),
)
