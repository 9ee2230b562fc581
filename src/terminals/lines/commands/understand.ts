/** What a line is taken for: a command, an answer or a card of the step, or something that is asked about. */

import { takesCards } from '../../../kinds/made/board.ts'
import { currentStep, isHidden } from '../../../session/read.ts'
import type { StepOf } from '../../../session/shapes.ts'
import { facilitatorName } from '../party.ts'
import { lineWords } from '../reading/words.ts'
import type { BegunAt } from '../streams/kept-line.ts'
import type { Turning } from '../turning.ts'
import { type Command, find } from './command.ts'
import { everywhere, unknown } from './everywhere.ts'
import { leadCommands } from './lead-commands.ts'
import { askForHere, askMeant, isCommandWord, readForHere, readMeant } from './meant.ts'

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
export function understanding(given: Understanding): (line: string) => Promise<void> {
  const understanding = new LineUnderstanding(given)
  return line => understanding.take(line)
}

class LineUnderstanding {
  private readonly given: Understanding

  constructor(given: Understanding) {
    this.given = given
  }

  async take(line: string): Promise<void> {
    const begunAt = this.given.kept.takeBegun()
    if (begunAt === undefined || (await this.isForHere(begunAt, line))) await this.understand(line)
  }

  private async understand(line: string): Promise<unknown> {
    const { turning, goesOn } = this.given
    const { talk } = turning.party
    const here = turning.hands()
    const isCommand = line.startsWith(':') || line === '?'
    const text = isCommand ? line.replace(/^:\s*/, '') : line
    const isCard = here.typing?.() && !isCommand
    if (isCard && text && here.pasted?.([text, ''])) {
      const more = await talk.rest(row => this.mayCommand(row))
      if (more.length) return this.takePaste([text, ...more])
    }
    const current = this.step()
    if (isCard && current && takesCards(current) && isCommandWord(text, this.commands())) return this.unsure(text)
    if (isCard && (await here.line?.(text))) return
    if (!isCommand && here.isAnswer?.(text) && (await here.line?.(text))) return
    const all = this.commands()
    const found = find(all, text)
    if (found) return found.command.run(found.rest)
    // A colon alone leaves a question; where none is open any more it goes nowhere.
    if (!text && !isCommand && goesOn()) return find(all, 'next')?.command.run('')
    if (!text) return talk.say(...turning.todo())
    if (!isCommand && (await here.line?.(text))) return
    talk.say(this.notKnown(text, all))
  }

  private commands(): Command[] {
    const { turning } = this.given
    return [...turning.hands().commands, ...everywhere(turning)]
  }

  /** Lines with such a one among them are no paste of text: each is read as it would be alone. */
  private mayCommand(row: string): boolean {
    return row.startsWith(':') || row === '?' || isCommandWord(row, this.commands())
  }

  private step() {
    return currentStep(this.given.turning.at.session())
  }

  /** Asks whether a line is a card or a command; something else typed on makes it a card, and is obeyed itself. */
  private async meantBy(text: string): Promise<'card' | 'command' | { line: string }> {
    const { hear, turning } = this.given
    while (true) {
      const line = await hear(askMeant(text, turning.hands().typing?.() === 'hidden'))
      const meant = line === undefined ? 'card' : readMeant(line)
      if (meant === undefined) return { line: line ?? '' }
      if (meant !== 'again') return meant
    }
  }

  /** A line that could be a card of this stay, and a command. */
  private async unsure(text: string): Promise<unknown> {
    const here = this.given.turning.hands()
    const meant = await this.meantBy(text)
    if (meant === 'command') return this.understand(`:${text}`)
    await here.line?.(text)
    return meant === 'card' ? undefined : this.understand(meant.line)
  }

  /** Lines that were pasted where each cannot be a card of its own: they become one, once that was said and is wanted. */
  private async takePaste(rows: readonly string[]): Promise<unknown> {
    const here = this.given.turning.hands()
    const made = here.pasted?.(rows)
    const answer = made && (await this.given.hear(made.ask))
    if (answer) return this.understand(answer)
    for (const row of made?.rows ?? []) await here.line?.(row)
  }

  private notKnown(text: string, all: readonly Command[]): string {
    const { turning } = this.given
    const { at, party, hands } = turning
    const now = this.step()
    // What somebody meant to write unseen is not repeated either.
    const isNoCommand = lineWords.noCommandHere
    if (now && takesCards(now) && isHidden(at.session(), now) && party.place === 'keyboard')
      return lineWords.orWrite(isNoCommand)
    if (hands().typing?.() === 'hidden') return `${isNoCommand}.`
    return !at.facilitates() && find(leadCommands(turning), text)
      ? lineWords.onlyFacilitator(facilitatorName(at.session()))
      : unknown(text, all)
  }

  /** Asks where a line belongs that may have been begun before the room went on; false when it is not for here. */
  private async isForHere({ step: begunAt, sure }: BegunAt, line: string): Promise<boolean> {
    const { turning, hear, kept } = this.given
    const { talk } = turning.party
    const [here, now] = [turning.hands(), this.step()]
    if (!now || now.id === begunAt.id || !line || line.startsWith(':') || line === '?') return true
    // What was begun as a card may begin like a command.
    const isCard = takesCards(begunAt)
    const isCommand = isCard ? isCommandWord(line, this.commands()) : find(this.commands(), line) !== undefined
    if (isCommand && !here.typing?.() && !here.isAnswer?.(line)) return true
    if (!sure && (await talk.isBurst())) return true
    const answer = sure && isCard ? undefined : await hear(askForHere(now, begunAt))
    const meant = answer === undefined ? undefined : readForHere(answer)
    if (meant === 'here' && this.step()?.id === now.id) return true
    if (meant === 'drop' || !isCard) talk.say(lineWords.notUsed)
    else kept.put(begunAt, line)
    if (meant === 'kept' && isCard) await turning.sendKept()
    if (meant === undefined && answer !== undefined) await this.understand(answer)
    return false
  }
}
