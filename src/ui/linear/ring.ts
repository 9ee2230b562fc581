/** Ring in lines: links by number, in the order they feed each other, and the weakest said. */
import { leftCards } from '../../kinds/left-cards.ts'
import { workOf } from '../../session/read.ts'
import type { RingLink } from '../../session/shapes.ts'
import { list, plural } from '../../text.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { numbered, readNumber, splitNumber, unseenWords } from './words.ts'

export function ring(at: At<'ring'>): Hands {
  const { step } = at
  const work = () => workOf(at.session(), step.id, 'ring')
  const links = () => work()?.links ?? []
  const cards = () =>
    leftCards(
      at.session(),
      step.from,
      links().map(l => l.text),
    )
  const linkWith = (number: string): RingLink | undefined => {
    const read = readNumber(number, links().length, 'link')
    if ('ok' in read) return links()[read.ok]
    at.say(read.say)
    return undefined
  }
  const add = async (text: string) => {
    if (text) await at.submit({ in: step.id, do: 'add', text })
    else at.say('Say add and the words of the link.')
  }
  const withLink = (run: (link: RingLink, rest: string) => Promise<unknown>) => async (text: string) => {
    const { number, rest } = splitNumber(text)
    const link = linkWith(number)
    if (link) await run(link, rest)
  }
  const commands: Command[] = [
    { on: ['add'], takes: 'WORDS', does: 'add a link at the end', run: add },
    {
      on: ['after'],
      takes: 'N WORDS',
      does: 'add a link after number N',
      run: withLink((link, text) => at.submit({ in: step.id, do: 'add', text, after: link.id })),
    },
    {
      on: ['weakest', 's'],
      takes: 'N',
      does: 'name number N the weakest link',
      run: withLink(link => at.submit({ in: step.id, do: 'weakest', link: link.id })),
    },
    {
      on: ['reword', 'r'],
      takes: 'N WORDS',
      does: 'put number N in other words',
      run: withLink((link, text) => at.submit({ in: step.id, do: 'change', link: link.id, text })),
    },
    {
      on: ['move'],
      takes: 'N M',
      does: 'move link N to the place of number M',
      run: withLink(async (link, to) => {
        const target = readNumber(to, links().length, 'link')
        if ('say' in target) return at.say(target.say)
        await at.submit({ in: step.id, do: 'shift', link: link.id, by: target.ok - links().indexOf(link) })
      }),
    },
    {
      on: ['drop', 'x'],
      takes: 'N',
      does: 'take link N away',
      run: withLink(link => at.submit({ in: step.id, do: 'drop', link: link.id })),
    },
    { on: ['links', 'results'], does: 'hear the ring', run: () => at.say(...tell()) },
  ]
  const tell = () => {
    const all = links()
    if (!all.length) return [...unseenWords(at, step.from), 'No link yet.']
    const weakest = all.find(l => l.id === work()?.weakest)
    return [
      all.length > 1
        ? `A ring of ${plural(all.length, 'link')}; each feeds the next, and ${all.length} feeds 1 again.`
        : 'One link.',
      ...numbered(all.map(l => l.text)),
      weakest ? `The weakest is ${all.indexOf(weakest) + 1}, ${weakest.text}.` : 'No link is named the weakest yet.',
    ]
  }
  return {
    commands,
    tell,
    todo: () => [
      cards().length ? `On cards, not in the ring yet: ${list(cards().map(c => c.text))}.` : '',
      links().length
        ? 'Say add and words for another link, weakest 3 for the one that holds the wheel.'
        : 'Say add and what a customer notices first; then what that feeds, until the ring closes.',
    ],
    goesOn: () => true,
  }
}
