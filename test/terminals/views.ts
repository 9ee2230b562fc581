/** Every screen there is, by name, each in a state that says something. */

import { deliveryMetrics } from '../../src/agendas/exercises/action/delivery-metrics.ts'
import { optionsLadder } from '../../src/agendas/exercises/action/options-ladder.ts'
import { pathToProduction } from '../../src/agendas/exercises/action/path-to-production.ts'
import { doctrineCheck } from '../../src/agendas/exercises/challenge/doctrine-check.ts'
import { fourSliders } from '../../src/agendas/exercises/challenge/four-sliders.ts'
import { reactiveProactive } from '../../src/agendas/exercises/challenge/reactive-proactive.ts'
import { safetyPulse } from '../../src/agendas/exercises/challenge/safety-pulse.ts'
import { westrum } from '../../src/agendas/exercises/challenge/westrum.ts'
import { phaseGates } from '../../src/agendas/exercises/phase-gates.ts'
import { UserError } from '../../src/errors.ts'
import type { SessionWriter } from '../../src/ports/session-store.ts'
import type { Exercise } from '../../src/session/agenda.ts'
import type { CarriedOver } from '../../src/session/types.ts'
import { noAppServices, nowhere, type Screen, type ScreenOptions, screen } from '../support/screen.ts'
import { arrivedAt, before, begun, exampleLog, type Opened, opened, sessions } from './given.ts'
import { atSteps, mixedLogOf } from './steps.ts'

export type View = (options?: ScreenOptions) => Promise<Screen>

/** A disk that is full. */
const full: SessionWriter = {
  ...nowhere,
  append: () => Promise.reject(new Error('there is no space left on the disk')),
}

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

/** An exercise of its own, as the sixth turn left it, after these keys. */
const of = (exercise: Exercise, ...keys: string[]): View => {
  return async options => {
    const shown = await atSteps(exercise.steps, sixth, options)
    for (const key of keys) await press(shown, key)
    return shown
  }
}

/** The same with Finn at a terminal of his own. */
const mixed = (exercise: Exercise, ...keys: string[]): View => {
  return async options => {
    const shown = await opened(mixedLogOf(exercise.steps, sixth), options)
    for (const key of keys) await press(shown, key)
    return shown
  }
}

const sixth: Partial<CarriedOver> = {
  strips: {
    path: [104, 69].map((wait, i) => ({
      turn: `checkout-t000${i + 5}`,
      on: `2026-0${i + 8}-11`,
      steps: [
        { id: 's5-1', name: 'code', work: 120, wait: 1 },
        { id: 's5-2', name: 'review', work: 60, wait: 11 },
        { id: 's5-3', name: 'security review', work: 30, wait },
        { id: 's5-4', name: 'deploy', work: 90, wait: 15 },
      ],
    })),
  },
  scales: {
    safety: [
      {
        turn: 'checkout-t0004',
        on: '2026-07-11',
        points: ['1', '2', '3', '4', '5'],
        rows: {
          mistakes: { counts: [0, 1, 2, 2, 0] },
          trying: { counts: [2, 2, 1, 0, 0] },
          help: { counts: [0, 0, 1, 1, 0] },
        },
      },
    ],
    westrum: [
      {
        turn: 'checkout-t0004',
        on: '2026-07-11',
        points: ['power', 'rules', 'purpose'],
        rows: { messengers: { counts: [2, 3, 0] }, novelty: { counts: [1, 3, 1] } },
      },
    ],
  },
  series: {
    deploys: {
      name: 'releases',
      unit: 'a week',
      points: [3, 3, 4, 5, 6, 6].map((value, i) => ({ id: `s6-${i}`, at: `2026-0${i + 4}-12`, value })),
    },
    'lead-time': {
      unit: 'h',
      points: [40, 44].map((value, i) => ({ id: `s6-1${i}`, at: `2026-0${i + 4}-12`, value })),
    },
  },
}

async function press(shown: Opened, key: string): Promise<void> {
  await (key === 'esc' ? shown.escape() : shown.type(key))
}

/** Somebody else has every session open. */
const locked = () => Promise.reject(new UserError('Somebody else has it open.', 'l looks on.'))

const home = (list: typeof sessions): View => {
  return options =>
    screen({ at: 'home', sessions: list }, noAppServices({ list: async () => list, open: locked }), {
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
    screen({ at: 'form', suggestion: { team: 'checkout' } }, noAppServices(), {
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
  'safety-round': of(safetyPulse, `4434354${enter}`, '33'),
  safety: of(safetyPulse, ...['4434354', '3342454', '5524555', '4412344', '4523445'].map(line => line + enter), 'r'),
  'safety-few': of(safetyPulse, `4434354${enter}`, `3342454${enter}`, enter, enter, enter, 'r'),
  westrum: of(westrum),
  'westrum-shown': of(
    westrum,
    ...['232131', '132222', '332113', '213232', '232123'].map(line => line + enter),
    'r',
    'j',
  ),
  evidence: of(
    fourSliders,
    ...['2 3 3 3 4', '0 0 2 3 0', '2 2 1 0 0', '0 1 2 2 0', '', 'x', 'Finn was away'].map(line => line + enter),
  ),
  'gate-aloud': of(phaseGates.challenge, 'y', 'n', `nobody from security was here${enter}`),
  'private-gate': mixed(
    phaseGates.challenge,
    ...['y', '3 1 1 0', 'y', '4y 1p', '2 1 0 2', ''].map(line => line + enter),
  ),
  'private-gate-find': mixed(
    phaseGates.challenge,
    ...['y', '3 1 1 0', 'y', '4y 1p', '2 1 0 2', ''].map(line => line + enter),
    'f',
  ),
  doctrine: of(doctrineCheck(1)),
  strip: of(
    pathToProduction,
    `fix tax label${enter}`,
    `security review, 30 min, 52 h${enter}`,
    `canary, 5m, 3h, Bo${enter}`,
  ),
  'strip-chosen': of(pathToProduction, enter, 'esc', 'j', 'j'),
  metrics: of(deliveryMetrics, `8 20 Nov${enter}`, enter, `38${enter}`),
  'metrics-chart': of(deliveryMetrics, `8 20 Nov${enter}`, 'esc'),
  ladder: of(
    optionsLadder,
    ...[
      'b: our own release calendar',
      's: stop reviewing approved images',
      'r: managed payment retries',
      'c: a longer week',
    ].map(card => card + enter),
    'esc',
    'r',
    'n',
    `1 4 3 0${enter}`,
    enter,
  ),
  columns: of(reactiveProactive(), `w: users tell us${enter}`, `p: an alarm before they notice${enter}`, 'esc', 'r'),
  options: at('action.options', [`stop reviewing images${enter}`]),
  bet: at('action.bet', [`stop the second review${enter}`]),
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
  blank: late('c'),
  plan: late('i'),
  older: async options => {
    const shown = await opened(before(exampleLog(2), 'open.checkin').slice(0, 7), options)
    await shown.type('o')
    return shown
  },
  jump: at('challenge.talk', ['g']),
  leave: at('challenge.talk', ['q']),
  facilitator: at('challenge.write', [`- only Finn can release${enter}`, `+ small changes${enter}`, 'esc', 'V', 'V']),
  'facilitator-talk': at('challenge.talk', ['V', 'V'], 2),
  park: at('challenge.talk', ['p', 'who pays']),
  action: at('challenge.talk', ['a', 'ask audit']),
  trouble: async options =>
    opened(begun(), {
      ...options,
      keep: full,
      appServices: { elsewhere: async () => '/home/ana/flywheel/checkout-t0001.json' },
    }),
}
