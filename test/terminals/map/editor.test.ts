import { describe, expect, test } from 'vitest'
import { realisticMap } from '../../../bench/measure/made-maps.ts'
import { checkout, difference, esc, keys, onMap } from './given.ts'

/** Chooses a part by its name, with the key that finds. */
const choose = (name: string) => `/${name}${keys.enter}`

test('arrows that wait while a part moves are one step of the drawing, and lead to where each of them would', async () => {
  const frames = (bytes: string) => bytes.split('\x1b[?2026l').length - 1
  const [slow, quick] = [await onMap(), await onMap()]
  for (const map of [slow, quick]) await map.type(`${choose('Payments')}M`)
  for (const map of [slow, quick]) map.taken()
  for (let i = 0; i < 12; i++) await slow.type(keys.right)
  for (const letter of 'lllj') await slow.type(letter)
  await quick.type(`${keys.right.repeat(12)}lllj`)
  expect(frames(slow.taken())).toBe(16)
  expect(frames(quick.taken())).toBeLessThan(8)
  expect(quick.rows()[0]).toBe(slow.rows()[0])
  for (const map of [slow, quick]) await map.type(keys.enter)
  expect(quick.held()).toBe(slow.held())
})

describe('choosing', () => {
  test('the highest part is chosen first, and its place is said in words and numbers', async () => {
    const map = await onMap(checkout.replace('a line nobody can read\n', ''))
    expect(map.text()).toContain('Shopper  visible 97  evolution 62 product, user')
  })

  test('an arrow goes to the nearest part that way, and hjkl do the same', async () => {
    const map = await onMap()
    await map.type(choose('Payments'))
    await map.type(keys.down)
    expect(map.text()).toContain('Event bus  visible 30')
    await map.type('l')
    expect(map.text()).toContain('Sign-in  visible 36')
    await map.type('h')
    expect(map.text()).toContain('annotation  (1) rent it')
  })

  test('where nothing is, it says so and stays', async () => {
    const map = await onMap()
    await map.type(choose('Shopper'))
    await map.type(keys.up)
    expect(map.text()).toContain('Nothing further that way.')
  })

  test('f puts a letter at every part; the letter chooses it', async () => {
    const map = await onMap()
    await map.type('f')
    const row = map.rows().find(r => r.includes('Sign-in'))!
    const letter = /([A-Z]) Sign-in/.exec(row)![1]!
    await map.type(letter.toLowerCase())
    expect(map.text()).toContain('Sign-in  visible 36')
  })

  test('the list is the same selection', async () => {
    const map = await onMap(checkout, { columns: 120, rows: 40 })
    await map.type(choose('Tax rules'))
    expect(map.text()).toMatch(/▸ Tax rules +40 +36/)
    await map.type(`${keys.tab}j`)
    expect(map.text()).toMatch(/▸ Sign-in +36 +86/)
    expect(map.text()).toContain('Sign-in  visible 36')
  })

  test('on a small window tab shows the list instead of the map', async () => {
    const map = await onMap(checkout, { columns: 60, rows: 20 })
    await map.type(keys.tab)
    expect(map.text()).toContain('LIST (')
    await map.type(`${keys.down}${keys.tab}`)
    expect(map.text()).toContain('Genesis')
  })

  test('links are told in words for those who cannot follow the lines', async () => {
    const map = await onMap(checkout, { columns: 120, rows: 40 })
    await map.type(choose('Event bus'))
    expect(map.text()).toContain('needs Compute and Data store   serves Payments')
  })
})

describe('each key changes only the lines it means', () => {
  const changes: [what: string, typed: string, lines: string[]][] = [
    [
      'M and arrows move by cells',
      `${choose('Tax rules')}M${keys.right}${keys.right}${keys.enter}`,
      ['- component Tax rules [0.40, 0.36]', '+ component Tax rules [0.40, 0.38]'],
    ],
    [
      'shift-arrows move five cells',
      `${choose('Tax rules')}M${keys.farRight}${keys.enter}`,
      ['- component Tax rules [0.40, 0.36]', '+ component Tax rules [0.40, 0.42]'],
    ],
    [
      'a digit throws it into the middle of a stage',
      `${choose('Stock view')}M3${keys.enter}`,
      ['- component Stock view [0.50, 0.22] label [-60, 4]', '+ component Stock view [0.50, 0.55] label [-60, 4]'],
    ],
    [
      'what did not move keeps its digits',
      `${choose('Delivery promise')}M1${keys.enter}`,
      ['- component Delivery promise [.80,0.6]', '+ component Delivery promise [.80,0.09]'],
    ],
    ['esc puts it back', `${choose('Tax rules')}M${keys.farRight}${keys.farDown}${esc}`, []],
    [
      'a adds a part and places it',
      `${choose('Checkout')}aFraud check${keys.enter}2${keys.enter}`,
      ['+ component Fraud check [0.54, 0.29]'],
    ],
    [
      'a with @ adds a user',
      `${choose('Checkout')}a@Merchant${keys.enter}${keys.enter}`,
      ['+ anchor Merchant [0.54, 0.40]'],
    ],
    ['esc while it is placed adds nothing', `aFraud check${keys.enter}${esc}`, []],
    [
      'enter renames it wherever it is named',
      `${choose('Stock view')}${keys.enter}${'\x7f'.repeat(4)}levels${keys.enter}`,
      [
        '- component Stock view [0.50, 0.22] label [-60, 4]',
        '- Checkout->Stock view',
        '+ component Stock levels [0.50, 0.22] label [-60, 4]',
        '+ Checkout->Stock levels',
      ],
    ],
    ['e says where it is going', `${choose('Stock view')}e4${keys.enter}`, ['+ evolve Stock view 0.85']],
    [
      'e changes where it is going',
      `${choose('Payments  visible')}e${keys.left}${keys.enter}`,
      ['- evolve Payments 0.80', '+ evolve Payments 0.79'],
    ],
    ['e and x: it stays', `${choose('Payments  visible')}ex`, ['- evolve Payments 0.80']],
    [
      'enter on where it goes names it',
      `${choose('where it is going')}${keys.enter}Rented payments${keys.enter}`,
      ['- evolve Payments 0.80', '+ evolve Payments->Rented payments 0.80'],
    ],
    [
      'P makes a pipeline and sets its ends',
      `${choose('Event bus')}P${keys.right}${keys.enter}`,
      ['+ pipeline Event bus [0.54, 0.79]'],
    ],
    [
      'P on a pipeline adds a part inside',
      `${choose('Compute')}PServers${keys.enter}${keys.enter}`,
      ['+ {', '+   component Servers [0.63]', '+ }'],
    ],
    [
      'P, an empty line and x take the pipeline away',
      `${choose('Compute')}P${keys.enter}x`,
      ['- pipeline Compute [0.45, 0.80]'],
    ],
    ['N writes a note', `${choose('Sign-in')}Nask them${keys.enter}${keys.enter}`, ['+ note ask them [0.24, 0.86]']],
    [
      'A writes the next annotation',
      `${choose('Sign-in')}Aask them${keys.enter}${keys.enter}`,
      ['+ annotation 2 [0.24, 0.86] ask them'],
    ],
    [
      'T marks who works here',
      `${choose('Stock view')}Tsettl${keys.enter}${keys.enter}`,
      ['+ settlers [0.62, 0.12, 0.38, 0.32]'],
    ],
    [
      'd marks how we get it',
      `${choose('Sign-in')}doutso${keys.enter}`,
      ['- \tcomponent Sign-in [0.36, 0.86]', '+ \tcomponent Sign-in [0.36, 0.86] (outsource)'],
    ],
    [
      'a note moves',
      `${choose('who owns')}M2${keys.enter}`,
      ['- note who owns releases? [0.28, 0.05]', '+ note who owns releases? [0.28, 0.29]'],
    ],
    [
      'a note says something else',
      `${choose('who owns')}${keys.enter}!${keys.enter}`,
      ['- note who owns releases? [0.28, 0.05]', '+ note who owns releases?! [0.28, 0.05]'],
    ],
    [
      'an annotation moves',
      `${choose('rent it')}M${keys.left}${keys.enter}`,
      ['- annotation 1 [0.45, 0.70] rent it', '+ annotation 1 [0.45, 0.69] rent it'],
    ],
    [
      'i takes a reason, and another comment stays',
      `${choose('Payments  visible')}isunk${keys.enter}`,
      [
        '- component Payments [0.52, 0.58] inertia // contract until 2027',
        '+ component Payments [0.52, 0.58] inertia // contract until 2027 // inertia: sunk capital',
      ],
    ],
    [
      'i takes the inertia away',
      `${choose('Release path')}ino inertia${keys.enter}`,
      ['- component Release path [0.22, 0.28] inertia', '+ component Release path [0.22, 0.28]'],
    ],
    [
      'x deletes it with its links',
      `${choose('Tax rules')}x`,
      ['- component Tax rules [0.40, 0.36]', '- Checkout->Tax rules'],
    ],
    ['x deletes a note', `${choose('who owns')}x`, ['- note who owns releases? [0.28, 0.05]']],
  ]

  test.each(changes)('%s', async (_, typed, lines) => {
    const map = await onMap()
    await map.type(typed)
    expect(difference(checkout, map.held())).toEqual(lines)
    // The others are where they were, in their order.
    const kept = checkout.split('\n').filter(l => map.held().split('\n').includes(l))
    expect(
      map
        .held()
        .split('\n')
        .filter(l => kept.includes(l)),
    ).toEqual(kept)
  })

  test('windows line ends stay', async () => {
    const map = await onMap(checkout.replaceAll('\n', '\r\n'))
    await map.type(`${choose('Tax rules')}M${keys.right}${keys.enter}`)
    await map.type(`${choose('Stock view')}e${keys.enter}`)
    expect(
      map
        .held()
        .split('\n')
        .filter(l => l && !l.endsWith('\r')),
    ).toEqual([])
  })
})

describe('links', () => {
  test('L, an arrow and enter', async () => {
    const map = await onMap()
    await map.type(`${choose('Stock view')}L`)
    expect(map.text()).toContain('Stock view needs')
    await map.type(`${keys.enter}`)
    const [added] = difference(checkout, map.held())
    expect(added).toMatch(/^\+ Stock view->/)
  })

  test('L and a letter', async () => {
    const map = await onMap()
    await map.type(`${choose('Stock view')}L`)
    const letter = /([A-Z]) Sign-in/.exec(map.text())![1]!
    await map.type(letter.toLowerCase())
    expect(map.text()).toContain('Stock view needs Sign-in')
    await map.type(keys.enter)
    expect(difference(checkout, map.held())).toEqual(['+ Stock view->Sign-in'])
  })

  test('tab turns it round', async () => {
    const map = await onMap()
    await map.type(`${choose('Stock view')}L`)
    const letter = /([A-Z]) Sign-in/.exec(map.text())![1]!
    await map.type(`${letter.toLowerCase()}${keys.tab}${keys.enter}`)
    expect(difference(checkout, map.held())).toEqual(['+ Sign-in->Stock view'])
  })

  test('where a link is, enter cuts it', async () => {
    const map = await onMap()
    await map.type(`${choose('Payments  visible')}L`)
    const letter = /([A-Z]) Sign-in/.exec(map.text())![1]!
    await map.type(letter.toLowerCase())
    expect(map.text()).toContain('(linked already)')
    await map.type(keys.enter)
    expect(difference(checkout, map.held())).toEqual(['- Payments->Sign-in'])
  })
})

describe('undo', () => {
  test('twenty changes back, each told in words, and the bytes are those of the beginning', {
    timeout: 60_000,
  }, async () => {
    const map = await onMap()
    const names = ['Tax rules', 'Stock view', 'Event bus', 'Sign-in']
    for (let i = 0; i < 20; i++)
      await map.type(`${choose(names[i % 4]!)}M${i % 2 ? keys.right : keys.down}${keys.enter}`)
    const after = map.held()
    expect(map.writes()).toBe(20)
    for (let i = 0; i < 20; i++) {
      await map.type('u')
      expect(map.text()).toContain(`Taken back: move ${names[3 - (i % 4)]}`)
    }
    expect(map.held()).toBe(checkout)
    await map.type('u')
    expect(map.text()).toContain('Nothing to take back.')
    for (let i = 0; i < 20; i++) await map.type('U')
    expect(map.held()).toBe(after)
  })

  test('a change after it forgets what was taken back', async () => {
    const map = await onMap()
    await map.type(`${choose('Tax rules')}x`)
    await map.type('u')
    await map.type(`${choose('Tax rules')}M1${keys.enter}`)
    await map.type('U')
    expect(map.text()).toContain('Nothing to make again.')
  })
})

describe('a map that begins with its value chain', () => {
  const chain =
    'anchor Patient\ncomponent Appointment\ncomponent Calendar\nPatient->Appointment\nAppointment->Calendar\n'

  test('a part that waits for its place gets both numbers by one move', async () => {
    const map = await onMap(chain)
    await map.type(choose('Calendar'))
    expect(map.text()).toContain('Calendar  to be placed: M moves it')
    await map.type(`M3${keys.enter}`)
    expect(difference(chain, map.held())).toEqual([
      '- component Calendar',
      expect.stringMatching(/^\+ component Calendar \[0\.\d+, 0\.55\]$/),
    ])
  })
})

describe('a refusal is a sentence and changes nothing', () => {
  test('a name that is taken', async () => {
    const map = await onMap()
    await map.type(`aPayments${keys.enter}`)
    expect(map.text()).toContain('"Payments" is already on the map.')
    expect(map.text()).toContain('new part > Payments')
    expect(map.writes()).toBe(0)
  })

  test('inertia of a user', async () => {
    const map = await onMap()
    await map.type(`${choose('Shopper')}i`)
    expect(map.text()).toContain('Not now: only parts resist moving.')
  })
})

describe('the size of a map', () => {
  test('the twenty-first part gets one gentle sentence', async () => {
    const twenty = Array.from({ length: 20 }, (_, i) => `component Part ${i} [0.${i + 10}, 0.${i + 30}]\n`).join('')
    const map = await onMap(twenty)
    expect(map.text()).not.toContain('easier to talk about')
    await map.type(`aOne more${keys.enter}${keys.enter}`)
    expect(map.text()).toContain('21 parts. About 20 are easier to talk about')
  })

  test('an empty file says how to begin, and its first part is a map', async () => {
    const map = await onMap('')
    expect(map.text()).toContain('a adds a part; begin with @ for the user it serves.')
    await map.type(`a@Customer${keys.enter}${keys.enter}`)
    expect(map.held()).toBe('anchor Customer [0.95, 0.50]\n')
  })
})

describe('lines, reasons and finding', () => {
  test('pasted lines become parts and links, the refused one is named, and u takes all back', async () => {
    const map = await onMap()
    await map.type('\x1b[200~component Refunds [0.30, 0.50]\nPayments->Refunds\ncomponent Checkout [0.1, 0.1]\x1b[201~')
    expect(difference(checkout, map.held())).toEqual(['+ component Refunds [0.30, 0.50]', '+ Payments->Refunds'])
    expect(map.text()).toContain('Pasted: 1 part, 1 link.  Not taken: line 3: "Checkout" is already on the map.')
    await map.type('u')
    expect(map.held()).toBe(checkout)
  })

  test("inertia for a reason of one's own", async () => {
    const map = await onMap()
    await map.type(`${choose('Stock view')}iof your own${keys.enter}the shops own it${keys.enter}`)
    expect(difference(checkout, map.held())).toEqual([
      '- component Stock view [0.50, 0.22] label [-60, 4]',
      '+ component Stock view [0.50, 0.22] label [-60, 4] inertia // inertia: the shops own it',
    ])
    await map.type(`iof your own${keys.enter}`)
    expect(map.text()).toContain('Stock view stays because > the shops own it')
  })

  test('a name is found before what is said of others, and those say so', async () => {
    const map = await onMap(
      'component User base [0.5, 0.5]\nanchor Shopper [0.9, 0.6]\ncomponent End user [0.2, 0.2]\n',
    )
    await map.type('/user')
    const rows = map.rows().filter(r => /visible \d/.test(r))
    expect(rows.map(r => /User base|Shopper|End user/.exec(r)?.[0])).toEqual(['User base', 'End user', 'Shopper'])
    expect(rows.map(r => r.includes('not its name'))).toEqual([false, false, true])
    await map.type(keys.enter)
    expect(map.text()).toContain('User base  visible 50')
  })
})

describe('a full map in a small window', () => {
  const full = realisticMap(28)

  test('shows what is near the chosen part, not a wall of numbers; - shows all of it', async () => {
    const map = await onMap(full, { columns: 60, rows: 20 })
    const named = () =>
      map
        .rows()
        .slice(3, 14)
        .join(' ')
        .match(/[A-Za-z]{3,}/g)?.length ?? 0
    await map.type('j')
    const near = named()
    expect(map.text()).toContain('What is near the chosen part; - shows the whole map.')
    await map.type('-')
    expect(map.text()).not.toContain('What is near the chosen part')
    expect(near).toBeGreaterThan(named() * 1.5)
  })

  test('in a window of 80 columns the whole map is shown', async () => {
    const map = await onMap(full)
    expect(map.text()).not.toContain('What is near the chosen part')
  })
})

test('w takes a reason while a part moves; it is kept with the move and said of the part', async () => {
  const map = await onMap(checkout, { columns: 120, rows: 40 })
  await map.type(`${choose('Payments')}M${keys.right}wsold as a service${keys.enter}`)
  expect(map.text()).toContain('MOVE')
  expect(map.text()).toContain('because: sold as a service')
  await map.type(keys.enter)
  expect(map.held()).toMatch(/^component Payments .*\/\/ why: sold as a service$/m)
  await map.type(choose('Payments'))
  expect(map.text()).toContain('product because sold as a service')
  await map.type('u')
  expect(map.held()).toBe(checkout)
})
