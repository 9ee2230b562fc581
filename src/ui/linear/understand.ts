/** What a line is taken for: a command, an answer or a card of the step, or something that is asked about. */
import { currentStep, isHidden, takesCards } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import { type Command, find } from './command.ts'
import { everywhere, unknown } from './everywhere.ts'
import type { BegunAt } from './kept-line.ts'
import { leadCommands } from './lead-commands.ts'
import { askForHere, askMeant, isCommandWord, readForHere, readMeant } from './meant.ts'
import { facilitatorName } from './party.ts'
import type { Turning } from './turning.ts'

type Understanding = {
  turning: Turning
  /** Lines that were begun at another step. */
  kept: { takeBegun(): BegunAt | undefined; put(step: StepOf, text: string): void }
  /** Says the texts and resolves with the next line. */
  hear(...texts: readonly string[]): Promise<string | undefined>
  /** True when an empty line goes on to the next step. */
  goesOn(): boolean
}

/** Does what a line says; resolves when it is done. */
export function understanding({ turning, kept, hear, goesOn }: Understanding): (line: string) => Promise<void> {
  const { party, at, hands } = turning
  const commands = (): Command[] => [...hands().commands, ...everywhere(turning)]
  const step = () => currentStep(at.session())

  /** Asks whether a line is a card or a command; something else typed on makes it a card, and is obeyed itself. */
  const meantBy = async (text: string): Promise<'card' | 'command' | { line: string }> => {
    while (true) {
      const line = await hear(askMeant(text, hands().typing?.() === 'hidden'))
      const meant = line === undefined ? 'card' : readMeant(line)
      if (meant === undefined) return { line: line ?? '' }
      if (meant !== 'again') return meant
    }
  }
  /** A line that could be a card of this stay, and a command. */
  const unsure = async (text: string): Promise<void> => {
    const here = hands()
    const meant = (await party.talk.isBurst()) ? 'card' : await meantBy(text)
    if (meant === 'command') return understand(`:${text}`)
    await here.line?.(text)
    if (meant !== 'card') await understand(meant.line)
  }
  /** Lines that were pasted where each cannot be a card of its own: they become one, once that was said and is wanted. */
  const takePaste = async (rows: readonly string[]): Promise<void> => {
    const here = hands()
    const made = here.pasted?.(rows)
    const answer = made && (await hear(made.ask))
    if (answer) return understand(answer)
    for (const row of made?.rows ?? []) await here.line?.(row)
  }
  const notKnown = (text: string, all: readonly Command[]): string => {
    const now = step()
    // What somebody meant to write unseen is not repeated either.
    const isNoCommand = 'That is no command here; say help'
    if (now && takesCards(now) && isHidden(at.session(), now) && party.place === 'keyboard')
      return `${isNoCommand}, or write and a name to type cards.`
    if (hands().typing?.() === 'hidden') return `${isNoCommand}.`
    return !at.facilitates() && find(leadCommands(turning), text)
      ? `Only the facilitator can do that: ${facilitatorName(at.session())}.`
      : unknown(text, all)
  }
  const understand = async (line: string): Promise<void> => {
    const here = hands()
    const isCommand = line.startsWith(':') || line === '?'
    const text = isCommand ? line.replace(/^:\s*/, '') : line
    const isCard = here.typing?.() && !isCommand
    if (isCard && text && here.pasted?.([text, ''])) {
      const more = await party.talk.rest()
      if (more.length) return takePaste([text, ...more])
    }
    const current = step()
    if (isCard && current && takesCards(current) && isCommandWord(text, commands())) return unsure(text)
    if (isCard && (await here.line?.(text))) return
    if (!isCommand && here.isAnswer?.(text) && (await here.line?.(text))) return
    const all = commands()
    const found = find(all, text)
    if (found) return found.command.run(found.rest)
    // A colon alone leaves a question; where none is open any more it goes nowhere.
    if (!text && !isCommand && goesOn()) return find(all, 'next')?.command.run('')
    if (!text) return party.talk.say(...turning.todo())
    if (!isCommand && (await here.line?.(text))) return
    party.talk.say(notKnown(text, all))
  }
  /** Asks where a line belongs that may have been begun before the room went on; false when it is not for here. */
  const isForHere = async ({ step: begunAt, sure }: BegunAt, line: string): Promise<boolean> => {
    const [here, now] = [hands(), step()]
    if (!now || now.id === begunAt.id || !line || line.startsWith(':') || line === '?') return true
    // What was begun as a card may begin like a command.
    const isCard = takesCards(begunAt)
    const isCommand = isCard ? isCommandWord(line, commands()) : find(commands(), line) !== undefined
    if (isCommand && !here.typing?.() && !here.isAnswer?.(line)) return true
    if (!sure && (await party.talk.isBurst())) return true
    const answer = sure && isCard ? undefined : await hear(askForHere(now, begunAt))
    const meant = answer === undefined ? undefined : readForHere(answer)
    if (meant === 'here' && step()?.id === now.id) return true
    if (meant === 'drop' || !isCard) party.talk.say('That line was not used.')
    else kept.put(begunAt, line)
    if (meant === 'kept' && isCard) await turning.sendKept()
    if (meant === undefined && answer !== undefined) await understand(answer)
    return false
  }
  return async line => {
    const begunAt = kept.takeBegun()
    if (begunAt === undefined || (await isForHere(begunAt, line))) await understand(line)
  }
}
