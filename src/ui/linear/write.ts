/** Write in lines: the keyboard goes round for what is hidden or personal; otherwise people call out and one types. */

import { aboutOf } from '../../kinds/about.ts'
import { countedOf, hereOf } from '../../room/headcount.ts'
import { cardsOf, isHidden, roomPeople } from '../../session/read.ts'
import type { Card } from '../../session/shapes.ts'
import type { Person } from '../../session/types.ts'
import { list, plural } from '../../text.ts'
import { readMark } from '../read-input.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { cardWords, numbered, readNumber, splitNumber } from './words.ts'

/** More cards than this are counted first and read on demand. */
const few = 5

export function write(at: At<'write'>): Hands {
  const { step } = at
  const isCovered = () => isHidden(at.session(), step)
  const isRound = step.each !== undefined
  const beganCovered = isCovered()
  const round = (): Person[] => (isCovered() || isRound ? roomPeople(at.session()) : [])
  const countOf = (person: Person) => cardsOf(at.whole(), step.id).filter(c => c.by === person.id).length
  const first = round().findIndex(p => countOf(p) === 0)
  let turn = Math.max(0, first)
  let writing = at.live() && (isRound || beganCovered ? first >= 0 : cardsOf(at.session(), step.id).length === 0)

  const typing = () => (!writing || (beganCovered && !isCovered()) ? undefined : isCovered() ? 'hidden' : 'open')
  const holder = (): Person | undefined => round()[turn]
  const visible = () => cardsOf(at.session(), step.id)
  /** What may be changed now: everything seen, or this person's own while it is hidden. */
  const open = (): Card[] => {
    const by = holder()?.id ?? at.me()
    return isCovered() ? cardsOf(at.mine(by), step.id).filter(c => c.by === by && c.via !== 'said') : visible()
  }
  const words = (card: Card) => cardWords(card, step, at.session())
  const marks = () =>
    step.marks ? [`Begin a card with its mark: ${list(step.marks.map(m => `${m.mark} ${m.label}`))}.`] : []

  const invite = () => {
    const person = holder()
    if (!person)
      return ['Type a card and press enter; an empty line ends. Commands begin with a colon here, like :help']
    const what =
      step.each === 1 ? 'One line from you.' : 'Type a card and press enter; an empty line hands the keyboard on.'
    return [`The keyboard is with ${person.name}. ${what}${isCovered() ? ' Nobody sees what is typed.' : ''}`]
  }
  const after = () =>
    isCovered()
      ? 'Say reveal to show the cards, or write to go round again.'
      : 'Say next to go on, cards to hear them, or write for more.'

  const stop = () => {
    writing = false
    at.say(after())
  }
  const handOn = () => {
    if (turn + 1 >= round().length) {
      if (isCovered()) at.say('Everybody had the keyboard.')
      return stop()
    }
    turn++
    at.say(isCovered() || !isRound ? `The keyboard is with ${holder()?.name}.` : `${holder()?.name}, please.`)
  }
  const add = async (text: string, isSaid = false): Promise<boolean> => {
    const person = holder()
    // Where ! is a mark of the cards, it is nothing else.
    const isAloud = text.startsWith('!') && !step.marks?.some(m => m.mark === '!')
    const aloud = isSaid || isAloud || (!round().length && at.session().people.length > 1)
    const { mark, text: rest } = readMark(isAloud ? text.replace(/^!\s*/, '') : text, step.marks)
    const move = {
      in: step.id,
      do: 'add',
      text: rest,
      ...(mark ? { mark } : {}),
      ...(aloud ? { said: true } : {}),
    } as const
    if (!(await at.submit(move, { by: person?.id, quiet: true }))) return false
    if (aloud) at.say(`Card ${visible().length} saved, as said aloud.`)
    else if (step.each === 1 && person) at.say(`${person.name} is in.`)
    else if (person)
      at.say(
        step.anonymous
          ? 'It is in the box: who wrote it is not kept.'
          : `Card ${countOf(person)} of ${person.name} saved.`,
      )
    else at.say(`Card ${visible().length} saved.`)
    return true
  }
  /** Finds the card a number names and says what is wrong with the number otherwise. */
  const pick = (number: string): Card | undefined => {
    if (isCovered() && !typing()) {
      at.say('Cards are hidden: say write and a name first; then that person can change theirs unseen.')
      return undefined
    }
    const cards = open()
    const read = readNumber(number, cards.length, 'card')
    if ('ok' in read) return cards[read.ok]
    at.say(read.say)
    return undefined
  }

  const begin = (name: string) => {
    if (!at.live()) return at.say('Nothing changes here any more.')
    const to = name ? round().findIndex(p => p.name.toLowerCase() === name.toLowerCase()) : 0
    if (to < 0) return at.say(`${name} does not share this keyboard. Those who do: ${list(round().map(p => p.name))}.`)
    turn = to
    writing = true
    at.say(...invite())
  }

  const commands: Command[] = [
    { on: ['write'], takes: 'NAME', does: 'type cards; with a name, hand the keyboard to that person', run: begin },
    { on: ['done'], does: 'no more cards for now', run: stop },
    {
      on: ['said'],
      takes: 'TEXT',
      does: 'a card that was said aloud',
      async run(text) {
        const said = text || (await at.ask('What was said?'))
        if (said) await add(said, true)
      },
    },
    {
      on: ['cards'],
      does: 'hear the cards',
      run: () => at.say(...(visible().length ? numbered(visible().map(words)) : ['No cards to hear yet.'])),
    },
    {
      on: ['card'],
      takes: 'N',
      does: 'hear one card',
      run(number) {
        const read = readNumber(number, visible().length, 'card')
        at.say('say' in read ? read.say : `${read.ok + 1}. ${words(visible()[read.ok]!)}`)
      },
    },
    {
      on: ['change', 'edit'],
      takes: 'N TEXT',
      does: isCovered() ? 'put other words on a card of the person at the keyboard' : 'put other words on a card',
      async run(text) {
        const { number, rest } = splitNumber(text)
        const card = pick(number)
        if (!card) return
        const words = rest || (await at.ask('What shall it say?'))
        if (!words) return
        const move = {
          in: step.id,
          do: 'edit',
          card: card.id,
          ...readMark(words, step.marks),
          saw: card.rev,
        } as const
        if (await at.submit(move, { by: card.by, quiet: true })) at.say(`Card ${number} is changed.`)
      },
    },
    {
      on: ['drop', 'x'],
      takes: 'N',
      does: 'take a card away',
      async run(number) {
        const card = pick(number)
        if (card) await at.submit({ in: step.id, do: 'drop', card: card.id }, { by: card.by })
      },
    },
  ]

  return {
    commands,
    typing,
    tell() {
      if (isCovered()) {
        const presence = at.presence?.()
        const wrote = at.session().people.filter(p => countOf(p) > 0)
        const of = countedOf(hereOf(at.session(), presence), new Set(wrote.map(p => p.id)))
        const counts = wrote.length ? ` ${wrote.map(p => `${p.name} ${countOf(p)}`).join(', ')}.` : ''
        const seen = visible().map(c => `Said: ${c.text}`)
        return [...(step.anonymous ? [] : [`${wrote.length} of ${of} have written.${counts}`]), ...seen]
      }
      const cards = visible()
      if (!cards.length) return []
      return cards.length > few
        ? [`${plural(cards.length, 'card')}. Say cards to hear them, or card 3 for one.`]
        : numbered(cards.map(words))
    },
    todo() {
      if (!typing()) return [isCovered() ? after() : 'Say next to go on, or write for more cards.']
      const hidden = isCovered()
        ? ['A card that begins with ! was said aloud. Commands begin with a colon, like :reveal']
        : []
      return [
        ...(hidden.length
          ? [`Silent writing: ${plural(round().length, 'person', 'people')} share this keyboard.`]
          : []),
        aboutOf(step, at.session()),
        ...marks(),
        ...hidden,
        ...invite(),
      ]
    },
    async line(text) {
      if (!typing()) return false
      if (!text) {
        if (holder()) handOn()
        else stop()
      } else if ((await add(text)) && step.each === 1 && holder()) handOn()
      return true
    },
  }
}
