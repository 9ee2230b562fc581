/** Pick in lines: hear a group of a deck, or what fits a part of the map, and take a card by its number with why. */
import { cardsFor, factWords } from '../../kinds/pick/drawing.ts'
import type { DeckCard } from '../../map/decks/deck.ts'
import { cardOf, creditOf, decks } from '../../map/decks/index.ts'
import { wholeOf } from '../../numbers.ts'
import { mapTextOf, partsOf } from '../../session/parts.ts'
import { workOf } from '../../session/read.ts'
import type { Picked } from '../../session/shapes.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { full, numbered, readNumber, splitNumber } from './words.ts'

export function pick(at: At<'pick'>): Hands {
  const { step } = at
  const deck = decks[step.deck]
  const picked = () => workOf(at.session(), step.id, 'pick')?.picked ?? []
  const parts = () => partsOf(mapTextOf(at.session(), step.on))
  let group: string | undefined
  let partName: string | undefined
  const about = () => parts().find(p => p.name === partName)
  /** What the numbers stand for just now: a group, what fits a part, or the whole deck. */
  const offered = (): DeckCard[] =>
    cardsFor(deck, { parts: parts(), about: about() }).filter(c => group === undefined || c.group === group)
  const cardWords = (card: DeckCard) => `${card.name}. ${card.rival ? 'As others might do it: ' : ''}${card.say}`
  const words = (p: Picked) =>
    [cardOf(deck, p.card)?.name ?? p.card, p.about && `about ${p.about}`, p.why].filter(Boolean).join(', ')
  const hear = () => at.say(...numbered(offered().map(cardWords)))
  const onPicked = async (number: string, run: (p: Picked) => Promise<unknown>) => {
    const read = readNumber(number, picked().length, 'picked card')
    if ('ok' in read) await run(picked()[read.ok]!)
    else at.say(read.say)
  }
  /** A choice by number, or by any beginning of its name. */
  const choose = <T>(text: string, from: readonly T[], name: (x: T) => string): T | undefined =>
    /^\d+$/.test(text)
      ? from[wholeOf(text) - 1]
      : text
        ? from.find(x => name(x).toLowerCase().startsWith(text.toLowerCase()))
        : undefined

  const commands: Command[] = [
    {
      on: ['cards'],
      takes: 'GROUP',
      does: 'hear the cards of a group, by its number or name; their numbers are what pick takes',
      run(text) {
        if (text) {
          const found = choose(text, deck.groups, g => g.title)
          if (!found) return at.say(`There is no such group. ${groupsLine()}`)
          group = found.id
          partName = undefined
        }
        hear()
      },
    },
    ...(step.on
      ? [
          {
            on: ['part'],
            takes: 'NAME',
            does: 'hear the cards that fit a part of the map; picks are then about it',
            run(text: string) {
              const found = choose(text, parts(), p => p.name)
              if (!found) return at.say(...partLines())
              partName = found.name
              group = undefined
              at.say(full(`${found.name}: ${factWords(found)}`))
              hear()
            },
          },
        ]
      : []),
    {
      on: ['pick'],
      takes: 'N WHY',
      does: 'pick a card by its number, with why',
      async run(text) {
        const { number, rest } = splitNumber(text)
        const read = readNumber(number, offered().length, 'card')
        if ('say' in read) return at.say(read.say)
        const card = offered()[read.ok]!
        const why = rest || (await at.ask(`Why "${card.name}"? An empty line leaves it out.`))
        if (why === undefined) return
        const on = about()
        await at.submit({
          in: step.id,
          do: 'pick',
          card: card.id,
          ...(why ? { why } : {}),
          ...(on ? { about: on.name } : {}),
        })
      },
    },
    {
      on: ['why'],
      takes: 'N WORDS',
      does: 'change why a picked card was picked',
      run: text => {
        const { number, rest } = splitNumber(text)
        return onPicked(number, p => at.submit({ in: step.id, do: 'why', picked: p.id, text: rest }))
      },
    },
    {
      on: ['drop', 'x'],
      takes: 'N',
      does: 'put a picked card back',
      run: number => onPicked(number, p => at.submit({ in: step.id, do: 'drop', picked: p.id })),
    },
    { on: ['picked'], does: 'hear what is picked', run: () => at.say(...tell()) },
    { on: ['source'], does: 'where the cards come from', run: () => at.say(creditOf(deck)) },
  ]
  const groupsLine = () => `The groups are ${numbered(deck.groups.map(g => g.title)).join(', ')}.`
  const partLines = () =>
    parts().length
      ? ['The parts of the map:', ...numbered(parts().map(p => `${p.name}, ${factWords(p)}`))]
      : ['The map has no parts yet.']
  const tell = () => (picked().length ? numbered(picked().map(words)) : ['No card is picked yet.'])
  return {
    commands,
    tell,
    goesOn: () => true,
    todo: () => [
      groupsLine(),
      `Say cards and a group to hear it${step.on ? ', or part and a name of the map' : ''}; then pick 2 and why.`,
    ],
  }
}
