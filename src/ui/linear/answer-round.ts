/** A scale without names in lines: the keyboard goes round, and everybody types all their answers in one unseen line. */

import { labelsOf, readAnswers } from '../../kinds/scale/answers-line.ts'
import { isHidden, roomPeople, workOf } from '../../session/read.ts'
import { plural } from '../../text.ts'
import type { At, Hands } from './hands.ts'

/**
 * Hands of such a scale: fingers in the air keep no secret, so `counted` (what counts them) is only for rooms that say
 * `hands`, or have counted already: hands and lines of the same people would count twice.
 */
export function answerRound(at: At<'scale'>, counted: Hands): Hands {
  const { step } = at
  const people = () => roomPeople(at.session())
  const isOpen = () => isHidden(at.session(), step)
  const hasHands = () => Object.keys(workOf(at.whole(), step.id, 'scale')?.tally ?? {}).length > 0
  let turn = 0
  let answered = false
  let goesRound = at.live() && people().length > 0 && !hasHands()
  const typing = () => (goesRound && isOpen() ? 'hidden' : undefined)
  const holder = () => people()[turn]
  const labels = labelsOf(step.points)
  const invite = () =>
    `The keyboard is with ${holder()?.name}: ${plural(step.rows.length, 'answer')}, a digit a row, ${labels[0]} to ${labels.at(-1)}, - for none. Nobody sees what is typed.`
  const handOn = () => {
    turn++
    if (holder()) return at.say(invite())
    goesRound = false
    at.say('Everybody had the keyboard.', 'Say reveal to hear the answers, or answer to go round again.')
  }
  return {
    ...counted,
    typing,
    commands: [
      {
        on: ['answer'],
        does: 'hand the keyboard round, for answers nobody sees',
        run() {
          if (!isOpen()) return at.say('The answers are shown already.')
          if (hasHands()) return at.say('Hands are counted already; answers would count twice.')
          turn = 0
          goesRound = at.live() && people().length > 0
          at.say(goesRound ? invite() : 'Nobody shares this keyboard.')
        },
      },
      {
        on: ['hands'],
        does: 'count hands instead, where nobody minds',
        run() {
          if (answered) return at.say('Answers are in already; hands would count twice.')
          goesRound = false
          at.say(...counted.todo())
        },
      },
      ...counted.commands,
    ],
    todo: () =>
      typing()
        ? [invite()]
        : !isOpen()
          ? []
          : answered
            ? ['Say reveal to hear the answers, or answer to go round again.']
            : counted.todo(),
    goesOn: () => !isOpen(),
    async line(text) {
      const person = typing() && holder()
      if (!person) return (await counted.line?.(text)) ?? false
      // Answers are digits and dashes; words are commands, with a colon or without.
      if (!/^[\d\s,;-]*$/.test(text)) return false
      if (!text) {
        handOn()
        return true
      }
      const read = readAnswers(text, step.points, step.rows.length)
      if ('say' in read) {
        at.say(`${read.say} Once more.`)
        return true
      }
      for (const [i, point] of read.ok.entries()) {
        if (point === undefined) continue
        const move = { in: step.id, do: 'answer', row: step.rows[i]!.id, point } as const
        if (!(await at.submit(move, { by: person.id, quiet: true }))) return true
        answered = true
      }
      handOn()
      return true
    },
  }
}
