/**
 * What turns ask of a room with one keyboard. Read off their agendas: steps, rounds of the keyboard, rows counted by hand, minutes
 * of talk. Walked through the built program: keys other than typed words. `npm run bench keys FOLDER` walks another build.
 */
import { join } from 'node:path'
import { figuresOf } from '../src/agendas/figures.ts'
import { agendas } from '../src/agendas/index.ts'
import type { CarriedOver } from '../src/session/types.ts'
import { nothingCarried } from '../src/turn/carry-over.ts'
import { figure } from './measure/figures.ts'
import { keyPath } from './measure/key-path.ts'
import { notesThere, roomHabits } from './measure/room-habits.ts'

/** `turn-75` as it was at commit e002b291, where gates and pulses were counted by hand, and what it is to be. */
const first = {
  steps: { was: 37, aim: 27 },
  rounds: { was: 9, aim: 5 },
  counted: { was: 24, aim: 12 },
  talk: { was: 5, aim: 18 },
} as const
const second = { steps: { was: 42, aim: 29 } } as const

/** What a first full turn leaves to the second. */
const left: CarriedOver = {
  ...nothingCarried,
  turns: [
    {
      id: 'x-t0001',
      day: '2026-11-02',
      kind: 'turn',
      gates: { purpose: 'yes', challenge: 'yes', action: 'yes', value: 'yes' },
      actions: { open: 1, done: 0, dropped: 0 },
      deep: ['north-star', 'developer-experience', 'problem-prevention'],
    },
  ],
  choices: { ask: { text: 'an ask', since: 'x-t0001' } },
  trees: { star: [{ id: 'star', text: 'orders', level: 0 }] },
  strips: { path: [] },
  findings: { pillars: [{ id: 'f', row: 'cost', text: 'idle', since: 'x-t0001', on: '2026-11-02' }] },
}

const most = (what: string, now: number, { was, aim }: { was: number; aim: number }) =>
  figure(what, `${now} (was ${was})`, `≤ ${aim}`, now <= aim)

/** The agenda's figures in a line without aims. */
function told(name: string, carried?: CarriedOver): string {
  const make = agendas[name]
  if (!make) throw new Error(`There is no agenda ${name}`)
  const { steps, rounds, counted, talk } = figuresOf(make(carried))
  return `  ${name}: ${steps} steps, ${rounds} rounds, ${counted} counted by hand, ${talk} min of talk`
}

const turn = agendas['turn-75']
if (!turn) throw new Error('There is no agenda turn-75')
const now = figuresOf(turn())
most('turn-75, first turn: steps', now.steps, first.steps)
most('turn-75, first turn: rounds of the keyboard', now.rounds, first.rounds)
most('turn-75, first turn: rows counted by hand', now.counted, first.counted)
figure(
  'turn-75, first turn: minutes of talk',
  `${now.talk} (was ${first.talk.was})`,
  `≥ ${first.talk.aim}`,
  now.talk >= first.talk.aim,
)
most('turn-75, second turn: steps', figuresOf(turn(left)).steps, second.steps)
console.log([told('turn-75', left), told('turn-45'), told('turn-45', left), told('turn-fortnight')].join('\n'))

/** The same walk through the program of commit e002b291, and how much less it is to be. */
const walks = [
  {
    what: 'turn-75, first turn, four people: keys',
    args: ['new', '--team', 'checkout', '--people', 'Ana,Bo,Chidi,Dee', '--agenda', 'turn-75'],
    was: 154,
    less: 0.3,
  },
  { what: 'retro for five, from start to notes: keys', args: [], was: 66, less: 0.2 },
]
const root = process.argv[2] ?? join(import.meta.dirname, '..')
for (const { what, args, was, less } of walks) {
  const keys = await keyPath({ root, args, habits: roomHabits, ends: notesThere })
  const share = Math.round((keys / was - 1) * 100)
  const aim = Math.floor(was * (1 - less))
  figure(what, `${keys} (was ${was}: ${share > 0 ? '+' : ''}${share} %)`, `≤ ${aim}`, keys <= aim)
}
