/** Comparing two at a time by keys at one keyboard, at a participant's terminal, in plain lines, and in the notes. */
import { expect, it, test } from 'vitest'
import { notes } from '../../src/export/notes/markdown.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { noAppServices, openRoom } from '../support/screen.ts'
import { type Opened, opened } from './given.ts'
import { converse, noon } from './lines/conversation.ts'
import { play } from './lines/talk.ts'
import { listen } from './participant/listen.ts'
import { servicesOf } from './participant/services.ts'
import { logOf } from './steps.ts'

const base = { ask: 'Which of the two?', minutes: 5 }
const steps: StepOf[] = [
  { ...base, id: 'w', kind: 'write', title: 'Options' },
  { ...base, id: 's', kind: 'compare', title: 'Compare', on: 'w', hidden: true },
]
const kept = (room: Opened['room']) => workOf(room.session, 's', 'compare')?.compared ?? {}
const [left, right] = ['\x1b[D', '\x1b[C']

/** Four cards written, the room at the comparison; `apart`: everybody at a terminal of their own. */
function log(apart: boolean): Entry[] {
  const first = logOf(steps).map(e =>
    apart && e.move.do === 'join' && 'room' in e.move ? { ...e, move: { do: 'join' as const, name: e.move.name } } : e,
  )
  const moves: Move[] = [
    { do: 'go', to: 'w' },
    ...['queue', 'freeze', 'tests', 'alarms'].map((text): Move => ({ in: 'w', do: 'add', text })),
    { do: 'go', to: 's' },
  ]
  return [
    ...first,
    ...moves.map((move, i) => ({ n: first.length + i + 1, at: first.at(-1)?.at ?? '', by: 'p1', move })),
  ]
}

test('at one keyboard each person has it in turn, and the order comes when all have had it', async () => {
  const screen = await opened(log(false))
  await screen.type('\r')
  expect(screen.text()).toMatch(/◂ LEFT +RIGHT ▸/)
  // Enter once more does not leave the step.
  await screen.type('\r\r')
  expect(screen.room.session.at).toBe('s')
  // A row of keys comes to one pair after the other, and the last is taken back.
  await screen.type(`${left}${right}=`)
  expect(kept(screen.room)).toMatchObject({ p1: [{ better: 'left' }, { better: 'right' }, { better: 'same' }] })
  await screen.type('\x7f')
  expect(kept(screen.room).p1).toHaveLength(2)
  expect(screen.text()).toContain('2 of 4 comparisons')
  await screen.type(`${left}${left}`)
  expect(screen.text()).toContain('Bo, the keyboard is yours')
  expect(screen.text()).not.toContain('LEFT')
  await screen.type(`\r${left}h\r====`)
  expect(Object.values(kept(screen.room)).map(all => all.length)).toEqual([4, 1, 4])
  await screen.type('\rh\r=\r')
  expect(screen.text()).toContain('Everybody has compared. Enter shows the order.')
  await screen.type('\r')
  expect(screen.text()).toContain('10 comparisons by 4 people')
  expect(notes(screen.room.session, screen.room.log, { for: 'team' })).toContain('10 comparisons by 4 people')
})

test('with nothing to compare Enter goes on, and shows nothing', async () => {
  const first = log(false).filter(e => e.move.do !== 'add')
  const screen = await opened(first.map((e, i) => ({ ...e, n: i + 1 })))
  await screen.type('\r')
  expect(screen.room.session.revealed.s).toBeUndefined()
  expect(screen.room.session.at).toBe('home')
})

test('a participant goes on where they stopped, and beyond what is enough', async () => {
  const services = servicesOf(log(true))
  const bo = await services.sit('Bo')
  expect(bo.text()).toContain('0 of 4 comparisons')
  await bo.type(`${left}=`)
  expect(kept(services.room).p2?.map(c => c.better)).toEqual(['left', 'same'])
  await services.make('p1', { do: 'go', to: 'w' })
  await services.make('p1', { do: 'go', to: 's' })
  await bo.type(`${right}${right}`)
  expect(bo.text()).toContain('Thank you, that is enough.')
  await bo.type('==')
  expect(kept(services.room).p2).toHaveLength(6)
  expect(bo.text()).toContain('You have compared all there is.')
  await bo.type('=')
  await bo.type('b')
  expect(kept(services.room).p2).toHaveLength(5)
  await services.make('p1', { do: 'reveal', step: 's' })
  expect(bo.text()).toContain('5 comparisons by 1 person')
})

it('tells nobody else what was compared, in no byte, before it is shown', async () => {
  const seen: unknown[] = []
  for (const better of [
    ['left', 'left', 'left'],
    ['right', 'same', 'right'],
  ] as const) {
    const services = servicesOf(log(true))
    const seats = [
      await services.sit('Chidi'),
      await services.sit('wall', { role: 'stage' }),
      await services.sit('Ana'),
    ]
    // Whoever comes is drawn with the next change at the latest: this one, before anything is compared.
    await services.make('p1', { do: 'park', text: 'something else' })
    for (const user of seats) user.taken()
    // Each move is drawn before the next, so that bytes do not depend on how quick the machine is.
    for (const [i, one] of better.entries()) {
      await services.make('p2', { in: 's', do: 'compare', left: 'c8', right: `c${9 + i}`, better: one })
      for (const user of seats) await user.settle()
    }
    const bytes = seats.map(user => user.taken())
    const dee = listen(services, 'p4', 'Dee', { now: () => Date.parse(services.room.session.opened) })
    await dee.settle()
    await dee.say('list')
    expect(kept(services.room).p2).toHaveLength(3)
    seen.push([
      ...bytes,
      dee.text(),
      ...['p1', 'p3', 'p4', undefined].map(who => JSON.stringify(services.room.see(who).work)),
    ])
  }
  expect(seen[1]).toEqual(seen[0])
})

test('in plain lines at one keyboard', async () => {
  const clock = noon()
  const open = openRoom(log(false), () => clock.at)
  const lines = await converse({ at: 'turn', open }, noAppServices(), clock)
  await play(lines, [
    ['list', '4 cards, two at a time'],
    ['start', 'Left: ', 'Right: '],
    ['left', 'Kept.', 'Left: '],
    ['same', 'Kept.'],
    ['take back', 'Left: '],
    ['right', 'Kept.'],
    ['hand on', 'Bo, the keyboard is yours'],
    ['reveal', ''],
    ['list', '1-4: ', 'cannot be told apart yet'],
  ])
  expect(kept(open.room).p1?.map(c => c.better)).toEqual(['left', 'right'])
})

test('in plain lines at one keyboard what each answers is typed unseen', async () => {
  const clock = noon()
  const open = openRoom(log(false), () => clock.at)
  const lines = await converse({ at: 'turn', open }, noAppServices(), clock)
  await play(lines, [
    ['compare', 'Left: ', 'Ana, not shown: l, r or ='],
    ['l', 'Kept.', 'Left: '],
    ['x', 'no command'],
    ['=', 'Kept.'],
    ['r', 'Kept.'],
    ['r', 'Thank you.'],
    ['compare', 'Bo, not shown'],
  ])
  expect(kept(open.room)).toMatchObject({
    p1: [{ better: 'left' }, { better: 'same' }, { better: 'right' }, { better: 'right' }],
  })
})

test('a participant in plain lines', async () => {
  const services = servicesOf(log(true))
  const dee = listen(services, 'p4', 'Dee', { now: () => Date.parse(services.room.session.opened) })
  await dee.settle()
  await dee.say('list')
  expect(dee.text()).toMatch(/Left: \w+\. Right: \w+\./)
  await dee.say('right')
  await dee.say('same')
  expect(kept(services.room).p4?.map(c => c.better)).toEqual(['right', 'same'])
})
