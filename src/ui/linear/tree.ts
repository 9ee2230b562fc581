/** Tree in lines: every node has a number, what hangs on it is named with it, and what hangs on nothing is said. */
import { showDay } from '../../day.ts'
import { readMeasure } from '../../interact/read-measure.ts'
import { levelName, takesValue } from '../../kinds/tree.ts'
import { newestOf, testSentence, unhung } from '../../kinds/tree-drawing.ts'
import { workOf } from '../../session/read.ts'
import type { TreeNode } from '../../session/shapes.ts'
import { inOrder, orphansOf, parentOf, topsOf } from '../../session/tree.ts'
import { capital, plural } from '../../text.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { full, readNumber, splitNumber, unseenWords } from './words.ts'

export function tree(at: At<'tree'>): Hands {
  const { step } = at
  const nodes = () => workOf(at.session(), step.id, 'tree')?.nodes ?? []
  const order = () => inOrder(nodes()).map(p => p.node)
  const nodeWith = (number: string): TreeNode | undefined => {
    const read = readNumber(number, order().length, 'node')
    if ('ok' in read) return order()[read.ok]
    at.say(read.say)
    return undefined
  }
  const words = (node: TreeNode): string => {
    const all = order()
    const parent = parentOf(nodes(), node)
    const level = levelName(step, node.level)
    const place =
      node.level === 0 ? level : parent ? `${level} on ${all.indexOf(parent) + 1}` : `${level} on nothing yet`
    const known = newestOf(node, at.session())
    const value = known ? `, ${known.value} on ${known.day}${known.before ? `, before that ${known.before}` : ''}` : ''
    const none = !known && takesValue(step, node) ? ', no value yet' : ''
    return `${all.indexOf(node) + 1}. ${capital(place)}: ${node.text}${value}${none}`
  }
  const lines = () => order().map(words)
  const top = () => order().find(n => n.level === 0)

  const add = async (text: string) => {
    if (!text) return at.say('Say add and its words, or add 2 and its words to hang it on number 2.')
    const { number, rest } = splitNumber(text)
    const isOn = /^\d{1,4}$/.test(number) && rest !== ''
    if (isOn) {
      const parent = nodeWith(number)
      if (parent) await at.submit({ in: step.id, do: 'add', text: rest, level: parent.level + 1, parent: parent.id })
      return
    }
    // Where there can be only one top, what follows it hangs on it.
    const above = step.test ? top() : undefined
    await at.submit({
      in: step.id,
      do: 'add',
      text,
      level: above && step.levels.length > 1 ? 1 : 0,
      ...(above ? { parent: above.id } : {}),
    })
  }

  const commands: Command[] = [
    { on: ['add'], takes: 'N WORDS', does: 'hang something on number N; without a number, at the top', run: add },
    {
      on: ['value', 'v'],
      takes: 'N 35 h 21 Nov',
      does: 'the value of number N; without a day it is of today',
      async run(text) {
        const { number, rest } = splitNumber(text)
        const node = nodeWith(number)
        if (!node) return
        const read = readMeasure(rest, at.today())
        if ('say' in read) at.say(read.say)
        else await at.submit({ in: step.id, do: 'value', node: node.id, ...read.ok })
      },
    },
    {
      on: ['reword', 'r'],
      takes: 'N WORDS',
      does: 'put number N in other words',
      async run(text) {
        const { number, rest } = splitNumber(text)
        const node = nodeWith(number)
        if (node) await at.submit({ in: step.id, do: 'change', node: node.id, text: rest })
      },
    },
    {
      on: ['hang', 'M'],
      takes: 'N M',
      does: 'hang number N on number M; without M, on nothing',
      async run(text) {
        const { number, rest } = splitNumber(text)
        const node = nodeWith(number)
        if (!node) return
        const parent = rest ? nodeWith(rest) : undefined
        if (rest && !parent) return
        await at.submit({ in: step.id, do: 'hang', node: node.id, ...(parent ? { parent: parent.id } : {}) })
      },
    },
    {
      on: ['drop', 'x'],
      takes: 'N',
      does: 'take number N away; what hangs on it stays',
      async run(number) {
        const node = nodeWith(number)
        if (node) await at.submit({ in: step.id, do: 'drop', node: node.id })
      },
    },
    { on: ['tree', 'results'], does: 'hear the whole tree', run: () => at.say(...tell()) },
  ]
  const tell = () => {
    const all = nodes()
    const orphans = orphansOf(all).length
    const cards = unhung(step, at.session())
    const said = testSentence(step, all)
    return [
      ...unseenWords(at, step.from),
      all.length ? `${capital(step.levels.join(', then '))}: ${all.length} in the tree.` : `No ${step.levels[0]} yet.`,
      ...lines(),
      ...(orphans ? [`${plural(orphans, 'hangs', 'hang')} on nothing yet.`] : []),
      ...(said ? [full(`Say it aloud: ${said}`)] : []),
      ...(cards.length ? [full(`On cards, not in the tree yet: ${cards.map(c => c.text).join('; ')}`)] : []),
    ]
  }
  return {
    commands,
    tell,
    todo() {
      if (!topsOf(nodes()).length) return [`Say add and the ${step.levels[0]}.`]
      const value = step.numbers ? `; value 1 61 % ${showDay(at.today(), at.today())} gives it a number` : ''
      return [`Say add 1 and words to hang something on number 1, hang 3 2 to hang 3 on 2${value}.`]
    },
    goesOn: () => true,
  }
}
