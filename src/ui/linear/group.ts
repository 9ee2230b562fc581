/** Group in lines: cards have letters, two letters put them together. */
import { boardOf, cardsOf, isHidden, lettersOf, stepOf, workOf } from '../../session/read.ts'
import type { CardId } from '../../session/shapes.ts'
import { plural } from '../../text.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { cardWords, splitNumber } from './words.ts'

export function group(at: At<'group'>): Hands {
  const { step } = at
  const letters = () => lettersOf(at.session(), step.id)
  const letterOf = (id: CardId | undefined) => letters().get(id ?? '') ?? ''
  const source = () => stepOf(at.session(), step.cards)
  const isCovered = () => {
    const from = source()
    return from !== undefined && isHidden(at.session(), from)
  }
  const cardWith = (letter: string): CardId | undefined => {
    const found = [...letters()].find(([, l]) => l === letter.toUpperCase())?.[0]
    if (!found) at.say(letter ? `There is no card ${letter.toUpperCase()}.` : `Which card? Say its letter.`)
    return found
  }
  const words = (id: CardId) => {
    const card = cardsOf(at.session(), step.id).find(c => c.id === id)
    return card ? `${letterOf(id)}. ${cardWords(card, source(), at.session())}` : ''
  }
  /** A group is a line with its name, then its cards; a card alone is a line. */
  const board = (): string[] =>
    boardOf(at.session(), step.id).flatMap(on => {
      const head = on.alone
        ? []
        : [`${on.name ? `Group ${on.name}` : 'Group without a name'}, ${plural(on.cards.length, 'card')}:`]
      return [...head, ...on.cards.map(c => words(c.id))]
    })

  const put = async (text: string) => {
    const typed = text.split(/[\s,]+/).filter(Boolean)
    if (typed.length < 2) return at.say('Two letters, please: group A C puts A to C.')
    const [into, ...cards] = typed.reverse()
    const target = cardWith(into!)
    if (!target) return
    for (const letter of cards.reverse()) {
      const card = cardWith(letter)
      if (!card || !(await at.submit({ in: step.id, do: 'put', card, into: target }))) return
    }
  }

  const commands: Command[] = [
    { on: ['group', 'put'], takes: 'A C', does: 'put card A to card C', run: put },
    {
      on: ['name'],
      takes: 'A TEXT',
      does: 'name the group of card A',
      async run(text) {
        const { number: letter, rest } = splitNumber(text)
        const card = cardWith(letter)
        if (!card) return
        const name = rest || (await at.ask('What is it called? An empty line leaves it as it is.'))
        if (name) await at.submit({ in: step.id, do: 'name', card, text: name })
      },
    },
    {
      on: ['take out', 'split', 'x'],
      takes: 'A',
      does: 'take card A out of its group',
      async run(letter) {
        const card = cardWith(letter)
        if (card) await at.submit({ in: step.id, do: 'split', card })
      },
    },
    { on: ['cards', 'groups'], does: 'hear all cards and groups', run: () => at.say(...board()) },
    {
      on: ['card'],
      takes: 'A',
      does: 'hear one card',
      run(letter) {
        const card = cardWith(letter)
        if (card) at.say(words(card))
      },
    },
    {
      on: ['shuffle', 's'],
      does: 'a new order, with new letters',
      async run() {
        if (await at.submit({ in: step.id, do: 'shuffle' })) at.say(...board())
      },
    },
  ]

  return {
    commands,
    tell() {
      if (isCovered()) return [`The cards of ${source()?.title} are still hidden. Go back and reveal them first.`]
      const all = boardOf(at.session(), step.id)
      if (!all.length) return ['There are no cards to put together.']
      const groups = all.filter(on => !on.alone).length
      const count = plural(cardsOf(at.session(), step.id).length, 'card')
      return [
        groups ? `${count}, ${plural(groups, 'group')}, ${all.length - groups} alone.` : `${count}, each alone.`,
        ...board(),
      ]
    },
    todo: () => (isCovered() ? [] : ['Say group A C to put A to C, name A TEXT to name a group; names can wait.']),
    goesOn: () => !isCovered(),
    async told() {
      if (!at.live() || isCovered()) return
      const seen = workOf(at.session(), step.id, 'group')?.seen ?? []
      const cards = [...letters().keys()].filter(c => !seen.includes(c))
      if (cards.length) await at.submit({ in: step.id, do: 'seen', cards }, { quiet: true })
    },
  }
}
