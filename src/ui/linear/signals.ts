/** Signals in lines: those whose day has come are scored by number; a new one is asked for in three questions. */
import { readDay, showDay } from '../../day.ts'
import { signalWords } from '../../kinds/signals.ts'
import { workOf } from '../../session/read.ts'
import { type Signal, type SignalResult, signalResults } from '../../session/shapes.ts'
import { inTime, isDue } from '../../session/signals.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { numbered, readNumber, splitNumber } from './words.ts'

/** What may be said for each result. */
const said: Record<SignalResult, string[]> = { came: ['came'], not: ['not'], open: ['open', 'still'] }

export function signals(at: At<'signals'>): Hands {
  const { step } = at
  const all = () => inTime(workOf(at.session(), step.id, 'signals')?.signals ?? [], at.session())
  const waits = (s: Signal) => isDue(s, at.session()) && !s.result
  const words = (s: Signal) =>
    [
      `${s.text}, by ${showDay(s.by, at.today())}`,
      s.sign && `sign: ${s.sign}`,
      s.result ? signalWords[s.result] : waits(s) && 'its day has come',
      s.saw && `seen: ${s.saw}`,
    ]
      .filter(Boolean)
      .join('; ')
  const found = (number: string): Signal | undefined => {
    const read = readNumber(number, all().length, 'signal')
    if ('ok' in read) return all()[read.ok]
    at.say(read.say)
    return undefined
  }
  const askDay = async (typed: string): Promise<string | undefined> => {
    const text = typed || (await at.ask('By when would we know? For example: 1 Mar, in 3 months'))
    const by = text ? readDay(text, at.today(), 'future') : undefined
    if (text && !by) at.say(`I cannot read the day in "${text}". Say 1 Mar, or in 3 months.`)
    return by
  }
  const add = async (text: string) => {
    const what = text || (await at.ask('What do we expect to change?'))
    if (!what) return
    const sign = await at.ask('What sign would tell us? An empty line leaves it out.')
    if (sign === undefined) return
    // A day that cannot be read is asked for once more; what was said so far is not lost.
    const by = (await askDay('')) ?? (await askDay(''))
    if (by) await at.submit({ in: step.id, do: 'add', text: what, ...(sign ? { sign } : {}), by })
    else at.say(`Not kept, because it has no day: ${what}.`)
  }
  const score = (result: SignalResult): Command => ({
    on: said[result],
    takes: 'N WORDS',
    does: `${signalWords[result]}; words after the number say what was seen`,
    async run(text) {
      const { number, rest } = splitNumber(text)
      const signal = found(number)
      if (!signal) return
      const saw = rest || (await at.ask('What did we see? An empty line leaves it open.'))
      if (saw === undefined) return
      await at.submit({ in: step.id, do: 'score', signal: signal.id, result, ...(saw ? { saw } : {}) })
    },
  })
  const commands: Command[] = [
    { on: ['watch', 's'], takes: 'WORDS', does: 'watch for something; its sign and day are asked for', run: add },
    ...signalResults.map(score),
    {
      on: ['day'],
      takes: 'N 1 Mar',
      does: 'another day to look at it',
      async run(text) {
        const { number, rest } = splitNumber(text)
        const signal = found(number)
        const by = signal && (await askDay(rest))
        if (signal && by) await at.submit({ in: step.id, do: 'change', signal: signal.id, by })
      },
    },
    {
      on: ['sign'],
      takes: 'N WORDS',
      does: 'the sign that would tell us',
      async run(text) {
        const { number, rest } = splitNumber(text)
        const signal = found(number)
        if (signal) await at.submit({ in: step.id, do: 'change', signal: signal.id, sign: rest })
      },
    },
    {
      on: ['drop', 'x'],
      takes: 'N',
      does: 'take a signal away',
      async run(number) {
        const signal = found(number)
        if (signal) await at.submit({ in: step.id, do: 'drop', signal: signal.id })
      },
    },
    { on: ['signals'], does: 'hear what is watched', run: () => at.say(...tell()) },
  ]
  const tell = () => (all().length ? numbered(all().map(words)) : ['Nothing is watched yet.'])
  return {
    commands,
    tell,
    goesOn: () => !all().some(waits),
    todo: () => [
      all().some(waits) ? 'First those whose day has come: came 1, not 2, open 3, and what was seen.' : '',
      'Say watch and what we expect; the sign and the day are asked for.',
    ],
  }
}
