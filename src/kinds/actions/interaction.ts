/** What can be done at new actions: noted, taken from candidates, with who, when and where it shows; what is parked is settled. */

import { describe, type Memory, type Outcome } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { remembered } from '../../interact/remembered.ts'
import type { ParkedFate } from '../../session/shapes.ts'
import { numbered } from '../../text.ts'
import { parkedOf } from '../made/promises.ts'
import { dropAct } from '../shared/common-acts.ts'
import { candidatesOf } from './candidates.ts'
import {
  type ActionsAct,
  actionOf,
  actionsAt,
  askedOf,
  type Here,
  isUnowned,
  lineOf,
  newLines,
  type Spot,
} from './lines.ts'
import { actionWords } from './say.ts'
import { fateWords, words } from './words.ts'

const candidatesAt = (at: Here) => (at.live ? candidatesOf(at.session) : [])
const parkedAt = (at: Here) => parkedOf(at.session).filter(p => p.turn === at.session.turn.id || p.fate === 'keep')

function spots(at: Here): Spot[] {
  return [
    ...actionsAt(at).map(
      (action): Spot => ({
        id: action.id,
        type: 'action',
        say: actionWords(action, at.session),
        action,
      }),
    ),
    ...candidatesAt(at).map(
      (candidate): Spot => ({
        id: candidate.id,
        type: 'candidate',
        say: `${candidate.of}: ${candidate.text}`,
        candidate,
      }),
    ),
    ...parkedAt(at).map(
      (parked): Spot => ({
        id: parked.id,
        type: 'parked',
        say: [parked.text, parked.fate && fateWords[parked.fate].toLowerCase()].filter(Boolean).join(', '),
        parked,
      }),
    ),
  ]
}

const said = (at: Here, type: Spot['type']) => numbered(spots(at).flatMap(s => (s.type === type ? [s.say] : [])))
const candidate = remembered<number>('candidate', 'line')
const from = remembered<string>('from', 'line')

/** A new action: kept at once, then who and when are asked for. Its id is known only when it is on the disk. */
function note(at: Here, text: string, from: string | undefined): Outcome<'actions'> {
  return {
    ...make(
      at,
      { do: 'add', text, ...(from ? { from } : {}) },
      { choose: null, open: { act: 'new-owner', more: true }, memory: { made: text } },
    ),
    spoken: words.noted(actionsAt(at).length + 1, text),
  }
}

const fate = (to: ParkedFate, keys: string[], command: string[], does: string, hint: string): ActionsAct => ({
  id: `parked-${to}`,
  who: 'facilitator',
  on: ['parked'],
  keys,
  command: { words: command },
  does,
  hint,
  move: (at, spot) => make(at, { do: 'parked', card: spot?.id ?? '', fate: to }, { choose: null }),
})

const isNumber = (rest: string) => /^\d{1,3}$/.test(rest)

/** Is there an action, and is nothing left that asks for an owner or for what becomes of it? */
function isDoneWith(at: Here): boolean {
  const all = actionsAt(at)
  return all.length > 0 && !all.some(isUnowned) && parkedAt(at).every(p => p.fate)
}

/** The next candidate, in the line. */
function takeCandidate(at: Here, memory: Memory): Outcome<'actions'> {
  const all = candidatesAt(at)
  const card = (candidate.of(memory) ?? -1) + 1
  const next = all[card % all.length]
  return next ? { stay: { text: next.text, line: { candidate: card, from: next.id } } } : { say: words.none }
}

const acts: ActionsAct[] = [
  {
    id: 'take',
    who: 'facilitator',
    on: ['candidate'],
    keys: ['enter'],
    command: { words: ['take'] },
    does: words.take,
    hint: 'make it an action',
    move: (at, spot) => (spot?.type === 'candidate' ? note(at, spot.candidate.text, spot.id) : { say: words.noAction }),
  },
  lineOf('owner', {
    keys: ['v'],
    enter: (_at, spot) => isUnowned(actionOf(spot)) === true,
    command: { words: ['owner'], takes: 'NAME', chosen: 'last' },
    does: words.owner,
    hint: 'who',
  }),
  lineOf('text', {
    keys: ['r'],
    enter: (_at, spot) => !isUnowned(actionOf(spot)),
    command: { words: ['change'], takes: 'TEXT', chosen: 'last' },
    does: words.change,
    hint: 'change',
  }),
  lineOf('due', {
    keys: ['d'],
    command: { words: ['due'], takes: '28 Nov', chosen: 'last' },
    does: words.due,
    hint: 'due',
  }),
  lineOf('signal', { keys: ['f'], command: { words: ['signal'], takes: 'TEXT', chosen: 'last' }, does: words.signal }),
  dropAct({
    on: ['action'],
    command: { words: ['drop', 'x'], chosen: 'last' },
    does: words.drop,
    move: (at, spot) => make(at, { do: 'settle', action: spot?.id ?? '', status: 'dropped' }),
  }),
  ...newLines,
  fate('action', ['a'], ['take parked'], words.makeParked, 'action'),
  fate('keep', ['s'], ['keep', 'keep parked'], words.keepParked, 'keep'),
  fate('drop', ['x'], ['drop parked'], words.dropParked, 'drop'),
  {
    id: 'choose',
    who: 'facilitator',
    on: ['action'],
    command: { words: ['action', 'a'], when: isNumber },
    does: words.choose,
    move: (at, spot) => ({
      stay: { choose: spot?.id ?? null },
      spoken: words.chosen(actionsAt(at).findIndex(a => a.id === spot?.id) + 1, spot?.say ?? ''),
    }),
  },
  {
    id: 'add',
    who: 'facilitator',
    keys: ['a'],
    command: { words: ['action', 'a'], takes: 'TEXT', when: rest => !isNumber(rest) },
    does: words.add,
    hint: 'action',
    fits: (_at, spot) => spot?.type !== 'parked',
    field: at => ({
      prompt: words.textPrompt,
      ask: isDoneWith(at) ? words.nextTextAsk : words.textAsk,
      ...(candidatesAt(at).length ? { after: words.upTakes } : {}),
      mode: 'ACTION',
      parse: text => (text ? { ok: text } : { say: words.needsText }),
      empty: { stay: isDoneWith(at) ? { open: null, next: true } : { open: null } },
    }),
    move: (at, _spot, text, memory) => note(at, String(text), from.of(memory)),
  },
  {
    id: 'candidate',
    who: 'facilitator',
    during: ['add'],
    keys: ['up'],
    does: words.candidateUp,
    hint: 'candidates',
    fits: at => candidatesAt(at).length > 0,
    move: (at, _spot, _key, memory) => takeCandidate(at, memory),
  },
]

/** Step by step: what a new action is, who does it, when somebody looks, where it shows. */
export const newActions = describe<'actions', Spot>({
  spots,
  begin: at =>
    at.live && at.leads && !actionsAt(at).length && !candidatesAt(at).length ? { open: { act: 'add' } } : {},
  suggests(at, memory) {
    if (!at.live) return undefined
    const unowned = actionsAt(at).find(a => isUnowned(a) && !askedOf(memory).includes(a.id))
    // The best candidate stands ready until the first action is made; after that Enter goes on.
    const ready = at.leads && !actionsAt(at).length ? candidatesAt(at)[0] : undefined
    return (unowned ?? ready ?? parkedAt(at).find(p => !p.fate))?.id
  },
  acts,
  message(at, spot) {
    if (!at.live) return at.step.hint ?? words.goOn
    if (spot?.type === 'parked') return words.parkedHint
    if (spot?.type === 'candidate') return words.candidateHint
    if (spot) return isUnowned(spot.action) ? words.whoHint : words.actionHint
    return at.step.hint ?? words.hint
  },
  list: ['actions'],
  tell: at => [
    ...(actionsAt(at).length ? said(at, 'action') : [words.none]),
    ...(candidatesAt(at).length ? [words.candidates, ...said(at, 'candidate')] : []),
    ...(parkedAt(at).length ? [words.parked, ...said(at, 'parked')] : []),
  ],
  todo: at => [
    words.howNote,
    ...(candidatesAt(at).length ? [words.howTake] : []),
    ...(parkedAt(at).length ? [words.howParked] : []),
  ],
  goesOn: () => true,
})
