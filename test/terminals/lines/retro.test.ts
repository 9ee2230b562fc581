/** The whole retro by lines alone, twice: turn 1, and turn 2 that starts from it. */
import { expect, test } from 'vitest'
import { cardsOf, resultOf, titleOf } from '../../../src/kinds/made/board.ts'
import { actionsOf } from '../../../src/kinds/made/promises.ts'
import { stepsWith, workOf } from '../../../src/session/read.ts'
import { type Conversation, converse, hosted, noon } from './conversation.ts'

/** No control byte but the line break, C1 included. */
const plain = /^[^\x00-\x09\x0b-\x1f\x7f-\x9f]*$/

/** Says each line and expects its answer to hold the words beside it, in this order. */
async function play(it: Conversation, lines: [line: string, ...words: string[]][]) {
  for (const [line, ...words] of lines) {
    const answer = await it.say(line)
    let from = 0
    for (const word of words) {
      expect(answer, `after "${line}"`).toContain(word)
      expect(answer.indexOf(word, from), `"${word}" in its order after "${line}"`).toBeGreaterThanOrEqual(0)
      from = answer.indexOf(word, from) + word.length
    }
  }
}

test('two turns of one team, from the first question to the closed file', async () => {
  const clock = noon()
  const { appServices, rooms, closed } = hosted(clock)
  const it = await converse({ at: 'home' }, appServices, clock)
  expect(it.all()).toBe(
    'No sessions in ./sessions yet.\nSay new to start a retro, turn for a full turn of 75 minutes, or quit.\n',
  )

  await play(it, [
    ['new', 'Which team is this? An empty line takes checkout'],
    ['', 'Who is in the room?', 'An empty line takes Ana, Bo'],
    [
      'Ana, Bo, Chidi, Dee, Eva',
      'Turn 1, checkout. Opening. Step 1 of 16: Welcome.',
      '2 minutes.',
      'Type a card and press Enter.',
    ],
    ['Fewer late releases', 'Card 1 saved'],
    ['', 'Opening. Step 2 of 16: Check-in.', 'One word: how were the last two weeks?', 'The keyboard is with Ana.'],
    ['tired', 'Ana is in.', 'Your turn, Bo.'],
    ['hopeful', 'Your turn, Chidi.'],
    ['pass', 'Your turn, Dee.'],
    ['busy', 'Your turn, Eva.'],
    ['curious', 'Eva is in.', 'Say next to go on'],
    ['cards', '1. Ana: tired', '5. Eva: curious'],
    ['n', 'Clarity of purpose. Step 3 of 16: Star.', 'This number has no name yet.'],
    ['number orders without help, %', 'The number is orders without help, in %.'],
    ['value 57 1 Oct', 'Added 57 %'],
    ['61', 'Added 61 %'],
    ['value soon', 'Type a number and its day'],
    ['', 'Step 4 of 16: Input.'],
    ['', 'Step 5 of 16: Deliveries.', 'Two days and what it was'],
    ['delivered 10 Jan, 24 Feb, search', 'Added search: 45 days.'],
    ['1 Mar, 2 Apr, label', '32 days'],
    ['5 May, 6 Jun, index', 'Median of 3: 32 days.'],
    [
      '',
      'Challenge & landscape. Step 6 of 16: Write.',
      'Silent writing: 5 people share this keyboard.',
      'Begin a card with its mark: + (plus) means sped us up',
      'The keyboard is with Ana.',
    ],
    ['- the queue waits for one person', 'Card 1 of Ana saved.'],
    ['- Friday freeze', 'Card 2 of Ana saved.'],
    ['', 'The keyboard is with Bo.'],
    ['- only Finn can release', 'Card 1 of Bo saved.'],
    ['', 'The keyboard is with Chidi.'],
    ['+ tests are fast', 'Card 1 of Chidi saved.'],
    [':park the name of the service', 'Parked: the name of the service.'],
    ['', 'The keyboard is with Dee.'],
    ['! support hears it first', 'saved, as said aloud.'],
    ['', 'The keyboard is with Eva.'],
    ['? who decides', 'Card 1 of Eva saved.'],
    [':who', '5 people here: Ana (facilitates), Bo, Chidi, Dee and Eva.', 'Parked: the name of the service.'],
    ['', 'Everybody had the keyboard.', 'Say reveal'],
    ['read', '4 of 5 have written. Ana 2, Bo 1, Chidi 1, Eva 1.', 'Said: support hears it first'],
    ['reveal', 'Revealed: Write.', '6 cards. Say cards to hear them'],
    ['card 2', '2. slowed us down: Friday freeze'],
    ['card 9', 'Say a number from 1 to 6.'],
    ['next', 'Passed over: Group (6 cards).'],
    ['go group', 'Step 7 of 16: Group.', '6 cards, each alone.', 'A. ', 'F. '],
  ])

  const letter = (text: string) =>
    new RegExp(`^([A-F])\\. .*${text}`, 'm').exec(it.all().slice(it.all().lastIndexOf('each alone')))![1]!
  const [queue, finn, freeze] = [letter('the queue'), letter('only Finn'), letter('Friday')]
  await play(it, [
    [`group ${finn} ${freeze} ${queue}`, `${finn} joined ${queue}.`, `${freeze} joined ${queue}.`],
    [`take out ${freeze}`, `${freeze} stands alone.`],
    [`name ${queue} release queue`, `${queue} is called release queue.`],
    ['group Z A', 'There is no card Z.'],
    ['cards', 'Group release queue, 2 cards:'],
    ['next', 'Step 8 of 16: Vote.', '. release queue, 2 cards', '3 dots each, 15 dots in the room.'],
  ])
  const vote = stepsWith(rooms.get('checkout-t0001.json')!.session, 'vote')[0]!
  const board = resultOf(rooms.get('checkout-t0001.json')!.see(), vote.id).map(r => titleOf(r.on))
  const dots = board.map(title => (title === 'release queue' ? 7 : title === 'who decides' ? 3 : 0))
  await play(it, [
    ['vote 9 9', '5 people have 15 dots; 18 were counted.'],
    [`vote ${dots.join(' ')}`, '10 of 15 dots counted.'],
    ['r', 'Revealed: Vote.', '1. release queue, 2 cards: 7 dots', '2. who decides: 3 dots', 'An empty line goes on.'],
    [
      '',
      'Step 9 of 16: Talk.',
      '1. release queue, 2 cards, 7 dots: slowed us down: the queue waits',
      '2. who decides, 3 dots.',
    ],
    ['action tell Finn', 'Action: tell Finn.'],
    ['more 2', '2 minutes more: 5 minutes 30 seconds left.'],
    ['n', 'Next best action. Step 10 of 16: Options.', 'Type a card'],
    ['stop reviewing approved images', 'Card 1 saved, as said aloud.'],
    ['our own calendar', 'Card 2 saved'],
    ['', 'Step 11 of 16: Bet.', 'The bet is still empty.', 'Options:', '1. stop reviewing approved images'],
    ['bet', 'We: what will we do?', '1. stop reviewing'],
    ['1', 'An option went into the bet.', 'Because: why would that help?'],
    ['', 'Measure'],
    ['wait for review', 'From'],
    ['35 h', 'To:'],
    [':t', 'Bet: 3 minutes 30 seconds left', 'To: which value do we expect?'],
    ['12 h', 'Until'],
    ['19 Dec', 'Likely: how likely is that, 0 to 100 %?'],
    ['70 %', 'Stop'],
    ['two findings slip through', 'Owner: who does it?'],
    ['Bo', 'By: when is it done?'],
    ['5 Dec', 'If: what triggers it? Optional.'],
    [
      'an image was approved before',
      'When an image was approved before, we will stop reviewing approved images.',
      'We expect wait for review to go from 35 h to 12 h by 19 Dec, 70 % likely.',
      'Bo does it by 5 Dec.',
      'The bet is complete.',
      'Consent:',
    ],
    ['owner Eva', 'Eva does it'],
    ['consent 5', '1 of 5 answered; 4 missing, next Bo.'],
    ['consent 0 0 1 1 2 1', 'Read as counts: One person said 5, two said 4, one said 3, one said 2.'],
    ['no', 'Not taken.'],
    ['5 4 4 3 2', 'One person said 5, two said 4, one said 3, one said 2. 5 hands counted.', 'It is shown now.'],
    [
      'read',
      'Consent: one person showed 5, two showed 4, one showed 3, one showed 2. Hear those who showed less than 3 first',
    ],
    ['x who tells audit?', 'Heard: who tells audit?'],
    ['undo', 'Taken back: Heard: who tells audit?'],
    ['redo', 'Again: Heard: who tells audit?'],
    ['', 'Long-term value. Step 12 of 16: Prevent.', 's: means security'],
    ['r: no release without a way back', 'Card 1 saved'],
    ['', 'Close. Step 13 of 16: Gates.', '4. It leaves less debt behind and prevents something. No answer yet.'],
    ['gates y n p x', '"x" is no answer'],
    ['gate 4 yes', '4. It leaves less debt behind and prevents something. Yes.', 'Gate 2 is passed with follow-up.'],
    [
      'why nobody from legal was here',
      '2. We challenged it safely and know what it takes. No, because nobody from legal was here.',
      'Gate 3',
    ],
    ['gate 3 y', 'All gates are answered'],
    ['', 'Step 14 of 16: Actions.', '1. tell Finn, nobody yet'],
    ['action one list of images', 'Action 2 is noted: one list of images.'],
    ['owner Bo', '2. one list of images, Bo.'],
    ['due some day', 'I cannot read the day in "some day"'],
    ['due 28 Nov', '2. one list of images, Bo, by 28 Nov.'],
    ['signal wait hours', 'seen in wait hours'],
    ['action 1', 'Action 1: tell Finn'],
    ['owner', 'Who does it?'],
    ['Ana', '1. tell Finn, Ana.'],
    ['', 'Step 15 of 16: Worth it?'],
    ['3 4 4 4 5', '5 answers counted.'],
    ['reveal', 'One person said 3, three said 4, one said 5. Median 4 (n = 5).'],
    [
      '',
      'Step 16 of 16: Wheel.',
      'The bet: stop reviewing approved images: wait for review 35 h to 12 h by 19 Dec, Eva.',
      'Gates: purpose passed; challenge passed with follow-up, because nobody from legal was here',
      'Drags: ',
      'Parked: the name of the service.',
      'Worth it?: 1 said 0',
      'Next turn: no day yet.',
    ],
    ['next', 'This is the last step.'],
    ['next turn 5 Dec 14:00, Dee', 'Next turn: 5 Dec 14:00, Dee facilitates.'],
    ['close', 'Close this turn?'],
    ['no', 'It stays open.'],
    ['close', 'Close this turn?'],
    ['yes', 'This turn is closed.'],
    ['park one more', 'This turn is closed; nothing in it can be changed.'],
    ['notes', 'Notes: checkout-t0001.json-team.md and checkout-t0001.json-others.md'],
    ['quit', '1. checkout, retro 1, closed, 5 people, 22 Nov.'],
  ])
  expect(closed).toEqual(['checkout-t0001.json'])

  clock.at += 14 * 86_400_000
  await play(it, [
    ['new 1', 'The next turn starts from the last one'],
    ['', 'Who is in the room?'],
    [
      'Dee, Ana, Bo',
      "Turn 2, checkout. Opening. Step 1 of 16: Last time's actions.",
      'The bet of checkout-t0001: stop reviewing approved images',
      '1. tell Finn, Ana, carried 1 turn',
      '2. one list of images, Bo',
      '3. parked: the name of the service',
      'Score the bet first',
    ],
    ['score maybe', 'Say score and how it went'],
    ['score hit 10 h', 'The bet: hit.'],
    ['done 1 on Monday', 'Done: tell Finn.'],
    ['hand 2 to Dee', 'Handed over to Dee: one list of images.'],
    ['done 3', 'keep, drop or action and its number'],
    ['action 3', 'Became an action.'],
    [
      'list',
      'Scored: hit, 10 h.',
      '1. tell Finn, Ana, carried 1 turn, done, on Monday',
      '3. parked: the name of the service, became an action',
    ],
    ['', 'Check-in', 'The keyboard is with Dee.'],
    [':go gates', 'Close. Step 13 of 16: Gates.'],
    ['read star', 'Step 3 of 16: Star.', 'This step has not begun yet.'],
    ['go star', 'Step 3 of 16: Star.', 'orders without help, in %: 2 values.', '1. 22 Nov, 61 %'],
    [
      'go 6',
      'Challenge & landscape. Step 6 of 16: Write.',
      'Follow-up: "nobody from legal was here".',
      '0 of 3 have written.',
    ],
    [':go wheel', 'Pushes: ', 'bet hit', 'done: tell Finn'],
    ['older', 'checkout-t0001', 'bet stop reviewing approved images'],
    ['quit', 'Saved. checkout turn 2 goes on from here.', '2. checkout, retro 2, open'],
    ['2', 'Back at the same step.', 'Turn 2, checkout. Close. Step 16 of 16: Wheel.'],
    ['q', 'goes on from here'],
    [
      '1',
      'This turn is closed; nothing in it can be changed.',
      'Step 16 of 16: Wheel.',
      'Say read 3 to hear another step, or quit.',
    ],
    ['read write', '6 cards. Say cards'],
    ['back', 'This turn is closed; nothing in it can be changed.'],
    ['quit', '2 sessions'],
    ['quit'],
  ])
  expect(await it.exited).toBe(0)
  expect(it.all()).toMatch(plain)

  const first = rooms.get('checkout-t0001.json')!.session
  expect(first.closed).toBeDefined()
  expect(cardsOf(first, 'challenge.write').filter(c => c.via === 'room')).toHaveLength(3)
  expect(workOf(first, 'challenge.group', 'group')?.seen).toHaveLength(6)
  expect(actionsOf(first).map(a => [a.text, a.owner, a.due])).toEqual([
    ['tell Finn', 'Ana', undefined],
    ['one list of images', 'Bo', '2026-11-28'],
  ])
})
