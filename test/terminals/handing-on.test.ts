/** What stands in a line when the keyboard, the gap or the step changes is kept where it was meant to go. */
import { describe, expect, it } from 'vitest'
import { workOf } from '../../src/session/read.ts'
import { arrivedAt, begun, type Opened, opened } from './given.ts'

const up = '\x1b[A'
const tab = '\t'

async function writing(): Promise<Opened> {
  return arrivedAt('challenge.write')
}

function cards(shown: Opened): (string | undefined)[][] {
  const { room } = shown
  const names = new Map(room.session.people.map(p => [p.id, p.name]))
  return workOf(room.session, 'challenge.write', 'write')!.cards.map(c => [names.get(c.by ?? ''), c.text])
}

describe('handing the keyboard on', () => {
  it('saves the card that is still in the line', async () => {
    const shown = await writing()
    await shown.type(`reviews take a week${tab}`)
    expect(cards(shown)).toEqual([['Ana', 'reviews take a week']])
    expect(shown.text()).toMatch(/Keyboard is with +BO/)
  })

  it('keeps a card that was taken back once, as it stands in the line', async () => {
    const shown = await writing()
    await shown.type('reviews take a week\r')
    await shown.type(up)
    await shown.type(`, at least${tab}`)
    expect(cards(shown)).toEqual([['Ana', 'reviews take a week, at least']])
    for (let i = 0; i < 4; i++) await shown.type(tab)
    await shown.type('\r\r')
    expect(cards(shown)).toHaveLength(1)
  })

  it('changes the mark of a card with its words', async () => {
    const shown = await writing()
    await shown.type('+ reviews are quick\r')
    await shown.type(up)
    await shown.type('\x15- reviews take a week\r')
    const [card, ...others] = workOf(shown.room.session, 'challenge.write', 'write')!.cards
    expect([card?.mark, card?.text, others.length]).toEqual(['-', 'reviews take a week', 0])
  })

  it('hands on without a card when nothing was typed', async () => {
    const shown = await writing()
    await shown.type(tab)
    expect(cards(shown)).toEqual([])
    expect(shown.text()).toMatch(/Keyboard is with +BO/)
  })
})

it('a gap of the bet that was typed is kept when an option is taken', async () => {
  const shown = await arrivedAt('action.bet')
  await shown.type('\tthe second review finds nothing')
  await shown.type(up)
  expect(workOf(shown.room.session, 'action.bet', 'decide')?.fields.because).toBe('the second review finds nothing')
  await shown.type('\r')
  expect(workOf(shown.room.session, 'action.bet', 'decide')?.fields.we).toBeTruthy()
})

it('names typed behind one that is there already can still join', async () => {
  const shown = await opened(begun())
  await shown.escape()
  await shown.type('i\r')
  await shown.type('Gil, Ana, Hal\r')
  expect(shown.text()).toContain('There is already somebody called Ana')
  expect(shown.text()).toContain('who joins > Ana, Hal')
})
