/** The commands for raised hands, reactions and nudges. */
import { reactionMarks } from '../../../room/signs.ts'
import type { HostServices } from '../../../views/host-services.ts'
import type { SignOutcome } from '../../../views/online/sign-services.ts'
import { handsWords, markWords, outcomeWords, reactionsWords, signWords } from '../../../views/online/sign-words.ts'
import { full } from '../reading/words.ts'
import type { Turning } from '../turning.ts'
import type { Command } from './command.ts'

/** The commands for signs: everybody hears them, people who take part give them, whoever facilitates gives the word and nudges. */
export function signCommands({ at, party }: Turning, { signs }: HostServices): Command[] {
  const { say } = party.talk
  const tell = (outcome: SignOutcome) => say(outcomeWords(outcome, at.session()))
  const hear: Command = {
    on: ['hands'],
    does: 'hear whose hands are up, and how many react how',
    run() {
      const marks = reactionsWords(signs.reactions())
      const hands = handsWords(signs.hands(), at.session())
      say(...(hands || marks ? [hands, marks && full(marks)] : [signWords.none]))
    },
  }
  const lead: Command[] = [
    { on: ['next hand'], does: 'give the word to the first raised hand', run: () => tell(signs.next()) },
    { on: ['nudge'], does: 'remind those who have not answered; only they hear it', run: () => tell(signs.nudge()) },
  ]
  const own: Command[] = [
    { on: ['hand'], does: 'raise your hand, or lower it', run: () => tell(signs.hand()) },
    {
      on: ['react'],
      takes: reactionMarks.join(', '),
      does: 'react to what is shown; the same again takes it back',
      run(word) {
        const mark = reactionMarks.find(one => one === word.trim().toLowerCase() || markWords[one].key === word.trim())
        if (mark) tell(signs.react(mark))
        else say(signWords.which)
      },
    },
  ]
  if (at.me() === undefined) return [hear]
  return at.leads() ? [hear, ...lead] : [hear, ...own]
}
