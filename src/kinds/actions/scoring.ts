/** How the bet of the turn before came out: by a key, or in a line with what was seen. */
import { showDay } from '../../day.ts'
import { typing } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { resultWords } from '../../session/bet.ts'
import type { BetResult, CarriedBet, MoveOf } from '../../session/shapes.ts'
import { valueSeen } from './seen.ts'
import { type Here, onward, type SettleAct, type Spot } from './settled.ts'
import { scores, words } from './words.ts'

const score = (result: BetResult, i: number): SettleAct => ({
  id: result,
  who: 'facilitator',
  on: ['bet'],
  keys: [String(i + 1)],
  does: words[result],
  hint: resultWords[result],
  move: at => make(at, { do: 'score', result }, { open: { act: 'saw', spot: 'bet' } }),
})

/** The score with what was seen; where that is a value of the bet's number, it is written to that number. */
function seen(at: Here, bet: CarriedBet, result: BetResult, saw: string): MoveOf<'actions'> & { do: 'score' } {
  const value = valueSeen(bet, saw, at.today)
  return { in: at.step.id, do: 'score', result, saw, ...(value ? { value: value.value, at: value.at } : {}) }
}

/** Says before Enter to which number a value is written. */
function echoOf(at: Here, spot: Spot | undefined, text: string): { echo?: string } {
  const value = spot?.type === 'bet' ? valueSeen(spot.bet, text, at.today) : undefined
  const name = spot?.type === 'bet' ? spot.bet.fields.measure : undefined
  return value && name ? { echo: words.writes(value.say, showDay(value.at, at.today), name) } : {}
}

/** `hit 10 days`: how the bet went, and what is seen of it. */
function readScore(text: string): { ok: { result: BetResult; saw: string } } | { say: string } {
  const [word = '', ...rest] = text.split(/\s+/)
  const low = word.toLowerCase()
  const result = /^\d$/.test(word)
    ? scores[Number(word) - 1]
    : scores.find(one => low && (one.startsWith(low) || resultWords[one].startsWith(low)))
  if (!result) return { say: words.howScore }
  const saw = rest.join(' ')
  return { ok: { result, saw: result === 'early' ? saw.replace(/^early\s*/i, '') : saw } }
}

export const onBet: SettleAct[] = [
  ...scores.map(score),
  typing({
    id: 'score',
    who: 'facilitator',
    on: ['bet'],
    command: { words: ['score'], takes: 'hit 10 days', chosen: true },
    does: words.score,
    field: () => ({ prompt: '', ask: words.howScore, mode: 'SCORE', optional: true, parse: readScore }),
    move(at, spot, value) {
      if (!spot) return { say: words.noBet }
      const { result, saw } = value
      if (!saw) return make(at, { do: 'score', result }, { open: { act: 'saw', spot: 'bet' } })
      return spot.type === 'bet' ? make(at, seen(at, spot.bet, result, saw)) : { say: words.noBet }
    },
  }),
  {
    id: 'saw',
    who: 'facilitator',
    on: ['bet'],
    does: words.saw,
    fits: (_at, spot) => spot?.type === 'bet' && spot.bet.result !== undefined,
    field: (at, spot) => ({
      prompt: words.sawPrompt,
      ask: words.sawAsk,
      mode: 'NOTE',
      optional: true,
      parse: text => ({ ok: text, ...echoOf(at, spot, text) }),
      empty: { stay: onward(at, spot) },
    }),
    move: (at, spot, saw) =>
      spot?.type === 'bet' && spot.bet.result
        ? make(at, seen(at, spot.bet, spot.bet.result, String(saw)), onward(at, spot))
        : { say: words.howScore },
  },
]
