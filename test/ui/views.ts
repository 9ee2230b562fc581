/** Every screen there is, by name, each in a state that says something. */
import { UserError } from '../../src/errors.ts'
import type { Keep } from '../../src/room/room.ts'
import { noDoors, nowhere, type Screen, type ScreenOptions, screen } from '../support/screen.ts'
import { arrivedAt, before, begun, exampleLog, type Opened, opened, sessions } from './given.ts'

export type View = (options?: ScreenOptions) => Promise<Screen>

/** A disk that is full. */
const full: Keep = { ...nowhere, append: () => Promise.reject(new Error('there is no space left on the disk')) }

const at = (step: string, keys: string[] = [], turn: 1 | 2 = 1): View => {
  return async options => {
    const shown = await arrivedAt(step, turn, options)
    for (const key of keys) await press(shown, key)
    return shown
  }
}

/** The first turn at its last step, everything done but closing; then these keys. */
const late = (...keys: string[]): View => {
  return async options => {
    const log = exampleLog(1)
    const shown = await opened(
      log.slice(
        0,
        log.findIndex(e => e.move.do === 'close'),
      ),
      options,
    )
    for (const key of keys) await press(shown, key)
    return shown
  }
}

async function press(shown: Opened, key: string): Promise<void> {
  await (key === 'esc' ? shown.escape() : shown.type(key))
}

/** Somebody else has every session open. */
const locked = () => Promise.reject(new UserError('Somebody else has it open.', 'l looks on.'))

const home = (list: typeof sessions): View => {
  return options =>
    screen({ at: 'home', sessions: list }, noDoors({ list: async () => list, open: locked }), {
      now: () => Date.parse('2026-11-22T14:02:00Z'),
      ...options,
    })
}

const enter = '\r'

export const views: Record<string, View> = {
  'home-empty': home([]),
  home: home(sessions),
  'home-help': async options => {
    const shown = await home(sessions)(options)
    await shown.type('?')
    return shown
  },
  form: options =>
    screen({ at: 'form', suggestion: { team: 'checkout' } }, noDoors(), {
      now: () => Date.parse('2026-11-22T14:02:00Z'),
      ...options,
    }),
  opening: async options => opened(before(exampleLog(1), 'open.checkin'), options),
  settle: async options => opened(before(exampleLog(2), 'open.checkin').slice(0, 7), options),
  'check-in': at('open.checkin', [`tired${enter}`, `hopeful${enter}`]),
  'star-unnamed': at('purpose.star'),
  star: at('purpose.star', [], 2),
  deliveries: at('purpose.deliveries', ['esc'], 2),
  'write-hidden': at('challenge.write', [`- only Finn can release${enter}`, '- and this is bei']),
  'write-waiting': at('challenge.write', [`- only Finn can release${enter}`, 'esc']),
  'write-revealed': at('challenge.group', ['esc', 'b']),
  group: at('challenge.group', ['a', 'b', 'b', enter, 'one person']),
  'vote-open': at('challenge.vote', ['6 5 2']),
  'vote-closed': at('challenge.talk', ['b']),
  talk: at('challenge.talk'),
  options: at('action.options', [`stop reviewing images${enter}`]),
  bet: at('action.bet', [`an image was approved${enter}`]),
  'bet-consent': at('value.prevent', ['esc', 'b']),
  prevent: at('value.prevent'),
  gates: at('close.gates', ['y', 'n', `nobody from security was here${enter}`, 'y']),
  actions: at('close.roti', ['esc', 'b']),
  'return-on-time': at('close.summary', ['b']),
  summary: late(),
  closing: late(enter),
  help: late('b', 'b', '?'),
  'help-vote': at('challenge.vote', ['esc', '?']),
  commands: at('challenge.talk', [':']),
  wheel: late('w'),
  'wheel-phase': late('w', '2'),
  clock: at('challenge.talk', ['t']),
  curtain: late('c'),
  plan: late('i'),
  older: async options => {
    const shown = await opened(before(exampleLog(2), 'open.checkin').slice(0, 7), options)
    await shown.type('o')
    return shown
  },
  jump: at('challenge.talk', ['g']),
  leave: at('challenge.talk', ['q']),
  park: at('challenge.talk', ['p', 'who pays']),
  action: at('challenge.talk', ['a', 'ask audit']),
  trouble: async options =>
    opened(begun(), {
      ...options,
      keep: full,
      doors: { elsewhere: async () => '/home/ana/flywheel/checkout-t0001.json' },
    }),
}
