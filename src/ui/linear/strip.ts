/** Strip in lines: each step with its work and waiting, the longest wait, and what became of it since earlier turns. */
import { percent, showMinutes } from '../../kinds/strip/drawing.ts'
import { readStrip } from '../../kinds/strip/reading.ts'
import { workOf } from '../../session/read.ts'
import type { StripStep } from '../../session/shapes.ts'
import { frictionOf, isMeasured, longestOf, measuresOf, sumOf } from '../../session/strip.ts'
import { turnWord } from '../../session/turns.ts'
import { list, plural } from '../../text.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { full, numbered, readNumber } from './words.ts'

export function strip(at: At<'strip'>): Hands {
  const { step } = at
  const work = () => workOf(at.session(), step.id, 'strip')
  const steps = () => work()?.steps ?? []
  const hours = (n: number) => showMinutes(n * 60)
  const words = (s: StripStep) =>
    [s.name, s.who, `${showMinutes(s.work)} of work`, `${hours(s.wait)} of waiting`].filter(Boolean).join(', ')

  const sums = (): string[] => {
    const now = steps()
    if (!now.length) return []
    const { work: done, wait, flow } = sumOf(now)
    const longest = longestOf(now)
    const kept = work()
    const friction =
      kept && isMeasured(at.session(), step.keep, kept)
        ? frictionOf(measuresOf(at.session(), step.keep), now, at.session().turn.id)
        : undefined
    return [
      `Work ${hours(done)}, waiting ${hours(wait)}${flow === undefined ? '' : `, flow ${percent(flow)}`}.`,
      longest.length ? `Longest wait: ${list(longest.map(s => s.name))}, ${hours(longest[0]!.wait)}.` : '',
      friction
        ? `Waiting on the same ${plural(friction.same, 'step')}: ${friction.measures.map(m => `${turnWord(m.turn)} ${hours(m.wait)}`).join(', ')}.`
        : '',
      friction?.added.length ? `New: ${list(friction.added.map(s => s.name))}.` : '',
      friction?.gone.length ? `Gone: ${list(friction.gone.map(s => s.name))}.` : '',
    ].filter(Boolean)
  }

  const keep = async (text: string) => {
    const read = readStrip(text)
    if ('say' in read) return at.say(read.say)
    const { name, work: minutes, wait, who } = read.ok
    const old = steps().find(s => s.name.toLowerCase() === name.toLowerCase())
    const times = { ...(minutes === undefined ? {} : { work: minutes }), ...(wait === undefined ? {} : { wait }) }
    const by = who ? { who } : {}
    await at.submit(
      old
        ? { in: step.id, do: 'change', step: old.id, ...times, ...by }
        : { in: step.id, do: 'add', name, work: minutes ?? 0, wait: wait ?? 0, ...by },
    )
  }
  const numberedStep = (number: string): StripStep | undefined => {
    const read = readNumber(number, steps().length, 'step')
    if ('ok' in read) return steps()[read.ok]
    at.say(read.say)
    return undefined
  }

  const commands: Command[] = [
    {
      on: ['walk'],
      takes: 'review, 60 min, 11 h',
      does: 'add a step: what happened, work, waiting; a name that is there changes that step',
      run: keep,
    },
    {
      on: ['change', 's'],
      takes: 'TEXT',
      does: 'say which change is walked',
      async run(text) {
        const typed = text || (await at.ask('Which small change, in a few words?'))
        if (typed) await at.submit({ in: step.id, do: 'name', text: typed })
      },
    },
    {
      on: ['steps'],
      does: 'hear all steps and what they add up to',
      run: () => at.say(...(steps().length ? [...numbered(steps().map(words)), ...sums()] : ['No steps yet.'])),
    },
    {
      on: ['drop', 'x'],
      takes: 'N',
      does: 'take the step with this number away',
      async run(number) {
        const one = numberedStep(number)
        if (one) await at.submit({ in: step.id, do: 'drop', step: one.id })
      },
    },
    {
      on: ['sooner'],
      takes: 'N',
      does: 'put the step with this number one earlier',
      async run(number) {
        const one = numberedStep(number)
        if (one) await at.submit({ in: step.id, do: 'shift', step: one.id, by: -1 })
      },
    },
  ]
  return {
    commands,
    tell: () => [
      full(work()?.change ? `The change: ${work()!.change}` : 'Which change is walked is not said yet'),
      ...numbered(steps().map(words)),
      ...sums(),
    ],
    todo: () => [
      steps().length
        ? 'What changed? Say a step again with its new times, for example walk review, 60 min, 8 h.'
        : 'Left to right, in the past tense, one line a step: walk review, 60 min, 11 h. Work first, then waiting.',
    ],
    goesOn: () => true,
    async line(text) {
      if (!at.live() || !/\d/.test(text)) return false
      await keep(text)
      return true
    },
  }
}
