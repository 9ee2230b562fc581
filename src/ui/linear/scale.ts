/** Scale in lines: gates answered by the room in one line, or hands counted for each point. */
import { findOut } from '../../kinds/scale/drawing.ts'
import { countsThen, isNumeric, isTooFew, lastTimeOf, leastOf, middleOf } from '../../kinds/scale/reading.ts'
import { howToShow, isShow, pointsToShow, whoShows } from '../../kinds/show-of-hands.ts'
import { sum } from '../../numbers.ts'
import { countsOf, gapsOf } from '../../session/answers.ts'
import { isHidden, workOf } from '../../session/read.ts'
import type { ScaleRow } from '../../session/shapes.ts'
import { turnWord } from '../../session/turns.ts'
import { capital, plural } from '../../text.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { hearShow } from './show.ts'
import { full, gatesLine, numbered, readNumber, splitNumber } from './words.ts'

export function scale(at: At<'scale'>): Hands {
  return at.step.rows.some(row => row.phase) && !at.step.hidden ? gates(at) : counts(at)
}

function gates(at: At<'scale'>): Hands {
  const { step } = at
  const work = () => workOf(at.session(), step.id, 'scale')
  const answerOf = (row: ScaleRow) => step.points[work()?.room[row.id] ?? -1]
  const owes = (row: ScaleRow) => (work()?.room[row.id] ?? 0) > 0 && !work()?.why[row.id]
  const words = (row: ScaleRow) => {
    const why = work()?.why[row.id]
    return full(`${full(row.say)} ${capital(answerOf(row) ?? 'no answer yet')}${why ? `, because ${why}` : ''}`)
  }
  const rows = () => numbered(step.rows.map(words))
  const pointOf = (word: string) => step.points.findIndex(p => p.toLowerCase().startsWith(word.toLowerCase()))
  const answer = async (row: ScaleRow, word: string): Promise<boolean> => {
    const point = word ? pointOf(word) : -1
    if (point >= 0) return at.submit({ in: step.id, do: 'room', row: row.id, point }, { quiet: true })
    at.say(`"${word}" is no answer; say one of ${step.points.join(', ')}, or its first letter.`)
    return false
  }
  const report = (row?: ScaleRow) => {
    const open = step.rows.findIndex(r => answerOf(r) === undefined)
    const debt = step.rows.findIndex(owes)
    at.say(...(row ? [`${step.rows.indexOf(row) + 1}. ${words(row)}`] : rows()))
    if (open >= 0) at.say(`Gate ${open + 1} has no answer yet.`)
    else if (debt >= 0)
      at.say(`Gate ${debt + 1} is open with debt. Say why ${debt + 1} and the reason; it returns next turn.`)
    else at.say('All gates are answered; an empty line goes on.')
  }
  const gateAt = (number: string): ScaleRow | undefined => {
    const read = readNumber(number, step.rows.length, 'gate')
    if ('ok' in read) return step.rows[read.ok]
    at.say(read.say)
    return undefined
  }
  const commands: Command[] = [
    {
      on: ['gates'],
      takes: 'y p n d',
      does: 'answer all gates: yes, partly, no or do not know, in their order; alone, hear them',
      async run(text) {
        const words = text.split(/[\s,]+/).filter(Boolean)
        if (!words.length) return report()
        if (words.length > step.rows.length)
          return at.say(`${words.length} answers for ${step.rows.length} gates; say one for each.`)
        for (const [i, word] of words.entries()) if (!(await answer(step.rows[i]!, word))) return
        report()
      },
    },
    {
      on: ['gate'],
      takes: 'N no',
      does: 'answer one gate',
      async run(text) {
        const { number, rest } = splitNumber(text)
        const row = gateAt(number)
        if (row && (await answer(row, rest))) report(row)
      },
    },
    {
      on: ['why'],
      takes: 'N TEXT',
      does: 'one line why a gate is not a yes; without a number, of the first that has no reason',
      async run(text) {
        const { number, rest } = splitNumber(text)
        const isNumbered = /^\d+$/.test(number)
        const row = isNumbered ? gateAt(number) : step.rows.find(owes)
        if (!row) return isNumbered ? undefined : at.say('No gate waits for a reason; say why and its number.')
        const reason = (isNumbered ? rest : text) || (await at.ask('Why? One line.'))
        if (reason && (await at.submit({ in: step.id, do: 'why', row: row.id, text: reason }, { quiet: true })))
          report(row)
      },
    },
  ]
  /** Bare answers: one for the first gate without an answer, or one for each. */
  const answersIn = (text: string) => {
    const words = text.split(/[\s,]+/).filter(Boolean)
    const open = step.rows.filter(row => answerOf(row) === undefined)
    const rows = words.length === 1 ? open.slice(0, 1) : words.length === step.rows.length ? step.rows : []
    return rows.length && words.every(word => pointOf(word) >= 0)
      ? words.map((word, i) => ({ word, row: rows[i]! }))
      : []
  }
  return {
    commands,
    tell: rows,
    isAnswer: text => at.live() && answersIn(text).length > 0,
    async line(text) {
      const given = at.live() ? answersIn(text) : []
      for (const { word, row } of given) if (!(await answer(row, word))) return true
      if (given.length) report(given.length === 1 ? given[0]!.row : undefined)
      return given.length > 0
    },
    goesOn: () => step.rows.every(row => answerOf(row) !== undefined && !owes(row)),
    todo: () => [
      'Say it together: gates y p n d answers them all (yes, partly, no, do not know), gate 2 no one of them, why 2 TEXT gives a reason.',
    ],
  }
}

function counts(at: At<'scale'>): Hands {
  const { step } = at
  const isOpen = () => isHidden(at.session(), step)
  const tallied = () => workOf(at.whole(), step.id, 'scale')?.tally ?? {}
  const of = () => ({ people: whoShows(at.whole(), step), points: step.points })
  const isWords = !isNumeric(step)
  let chosen = 0
  const many = step.rows.length > 1
  const count = async (text: string) => {
    const row = step.rows[chosen] ?? step.rows[0]
    if (!row) return
    const shown = await hearShow(at, text, of())
    if (!shown) return
    const { counts } = shown
    if (!(await at.submit({ in: step.id, do: 'tally', row: row.id, counts }, { quiet: true }))) return
    at.say(`${shown.spoken} ${plural(sum(counts), 'answer')} counted${many ? ` for row ${chosen + 1}` : ''}.`)
    const open = step.rows.findIndex(r => !tallied()[r.id])
    if (open < 0) return at.say(isOpen() ? 'Say reveal to hear it, or count again.' : 'Everything is counted.')
    chosen = open
    at.say(`Now row ${open + 1}: ${step.rows[open]!.say}`)
  }
  const answers = (row: ScaleRow): string => {
    const work = workOf(at.session(), step.id, 'scale')
    const found = work && !isOpen() ? countsOf(step, work, row.id) : []
    const n = sum(found)
    if (!n) return ''
    if (isTooFew(step, found)) return `: ${plural(n, 'answer')}; more is said from ${leastOf(step)} on.`
    const then = lastTimeOf(step, at.session())
    const before = countsThen(step, then, row.id)
    const was = before
      ? isNumeric(step)
        ? ` In ${turnWord(then!.turn)} the middle was ${middleOf(step.points, before)} of ${sum(before)}.`
        : ` In ${turnWord(then!.turn)}: ${step.points.map((p, i) => `${p} ${before[i] ?? 0}`).join(', ')}.`
      : ''
    const why = work?.why[row.id]
    const because = why ? ` ${step.evidence ? 'Seen in' : 'Because'}: ${full(why)}` : ''
    const middle = isNumeric(step) && step.rows.length > 1 ? ` Middle ${middleOf(step.points, found)}.` : ''
    return `: ${step.points.map((p, i) => `${p} said ${found[i] ?? 0}`).join(', ')}; ${plural(n, 'answer')}.${middle}${was}${because}`
  }
  const tell = () => {
    const rows = step.rows.map(row => {
      const said = answers(row)
      return said ? `${row.say.replace(/\.$/, '')}${said}` : row.say
    })
    const known = Object.keys(tallied()).length
    const so =
      isOpen() && known
        ? [`${many ? `${known} of ${step.rows.length} rows are` : 'It is'} counted, and not shown before the reveal.`]
        : []
    const gaps = isOpen()
      ? []
      : gapsHere().map(row => `A third or more do not know: ${full(row.say)} Say find to make it an action.`)
    const reads = isOpen() || !phase ? [] : [gatesLine(at.session())]
    return [...(many ? numbered(rows) : rows), ...so, ...reads, ...gaps]
  }
  const phase = step.rows.find(row => row.phase)?.phase
  const rowAt = (number: string): ScaleRow | undefined => {
    const read = readNumber(number, step.rows.length, 'row')
    if ('ok' in read) return step.rows[read.ok]
    at.say(read.say)
    return undefined
  }
  const why: Command = {
    on: ['why'],
    takes: step.evidence ? 'N TEXT' : 'TEXT',
    does: step.evidence ? 'one line that shows it, for the row N' : 'one line why this gate is open with debt',
    async run(text) {
      if (isOpen()) return at.say('First the answers: say reveal.')
      const { number, rest } = splitNumber(text)
      const row = step.evidence ? rowAt(number) : step.rows.find(r => r.phase)
      const typed = (step.evidence ? rest : text) || (row && (await at.ask('In one line?')))
      if (row && typed) await at.submit({ in: step.id, do: 'why', row: row.id, text: typed })
    },
  }
  const find: Command = {
    on: ['find', 'f'],
    does: 'make an action of what a third or more do not know',
    async run() {
      if (isOpen() || !gapsHere().length) return at.say('Nothing to find out is known here yet.')
      for (const row of gapsHere()) await at.note(findOut(row.say))
    },
  }
  const meaning: Command = {
    on: ['meaning', 'm'],
    takes: 'N',
    does: 'hear what the points of the row N mean',
    run(number) {
      const row = rowAt(number || '1')
      if (!row) return
      const says = row.says?.map((text, i) => full(`${step.points[i] ?? ''}: ${text}`)) ?? []
      at.say(...[row.note ?? '', ...says].filter(Boolean))
    },
  }
  const gapsHere = () => {
    const work = workOf(at.session(), step.id, 'scale')
    return work ? gapsOf(step, work) : []
  }
  const commands: Command[] = [
    ...(step.evidence || phase ? [why] : []),
    ...(phase ? [find] : []),
    ...(step.rows.some(row => row.says || row.note) ? [meaning] : []),
    {
      on: ['count', 'tally'],
      takes: isWords ? 'y y p n' : '4 3 5',
      does: `one answer per person in the order of the list, or how many gave each: ${isWords ? '3y 2n' : '2x4 1x5'}`,
      run: count,
    },
    ...(many
      ? [
          {
            on: ['row'],
            takes: 'N',
            does: 'count for this row next',
            run(number: string) {
              const read = readNumber(number, step.rows.length, 'row')
              if ('say' in read) return at.say(read.say)
              chosen = read.ok
              at.say(`Row ${chosen + 1}: ${step.rows[chosen]!.say}`)
            },
          },
        ]
      : []),
    { on: ['results'], does: 'hear the answers', run: () => at.say(...tell()) },
  ]
  return {
    commands,
    tell,
    todo: () =>
      isOpen() || !Object.keys(tallied()).length
        ? [
            `${isWords ? 'Answer' : 'Show fingers'} all at once, ${pointsToShow(step.points)}. ${full(howToShow(of()))} ${isWords ? 'y alone: all say yes' : '=3: all show 3'}. Then reveal.`,
          ]
        : [],
    goesOn: () => !isOpen() && Object.keys(tallied()).length > 0,
    isAnswer: text => at.live() && isOpen() && isWords && isShow(text, of()),
    async line(text) {
      if (!at.live() || !isShow(text, of())) return false
      await count(text)
      return true
    },
  }
}
