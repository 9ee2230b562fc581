/** Choose in lines: a card is taken by its letter, a sentence is worded, or what stands is kept. */

import { choiceBefore, choiceLetters, choicesOf, whyReopened } from '../../session/choice.ts'
import { isHidden, stepOf, workOf } from '../../session/read.ts'
import { turnWord } from '../../session/turns.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { full } from './words.ts'

export function choose(at: At<'choose'>): Hands {
  const { step } = at
  const work = () => workOf(at.session(), step.id, 'choose')
  const source = () => (step.from === undefined ? undefined : stepOf(at.session(), step.from))
  const isCovered = () => {
    const from = source()
    return from !== undefined && isHidden(at.session(), from)
  }
  const cards = () => {
    const letters = choiceLetters(step, at.session())
    return choicesOf(step, at.session()).map(card => ({ card, letter: letters.get(card.id) ?? '' }))
  }
  const word = async (text: string) => {
    const words = text || (await at.ask('In one sentence? An empty line leaves it as it is.'))
    if (words) await at.submit({ in: step.id, do: 'word', text: words })
  }
  const commands: Command[] = [
    {
      on: ['take'],
      takes: 'A',
      does: 'take card A as the sentence',
      async run(letter) {
        const found = cards().find(c => c.letter === letter.toUpperCase())
        if (found) await at.submit({ in: step.id, do: 'take', card: found.card.id })
        else at.say(letter ? `There is no card ${letter.toUpperCase()}.` : 'Which card? Say its letter.')
      },
    },
    { on: ['words', 's'], takes: 'SENTENCE', does: 'put it in words', run: word },
    {
      on: ['keep'],
      does: 'keep the sentence of the last turn',
      run: async () => void (await at.submit({ in: step.id, do: 'keep' })),
    },
    { on: ['cards', 'results'], does: 'hear the sentence and the cards', run: () => at.say(...tell()) },
  ]
  const tell = () => {
    if (isCovered()) return [`The cards of ${source()?.title} are still hidden. Go back and reveal them first.`]
    const { text, since, kept } = work() ?? {}
    const before = choiceBefore(step, at.session())
    const why = whyReopened(step, at.session())
    const age = since && since !== at.session().turn.id ? `, since ${turnWord(since)}${kept ? ', kept' : ''}` : ''
    const said = text
      ? [full(`The sentence${age}: ${text}`)]
      : before
        ? [full(`So far: ${before.text}`), full(`Asked again: ${why ?? 'is it still true?'}`)]
        : ['No sentence yet.']
    return [...said, ...cards().map(({ card, letter }) => `${letter}. ${card.text}`)]
  }
  return {
    commands,
    tell,
    todo() {
      if (isCovered()) return []
      const keep = choiceBefore(step, at.session()) && !work()?.kept ? 'keep lets it stand; ' : ''
      const take = cards().length ? 'take A takes card A; ' : ''
      return [full(`Say ${keep}${take}words and a sentence puts it in your own`)]
    },
    goesOn: () => !isCovered(),
  }
}
