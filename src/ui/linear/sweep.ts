/** Sweep in lines: what was found under each row, closed by number, and the weakest row by its name. */
import { ageWords } from '../../kinds/sweep-drawing.ts'
import { inRow } from '../../session/findings.ts'
import { actionsHome, workOf } from '../../session/read.ts'
import type { Finding, StepOf } from '../../session/shapes.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { full, numbered, readNumber, splitNumber } from './words.ts'

type Row = StepOf<'sweep'>['rows'][number]

export function sweep(at: At<'sweep'>): Hands {
  const { step } = at
  const work = () => workOf(at.session(), step.id, 'sweep')
  const findings = () => work()?.findings ?? []
  /** In the order of the rows, so that a number is also found on the full screen. */
  const all = (): Finding[] => [
    ...step.rows.flatMap(row => inRow(findings(), row.id)),
    ...findings().filter(f => !step.rows.some(r => r.id === f.row)),
  ]
  const nameOf = (id: string) => step.rows.find(r => r.id === id)?.say ?? 'elsewhere'
  const words = (f: Finding) => `${nameOf(f.row)}: ${f.text}, ${ageWords(f, at.session())}`
  const rows = step.rows.map(r => r.say.toLowerCase()).join(', ')
  /** The row a line begins with, by any beginning of its name that fits no other, and what follows. */
  const readRow = (text: string): { row: Row; rest: string } | undefined => {
    const [, word = '', rest = ''] = /^([^\s:]+):?\s*(.*)$/.exec(text) ?? []
    const fits = step.rows.filter(r => word && r.say.toLowerCase().startsWith(word.toLowerCase()))
    return fits.length === 1 ? { row: fits[0]!, rest } : undefined
  }
  const found = (number: string): Finding | undefined => {
    const read = readNumber(number, all().length, 'finding')
    if ('ok' in read) return all()[read.ok]
    at.say(read.say)
    return undefined
  }
  const add = async (text: string) => {
    const read = readRow(text)
    if (!read) return at.say(`Say under which row and what: security shared account. The rows are ${rows}.`)
    const words = read.rest || (await at.ask(full(read.row.ask ?? `What did we find under ${read.row.say}?`)))
    if (words) await at.submit({ in: step.id, do: 'add', row: read.row.id, text: words })
  }
  const onNumber = (
    on: string[],
    does: string,
    run: (finding: Finding, rest: string) => Promise<unknown>,
    takes = 'N',
  ): Command => ({
    on,
    takes,
    does,
    async run(text) {
      const { number, rest } = splitNumber(text)
      const finding = found(number)
      if (finding) await run(finding, rest)
    },
  })
  const commands: Command[] = [
    { on: ['found', 'finding'], takes: 'ROW WORDS', does: `add a finding under a row: ${rows}`, run: add },
    onNumber(
      ['close', 'x'],
      'it is over; words after the number say what ended it',
      (f, note) => at.submit({ in: step.id, do: 'close', finding: f.id, ...(note ? { note } : {}) }),
      'N WORDS',
    ),
    onNumber(['open'], 'open it again', f => at.submit({ in: step.id, do: 'reopen', finding: f.id })),
    onNumber(
      ['change'],
      'say it in other words',
      async (f, text) => {
        const typed = text || (await at.ask('In which words?'))
        if (typed) await at.submit({ in: step.id, do: 'change', finding: f.id, text: typed })
      },
      'N WORDS',
    ),
    onNumber(['drop'], 'take away what was found in this turn', f =>
      at.submit({ in: step.id, do: 'drop', finding: f.id }),
    ),
    {
      on: ['weakest', 's'],
      takes: 'ROW',
      does: 'name the weakest row for this bet',
      async run(text) {
        const read = readRow(text)
        if (read) await at.submit({ in: step.id, do: 'weakest', row: read.row.id })
        else at.say(`Which row: ${rows}?`)
      },
    },
    {
      on: ['action', 'a'],
      takes: 'N',
      does: 'make an action of a finding; with words instead of a number, note an action',
      async run(text) {
        if (!/^\d{1,3}$/.test(text)) return at.note(text)
        const finding = found(text)
        const home = actionsHome(at.session())
        if (finding && home) await at.submit({ in: home.id, do: 'add', text: finding.text, from: finding.id })
        else if (finding) at.say('This agenda has no step for actions.')
      },
    },
    { on: ['findings'], does: 'hear the findings', run: () => at.say(...tell()) },
  ]
  const tell = () => {
    const weakest = work()?.weakest
    const said = weakest ? [`The weakest for this bet: ${nameOf(weakest).toLowerCase()}.`] : []
    return [...(all().length ? numbered(all().map(words)) : ['Nothing found yet.']), ...said]
  }
  return {
    commands,
    tell,
    goesOn: () => true,
    todo: () => [
      `The rows are ${rows}.`,
      'Begin with a row and say what you found: security shared account. Then close 2 and why, and weakest ROW.',
    ],
    async line(text) {
      if (!readRow(text)) return false
      await add(text)
      return true
    },
  }
}
