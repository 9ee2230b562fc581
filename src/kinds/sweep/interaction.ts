/** What can be done at a sweep: findings added row by row, closed with what ended them, the weakest row named. */

import { type At, describe, type Outcome } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { addedLast } from '../../lists.ts'
import { inRow, turnsOpen } from '../../session/findings.ts'
import { workOf } from '../../session/read.ts'
import type { Finding, Shapes, StepOf } from '../../session/shapes.ts'
import { numbered } from '../../text.ts'
import { actionsHome } from '../made/board.ts'
import { rewordAct } from '../shared/common-acts.ts'
import { ageWords } from './drawing.ts'
import { words } from './words.ts'

type Row = StepOf<'sweep'>['rows'][number]
type Spot =
  | { id: string; type: 'row'; say: string; name: string; row: Row }
  | { id: string; type: 'finding'; say: string; finding: Finding }

const findingsOf = (at: At<'sweep'>) => workOf(at.session, at.step.id, 'sweep')?.findings ?? []

function spots(at: At<'sweep'>): Spot[] {
  const { step } = at
  const nameOf = (id: string) => step.rows.find(r => r.id === id)?.say ?? words.elsewhere
  const spotOf = (finding: Finding): Spot => ({
    id: finding.id,
    type: 'finding',
    say: `${nameOf(finding.row)}: ${finding.text}, ${ageWords(finding, at.session)}`,
    finding,
  })
  const findings = findingsOf(at)
  return [
    ...step.rows.flatMap((row): Spot[] => [
      { id: row.id, type: 'row', say: row.say, name: row.say, row },
      ...inRow(findings, row.id).map(spotOf),
    ]),
    ...findings.filter(f => !step.rows.some(r => r.id === f.row)).map(spotOf),
  ]
}

const findingOf = (spot: Spot | undefined) => (spot?.type === 'finding' ? spot.finding : undefined)
const rowOf = (at: At<'sweep'>, spot: Spot | undefined) =>
  spot?.type === 'row' ? spot.row : at.step.rows.find(r => r.id === findingOf(spot)?.row)
const one = (at: At<'sweep'>, move: Shapes['sweep']['move']): Outcome<'sweep'> => make(at, move)

export const sweepInteraction = describe<'sweep', Spot>({
  spots,
  amend: { act: 'change', newest: at => addedLast(findingsOf(at))?.id },
  begin: at => ({ chosen: at.step.rows[0]?.id }),
  acts: [
    {
      id: 'add',
      who: 'facilitator',
      on: ['row'],
      keys: ['enter'],
      command: { words: ['found', 'finding'], takes: 'WORDS', bare: () => true },
      does: words.add,
      hint: 'add',
      field(at, spot) {
        const row = rowOf(at, spot)
        const after = at.step.rows[at.step.rows.findIndex(r => r.id === row?.id) + 1]
        return {
          prompt: row?.say.toLowerCase() ?? '',
          ask: row?.ask ?? words.whatFound,
          after: words.emptyNextRow,
          mode: 'FINDING',
          many: true,
          parse: text => (text ? { ok: text } : { say: words.whatFound }),
          empty: { stay: { open: null, choose: after?.id ?? null } },
        }
      },
      move: (at, spot, text) => one(at, { do: 'add', row: rowOf(at, spot)?.id ?? '', text: String(text) }),
    },
    rewordAct({
      id: 'change',
      on: ['finding'],
      keys: ['enter'],
      command: { words: ['change'], takes: 'WORDS' },
      does: words.change,
      hint: 'change',
      line: { prompt: 'finding', ask: words.inFewWords, mode: 'FINDING', parse: text => ({ ok: text }) },
      now: spot => findingOf(spot)?.text,
      change: (at, { id }, text) => one(at, { do: 'change', finding: id, text }),
    }),
    {
      id: 'close',
      who: 'facilitator',
      on: ['finding'],
      keys: ['x'],
      command: { words: ['close', 'x'], takes: words.whatEndedIt },
      does: words.close,
      hint: 'close',
      fits: (_at, spot) => !findingOf(spot)?.closed,
      field: () => ({
        prompt: words.whatEnded,
        ask: words.whatEndedAsk,
        mode: 'CLOSE',
        optional: true,
        parse: text => ({ ok: text }),
      }),
      move: (at, spot, note) =>
        one(at, { do: 'close', finding: spot?.id ?? '', ...(note ? { note: String(note) } : {}) }),
    },
    {
      id: 'reopen',
      who: 'facilitator',
      on: ['finding'],
      keys: ['x'],
      command: { words: ['open', 'reopen'] },
      does: words.reopen,
      hint: 'open again',
      fits: (_at, spot) => Boolean(findingOf(spot)?.closed),
      move: (at, spot) => one(at, { do: 'reopen', finding: spot?.id ?? '' }),
    },
    {
      id: 'weakest',
      who: 'facilitator',
      on: ['row', 'finding'],
      keys: ['s'],
      command: { words: ['weakest', 's'] },
      does: words.weakest,
      hint: 'weakest',
      fits: (at, spot) => rowOf(at, spot) !== undefined,
      move: (at, spot) => one(at, { do: 'weakest', row: rowOf(at, spot)?.id ?? '' }),
    },
    {
      id: 'make',
      who: 'facilitator',
      on: ['finding'],
      keys: ['a'],
      command: { words: ['action', 'a'], when: rest => /^\d{1,4}$/.test(rest) },
      does: words.makeAction,
      hint: 'action',
      fits: (at, spot) => !findingOf(spot)?.closed && (actionsHome(at.session) !== undefined || words.noActions),
      move(at, spot) {
        const home = actionsHome(at.session)
        const finding = findingOf(spot)
        if (!home || !finding) return { say: words.noActions }
        return { moves: [{ in: home.id, do: 'add', text: finding.text, from: finding.id }] }
      },
    },
    {
      id: 'drop',
      who: 'facilitator',
      on: ['finding'],
      keys: ['delete', 'backspace'],
      command: { words: ['drop'] },
      does: words.drop,
      move: (at, spot) => one(at, { do: 'drop', finding: spot?.id ?? '' }),
    },
  ],
  message(at, spot) {
    const finding = findingOf(spot)
    if (!at.live) return at.step.hint ?? words.goOn
    if (finding?.closed) return words.closedHint
    if (finding) return turnsOpen(finding, at.session) > 1 ? words.isItOver : words.findingHint
    return spot ? words.rowHint : (at.step.hint ?? words.nothingChosen)
  },
  list: ['findings'],
  tell(at) {
    const found = spots(at).filter(s => s.type === 'finding')
    const weakest = at.step.rows.find(r => r.id === workOf(at.session, at.step.id, 'sweep')?.weakest)
    return [
      ...(found.length ? numbered(found.map(s => s.say)) : [words.nothingYet]),
      ...(weakest ? [words.weakestIs(weakest.say)] : []),
    ]
  },
  todo: at => [words.rowsAre(at.step.rows.map(r => r.say.toLowerCase())), words.howInLines],
  goesOn: () => true,
})
