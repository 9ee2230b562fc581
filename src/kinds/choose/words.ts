/** What a choice of one sentence says to people. */
import type { Refusals } from '../../session/refusing.ts'
export const words = {
  take: 'take a card as the sentence',
  word: 'put it in words',
  keep: 'keep the sentence of the last turn',
  sentencePrompt: 'in one sentence',
  sentenceAsk: 'One sentence everybody can stand behind?',
  taken: (text: string) => `Taken: ${text}`,
  worded: (text: string) => `In words: ${text}`,
  kept: 'Kept as it was',
  cardHint: 'Up and down choose, Enter takes this card; s puts it in words.',
  keepHint: 'Is it still true? Enter keeps it, s puts it in other words.',
  keepOrCardsHint: 'Is it still true? Enter keeps it, s rewords it, down shows cards.',
  nothingSettled: 'Nothing is settled yet: s puts it in words, n goes on.',
  settledHint: 'Read it aloud once. Enter goes on, s puts it in other words.',
  sentenceIs: (age: string, text: string) => `The sentence${age}: ${text}`,
  since: (turn: string, kept: boolean) => `, since ${turn}${kept ? ', kept' : ''}`,
  soFar: (text: string) => `So far: ${text}`,
  askedAgain: (why: string) => `Asked again: ${why}`,
  stillTrue: 'is it still true?',
  noSentence: 'No sentence yet.',
  howKeep: 'Say "keep" to let it stand.',
  howTake: 'Say "take A" to take card A.',
  howWord: 'Say "words" and a sentence to put it in your own.',
  // In the drawing.
  stillHidden: (title: string) => `The cards of "${title}" are still hidden; reveal them first.`,
}

/** Why a move is refused. */
export const refusals = {
  gone: ['no-such', 'That card is gone.'],
  hidden: ['not-now', (title: string) => `The cards of "${title}" are still hidden; reveal them first.`],
  noWords: ['empty', 'Type the sentence, or leave the line with Esc.'],
  nothingBefore: ['no-such', 'No earlier turn left a sentence here; take a card or put it in words.'],
  keptAlready: ['not-now', 'It is kept already.'],
} satisfies Refusals
