/** Settle in lines: what an earlier turn promised, bet and parked gets its answer by number. */

import { fateWords, statusWords } from '../../kinds/actions/rules.ts'
import { wholeOf } from '../../numbers.ts'
import { resultWords } from '../../session/bet.ts'
import { workOf } from '../../session/read.ts'
import type { Action, ActionStatus, BetResult, Parked, ParkedFate } from '../../session/shapes.ts'
import { capital } from '../../text.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { actionWords, betWords, full, numbered, readNumber, splitNumber } from './words.ts'

type Waiting = { action: Action } | { parked: Parked }

export function settle(at: At<'actions'>): Hands {
  const { step } = at
  const work = () => workOf(at.session(), step.id, 'actions')
  const bet = () => work()?.bet
  /** Actions first, then what is parked: one row of numbers for both. */
  const waiting = (): Waiting[] => [
    ...(work()?.actions ?? []).filter(a => a.carried > 0).map(action => ({ action })),
    ...(work()?.parked ?? []).map(parked => ({ parked })),
  ]
  /** What has no answer yet. */
  const open = (): unknown[] => [
    ...waiting().filter(w => ('action' in w ? w.action.status === 'open' && !w.action.note : !w.parked.fate)),
    ...(bet() && !bet()?.result ? [bet()] : []),
  ]
  const words = (w: Waiting) =>
    'action' in w
      ? actionWords(w.action, at.session())
      : [`parked: ${w.parked.text}`, w.parked.fate && fateWords[w.parked.fate].toLowerCase()].filter(Boolean).join(', ')
  const pick = (number: string): Waiting | undefined => {
    const read = readNumber(number, waiting().length, 'promise')
    if ('ok' in read) return waiting()[read.ok]
    at.say(read.say)
    return undefined
  }
  const answer = async (action: Action, status: ActionStatus, rest: string) => {
    const owner = status === 'handed' ? rest.replace(/^to\s+/i, '') || (await at.ask('To whom?')) : ''
    if (status === 'handed' && !owner) return
    const more = status === 'handed' ? { owner } : rest ? { note: rest } : {}
    if (await at.submit({ in: step.id, do: 'settle', action: action.id, status, ...more }, { quiet: true }))
      at.say(full(`${status === 'handed' ? `Handed on to ${owner}` : capital(statusWords[status])}: ${action.text}`))
  }
  const shrink = async (action: Action, text: string) => {
    if (!text || text === action.text) return
    const note = `it was: ${action.text}`
    if (!(await at.submit({ in: step.id, do: 'change', action: action.id, text }, { quiet: true }))) return
    const kept = { in: step.id, do: 'settle', action: action.id, status: 'open', note } as const
    if (await at.submit(kept, { quiet: true })) at.say(full(`Smaller now: ${text}`))
  }
  const fate = (parked: Parked, to: ParkedFate) => at.submit({ in: step.id, do: 'parked', card: parked.id, fate: to })
  /** A command that answers number N: an action with a status, something parked with a fate. */
  const answers = (
    on: string[],
    does: string,
    status: ActionStatus | undefined,
    to: ParkedFate | undefined,
    takes = 'N',
  ): Command => ({
    on,
    takes,
    does,
    async run(text) {
      const { number, rest } = splitNumber(text)
      const found = pick(number)
      if (!found) return
      if ('action' in found) {
        if (status) await answer(found.action, status, rest)
        else at.say('That is an action already: done, open, dropped or hand.')
      } else if (to) await fate(found.parked, to)
      else at.say('What is parked is kept, dropped or made an action: keep, drop or action and its number.')
    },
  })
  const score = async (text: string) => {
    const { number: word, rest } = splitNumber(text)
    if (!bet()) return at.say('No bet waits to be scored.')
    const results = Object.entries(resultWords) as [BetResult, string][]
    const result =
      results.find(
        ([id, say]) => word && (id.startsWith(word.toLowerCase()) || say.startsWith(word.toLowerCase())),
      )?.[0] ?? results[wholeOf(word) - 1]?.[0]
    if (!result)
      return at.say('Say score and how it went: hit, partly, miss or early; then what you see: score hit 10 days.')
    const typed = result === 'early' ? rest.replace(/^early\s*/i, '') : rest
    const saw = typed || (await at.ask('What do we see? The number as it is now; an empty line leaves it open.'))
    if (saw === undefined) return
    await at.submit({ in: step.id, do: 'score', result, ...(saw ? { saw } : {}) })
  }
  const commands: Command[] = [
    ...(bet()
      ? [
          {
            on: ['score'],
            takes: 'hit 10 days',
            does: 'how the bet went: hit, partly, miss or early, and what you see',
            run: score,
          },
        ]
      : []),
    answers(['done', 'd'], 'it is done; words after the number say what changed', 'done', undefined),
    answers(['open', 'keep', 's'], 'still open; what is parked is kept', 'open', 'keep'),
    answers(['dropped', 'drop', 'x'], 'dropped', 'dropped', 'drop'),
    answers(['hand', 'v'], 'handed on to somebody', 'handed', undefined, 'N to Bo'),
    {
      on: ['smaller'],
      takes: 'N WORDS',
      does: 'make it smaller, so that it gets done by the next turn',
      async run(text) {
        const { number, rest } = splitNumber(text)
        const found = pick(number)
        if (!found) return
        if (!('action' in found)) return at.say('What is parked is kept, dropped or made an action first.')
        await shrink(found.action, rest || ((await at.ask('The part of it that can be done by the next turn?')) ?? ''))
      },
    },
    {
      on: ['action', 'a'],
      takes: 'N',
      does: 'make an action of what is parked; with words instead of a number, note an action',
      async run(text) {
        if (!/^\d{1,3}$/.test(text)) return at.note(text)
        const found = pick(text)
        if (found && 'parked' in found) await fate(found.parked, 'action')
        else if (found) at.say('That is an action already: done, open, dropped or hand.')
      },
    },
    { on: ['list'], does: 'hear what waits', run: () => at.say(...tell()) },
  ]
  const tell = (): string[] => {
    const b = bet()
    const line = b && full(`The bet of ${b.turn}: ${betWords(b.fields, at.today())}`)
    const scored = b?.result && full(`Scored: ${resultWords[b.result]}${b.saw ? `, ${b.saw}` : ''}`)
    return [line, scored]
      .filter(x => x !== undefined)
      .filter(Boolean)
      .concat(numbered(waiting().map(words)))
  }
  return {
    commands: waiting().length ? commands : commands.filter(c => c.on[0] === 'score'),
    tell,
    goesOn: () => !open().length,
    todo() {
      if (!bet() && !waiting().length) return []
      const twice = waiting().some(w => 'action' in w && w.action.carried >= 2 && w.action.status === 'open')
      return [
        bet() && !bet()?.result ? 'Score the bet first: score hit 10 days; or partly, miss, early.' : '',
        waiting().length
          ? 'Answer by number: done 1, open 2, dropped 3, hand 4 to Bo. What is parked: keep, drop or action and its number.'
          : '',
        twice
          ? 'What was carried twice: smaller 1 and its words, hand it on, drop it, or keep it and say why: open 1 because.'
          : '',
      ]
    },
  }
}
