import { describe, expect, test } from 'vitest'
import { fold } from '../../../src/room/log.ts'
import { workOf } from '../../../src/session/read.ts'
import type { StepOf } from '../../../src/session/shapes.ts'
import type { Opened } from '../given.ts'
import { atSteps } from '../steps.ts'
import { checkout, keys } from './given.ts'

const step: StepOf<'map'> = {
  id: 'stack',
  kind: 'map',
  title: 'Stack',
  ask: 'What slows this most?',
  minutes: 5,
  role: 'solution',
  text: checkout.replace('a line nobody can read\n', ''),
  hint: 'Choose one and say where it goes.',
}
const place: StepOf<'place'> = {
  id: 'where',
  kind: 'place',
  title: 'Where',
  ask: 'How evolved?',
  minutes: 2,
  on: 'stack',
  hidden: true,
}
const text = (screen: Opened) => workOf(screen.room.session, 'stack', 'map')!.text
const choose = (name: string) => `/${name}${keys.enter}`

/** Lines that went and came. */
function changed(screen: Opened): string[] {
  const [before, now] = [step.text!.split('\n'), text(screen).split('\n')]
  return [
    ...before.filter(l => !now.includes(l)).map(l => `- ${l}`),
    ...now.filter(l => !before.includes(l)).map(l => `+ ${l}`),
  ]
}

describe('a map in a turn', () => {
  test('stands below its question with its hint, and keys mean the map', async () => {
    const screen = await atSteps([step])
    expect(screen.text()).toContain('What slows this most?')
    expect(screen.text()).toContain('Choose one and say where it goes.')
    expect(screen.text()).toMatch(/MAP {2}a add {2}M move/)
    await screen.type(`${choose('Tax rules')}M${keys.right}${keys.right}${keys.enter}`)
    expect(changed(screen)).toEqual(['- component Tax rules [0.40, 0.36]', '+ component Tax rules [0.40, 0.38]'])
    expect(screen.text()).toContain('Kept: move Tax rules.  u takes it back.')
  })

  test('each change is a move of the turn: u takes it back and U brings it back', async () => {
    const screen = await atSteps([step])
    const before = text(screen)
    await screen.type(`${choose('Stock view')}e4${keys.enter}`)
    expect(changed(screen)).toEqual(['+ evolve Stock view 0.85'])
    await screen.type('u')
    expect(text(screen)).toBe(before)
    expect(screen.text()).toContain('Taken back: Stock view is going to 85, commodity.')
    await screen.type('U')
    expect(changed(screen)).toEqual(['+ evolve Stock view 0.85'])
  })

  test.each<[string, string, string[]]>([
    ['adds', `${choose('Checkout')}aFraud check${keys.enter}2${keys.enter}`, ['+ component Fraud check [0.54, 0.29]']],
    [
      'types a place',
      `${choose('Tax rules')}Mv70 20${keys.enter}${keys.enter}`,
      ['- component Tax rules [0.40, 0.36]', '+ component Tax rules [0.20, 0.70]'],
    ],
    [
      'marks inertia with its reason',
      `${choose('Tax rules')}isunk${keys.enter}`,
      ['- component Tax rules [0.40, 0.36]', '+ component Tax rules [0.40, 0.36] inertia // inertia: sunk capital'],
    ],
    [
      'names a team',
      `${choose('Tax rules')}OLegal${keys.enter}`,
      ['- component Tax rules [0.40, 0.36]', '+ component Tax rules [0.40, 0.36] // team: Legal'],
    ],
    ['deletes', `${choose('Sign-in')}x`, ['- \tcomponent Sign-in [0.36, 0.86]', '- Payments->Sign-in']],
  ])('%s', async (_, typed, lines) => {
    const screen = await atSteps([step])
    await screen.type(typed)
    expect(changed(screen)).toEqual(lines)
  })

  test('esc gives the keys back to the step; enter takes up the map again', async () => {
    const screen = await atSteps([step])
    await screen.escape()
    expect(screen.text()).toContain('enter the map')
    await screen.type('a')
    expect(screen.text()).toContain('action')
    await screen.escape()
    await screen.type(`${keys.enter}${choose('Tax rules')}`)
    expect(screen.text()).toContain('Tax rules  visible 40')
  })

  test('a key of the step does not break off what is on its way', async () => {
    const screen = await atSteps([step])
    await screen.type(`${choose('Tax rules')}M${keys.right}n`)
    expect(screen.room.session.at).toBe('stack')
    expect(screen.text()).toContain('MOVE')
  })

  test('a pasted map takes the place of this one; what is none is refused', async () => {
    const screen = await atSteps([step])
    await screen.type('\x1b[200~only words\x1b[201~')
    expect(text(screen)).toBe(step.text)
    await screen.type('\x1b[200~title Ours\ncomponent A [0.5, 0.5]\n  component B [0.2, 0.9]\x1b[201~')
    expect(text(screen)).toBe('title Ours\ncomponent A [0.5, 0.5]\n  component B [0.2, 0.9]')
  })

  test('pasted lines are added, each a move of the turn', async () => {
    const screen = await atSteps([step])
    await screen.type('\x1b[200~component Refunds [0.30, 0.50]\nPayments->Refunds\x1b[201~')
    expect(changed(screen)).toEqual(['+ component Refunds [0.30, 0.50]', '+ Payments->Refunds'])
    expect(screen.text()).toContain('Pasted: 1 part, 1 link.  u takes them back one by one.')
    await screen.type('u')
    expect(changed(screen)).toEqual(['+ component Refunds [0.30, 0.50]'])
  })

  test('its story is told change by change', async () => {
    const screen = await atSteps([step])
    await screen.type('S')
    expect(screen.text()).toContain('Nothing has changed on this map yet')
    await screen.type(`${choose('Stock view')}e4${keys.enter}${choose('Tax rules')}iskills${keys.enter}`)
    await screen.type('S')
    expect(screen.text()).toMatch(/The beginning {2}So it began\. +1 of 3/)
    await screen.type('n')
    expect(screen.text()).toMatch(/Where it is going {2}Stock view is going to 85, commodity\. +2 of 3/)
    await screen.type('nb')
    expect(screen.text()).toContain('2 of 3')
    await screen.escape()
    expect(screen.text()).toMatch(/MAP {2}a add/)
  })

  test('questions about a part name where they come from', async () => {
    const screen = await atSteps([step], {}, { columns: 120, rows: 40 })
    await screen.type(`${choose('Payments  visible')}Q`)
    expect(screen.text()).toContain('QUESTIONS ABOUT PAYMENTS')
    expect(screen.text()).toContain('CC BY-SA 4.0')
    await screen.escape()
    expect(screen.text()).toContain('ON THE MAP (')
  })

  test('in a closed turn it is looked at, and its story can be told', async () => {
    const screen = await atSteps([step], {}, { open: { readOnly: true } })
    expect(screen.text()).toContain('S tells how this map came to be.')
    await screen.type('aX')
    expect(screen.room.session.work).toEqual({})
  })
})

describe('placing in a turn', () => {
  test('hands are counted, shown, and the part is put where the room says', async () => {
    const screen = await atSteps([step, place])
    await screen.type('n')
    await screen.type(`${keys.enter}`)
    expect(screen.text()).toContain('stage of each, 1 to 4 >')
    const part = workOf(screen.room.session, 'where', 'place')!.part!
    await screen.type(`0 0 4 1${keys.enter}`)
    expect(screen.text()).not.toContain('On average we say')
    await screen.type(keys.enter)
    expect(screen.text()).toContain('On average we say 61 product, later half')
    await screen.type('s')
    expect(text(screen)).toMatch(new RegExp(`component ${part} +\\[[.0-9]+, ?0\\.61\\]`))
    expect(screen.text()).toContain('On the map it is at 61')
    await screen.type('u')
    expect(text(screen)).toBe(step.text)
  })

  test('two camps are asked whether it is two things, and x splits it', async () => {
    const screen = await atSteps([step, place])
    await screen.type('n')
    await screen.escape()
    await screen.type(`/Tax${keys.enter}`)
    await screen.type(`0 3 0 2${keys.enter}${keys.enter}`)
    expect(screen.text()).toContain('two camps: is it two things')
    await screen.type(`xtax at home, tax abroad${keys.enter}`)
    expect(text(screen)).toContain('component tax at home [0.40, 0.36]\n')
    expect(text(screen)).toContain('component tax abroad [0.40, 0.36]\n')
  })
})

test('any keys at all leave a map that can be read, and a log that gives it again', async () => {
  const all = [
    'a',
    'x',
    'M',
    'L',
    'e',
    'i',
    'P',
    'N',
    'A',
    'T',
    'O',
    'Q',
    'S',
    'd',
    'f',
    'v',
    'z',
    'g',
    'o',
    'u',
    'U',
    '1',
    '3',
    '9',
    '@',
    ' ',
  ]
  const others = [...Object.values(keys), '\t', '\x1b\x1b[I']
  let seed = 7
  const random = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return seed % n
  }
  const screen = await atSteps([step, place])
  for (let round = 0; round < 12; round++) {
    const typed = Array.from({ length: 25 }, () =>
      random(3) ? all[random(all.length)]! : others[random(others.length)]!,
    )
    await screen.type(typed.join(''))
    expect(screen.text()).not.toBe('')
  }
  const { session, log } = screen.room
  expect(fold(log).work).toEqual(session.work)
  expect(session.n).toBeGreaterThan(10)
})
