/** Series in lines: values with their days, newest first, and the sentence the numbers allow. */
import { showDay } from '../../day.ts'
import { workOf } from '../../session/read.ts'
import type { Point } from '../../session/shapes.ts'
import { amount, trend } from '../../session/trend.ts'
import { plural } from '../../text.ts'
import { readDelivery, readName, readValue } from '../read-input.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { full, numbered, readNumber } from './words.ts'

/** So many values are read unasked. */
const few = 3

export function series(at: At<'series'>): Hands {
  const { step } = at
  const work = () => workOf(at.session(), step.id, 'series')
  const newest = () => (work()?.points ?? []).toReversed()
  const pointWords = (point: Point) =>
    [
      showDay(point.at, at.today()),
      amount(point.value, work()?.unit),
      point.from && `asked for on ${showDay(point.from, at.today())}`,
      point.name,
    ]
      .filter(Boolean)
      .join(', ')
  const values = () => numbered(newest().map(pointWords))
  const sayTrend = () => at.say(trend(work()?.points ?? [], work()?.unit).say ?? '')

  const add = async (text: string) => {
    if (step.deliveries) {
      const read = readDelivery(text, at.today())
      if ('say' in read) at.say(read.say)
      else if (await at.submit({ in: step.id, do: 'deliver', ...read.ok })) sayTrend()
      return
    }
    const read = readValue(text, at.today())
    if ('say' in read) at.say(read.say)
    else if (await at.submit({ in: step.id, do: 'add', ...read.ok })) sayTrend()
  }
  const name = async (text: string) => {
    const typed = text || (await at.ask('Which number, and its unit? For example: orders without help, %'))
    if (!typed) return
    const { name, unit } = readName(typed)
    await at.submit({ in: step.id, do: 'name', name, ...(unit ? { unit } : {}) })
  }

  const commands: Command[] = [
    step.deliveries
      ? {
          on: ['delivered', 'value'],
          takes: '10 Jan, 24 Feb, WHAT',
          does: 'add a delivery: asked for, first used, what it was',
          run: add,
        }
      : { on: ['value'], takes: '61 21 Nov', does: 'add a value and its day; without a day it is of today', run: add },
    ...(step.deliveries
      ? []
      : [{ on: ['number', 's'], takes: 'NAME, UNIT', does: 'say which number this is', run: name }]),
    {
      on: ['values'],
      does: 'hear all values, the newest first',
      run: () => at.say(...(newest().length ? values() : ['No values yet.'])),
    },
    {
      on: ['drop', 'x'],
      takes: 'N',
      does: 'take a value away: the newest, or that of this number',
      async run(number) {
        const read = readNumber(number || '1', newest().length, 'value')
        if ('say' in read) at.say(read.say)
        else await at.submit({ in: step.id, do: 'drop', point: newest()[read.ok]!.id })
      },
    },
  ]
  return {
    commands,
    tell() {
      const points = newest()
      const { name, unit } = work() ?? {}
      const title = step.deliveries
        ? 'Days from asked to first used'
        : name
          ? `${name}${unit ? `, in ${unit}` : ''}`
          : 'This number has no name yet'
      const lines = values().slice(0, few)
      const more = points.length > few ? [`Say values to hear all ${points.length}.`] : []
      return [
        full(points.length ? `${title}: ${plural(points.length, 'value')}` : title),
        ...lines,
        ...more,
        trend(points, unit).say ?? '',
      ]
    },
    goesOn: () => true,
    todo() {
      if (step.deliveries) return ['Two days and what it was: delivered 10 Jan, 24 Feb, search by order id.']
      const naming = work()?.name ? '' : 'Say number NAME, UNIT first; then values: '
      return [`${naming || 'Add a value: '}value 61 21 Nov, or value 61 for today. The same day again corrects it.`]
    },
    async line(text) {
      if (!/^[+-]?\d/.test(text)) return false
      await add(text)
      return true
    },
  }
}
