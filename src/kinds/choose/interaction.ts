/** What can be done at a choice: a card taken as the sentence, one put in words, or what stands kept. */
import { type At, describe } from '../../interact/act.ts'
import { make, unchanged } from '../../interact/outcomes.ts'
import { isHidden, stepOf, workOf } from '../../session/read.ts'
import type { Card } from '../../session/shapes.ts'
import { turnWord } from '../../session/turns.ts'
import { full } from '../../text.ts'
import { choiceBefore, choiceLetters, choicesOf, whyReopened } from '../made/choice.ts'
import { words } from './words.ts'

type Here = At<'choose'>
type Spot = { id: string; type: 'card'; say: string; name: string; card: Card }

const workAt = (at: Here) => workOf(at.session, at.step.id, 'choose')

function source(at: Here) {
  const from = at.step.from === undefined ? undefined : stepOf(at.session, at.step.from)
  return from && isHidden(at.session, from) ? from : undefined
}

function spots(at: Here): Spot[] {
  const letters = choiceLetters(at.step, at.session)
  return choicesOf(at.step, at.session).map(card => {
    const name = letters.get(card.id) ?? ''
    return { id: card.id, type: 'card', say: `${name}. ${card.text}`, name, card }
  })
}

/** What an earlier turn left here and nobody has settled anew. */
function toKeep(at: Here) {
  const work = workAt(at)
  const isSettled = work?.kept || (work?.text !== undefined && work.since === at.session.turn.id)
  return isSettled ? undefined : choiceBefore(at.step, at.session)
}

export const chooseInteraction = describe<'choose', Spot>({
  waitsFor: source,
  spots,
  begin(at) {
    const isOpen = !workAt(at)?.text && !choiceBefore(at.step, at.session)
    const cards = spots(at)
    if (!isOpen || source(at)) return {}
    return cards.length ? { chosen: cards[0]?.id } : { open: { act: 'word' } }
  },
  acts: [
    {
      id: 'take',
      who: 'facilitator',
      on: ['card'],
      keys: ['enter'],
      command: { words: ['take'] },
      does: words.take,
      hint: 'take it',
      move: (at, spot) => make(at, { do: 'take', card: spot?.id ?? '' }, { choose: null }),
    },
    {
      id: 'keep',
      who: 'facilitator',
      keys: ['enter'],
      command: { words: ['keep'] },
      does: words.keep,
      hint: 'keep it',
      fits: (at, spot) => !spot && toKeep(at) !== undefined,
      move: at => make(at, { do: 'keep' }),
    },
    {
      id: 'word',
      who: 'facilitator',
      keys: ['s'],
      command: { words: ['words', 's'], takes: 'SENTENCE' },
      does: words.word,
      hint: 'in words',
      field: (at, spot) => ({
        prompt: words.sentencePrompt,
        ask: words.sentenceAsk,
        mode: 'WORDS',
        start: spot?.card.text.replaceAll('\n', ' ') ?? workAt(at)?.text ?? choiceBefore(at.step, at.session)?.text,
        parse: text => ({ ok: text }),
        empty: { stay: { open: null } },
      }),
      move: (at, _spot, text) =>
        text === workAt(at)?.text ? unchanged : make(at, { do: 'word', text: String(text) }, { choose: null }),
    },
  ],
  message(at, spot) {
    if (spot && at.live) return words.cardHint
    if (at.live && toKeep(at)) return spots(at).length ? words.keepOrCardsHint : words.keepHint
    return workAt(at)?.text === undefined ? words.nothingSettled : (at.step.hint ?? words.settledHint)
  },
  list: ['cards', 'results'],
  tell(at) {
    const { text, since, kept } = workAt(at) ?? {}
    const before = choiceBefore(at.step, at.session)
    const cards = spots(at).map(s => s.say)
    if (text) {
      const age = since && since !== at.session.turn.id ? words.since(turnWord(since), kept === true) : ''
      return [full(words.sentenceIs(age, text)), ...cards]
    }
    if (!before) return [words.noSentence, ...cards]
    const why = whyReopened(at.step, at.session) ?? words.stillTrue
    return [full(words.soFar(before.text)), full(words.askedAgain(why)), ...cards]
  },
  todo: at => [...(toKeep(at) ? [words.howKeep] : []), ...(spots(at).length ? [words.howTake] : []), words.howWord],
  goesOn: () => true,
})
