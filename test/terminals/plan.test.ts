/** The plan page by keys: what is taken in, left out, gone deep on, shortened, and what a late room is offered. */
import { expect, test } from 'vitest'
import { turn } from '../../src/agendas/turn.ts'
import { plannedSteps } from '../../src/session/read.ts'
import type { CarriedOver, Entry, Move } from '../../src/session/types.ts'
import { nothingCarried } from '../../src/turn/carry-over.ts'
import { type Opened, opened } from './given.ts'

const at = '2026-11-22T14:00:00.000Z'

/** A turn of three people that has stood at this step for so many minutes. */
function log(step: string, carried: Partial<CarriedOver> = {}, minutes = 0): Entry[] {
  const from = { ...nothingCarried, ...carried }
  const agenda = turn(75, from)
  const turnOf = { id: 'checkout-t0002', number: 2, kind: 'turn', team: 'checkout', carried: from }
  const moves: Move[] = [
    { do: 'open', title: 'Turn', turn: turnOf, agenda },
    ...['Ana', 'Bo', 'Chidi'].map((name): Move => ({ do: 'join', name, room: true })),
    { do: 'go', to: step },
  ]
  const log = moves.map((move, i): Entry => ({ n: i + 1, at, by: 'p1', move }))
  if (!minutes) return log
  const then = new Date(Date.parse(at) + minutes * 60_000).toISOString()
  return [...log, { n: log.length + 1, at: then, by: 'p1', move: { do: 'park', text: 'who pays' } }]
}

/** Half a minute later nothing is news any more. */
async function settleDown(shown: Opened): Promise<void> {
  shown.pass(30)
  await shown.type('i')
  await shown.escape()
}

const planned = (shown: Opened) => plannedSteps(shown.room.session).map(s => s.id)
const down = (n: number) => '\x1b[B'.repeat(n)

test('a room on time is offered nothing, and says so when asked', async () => {
  const shown = await opened(log('attack.talk'))
  await shown.type('i')
  expect(shown.text()).toContain('agreed 15:15')
  expect(shown.text()).not.toMatch(/1 leave out/)
  await shown.type('1')
  expect(shown.text()).toContain('the room is not late')
})

test('a room that is late is told so, and one key shortens, leaves out, or ends later', async () => {
  const shown = await opened(log('attack.talk', {}, 60))
  await settleDown(shown)
  expect(shown.text()).toMatch(/min behind: i offers ways to end on time\./)
  await shown.type('i')
  const page = shown.text()
  expect(page).toMatch(/1 leave out "/)
  expect(page).toMatch(/2 shorten "/)
  expect(page).toMatch(/3 agree to end \d+ min later/)
  const before = planned(shown).length
  await shown.type('1')
  expect(planned(shown).length).toBeLessThan(before)
  await shown.type('3')
  expect(shown.room.session.later).toBeGreaterThan(0)
  expect(shown.text()).toContain('on time')
})

test('one key goes deep on another tenet, another leaves something out, and undo brings it back', async () => {
  const shown = await opened(log('attack.talk'))
  await shown.type('i\t')
  // From the attack down: safety, westrum, the system.
  await shown.type(down(3))
  expect(shown.text()).toMatch(/▸ The system is the asset +deep, not in/)
  await shown.type('d')
  expect(planned(shown)).toContain('system.sliders')
  expect(planned(shown)).not.toContain('safety.pulse')
  expect(shown.text()).toMatch(/▸ The system is the asset +deep +5/)
  await shown.type('x')
  expect(planned(shown)).not.toContain('system.sliders')
  await shown.type('\x1b\x1b[I')
  await shown.type('u')
  expect(planned(shown)).toContain('system.sliders')
})

test('what one key did to the plan, one key takes back, and one gives again', async () => {
  const shown = await opened(log('attack.talk'))
  const before = planned(shown)
  await shown.type(`i\t${down(3)}d`)
  const deep = planned(shown)
  expect(shown.text()).toContain('Deep instead: The system is the asset.')
  await shown.escape()
  await shown.type('u')
  expect(planned(shown)).toEqual(before)
  expect(shown.text()).toContain('Taken back: Deep instead: The system is the asset.  U brings it back.')
  await shown.type('U')
  expect(planned(shown)).toEqual(deep)
  await shown.type('uU')
  expect(planned(shown)).toEqual(deep)
  await shown.type('u')
  expect(planned(shown)).toEqual(before)
})

test('minutes are given and taken, never the last one', async () => {
  const shown = await opened(log('attack.talk'))
  await shown.type(`i\t${down(1)}`)
  await shown.type(']')
  expect(Object.values(shown.room.session.extra)).toEqual([1])
  await shown.type('['.repeat(9))
  expect(shown.text()).toContain('as short as it can be')
  const [id, extra] = Object.entries(shown.room.session.extra).find(([, m]) => m < 0) ?? ['', 0]
  expect(id).not.toBe('')
  expect(extra).toBeGreaterThan(-4)
})

test('a promise carried twice is asked about once: smaller, or kept for a reason', async () => {
  const action = (id: string, carried: number) => ({ id, text: `promise ${id}`, status: 'open' as const, carried })
  const shown = await opened(
    log('open.settle', {
      actions: [action('a', 2), action('b', 2), action('c', 1)],
      turns: [
        { id: 'checkout-t0001', day: '2026-11-01', kind: 'turn', gates: {}, actions: { open: 3, done: 0, dropped: 0 } },
      ],
    }),
  )
  const settled = () => {
    const work = shown.room.session.work['open.settle']
    return work?.kind === 'actions' ? work.actions : []
  }
  await settleDown(shown)
  expect(shown.text()).toContain('Carried twice: S smaller')
  await shown.type('S')
  await shown.type('only the first alarm\r')
  expect(settled()[0]).toMatchObject({ text: 'only the first alarm', note: 'it was: promise a' })
  await shown.type('s')
  expect(shown.text()).toContain('why keep it >')
  await shown.type('the supplier is late\r')
  expect(settled()[1]).toMatchObject({ status: 'open', note: 'the supplier is late' })
  await shown.type('s')
  expect(shown.text()).not.toContain('why keep it >')
})

test('help over the plan tells the keys of the plan, and leads back to it', async () => {
  const shown = await opened(log('attack.talk'))
  await shown.type('i\t')
  await shown.type('?')
  expect(shown.text()).toContain('help for the plan')
  expect(shown.text()).toContain('go deep on this')
  expect(shown.text()).toContain('a minute less')
  await shown.escape()
  expect(shown.text()).toContain('PLAN  < opens  > closes')
  await shown.escape()
  await shown.type('w?')
  expect(shown.text()).toContain('look into a phase')
})

test('minutes in brackets never touch what stands before them', async () => {
  const shown = await opened(log('attack.talk'))
  await shown.type('i\t')
  for (let i = 0; i < 24; i++) {
    expect(shown.text()).not.toMatch(/\S\(\d/)
    await shown.type(down(1))
  }
})
