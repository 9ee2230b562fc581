/** BindStep part in plain lines: own cards, dots and answers, and the facilitator's commands when it is them. */
import { expect, it } from 'vitest'
import { boardOf, lettersOf } from '../../../src/kinds/made/board.ts'
import { slowWriter } from '../../support/writer.ts'
import { before, exampleLog } from '../given.ts'
import { listen } from './listen.ts'
import { servicesOf } from './services.ts'

it('writes, votes, and hears what is shown, without a cursor move', async () => {
  const services = servicesOf(before(exampleLog(1), 'challenge.write'))
  const bo = listen(services, 'p2', 'Bo')
  await services.make('p1', { do: 'go', to: 'challenge.write' })
  expect(bo.text()).toContain('What sped us up, slowed us down or puzzled us?')
  await bo.type('- the queue waitz\x7fs\r')
  expect(bo.text()).toContain('Card 1 saved.')
  await bo.type('\r')
  expect(bo.text()).toContain('You are done.')
  await services.make('p1', { do: 'reveal', step: 'challenge.write' })
  expect(bo.text()).toContain('It is shown now.')
  await services.make('p1', { do: 'go', to: 'challenge.vote' })
  await bo.type('1 1\r')
  expect(bo.text()).toContain('2 dots given.')
  const work = services.room.session.work['challenge.vote']
  expect(work?.kind === 'vote' && Object.values(work.dots)).toEqual([{ p2: 2 }])
  await bo.type(':park who pays\r')
  expect(services.room.session.parked.at(-1)?.text).toBe('who pays')
  expect(bo.text().replace(/\x08 \x08/g, '')).toMatch(/^[^\x00-\x09\x0b\x0c\x0e-\x1f]*$/)
})

it('nothing hidden of others is said', async () => {
  const services = servicesOf(before(exampleLog(1), 'challenge.write'))
  const bo = listen(services, 'p2', 'Bo')
  await services.make('p1', { do: 'go', to: 'challenge.write' })
  await services.make('p3', { in: 'challenge.write', do: 'add', text: 'zqcanary' })
  await bo.type(':read\r:who\r:help\r:cards\r')
  expect(bo.text()).not.toContain('zqcanary')
})

it('leads when it is handed over, and leaves', async () => {
  const services = servicesOf(before(exampleLog(1), 'challenge.talk'))
  await services.make('p1', { do: 'go', to: 'challenge.talk' })
  const bo = listen(services, 'p2', 'Bo')
  await bo.type('next\r')
  expect(services.room.session.at).toBe('challenge.talk')
  await services.make('p1', { do: 'facilitate', to: 'p2' })
  await bo.type('next\r')
  expect(services.room.session.at).toBe('action.options')
  await bo.type(':quit\r')
  expect(await bo.user.exited).toBe(0)
})

it('what is shown at the other end already is not said again; an input that ends sends its last line', async () => {
  const services = servicesOf(before(exampleLog(1), 'challenge.write'))
  await services.make('p1', { do: 'go', to: 'challenge.write' })
  const bo = listen(services, 'p2', 'Bo', { echoes: true })
  await bo.type('slow reviews\n')
  await bo.type('the queue\x04')
  expect(bo.text()).toContain('Card 1 saved.')
  expect(bo.text()).not.toMatch(/slow reviews|the queue|\r/)
  const work = services.room.session.work['challenge.write']
  expect(work?.kind === 'write' && work.cards.filter(c => c.by === 'p2').map(c => c.text)).toEqual([
    'slow reviews',
    'the queue',
  ])
  expect(await bo.user.exited).toBe(130)
})

it('only whoever facilitates hears the hints', async () => {
  const services = servicesOf(before(exampleLog(1), 'challenge.write'))
  const ana = listen(services, 'p1', 'Ana')
  const bo = listen(services, 'p2', 'Bo')
  await services.make('p1', { do: 'go', to: 'challenge.write' })
  await bo.type(':hints\r')
  expect(bo.text()).toContain('Only the facilitator can do that: Ana.')
  await bo.type('- zqcanary\r')
  await ana.type(':hints\r')
  expect(ana.text()).toMatch(/Only for you\. Next: reveal/)
  expect(ana.text()).toMatch(/Done: Bo\./)
  expect(ana.text()).not.toContain('zqcanary')
})

it('a line that was begun when the room goes on lands in no other step, and is sent to its own when asked', async () => {
  const services = servicesOf(before(exampleLog(1), 'challenge.write'))
  const bo = listen(services, 'p2', 'Bo')
  await services.make('p1', { do: 'go', to: 'challenge.write' })
  await bo.type('- half a th')
  await services.make('p1', { do: 'go', to: 'action.options' })
  expect(bo.text().replace(/\s+/g, ' ')).toContain('Your unsent line at "Write" is kept; say :kept to send it there.')
  expect(services.kept.get('p2 challenge.write')).toBe('- half a th')
  await bo.type('an option\r')
  await bo.type(':kept\r')
  expect(bo.text()).toContain('Sent to "Write".')
  const texts = (step: string) => {
    const work = services.room.session.work[step]
    return work?.kind === 'write' ? work.cards.filter(c => c.by === 'p2').map(c => c.text) : []
  }
  expect(texts('challenge.write')).toEqual(['half a th'])
  expect(texts('action.options')).toEqual(['an option'])
  expect(services.kept.get('p2 challenge.write')).toBe('')
})

it('a line that the terminal kept to itself while the room went on is asked about, and waits for its own step', async () => {
  const services = servicesOf(before(exampleLog(1), 'challenge.write'))
  await services.make('p1', { do: 'go', to: 'challenge.write' })
  const bo = listen(services, 'p2', 'Bo', { echoes: true })
  const texts = (step: string) => {
    const work = services.room.session.work[step]
    return work?.kind === 'write' ? work.cards.filter(c => c.by === 'p2').map(c => c.text) : []
  }
  await services.make('p1', { do: 'go', to: 'action.options' })
  const asks =
    'The room went on to "Options" before your line came. An empty line uses it here; kept sends it to "Write".'
  await bo.hears('- half a thought', asks)
  expect(texts('action.options')).toEqual([])
  expect(await bo.say('kept')).toContain('Sent to "Write".')
  expect(texts('challenge.write')).toEqual(['half a thought'])
  // What comes after that was begun here.
  await bo.say('an option')
  expect(texts('action.options')).toEqual(['an option'])
  // Here too, once it was said to be; what is typed on instead is a line of its own, and the first one is kept.
  await services.make('p1', { do: 'go', to: 'challenge.write' })
  await bo.hears('+ for the cards', 'An empty line uses it here')
  await bo.say('')
  expect(texts('challenge.write')).toEqual(['half a thought', 'for the cards'])
  await services.make('p1', { do: 'go', to: 'action.options' })
  await bo.hears('? whose is it', 'An empty line uses it here')
  await bo.hears('another option', 'Your unsent line at "Write" is kept; say :kept to send it there.')
  expect(texts('action.options')).toEqual(['an option', 'another option'])
  await bo.say(':kept')
  expect(texts('challenge.write')).toEqual(['half a thought', 'for the cards', 'whose is it'])
})

it('a line of which a part had come is kept for its step unasked; one that comes much later was begun here', async () => {
  const services = servicesOf(before(exampleLog(1), 'challenge.write'))
  await services.make('p1', { do: 'go', to: 'challenge.write' })
  let now = Date.parse(services.room.session.last)
  const bo = listen(services, 'p2', 'Bo', { echoes: true, now: () => now })
  const texts = (step: string) => {
    const work = services.room.session.work[step]
    return work?.kind === 'write' ? work.cards.filter(c => c.by === 'p2').map(c => c.text) : []
  }
  await bo.type('- half a th')
  await services.make('p1', { do: 'go', to: 'action.options' })
  await bo.hears('ought', 'Your unsent line at "Write" is kept; say :kept to send it there.')
  await bo.hears(':kept', 'Sent to "Write".')
  expect([texts('challenge.write'), texts('action.options')]).toEqual([['half a thought'], []])
  await services.make('p1', { do: 'go', to: 'challenge.write' })
  now += 61_000
  await bo.hears('+ and another', 'Card 2 saved.')
})

it('a line begun where no cards are taken is used where the room is now, or dropped', async () => {
  const services = servicesOf(before(exampleLog(1), 'challenge.vote'))
  await services.make('p1', { do: 'go', to: 'challenge.vote' })
  const bo = listen(services, 'p2', 'Bo', { echoes: true })
  await services.make('p1', { do: 'go', to: 'challenge.write' })
  await bo.hears('1 1', 'An empty line uses it here; drop forgets it.')
  expect(await bo.say('drop')).toContain('That line was not used.')
  expect(await bo.say(':who')).not.toContain('An empty line uses it here')
  const work = services.room.session.work['challenge.write']
  expect(work?.kind === 'write' && work.cards.some(c => c.text === '1 1')).toBe(false)
})

it('adds a delivery that somebody knows, and changes nothing of others', async () => {
  const services = servicesOf(before(exampleLog(1), 'purpose.deliveries'))
  const bo = listen(services, 'p2', 'Bo')
  await services.make('p1', { do: 'go', to: 'purpose.deliveries' })
  const points = () => {
    const work = services.room.session.work['purpose.deliveries']
    return work?.kind === 'series' ? work.points : []
  }
  const before0 = points().length
  await bo.type('delivered 3 Oct, 20 Oct, refund button\r')
  expect(points()).toHaveLength(before0 + 1)
  expect(points().find(p => p.name === 'refund button')?.value).toBe(17)
  await bo.type('4 Oct, 20 Oct, a bare line\r')
  expect(points()).toHaveLength(before0 + 2)
  await bo.type('drop 1\r')
  expect(points()).toHaveLength(before0 + 2)
})

it('gives dots by letter, takes them back, and hears how many are left', async () => {
  const services = servicesOf(before(exampleLog(1), 'challenge.vote'))
  const bo = listen(services, 'p2', 'Bo')
  await services.make('p1', { do: 'go', to: 'challenge.vote' })
  const given = () => {
    const work = services.room.session.work['challenge.vote']
    return work?.kind === 'vote' ? Object.entries(work.dots).flatMap(([on, by]) => (by.p2 ? [[on, by.p2]] : [])) : []
  }
  const [a, c] = boardOf(services.room.session, 'challenge.vote').map(on => on.id)
  const letters = [...lettersOf(services.room.session, 'challenge.group').values()]
  const [first, second] = [a!, c!].map(id => {
    const on = boardOf(services.room.session, 'challenge.vote').find(b => b.id === id)!
    return lettersOf(services.room.session, 'challenge.group').get(on.cards[0]!.id)!
  })
  expect(letters).toContain(first)
  await bo.type(`${first} 2\r`)
  expect(bo.text()).toContain('2 dots given. 1 dot left.')
  await bo.type(`dot ${second}\r`)
  expect(given()).toEqual([
    [a, 2],
    [c, 1],
  ])
  await bo.type(`dots ${second} 3\r`)
  expect(bo.text()).toContain('You have 0 dots left.')
  await bo.type(`take back ${first}\r${second} 0\r`)
  expect(given()).toEqual([[a, 1]])
  await bo.type('1 1 2 2\r')
  expect(bo.text()).toContain('You have 3 dots, not 4.')
  await bo.type('none\r')
  expect(given()).toEqual([])
  expect(bo.text()).not.toContain('That means nothing here')
})

it('takes so many lines at once and says that the rest was not; a line is edited as terminals do', async () => {
  const services = servicesOf(before(exampleLog(1), 'challenge.write'))
  const bo = listen(services, 'p2', 'Bo')
  await services.make('p1', { do: 'go', to: 'challenge.write' })
  await bo.type('lost\x15- the queue waits no\x17\x17for F\u0301\x7fFinn\x1b[D\r')
  expect(bo.text()).toContain('Card 1 saved.')
  const cards = () => {
    const work = services.room.session.work['challenge.write']
    return work?.kind === 'write' ? work.cards.filter(c => c.by === 'p2').map(c => c.text) : []
  }
  expect(cards()).toEqual(['the queue for Finn'])
  await bo.type(':help\r'.repeat(1_500))
  while (!bo.said().includes('That was more than 1000 lines at once: the rest was not taken.')) await bo.settle()
  await bo.type('+ still here\r')
  while (cards().length < 2) await bo.settle()
  expect(cards()[1]).toBe('still here')
})

it('nothing is said to be saved while it is not', async () => {
  let full = false
  const keep = slowWriter(async () => {
    if (full) throw new Error('no space left')
  })
  const services = servicesOf(before(exampleLog(1), 'challenge.write'), keep)
  const bo = listen(services, 'p2', 'Bo')
  await services.make('p1', { do: 'go', to: 'challenge.write' })
  full = true
  await bo.hears('the first', 'Not on the disk yet; saving is tried again.')
  await bo.hears('the second', 'Not on the disk yet; saving is tried again.')
  await bo.hears(':park a third', 'Not on the disk yet; saving is tried again.')
  expect(bo.text()).not.toMatch(/Card \d saved|Parked/)
  full = false
  services.room.retry()
  while (!bo.said().includes('Everything is saved again.')) await bo.settle()
  await bo.hears('the fourth', 'Card 3 saved.')
})
