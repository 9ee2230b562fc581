/** One retro of turn 7 as five people might play it, with wide and long texts; drawings are looked at on it. */
import { retro } from '../../src/agendas/retro.ts'
import { boardOf } from '../../src/kinds/made/board.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import type { CarriedOver, Move, Session } from '../../src/session/types.ts'
import { ana, bo, chidi, dee, eva, further, nothing, played } from './played.ts'

/** What turn 6 left. */
export const left: CarriedOver = {
  ...nothing,
  actions: [
    {
      id: 'a5-40',
      text: 'look through the alarms nobody reads',
      owner: 'Finn',
      due: '2026-10-30',
      status: 'open',
      carried: 2,
    },
    {
      id: 'a6-61',
      text: 'restore one random backup every Monday',
      owner: 'Chidi',
      due: '2026-12-01',
      signal: 'F3 closed',
      status: 'open',
      carried: 1,
    },
  ],
  bet: {
    turn: 't-6',
    fields: {
      we: 'stop reviewing approved images',
      owner: 'Bo',
      measure: 'wait',
      from: '52 h',
      to: '35 h',
      until: '2026-11-01',
    },
  },
  parked: [{ id: 'k6-9', text: 'rename of the service', turn: 't-6' }],
  options: [{ id: 'c50', text: 'managed payment retries', rev: 0 }],
  top: 'release queue',
  series: {
    star: { name: 'orders finished without help', unit: '%', points: [{ id: 's6-1', at: '2026-10-20', value: 57 }] },
    'time-to-value': {
      unit: 'days',
      points: [58, 49, 52, 41, 44, 40, 43, 33, 36, 31].map((value, i) => ({
        id: `s6-${i + 2}`,
        at: `2026-${String(i + 1).padStart(2, '0')}-12`,
        value,
        from: '2025-12-01',
      })),
    },
  },
}

export const thoughts: [string, string, string][] = [
  [ana, '-', 'the release queue waits for one person'],
  [bo, '-', 'partners never asked for it'],
  [chidi, '-', 'only Finn can release'],
  [dee, '?', 'we cannot see if it works'],
  [eva, '-', 'nobody owns the tax rules after the launch'],
  [ana, '-', 'Friday freeze'],
  [bo, '-', 'two teams change the same table'],
  [chidi, '-', 'we cannot test with real partners'],
  [dee, '?', 'legal says no in week 5'],
  [eva, '-', 'sponsor wanted it, not users'],
  [ana, '?', 'support hears it first'],
  [bo, '+', '一緒にペアを組むと速い 👩‍💻 and nobody waits'],
  [chidi, '+', 'tests run in four minutes'],
  [dee, '?', 'who decides about the old form, and when, and what happens to the people who still use it every day'],
]

/** The retro up to and with its last step, all hidden steps revealed. */
export function evening(): Session {
  let session = played(stepsOf(retro(left)), [], left)
  const play = (...moves: (Move | [string, Move])[]) => {
    for (const move of moves) session = further(session, move)
  }
  play(
    { do: 'go', to: 'open.settle' },
    { in: 'open.settle', do: 'score', result: 'partly', saw: '40 h' },
    { in: 'open.settle', do: 'settle', action: 'a6-61', status: 'done', note: 'ran twice' },
    { do: 'go', to: 'open.checkin' },
    ...(
      [
        [ana, 'tired'],
        [bo, 'hopeful'],
        [chidi, '忙しい'],
        [dee, 'pass'],
        [eva, 'curious'],
      ] as const
    ).map(([by, text]): [string, Move] => [by, { in: 'open.checkin', do: 'add', text }]),
    { do: 'go', to: 'purpose.star' },
    { in: 'purpose.star', do: 'add', at: '2026-11-21', value: 61 },
    { do: 'go', to: 'purpose.deliveries' },
    { in: 'purpose.deliveries', do: 'deliver', from: '2026-10-23', at: '2026-11-20', name: 'tax label' },
    { do: 'go', to: 'challenge.write' },
    ...thoughts.map(([by, mark, text]): [string, Move] => [by, { in: 'challenge.write', do: 'add', text, mark }]),
    { in: 'challenge.write', do: 'add', text: 'the coffee is better', mark: '+', said: true },
    { do: 'reveal', step: 'challenge.write' },
    { do: 'go', to: 'challenge.group' },
  )
  const card = (text: string) => boardOf(session, 'challenge.write').find(on => on.cards[0]?.text.startsWith(text))!.id
  const queue = card('the release queue')
  play(
    { in: 'challenge.group', do: 'put', card: card('only Finn'), into: queue },
    { in: 'challenge.group', do: 'put', card: card('Friday'), into: queue },
    { in: 'challenge.group', do: 'name', card: queue, text: 'release queue' },
    { in: 'challenge.group', do: 'put', card: card('sponsor'), into: card('partners') },
    { in: 'challenge.group', do: 'seen', cards: boardOf(session, 'challenge.write').map(on => on.id) },
    { do: 'go', to: 'challenge.vote' },
  )
  const target = (text: string) =>
    boardOf(session, 'challenge.group').find(on => on.cards.some(c => c.text.startsWith(text)))!.id
  const counts = {
    [target('the release')]: 6,
    [target('two teams')]: 4,
    [target('we cannot see')]: 2,
    [target('who decides')]: 2,
  }
  play(
    { in: 'challenge.vote', do: 'tally', counts },
    { do: 'reveal', step: 'challenge.vote' },
    { do: 'go', to: 'challenge.talk' },
    { do: 'go', to: 'action.options' },
    { in: 'action.options', do: 'add', text: 'stop reviewing images already approved' },
    [bo, { in: 'action.options', do: 'add', text: 'our own release calendar' }],
    { do: 'go', to: 'action.bet' },
  )
  play(
    { in: 'action.bet', do: 'take', option: boardOf(session, 'action.options')[0]!.id },
    { in: 'action.bet', do: 'fill', gap: 'if', text: 'an image was approved before' },
    { in: 'action.bet', do: 'fill', gap: 'owner', text: 'Bo' },
    { in: 'action.bet', do: 'fill', gap: 'by', text: '2026-12-05' },
    { in: 'action.bet', do: 'fill', gap: 'measure', text: 'wait for security review' },
    { in: 'action.bet', do: 'fill', gap: 'from', text: '35 h' },
    { in: 'action.bet', do: 'fill', gap: 'to', text: '12 h' },
    { in: 'action.bet', do: 'fill', gap: 'until', text: '2026-12-19' },
    { in: 'action.bet', do: 'fill', gap: 'stop', text: 'two findings slip through' },
    { in: 'action.bet', do: 'tally', counts: [0, 0, 1, 1, 2, 1] },
    { do: 'reveal', step: 'action.bet' },
    { in: 'action.bet', do: 'hear', text: 'who tells audit?' },
    { do: 'go', to: 'value.prevent' },
    { in: 'value.prevent', do: 'add', text: 'no release without a way back, the pipeline refuses', mark: 'r:' },
    { do: 'park', text: 'who pays for the queue' },
    { do: 'go', to: 'close.gates' },
    { in: 'close.gates', do: 'room', row: 'purpose', point: 0 },
    { in: 'close.gates', do: 'room', row: 'challenge', point: 2 },
    { in: 'close.gates', do: 'why', row: 'challenge', text: 'nobody from legal was here' },
    { in: 'close.gates', do: 'tally', row: 'action', counts: [4, 1, 0, 0] },
    { in: 'close.gates', do: 'tally', row: 'value', counts: [2, 1, 0, 2] },
    { do: 'go', to: 'close.actions' },
    {
      in: 'close.actions',
      do: 'add',
      text: 'one list of approved images',
      owner: 'Bo',
      due: '2026-11-28',
      signal: 'wait hours',
    },
    {
      in: 'close.actions',
      do: 'add',
      text: 'ask audit what they need before the first image goes through unseen',
      owner: 'Eva',
      due: '2026-11-26',
      signal: 'consent 2 > 4',
    },
    { in: 'close.actions', do: 'add', text: "support's search in checkout" },
    { do: 'go', to: 'close.roti' },
    { in: 'close.roti', do: 'tally', row: 'roti', counts: [0, 0, 1, 3, 1] },
    { do: 'reveal', step: 'close.roti' },
    { do: 'go', to: 'close.summary' },
    { do: 'next', on: '2026-12-05', by: dee },
  )
  return session
}
