/** Writing at one keyboard, and the same description for people at their own terminal in plain lines. */
import { expect, test } from 'vitest'
import type { At } from '../../src/interact/act.ts'
import { find } from '../../src/interact/command.ts'
import { linesAt } from '../../src/interact/lines.ts'
import { groupInteraction } from '../../src/kinds/group/interaction.ts'
import { cardsOf } from '../../src/kinds/made/board.ts'
import { writeInteraction } from '../../src/kinds/write/interaction.ts'
import { stepOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import { noAppServices, openRoom } from '../support/screen.ts'
import { converse, noon } from './lines/conversation.ts'
import { atSteps, logOf } from './steps.ts'

const hidden: StepOf<'write'> = {
  id: 'cards',
  kind: 'write',
  title: 'Cards',
  ask: 'What slowed us down?',
  minutes: 3,
  hidden: true,
  marks: [
    { mark: '+', label: 'sped us up' },
    { mark: '-', label: 'slowed us down' },
  ],
}
const board: StepOf<'group'> = {
  id: 'board',
  kind: 'group',
  title: 'Board',
  ask: 'What belongs together?',
  minutes: 1,
  cards: 'cards',
}
const [up, down, tab, enter] = ['\x1b[A', '\x1b[B', '\t', '\r']

test('after the last person Enter reveals, and never goes round again', async () => {
  const at = await atSteps([hidden])
  expect(at.text()).toContain('> nothing yet')
  await at.type('a secret')
  expect(at.text()).toContain('> typing…')
  expect(at.text()).not.toContain('secret')
  for (let i = 0; i < 5; i++) await at.type(tab!)
  expect(at.text()).toContain('Everybody had the keyboard.')
  await at.type(enter!)
  expect(at.room.session.revealed.cards).toBeDefined()
  expect(at.text()).toContain('a secret')
})

test('the facilitator rewords and removes a revealed card; undo says it', async () => {
  const at = await atSteps([hidden])
  await at.type(`- the queue${enter}- a slip${enter}`)
  for (let i = 0; i < 5; i++) await at.type(tab!)
  await at.type(enter!)
  await at.type(`${down}${enter}`)
  expect(at.text()).toContain('> - the queue')
  await at.type(` waits${enter}`)
  expect(cardsOf(at.room.session, 'cards')[0]).toMatchObject({ text: 'the queue waits', mark: '-', by: 'p1' })
  // Nothing is chosen after a change, so that Enter goes on and never leads round.
  expect(at.text()).toContain('enter go on')
  await at.type(`${down}${down}x`)
  expect(cardsOf(at.room.session, 'cards').map(c => c.text)).toEqual(['the queue waits'])
  await at.type('u')
  expect(at.text()).toContain('Taken back: Ana took a card away')
  expect(cardsOf(at.room.session, 'cards').map(c => c.text)).toEqual(['the queue waits', 'a slip'])
  await at.type('u')
  expect(at.text()).toContain('Taken back: Ana changed a card: the queue waits')
})

test.each([
  ['hidden', { ...hidden }],
  ['called out', { ...hidden, hidden: undefined } as StepOf<'write'>],
  ['one card each', { ...hidden, each: 2 }],
])('Up takes the last entry back: %s', async (_name, step) => {
  const at = await atSteps([step])
  await at.type(`- frist${enter}`)
  await at.type(up!)
  expect(at.text()).toContain('card 1 > - frist')
  await at.type(`\x15- first${enter}second${enter}`)
  expect(cardsOf(at.room.session, 'cards').map(c => c.text)).toEqual(['first', 'second'])
})

test('marks and authors stay with a card on the board and in the talk', async () => {
  const word: StepOf<'write'> = { id: 'cards', kind: 'write', title: 'Word', ask: 'One word?', minutes: 1, each: 1 }
  const talk: StepOf<'look'> = { id: 'talk', kind: 'look', title: 'Talk', ask: 'Why?', minutes: 1, from: 'board' }
  for (const [step, keys, seen] of [
    [{ ...hidden, hidden: undefined }, `- slow tests${enter}+ pairing${enter}${enter}n`, ['- slow tests', '+ pairing']],
    [word, `tired${enter}glad${enter}\x1b\x1b[In`, ['Ana: tired', 'Bo: glad']],
  ] as [StepOf<'write'>, string, string[]][]) {
    const at = await atSteps([step, board, talk])
    await at.type(keys)
    for (const text of seen) expect(at.text()).toContain(text)
    await at.type(enter!)
    expect(at.room.session.at).toBe('talk')
    for (const text of seen) expect(at.text()).toContain(text)
    // What a mark is on a card is nothing else at these steps.
    const entries = at.room.log.length
    await at.type('+-')
    expect(at.room.log).toHaveLength(entries)
  }
})

test('plain lines: several lines pasted at a one-card round are asked about as on the full screen', async () => {
  const one: StepOf<'write'> = { id: 'cards', kind: 'write', title: 'Word', ask: 'One word?', minutes: 1, each: 1 }
  const screen = await atSteps([one])
  await screen.type('\x1b[200~a\nb\nc\x1b[201~')
  expect(screen.text()).toContain('Pasted 3 lines: enter makes 1 card of them, esc forgets. (1 card left)')
  const clock = noon()
  const open = openRoom(logOf([one]), () => clock.at)
  const it = await converse({ at: 'turn', open }, noAppServices(), clock, { tty: true })
  const asked = await it.say('slow tests\nold forms\nno time')
  expect(asked.replaceAll('\n', ' ')).toContain(
    'Pasted 3 lines: an empty line makes 1 card of them, anything else forgets. (1 card left)',
  )
  expect(cardsOf(open.room.session, 'cards')).toEqual([])
  await it.say('')
  expect(cardsOf(open.room.session, 'cards').map(c => [c.text, c.by])).toEqual([
    ['slow tests\nold forms\nno time', 'p1'],
  ])
})

/** A participant's plain lines at a step of a room, by its description alone. */
function lines(
  kind: typeof writeInteraction | typeof groupInteraction,
  room: ReturnType<typeof openRoom>['room'],
  id: string,
  me: string,
) {
  const said: string[] = []
  let done: boolean | undefined
  const at = () =>
    ({
      step: stepOf(room.session, id),
      session: room.see(me),
      whole: room.see(me),
      me,
      leads: false,
      keyboard: false,
      live: true,
      today: '2026-11-22',
      log: () => [],
      mine: () => room.see(me),
    }) as unknown as At<never>
  const stay = linesAt(kind as never, {
    at,
    say: (...texts) => void said.push(...texts),
    ask: async () => undefined,
    finish: d => {
      done = d
    },
    async submit(moves) {
      for (const move of moves) {
        const outcome = room.submit({ by: me }, move)
        if ('refusal' in outcome) {
          said.push(outcome.refusal.say)
          return false
        }
        await outcome.saved
      }
      return true
    },
  })
  return {
    stay,
    done: () => done,
    async say(line: string) {
      said.length = 0
      const isText = stay.typing() && !line.startsWith(':')
      const found = isText ? undefined : find(stay.commands, line.replace(/^:/, ''))
      if (found) await found.command.run(found.rest)
      else await stay.line(line)
      return said.join('\n')
    },
  }
}

test('plain lines of a participant: cards are written, changed, dropped, revealed with the legend, and grouped', async () => {
  const { room } = openRoom(logOf([hidden, board]), () => noon().at)
  room.submit({ by: 'p1' }, { do: 'go', to: 'cards' })
  const bo = lines(writeInteraction, room, 'cards', 'p2')
  const legend = bo.stay.todo().join('\n')
  expect(legend).toContain('+ (plus) means sped us up and - (minus) means slowed us down')
  expect(legend).toContain('nobody sees it before the reveal')
  expect(await bo.say('- slow tets')).toContain('Card 1 saved.')
  expect(await bo.say('a slip')).toContain('Card 2 saved.')
  expect(await bo.say(':change 1 slow tests')).toContain('Card 1 is changed.')
  await bo.say(':drop 2')
  expect(cardsOf(room.see('p2'), 'cards')).toMatchObject([{ text: 'slow tests', mark: '-', by: 'p2' }])
  expect(cardsOf(room.see('p3'), 'cards')).toEqual([])
  await bo.say('')
  expect(bo.done()).toBe(true)
  expect(await bo.say('one more thing')).toContain('Card 2 saved.')
  room.submit({ by: 'p3' }, { in: 'cards', do: 'add', text: 'pairing', mark: '+' })
  room.submit({ by: 'p1' }, { do: 'reveal', step: 'cards' })
  await new Promise(setImmediate)
  expect(bo.stay.tell().join('\n')).toContain('slowed us down: slow tests')
  expect(bo.stay.tell().join('\n')).toContain('sped us up: pairing')
  expect(bo.stay.typing()).toBeUndefined()
  room.submit({ by: 'p1' }, { do: 'go', to: 'board' })
  await new Promise(setImmediate)
  const grouping = lines(groupInteraction, room, 'board', 'p2')
  await grouping.say('group A B')
  await grouping.say('name A waiting')
  expect(grouping.stay.tell().join('\n')).toContain('Group waiting, 2 cards:')
  await grouping.say('take out A')
  expect(grouping.stay.tell().join('\n')).not.toContain('2 cards:')
})
