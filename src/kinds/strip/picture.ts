/** A way to production as an SVG picture: work and waiting as bars in one scale, the longest wait named. */

import { bar, framed, text } from '../../draw/picture.ts'
import type { StripStep } from '../../session/shapes.ts'
import { longestOf, sumOf } from '../../session/strip.ts'
import { cut } from '../../text.ts'
import { percent, showMinutes } from './drawing.ts'

const wide = 720
/** Pixels: a row, where bars begin and end. */
const row = 24
const [barAt, barEnd] = [210, 530]
/** Letters of a name that fit before the bars. */
const nameCells = 28

/** The picture of these steps; undefined for none. */
export function stripSvg(steps: readonly StripStep[], title: string): string | undefined {
  if (!steps.length) return undefined
  const { work, wait, flow } = sumOf(steps)
  const scale = (barEnd - barAt) / Math.max(1e-9, ...steps.map(s => s.work / 60 + s.wait))
  const longest = longestOf(steps)
  const rows = steps.flatMap((step, i) => {
    const y = 40 + i * row
    const worked = (step.work / 60) * scale
    const waited = step.wait * scale
    const say = `${showMinutes(step.work)} work, ${showMinutes(step.wait * 60)} wait`
    return [
      text(barAt - 10, y + 12, cut(step.who ? `${step.name} (${step.who})` : step.name, nameCells), 'end', 'plain'),
      bar(barAt, y, Math.max(1, worked), 15, 'work'),
      step.wait > 0 ? bar(barAt + worked, y, Math.max(2, waited), 15, 'wait') : '',
      text(barAt + worked + waited + 8, y + 12, say, 'start', longest.includes(step) ? 'strong' : undefined),
    ]
  })
  const sums = [
    flow === undefined ? '' : `flow ${percent(flow)}`,
    `work ${showMinutes(work * 60)}`,
    `wait ${showMinutes(wait * 60)}`,
  ].filter(Boolean)
  const head = [
    text(barAt, 22, sums.join(' · '), 'start', 'strong'),
    bar(barEnd - 60, 11, 12, 12, 'work'),
    text(barEnd - 44, 22, 'work'),
    bar(barEnd + 2, 11, 12, 12, 'wait'),
    text(barEnd + 18, 22, 'wait'),
  ]
  const words = steps.map(s => `${s.name}, ${showMinutes(s.work)} work, ${showMinutes(s.wait * 60)} wait`).join('; ')
  const height = 40 + steps.length * row + 6
  return framed({ width: wide, height, title, words: `${sums.join(', ')}: ${words}.`, parts: [...head, ...rows] })
}
