/** What is said of raised hands, reactions and nudges, on every kind of terminal. */
import type { ReactionMark, Reactions } from '../../room/signs.ts'
import { nameOf } from '../../session/read.ts'
import type { Session } from '../../session/types.ts'
import { list, plural } from '../../text.ts'
import type { Hands, SignOutcome } from './sign-services.ts'

/** The marks as people choose them: the key, the word in plain lines, and what it stands for. */
export const markWords: Readonly<Record<ReactionMark, { key: string; gives: string; count: (n: number) => string }>> = {
  agree: { key: '1', gives: 'I agree', count: n => `${n} ${n === 1 ? 'agrees' : 'agree'}` },
  question: { key: '2', gives: 'I have a question', count: n => `${n} with a question` },
  surprise: { key: '3', gives: 'this surprises me', count: n => `${n} surprised` },
}

export const signWords = {
  choose: 'React: 1 I agree · 2 I have a question · 3 this surprises me',
  nudged: 'Just for you: this step still waits for your answer. Take your time.',
  which: 'Say react agree, react question or react surprise.',
  none: 'No hand is up, and nobody reacts.',
  speaks: (name: string) => `${name} has the word.`,
  hint: (hands: string) => `${hands} h goes on to the next hand.`,
  raised: (name: string) => `${name} raised a hand. Say next hand to give ${name} the word.`,
}

/** What came of a sign, for whoever gave it. */
export function outcomeWords(outcome: SignOutcome, session: Session): string {
  switch (outcome.is) {
    case 'raised':
      return outcome.place === 1
        ? 'Your hand is up; you are next.'
        : `Your hand is up; you are number ${outcome.place}.`
    case 'lowered':
      return 'Your hand is down.'
    case 'word-back':
      return 'Nobody has the word now.'
    case 'no-hands':
      return 'No hand is up.'
    case 'speaks':
      return signWords.speaks(nameOf(session, outcome.person) ?? 'Somebody')
    case 'reacted':
      return `Counted, without your name: ${markWords[outcome.mark].gives}.`
    case 'unreacted':
      return `Taken back: ${markWords[outcome.mark].gives}.`
    case 'nothing-shown':
      return 'Nothing is shown yet that you could react to.'
    case 'nothing-open':
      return 'Nobody is asked for an answer here.'
    case 'nudged':
      return 'Those who have not answered read a reminder; nobody else does.'
    case 'nudged-lately':
      return `They were reminded just now; again in ${plural(Math.ceil(outcome.wait / 1_000), 'second')}.`
    case 'too-many':
      return 'That was a lot at once. Wait a few seconds.'
    case 'not-yours':
      return 'Only people who take part can do that.'
  }
}

/** `Bo has the word. Hands up: Chidi and Dee.`; empty while nobody has the word or a hand up. */
export function handsWords({ speaks, waiting }: Hands, session: Session): string {
  const name = (id: string) => nameOf(session, id) ?? 'somebody'
  return [
    speaks === undefined ? '' : `${name(speaks)} has the word.`,
    waiting.length ? `Hands up: ${list(waiting.map(name))}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** `3 agree, 1 with a question`; empty while nobody reacts. */
export function reactionsWords(reactions: Reactions): string {
  const marks: ReactionMark[] = ['agree', 'question', 'surprise']
  return marks.flatMap(mark => (reactions[mark] ? markWords[mark].count(reactions[mark]) : [])).join(', ')
}
