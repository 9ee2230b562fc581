/** Metrics in lines: each number with its last value and the sentence its values allow. */
import { showDay } from '../../day.ts'
import { keptOf } from '../../kinds/metrics/drawing.ts'
import { readName, readValue } from '../../kinds/read-dated.ts'
import { workOf } from '../../session/read.ts'
import type { MetricRow } from '../../session/shapes.ts'
import { amount, trend } from '../../session/trend.ts'
import { plural } from '../../text.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { numbered, readNumber, splitNumber } from './words.ts'

export function metrics(at: At<'metrics'>): Hands {
  const { step } = at
  const kept = (row: MetricRow) => keptOf(workOf(at.session(), step.id, 'metrics'), row.id)
  const words = (row: MetricRow): string => {
    const { name = row.say, unit, points } = kept(row)
    const last = points.at(-1)
    if (!last) return `${name}: no value yet${unit ? `, in ${unit}` : ''}.`
    const head = `${name}: ${amount(last.value, unit)} on ${showDay(last.at, at.today())}, ${plural(points.length, 'value')}.`
    return [head, trend(points, unit).say].filter(Boolean).join(' ')
  }
  const rows = () => numbered(step.rows.map(words))
  const rowAt = (number: string): MetricRow | undefined => {
    const read = readNumber(number, step.rows.length, 'number')
    if ('ok' in read) return step.rows[read.ok]
    at.say(read.say)
    return undefined
  }
  const add = async (text: string) => {
    const { number, rest } = splitNumber(text)
    const row = rowAt(number)
    if (!row) return
    const read = readValue(rest, at.today())
    if ('say' in read) at.say(read.say)
    else if (await at.submit({ in: step.id, do: 'add', row: row.id, ...read.ok }))
      at.say(trend(kept(row).points, kept(row).unit).say ?? '')
  }
  const commands: Command[] = [
    {
      on: ['value'],
      takes: 'N 12 21 Nov',
      does: 'add a value and its day to the number N; without a day it is of today',
      run: add,
    },
    {
      on: ['number', 's'],
      takes: 'N NAME, UNIT',
      does: 'say what you call the number N',
      async run(text) {
        const { number, rest } = splitNumber(text)
        const row = rowAt(number)
        if (!row) return
        const typed = rest || (await at.ask('What do you call it, and its unit? For example: releases, a week'))
        if (!typed) return
        const { name, unit } = readName(typed)
        await at.submit({ in: step.id, do: 'name', row: row.id, name, ...(unit ? { unit } : {}) })
      },
    },
    { on: ['values'], does: 'hear all numbers', run: () => at.say(...rows()) },
    {
      on: ['drop', 'x'],
      takes: 'N',
      does: 'take the newest value of the number N away',
      async run(number) {
        const row = rowAt(number)
        const last = row && kept(row).points.at(-1)
        if (row && last) await at.submit({ in: step.id, do: 'drop', row: row.id, point: last.id })
        else if (row) at.say('This number has no value yet.')
      },
    },
  ]
  return {
    commands,
    tell: rows,
    todo: () => ['Say the number and its value: value 1 12 21 Nov. number 1 NAME, UNIT calls it as you do.'],
    goesOn: () => true,
    async line(text) {
      if (!at.live() || !/^\d+\s+[+-]?\d/.test(text)) return false
      await add(text)
      return true
    },
  }
}
