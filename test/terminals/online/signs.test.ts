/** Raised hands, reactions and nudges: on people's own screens, on the stage, for whoever facilitates, and in plain lines. */
import { describe, expect, it } from 'vitest'
import { before, exampleLog } from '../given.ts'
import { listen } from '../participant/listen.ts'
import { servicesOf, type TestServices } from '../participant/services.ts'

const write = 'challenge.write'

/** The room at a step, everybody at a terminal of their own. */
async function at(step: string): Promise<TestServices> {
  const services = servicesOf(before(exampleLog(1), step))
  services.presence.share('nobody')
  await services.make('p1', { do: 'go', to: step })
  return services
}

describe('a raised hand', () => {
  it('stands in a queue on every screen, and is lowered by oneself', async () => {
    const services = await at('challenge.talk')
    const [bo, chidi, wall] = [
      await services.sit('Bo'),
      await services.sit('Chidi'),
      await services.sit('wall', { role: 'stage' }),
    ]
    await bo.type('h')
    await chidi.type('h')
    expect(bo.text()).toContain('Your hand is up; you are next.')
    expect(chidi.text()).toContain('Your hand is up; you are number 2.')
    for (const seat of [bo, chidi, wall]) await expect.poll(() => seat.text()).toContain('Hands up: Bo and Chidi.')
    await bo.type('h')
    expect(bo.text()).toContain('Your hand is down.')
    await expect.poll(() => wall.text()).toContain('Hands up: Chidi.')
  })

  it('goes up by F2 in the middle of a line, which stays', async () => {
    const services = await at(write)
    const bo = await services.sit('Bo')
    await bo.type('- half a th\x1bOQ')
    expect(bo.text()).toContain('Your hand is up')
    expect(bo.text()).toContain('> - half a th')
    await bo.type('ought')
    expect(bo.text()).toContain('> - half a thought')
    // PuTTY says F2 otherwise.
    await bo.type('\x1b[12~')
    expect(bo.text()).toContain('Your hand is down.')
  })

  it('is taken first come, first served by whoever facilitates, and the word ends with the next hand', async () => {
    const services = await at('challenge.talk')
    const [ana, bo, chidi] = [await services.sit('Ana'), await services.sit('Bo'), await services.sit('Chidi')]
    await chidi.type('h')
    await bo.type('h')
    await expect.poll(() => ana.text()).toContain('Hands up: Chidi and Bo.')
    await ana.type('h')
    await expect.poll(() => bo.text()).toContain('Chidi has the word. Hands up: Bo.')
    await ana.type('h')
    await expect.poll(() => chidi.text()).toContain('Bo has the word.')
    expect(chidi.text()).not.toContain('Hands up')
    await ana.type('h')
    await expect.poll(() => chidi.text()).not.toContain('has the word')
    await ana.type('h')
    await expect.poll(() => ana.text()).toContain('No hand is up.')
  })

  it('is on the private page, goes with its person, and the word ends with the step', async () => {
    const services = await at('challenge.talk')
    const [ana, bo] = [await services.sit('Ana'), await services.sit('Bo')]
    await ana.type('V')
    await bo.type('h')
    await expect.poll(() => ana.text()).toMatch(/! Hands up: Bo\. h goes on to the next hand\./)
    await ana.type('h')
    await expect.poll(() => bo.text()).toContain('Bo has the word.')
    await services.make('p1', { do: 'go', to: 'action.options' })
    expect(bo.text()).not.toContain('has the word')
    await bo.escape()
    await bo.type('h')
    await expect.poll(() => ana.text()).toContain('Hands up: Bo')
    await bo.quit()
    await expect.poll(() => ana.text()).not.toContain('Hands up: Bo')
  })

  it('in plain lines: hand, hands, next hand', async () => {
    const services = await at('challenge.talk')
    const [ana, bo] = [listen(services, 'p1', 'Ana'), listen(services, 'p2', 'Bo')]
    const chidi = await services.sit('Chidi')
    expect(await bo.say('hand')).toContain('Your hand is up; you are next.')
    await chidi.type('h')
    await ana.settle()
    expect(ana.said()).toContain('Bo raised a hand. Say next hand to give Bo the word.')
    expect(await ana.say('hands')).toContain('Hands up: Bo and Chidi.')
    expect(await ana.say('next hand')).toContain('Bo has the word.')
    expect(bo.said()).toContain('Bo has the word.')
    expect(await bo.say('hand')).toContain('Nobody has the word now.')
    expect(await bo.say('next hand')).toContain('I do not know')
  })
})

describe('a reaction', () => {
  it('is counted on all screens without a name, and taken back by the same key', async () => {
    const services = await at('challenge.talk')
    const [bo, chidi, ana] = [await services.sit('Bo'), await services.sit('Chidi'), await services.sit('Ana')]
    await bo.type('r')
    expect(bo.text()).toContain('React: 1 I agree')
    await bo.type('1')
    expect(bo.text()).toContain('Counted, without your name: I agree.')
    await chidi.type('r1')
    await chidi.type('r2')
    for (const seat of [bo, chidi, ana]) await expect.poll(() => seat.text()).toContain('2 agree, 1 with a question')
    await chidi.type('r1')
    for (const seat of [bo, ana]) await expect.poll(() => seat.text()).toContain('1 agrees, 1 with a question')
    await services.make('p1', { do: 'go', to: 'action.options' })
    expect(bo.text()).not.toContain('with a question')
  })

  it('waits until something is shown, and is limited in rate', async () => {
    const services = await at(write)
    const bo = await services.sit('Bo')
    await bo.escape()
    await bo.type('r1')
    expect(bo.text()).toContain('Nothing is shown yet that you could react to.')
    await services.make('p1', { do: 'reveal', step: write })
    for (let i = 0; i < 9; i++) await bo.type('r1')
    expect(bo.text()).toContain('That was a lot at once. Wait a few seconds.')
    services.pass(11)
    await bo.type('r3')
    expect(bo.text()).toContain('Counted, without your name: this surprises me.')
  })

  it('in plain lines: react and a word, heard with hands', async () => {
    const services = await at('challenge.talk')
    const [bo, eye] = [listen(services, 'p2', 'Bo'), listen(services, undefined, 'Eye', { role: 'observer' })]
    expect(await bo.say('react agree')).toContain('Counted, without your name')
    expect(await bo.say('react')).toContain('Say react agree, react question or react surprise.')
    expect(await eye.say('hands')).toContain('1 agrees.')
  })
})

describe('a nudge', () => {
  const nudge = 'Just for you: this step still waits for your answer.'

  it('is read by those who have not answered and by nobody else, at most once a minute', async () => {
    const services = await at(write)
    const [ana, bo, chidi] = [await services.sit('Ana'), await services.sit('Bo'), await services.sit('Chidi')]
    const [dee, wall] = [listen(services, 'p4', 'Dee'), await services.sit('wall', { role: 'stage' })]
    await bo.type('- the queue\r')
    await ana.escape()
    await ana.type('V')
    await expect.poll(() => ana.text()).toContain('not done: N reminds them.')
    await ana.type('VN')
    expect(ana.text()).toContain('Those who have not answered read a reminder')
    await expect.poll(() => chidi.text()).toContain(nudge)
    await dee.settle()
    expect(dee.said().split(nudge)).toHaveLength(2)
    for (const seat of [ana, bo, wall]) expect(seat.bytes()).not.toContain('Just for you')
    await ana.type('N')
    await expect.poll(() => ana.text()).toContain('They were reminded just now; again in 60 seconds.')
    await chidi.type('- me too\r')
    expect(chidi.text()).not.toContain(nudge)
    services.pass(61)
    await ana.type('N')
    await expect.poll(() => ana.text()).toContain('Those who have not answered read a reminder')
    expect(chidi.text()).not.toContain(nudge)
  })

  it('tells the facilitator nothing of an anonymous step, and reaches those who gave nothing there', async () => {
    const services = await at('close.roti')
    const [ana, bo, chidi] = [await services.sit('Ana'), await services.sit('Bo'), await services.sit('Chidi')]
    await bo.type('4')
    expect(bo.text()).toContain('Your answer: 4.')
    await ana.type('N')
    await expect.poll(() => chidi.text()).toContain(nudge)
    expect(bo.bytes()).not.toContain('Just for you')
    expect(ana.bytes()).not.toContain('Just for you')
    await chidi.type('3')
    expect(chidi.text()).not.toContain(nudge)
  })

  it('has nobody to remind where nobody is asked', async () => {
    const services = await at('challenge.talk')
    const ana = await services.sit('Ana')
    await ana.type('N')
    await expect.poll(() => ana.text()).toContain('Nobody is asked for an answer here.')
  })
})
