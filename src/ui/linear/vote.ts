/** Vote in lines: hands are counted thing by thing, and heard from the most dots to none once it is closed. */
import { sum } from '../../numbers.ts'
import { boardOf, isHidden, lettersOf, resultOf, roomPeople, workOf } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { plural } from '../../text.ts'
import { readDots } from '../read-input.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { numbered, onBoardWords, unseenWords } from './words.ts'

export function vote(at: At<'vote'>): Hands {
  const { step } = at
  const isOpen = () => isHidden(at.session(), step)
  const board = () => boardOf(at.session(), step.id)
  const counted = () => {
    const tally = workOf(at.whole(), step.id, 'vote')?.tally
    return tally && sum(Object.values(tally))
  }
  const count = async (text: string) => {
    const letters = lettersOf(at.session(), step.on)
    const read = readDots(text, {
      letters: board().map(on => letters.get(on.cards[0]?.id ?? '') ?? ''),
      people: roomPeople(at.session()).length,
      each: step.dots,
    })
    if ('say' in read) return at.say(read.say)
    const counts = Object.fromEntries(board().map((on, i) => [on.id, read.ok.counts[i] ?? 0]))
    if (await at.submit({ in: step.id, do: 'tally', counts }, { quiet: true }))
      at.say(`${read.ok.echo.split(' \u00b7 ').join(', ')} counted. Say reveal to close the vote, or count again.`)
  }
  const commands: Command[] = [
    {
      on: ['vote', 'tally', 'count'],
      takes: '5 3 2 0',
      does: 'the dots counted for each, from the first to the last; or by letter, A5 C3',
      run: count,
    },
    {
      on: ['results', 'cards'],
      does: 'hear what is voted on, and the dots once the vote is closed',
      run: () => at.say(...tell()),
    },
  ]
  const tell = () => {
    const unseen = unseenWords(at, step.on)
    if (unseen.length) return unseen
    if (!board().length) return ['There is nothing to vote on.']
    if (!isOpen()) return dotLines(at.session(), step)
    const known = counted()
    return [
      ...numbered(board().map(onBoardWords)),
      ...(known === undefined ? [] : [`${plural(known, 'dot')} counted so far; the vote is open.`]),
    ]
  }
  return {
    commands,
    tell,
    todo: () =>
      isOpen()
        ? [
            `${step.dots} dots each, ${plural(step.dots * roomPeople(at.session()).length, 'dot')} in the room. Count hands for each in this order and say vote 5 3 2 0; then reveal.`,
          ]
        : ['The vote is closed; undo opens it again.'],
    goesOn: () => !isOpen(),
    async line(text) {
      if (!isOpen() || !/^\d+([\s,;]+\d+)*$/.test(text)) return false
      await count(text)
      return true
    },
  }
}

/** `1. release queue, 3 cards: 5 dots`, from the most dots to none. */
function dotLines(session: Session, step: StepOf<'vote'>): string[] {
  return numbered(resultOf(session, step.id).map(({ on, dots }) => `${onBoardWords(on)}: ${plural(dots, 'dot')}`))
}
