/** Notes hold everything for the team, no card for others, and are the same bytes every time. */
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import { retro } from '../../src/agendas/retro.ts'
import { notes } from '../../src/export/notes/markdown.ts'
import { kinds } from '../../src/kinds/index.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver, Entry, Move, Session } from '../../src/session/types.ts'
import { evening, left } from '../kinds/evening.ts'
import { bo, further, nothing, played } from '../kinds/played.ts'

const runs = Number(process.env.FLYWHEEL_RUNS ?? 40)

/** A retro with its real phases after these moves. */
function session(moves: (Move | [string, Move])[], carried: Partial<CarriedOver> = {}): Session {
  return { ...played(stepsOf(retro()), moves, carried), agenda: retro({ ...nothing, ...carried }) }
}

function closedEvening(): Session {
  return { ...further(evening(), { do: 'close' }), agenda: retro(left) }
}

const log: Entry[] = [
  { n: 1, at: '2026-11-21T13:00:00.000Z', by: 'p1', move: { do: 'join', name: 'Ana' } },
  { n: 2, at: '2026-11-21T13:00:01.000Z', by: 'p2', hand: 'p1', move: { do: 'park', text: 'x' } },
  { n: 3, at: '2026-11-21T13:00:02.000Z', by: 'p1', move: { do: 'undo', entry: 2 } },
]

/** Drawings have their own tests; here it matters where they stand. */
function withoutDrawings(text: string): string {
  return text.replace(/^```\n[\s\S]*?\n```$/gm, '```\n(drawing)\n```').replace(/sha256 .* -->/, '(sums) -->')
}

function paragraphs(text: string): string[] {
  const visit = (node: Nodes): string[] => {
    if (node.type === 'paragraph') return [node.children.map(c => ('value' in c ? c.value : '')).join('')]
    return 'children' in node ? node.children.flatMap(visit) : []
  }
  return visit(fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))
}

test.each(['team', 'others'] as const)('the notes of an evening for %s', async audience => {
  const text = notes(closedEvening(), log, { for: audience })
  await expect(withoutDrawings(text)).toMatchFileSnapshot(`../fixtures/notes/evening-for-${audience}.md`)
})

test('the drawings are those of the screens, 80 cells wide', () => {
  const evening = closedEvening()
  const text = notes(evening, log, { for: 'team' })
  const step = stepsOf(evening.agenda).find(s => s.id === 'purpose.deliveries') as StepOf<'series'>
  const drawing = kinds.series.rules.draw(step, evening, { width: 80, height: 24 }).lines().join('\n').trimEnd()
  expect(text).toContain(drawing)
  expect(text.match(/^```$/gm)).toHaveLength(8)
})

test('deliveries are drawn once: as a chart of their own, else on the wheel over all turns', () => {
  const before = { id: 't-1', day: '2026-11-07', kind: 'retro', gates: {}, actions: { open: 0, done: 0, dropped: 0 } }
  const points = [{ id: 's1-1', at: '2026-11-01', value: 31, from: '2026-10-01', name: 'tax label' }]
  const carried = { turns: [before], series: { 'time-to-value': { unit: 'days', points } } }
  const told = (moves: Move[]) => notes(session(moves, carried), [], { for: 'team' })
  const drawn = (text: string) => [/TIME TO VALUE/, /^ Days from request/m, /WAITING {2}hours/].map(r => r.test(text))
  expect(drawn(told([]))).toEqual([true, false, true])
  expect(drawn(told([{ do: 'go', to: 'purpose.deliveries' }]))).toEqual([false, true, true])
})

test('of the checks of a gate those that not everybody said yes to stand apart, the others in one line', () => {
  const points = ['yes', 'partly', 'no', "don't know"]
  const rows = ['We have the skills.', 'We know the cost.', 'It is safe.', 'Nobody was asked.'].map((say, i) => ({
    id: `r${i}`,
    say,
    phase: 'challenge' as const,
  }))
  const gate: StepOf<'scale'> = { id: 'g', kind: 'scale', title: 'Gate', ask: 'Well?', minutes: 1, points, rows }
  const tally = (row: string, counts: number[]): Move => ({ in: 'g', do: 'tally', row, counts })
  const room = played(
    [gate],
    [
      { do: 'go', to: 'g' },
      tally('r0', [5, 0, 0, 0]),
      tally('r1', [3, 2, 0, 0]),
      tally('r2', [5, 0, 0, 0]),
      { do: 'go', to: 'g' },
    ],
  )
  const text = notes(room, [], { for: 'team' })
  expect(text).toContain('- We know the cost. 3 yes, 2 partly\n- Everybody said yes: We have the skills · It is safe\n')
  expect(text).not.toContain('Nobody was asked')
})

test('a check that three people answered without a name tells no spread, also where all of them said yes', () => {
  const points = ['yes', 'partly', 'no', "don't know"]
  const rows = ['We have the skills.', 'It is safe.'].map((say, i) => ({
    id: `r${i}`,
    say,
    phase: 'challenge' as const,
  }))
  const about = { id: 'g', kind: 'scale', title: 'Gate', ask: 'Well?', minutes: 1, points, rows } as const
  const gate: StepOf<'scale'> = { ...about, points, rows, anonymous: true, hidden: true }
  const asked = (counts: number[]) => {
    const tally: Move[] = rows.map(({ id }) => ({ in: 'g', do: 'tally', row: id, counts }))
    return notes(played([gate], [{ do: 'go', to: 'g' }, ...tally, { do: 'reveal', step: 'g' }]), [], { for: 'team' })
  }
  expect(asked([4, 0, 0, 0])).toContain('Everybody said yes: We have the skills')
  expect(asked([3, 0, 0, 0])).not.toContain('Everybody said yes')
  expect(asked([3, 0, 0, 0])).toContain('- We have the skills. 3 answers')
})

test('the same session gives the same bytes, read from its file too', () => {
  const first = notes(closedEvening(), log, { for: 'team' })
  expect(notes(closedEvening(), log, { for: 'team' })).toBe(first)
  expect(notes(JSON.parse(JSON.stringify(closedEvening())), log, { for: 'team' })).toBe(first)
  expect(first.endsWith('\n')).toBe(true)
  expect(first).not.toMatch(/\p{Cc}(?<!\n)/u)
})

test('a session of nothing has notes that say so', () => {
  const text = notes(session([]), [], { for: 'team' })
  expect(text).toContain('This turn is still open')
  expect(text).toContain('No bet this time.')
  expect(text).toContain('No actions this time.')
  expect(text).not.toMatch(/undefined|NaN|null/)
})

test('cards in are cards out, each once, whatever they say and however they are grouped and voted on', () => {
  const words = fc.string({ unit: fc.constantFrom(...'`*_[]<>#|-\\@$ ab:1', 'www.', '漢'), maxLength: 20 })
  const card = fc.record({ words, mark: fc.constantFrom('+', '-', '?', undefined), joins: fc.nat(20) })
  fc.assert(
    fc.property(fc.array(card, { minLength: 1, maxLength: 12 }), fc.boolean(), (cards, voted) => {
      const texts = cards.map((c, i) => `card ${i} ${c.words} end`)
      const write: Move[] = cards.map((c, i) => ({ in: 'challenge.write', do: 'add', text: texts[i]!, mark: c.mark }))
      let room = session([{ do: 'go', to: 'challenge.write' }, ...write, { do: 'reveal', step: 'challenge.write' }])
      const ids = (room.work['challenge.write'] as { cards: { id: string }[] }).cards.map(c => c.id)
      room = further(room, { do: 'go', to: 'challenge.group' })
      for (const [i, c] of cards.entries())
        room = further(room, { in: 'challenge.group', do: 'put', card: ids[i]!, into: ids[c.joins % ids.length]! })
      room = further(room, { do: 'go', to: 'challenge.vote' })
      room = further(room, [bo, { in: 'challenge.vote', do: 'dots', on: ids[0]!, count: 1 }])
      if (voted) room = further(room, { do: 'reveal', step: 'challenge.vote' })
      const lines = paragraphs(notes(room, [], { for: 'team' }))
      for (const text of texts)
        expect(
          lines.filter(line => line.startsWith(text)),
          text,
        ).toHaveLength(1)
    }),
    { numRuns: runs },
  )
})

/** A retro in which everything anybody could type says where it was typed. */
function canaries(): Session {
  const carried: Partial<CarriedOver> = {
    actions: [{ id: 'a6-1', text: 'old action', owner: 'Olga', status: 'open', carried: 1 }],
    parked: [{ id: 'k6-1', text: 'canary old parked', turn: 't-6' }],
    options: [{ id: 'c1', text: 'canary old option', rev: 0 }],
    top: 'canary group',
  }
  let room = session(
    [
      { do: 'go', to: 'open.settle' },
      { in: 'open.settle', do: 'settle', action: 'a6-1', status: 'open', note: 'canary note' },
      { do: 'go', to: 'open.checkin' },
      { in: 'open.checkin', do: 'add', text: 'canary word' },
      { do: 'go', to: 'purpose.star' },
      { in: 'purpose.star', do: 'name', name: 'named star' },
      { in: 'purpose.star', do: 'add', at: '2026-11-01', value: 4 },
      { do: 'go', to: 'challenge.write' },
      { in: 'challenge.write', do: 'add', text: 'canary card' },
      { in: 'challenge.write', do: 'add', text: 'canary said', said: true },
      { do: 'reveal', step: 'challenge.write' },
      { do: 'go', to: 'challenge.group' },
    ],
    carried,
  )
  const [first, second] = (room.work['challenge.write'] as { cards: { id: string }[] }).cards
  const group = `${first!.id}`
  for (const move of [
    { in: 'challenge.group', do: 'put', card: second!.id, into: group },
    { in: 'challenge.group', do: 'name', card: group, text: 'canary group' },
    { do: 'go', to: 'challenge.vote' },
  ] as Move[])
    room = further(room, move)
  const target = (room.work['challenge.group'] as { groups: { id: string }[] }).groups[0]!.id
  const rest: Move[] = [
    { in: 'challenge.vote', do: 'dots', on: target, count: 3 },
    { do: 'reveal', step: 'challenge.vote' },
    { do: 'go', to: 'action.options' },
    { in: 'action.options', do: 'add', text: 'canary option' },
    { do: 'go', to: 'action.bet' },
    { in: 'action.bet', do: 'fill', gap: 'we', text: 'the thing we do' },
    { in: 'action.bet', do: 'consent', value: 1 },
    { do: 'reveal', step: 'action.bet' },
    { in: 'action.bet', do: 'hear', text: 'canary objection' },
    { do: 'go', to: 'value.prevent' },
    { in: 'value.prevent', do: 'add', text: 'canary prevention' },
    { do: 'park', text: 'canary parked' },
    { do: 'go', to: 'close.gates' },
    { in: 'close.gates', do: 'room', row: 'value', point: 2 },
    { in: 'close.gates', do: 'why', row: 'value', text: 'gate reason' },
    { do: 'go', to: 'close.actions' },
    { in: 'close.actions', do: 'add', text: 'new action', owner: 'Nils' },
    { do: 'close' },
  ]
  return rest.reduce((s, move) => further(s, move), room)
}

test('others read the bet, actions with owners, gates and facts, and no word from a card', () => {
  const others = notes(canaries(), [], { for: 'others' })
  expect(others).not.toContain('canary')
  for (const known of ['the thing we do', 'old action', 'Olga', 'new action', 'Nils', 'gate reason', 'named star'])
    expect(others).toContain(known)
  expect(others).toContain('the same challenge has most dots again')
  expect(others).not.toMatch(/Ana|Bo,/)
})

test('the team reads all of it', () => {
  const team = notes(canaries(), [], { for: 'team' })
  const typed = [
    'word',
    'card',
    'said',
    'group',
    'option',
    'objection',
    'prevention',
    'parked',
    'old parked',
    'old option',
  ]
  for (const what of typed) expect(team).toContain(`canary ${what}`)
})

test('what was never revealed stays out, for the team too', () => {
  const hidden = session([
    { do: 'go', to: 'challenge.write' },
    { in: 'challenge.write', do: 'add', text: 'canary hidden' },
    { do: 'go', to: 'challenge.group' },
    { do: 'go', to: 'challenge.vote' },
    { in: 'challenge.vote', do: 'tally', counts: {} },
    { do: 'go', to: 'action.bet' },
    { in: 'action.bet', do: 'fill', gap: 'we', text: 'x' },
    { in: 'action.bet', do: 'consent', value: 0 },
  ])
  const text = notes(hidden, [], { for: 'team' })
  expect(text).not.toContain('canary')
  expect(text).toContain('1 card, never revealed.')
  expect(text).toContain('Consent was not shown.')
})

test('under four answers the return on time has no spread', () => {
  const asked = (counts: number[]) =>
    notes(
      session([
        { do: 'go', to: 'close.roti' },
        { in: 'close.roti', do: 'tally', row: 'roti', counts },
        { do: 'reveal', step: 'close.roti' },
      ]),
      [],
      { for: 'team' },
    ).match(/## Worth the time\?[\s\S]*?## Appendix/)![0]
  expect(asked([0, 0, 1, 3, 0])).toContain('●●●')
  expect(asked([0, 0, 1, 2, 0])).not.toContain('●')
})

test('under four answers an anonymous gate has no spread', () => {
  const asked = (counts: number[]) => {
    const agenda = retro()
    const gates = stepsOf(agenda).find(step => step.id === 'close.gates')!
    gates.anonymous = true
    const moves: Move[] = [
      { do: 'go', to: gates.id },
      { in: gates.id, do: 'tally', row: 'purpose', counts },
      { do: 'reveal', step: gates.id },
    ]
    return notes({ ...played(stepsOf(agenda), moves), agenda }, [], { for: 'others' }).match(/\| purpose .*/)![0]
  }
  expect(asked([2, 1, 1, 0])).toContain('2 yes, 1 partly, 1 no')
  expect(asked([1, 1, 1, 0])).toMatch(/\| passed with follow-up +\| 3 answers +\|/)
})
