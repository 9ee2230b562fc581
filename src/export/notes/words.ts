/** What the notes for leaders say, and how bets went in a sentence. */
import type { BetResult } from '../../session/shapes.ts'
import { capital, list, plural } from '../../text.ts'

export const results: Record<BetResult, string> = {
  hit: 'hit',
  partly: 'partly',
  miss: 'missed',
  early: 'too early to say',
}

/** A text as a sentence that ends. */
function sentence(text: string): string {
  return `${capital(text)}${/[.!?]$/.test(text) ? '' : '.'}`
}

export const leaderWords = {
  sentence,
  noAsk: 'No ask was written down.',
  nameless: 'a number without a name',
  noStar: 'No star was named.',
  timeToValue: 'Days from request to first use',
  delivery: 'a delivery',
  older: (count: number) => `and ${count} older`,
  starWithoutValue: (name: string) => `Star: ${name}, no value yet.`,
  valueOn: (value: string, day: string) => `${value} on ${day}`,
  starMoved: (name: string, before: string, now: string) => `Star: ${name}, ${before}, then ${now}.`,
  starIs: (name: string, now: string, isLater: boolean) =>
    `Star: ${name}, ${now}${isLater ? ', no newer value' : ', the first value'}.`,
  firstTurn: 'This is the first turn, so no bet was made before.',
  noLastBet: 'No bet was open.',
  lastBet: (line: string, result: string | undefined, saw: string | undefined) =>
    `${capital(result ?? 'not scored')}: ${line}${saw ? `; saw ${saw}` : ''}.`,
  noBet: 'No bet this time.',
  lacks: (gaps: readonly string[]) => `Still open: ${list(gaps)}.`,
  noDecision: 'None: all of it is in the hands of the team.',
  noRisk: 'None was named.',
  actions: (owed: number, late: number, done: number, more: number) => {
    const open = owed ? `${plural(owed, 'action')} open` : 'No action open'
    const all = [open, late ? `${late} of them overdue` : '', done ? `${done} done` : '']
    return `${all.filter(Boolean).join(', ')}.${more ? ` ${more} of the open ones are not listed here.` : ''}`
  },
}

export const decisionWords = {
  gate: (phase: string, state: string, why: string | undefined) =>
    `${capital(phase)} gate, ${state}: ${why ?? 'nobody wrote down why'}. Who takes care of it?`,
  old: (text: string, owner: string | undefined, turns: number) =>
    `"${text}" (${owner ?? 'nobody yet'}) is open for ${turns} turns: go on, hand it over or drop it?`,
  nobodys: (text: string) => `Nobody has taken "${text}" yet: who does it?`,
  noDay: 'No day for the next turn is agreed: when is it?',
}
