/** Reduced motion: no seconds, nothing that counts up, nothing that plays by itself, no cursor that blinks. */
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { SilenceWatch } from '../../src/remote/silence.ts'
import { showLeft } from '../../src/screen/show-left.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import { player } from '../../src/views/player.ts'
import { noAppServices, screen } from '../support/screen.ts'
import { before, exampleLog } from './given.ts'
import { servicesOf } from './participant/services.ts'
import { atSteps } from './steps.ts'

const step: StepOf<'topics'> = { id: 't', kind: 'topics', title: 'T', ask: 'What?', minutes: 2, dots: 3, timebox: 5 }

describe('the time left', () => {
  test.each([
    [120_000, ' 02:00'],
    [119_000, ' 02:00'],
    [60_001, ' 02:00'],
    [60_000, ' 01:00'],
    [1, ' 01:00'],
    [0, ' 00:00'],
    [-1, ' 00:00'],
    [-600_000, ' 00:00'],
  ])('%d ms is %s', (ms, say) => {
    expect(showLeft(ms, true)).toBe(say)
  })

  test('changes at most once a minute, and never upwards', () => {
    fc.assert(
      fc.property(fc.integer({ min: -7_200_000, max: 5_000_000 }), fc.integer({ min: 0, max: 59_000 }), (ms, later) => {
        const shown = [0, later / 2, later].map(passed => showLeft(ms - passed, true))
        expect(new Set(shown).size).toBeLessThanOrEqual(2)
        expect(shown.toSorted().toReversed()).toEqual(shown)
      }),
    )
  })
})

describe('the facilitator’s screen', () => {
  test('writes nothing while seconds pass, and stays at zero when the time is over', async () => {
    const shown = await atSteps([step], {}, { still: true })
    await shown.type('\r')
    expect(shown.rows()[0]).toContain('02:00')
    shown.pass(20)
    shown.taken()
    // Stopping and starting the clock looks at it at once.
    await shown.type('..')
    expect(shown.rows()[0]).toContain('02:00')
    shown.pass(101)
    await shown.type('..')
    expect(shown.rows()[0]).toContain('00:00')
    expect(shown.text()).toContain('Time is up.')
    await shown.type('t')
    shown.pass(60)
    await shown.type('..')
    expect(shown.text()).toContain('over time')
    expect(shown.text()).not.toContain('+')
  })

  test('has a cursor that stands still, and gives the terminal its own back', async () => {
    const shown = await atSteps([step], {}, { still: true })
    expect(shown.taken()).toContain('\x1b[2 q')
    await shown.quit()
    expect(shown.taken()).toMatch(/\x1b\[0 q$/)
    const usual = await atSteps([step])
    await usual.quit()
    expect(usual.taken()).not.toContain(' q')
  })

  test('plays nothing by itself; n goes on step by step', async () => {
    const playing = player(exampleLog(1), { speed: 10_000 })
    const shown = await screen({ at: 'turn', open: playing.open, player: playing }, noAppServices(), {
      now: playing.now,
      still: true,
    })
    onTestFinished(() => void shown.quit())
    expect(shown.text()).toContain('stopped')
    expect(playing.playing()).toBe(false)
    const at = playing.open.room.session.at
    await shown.type('n')
    expect(playing.open.room.session.at).not.toBe(at)
    expect(playing.playing()).toBe(false)
  })
})

test('a participant’s screen has whole minutes in its header and on its big clock, beside others that have seconds', async () => {
  const services = servicesOf(before(exampleLog(1), 'challenge.talk'))
  services.presence.share('nobody')
  await services.make('p1', { do: 'go', to: 'challenge.talk' })
  const [bo, chidi] = [await services.sit('Bo', { still: true }), await services.sit('Chidi')]
  services.pass(90)
  const clock = (rows: string[]) => /[ +]\d\d:\d\d$/.exec(rows[0]!.trimEnd())?.[0]
  services.tellComings('Eva came in.')
  await expect.poll(() => clock(chidi.rows())).toMatch(/:30$/)
  await bo.settle()
  expect(clock(bo.rows())).toMatch(/:00$/)
  expect(bo.bytes()).toContain('\x1b[2 q')
})

test('a host that is silent is told of once, not counted', () => {
  const say = (isStill: boolean) => {
    const written: string[] = []
    const watch = new SilenceWatch({
      output: { rows: 24, write: bytes => written.push(Buffer.from(bytes).toString()) > 0 },
      isScreen: () => true,
      isStill,
      back() {},
    })
    for (let i = 0; i < 9; i++) watch.beat()
    return written.length
  }
  expect([say(false), say(true)]).toEqual([5, 1])
})
