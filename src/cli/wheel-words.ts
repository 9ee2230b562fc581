/** The wheel as text and as data: phases with their chair and gate, tenets with their question and exercises. */

import { exerciseOf, minutesOf } from '../agendas/catalogue.ts'
import { type Tenet, wheel } from '../agendas/tenets.ts'
import { commandLine } from '../command-line.ts'
import { list, wrap } from '../text.ts'

/** What works on a tenet: the exercise, its minutes, and the kinds of its steps in order, each once. */
type Works = { id: string; title: string; minutes: number; kinds: string[] }

function worksOn(tenet: Tenet): Works[] {
  return tenet.exercises.flatMap(id => {
    const found = exerciseOf(id)?.exercise
    if (!found) return []
    const kinds = [...new Set(found.steps.map(s => s.kind))]
    return [{ id, title: found.title, minutes: minutesOf(found), kinds }]
  })
}

/** Phases in the wheel's order; tenets are numbered from 1 to 12. */
export function wheelFacts() {
  let number = 0
  return wheel.map(phase => ({
    ...phase,
    tenets: phase.tenets.map(tenet => {
      number++
      return { number, ...tenet, exercises: worksOn(tenet) }
    }),
  }))
}

/**
 * 1  CLARITY OF PURPOSE      the chair of the CEO, who speaks last
 *
 *     1  A north star, informed by data
 *        Which one number …?
 *        star-tree, 6 min (tree); also north-star, the-ask
 */
export function wheelWords(): string {
  const rows = wheelFacts().flatMap((phase, i) => [
    `${i + 1}  ${phase.title.toUpperCase()}`,
    ...indented(`${chairWords[phase.chair] ?? phase.chair}. The gate: ${phase.gate}`, 3),
    '',
    ...phase.tenets.flatMap(tenet => {
      const [first, ...others] = tenet.exercises
      const does = first && `${first.id}, ${first.minutes} min (${list(first.kinds)})`
      const also = others.length ? `; also ${list(others.map(o => o.id))}` : ''
      return [
        `${String(tenet.number).padStart(5)}  ${tenet.name}`,
        ...indented(tenet.ask, 7),
        ...indented(`Good: ${tenet.good}`, 7),
        ...(does ? indented(`> ${does}${also}`, 7) : []),
        '',
      ]
    }),
  ])
  const foot = indented(
    "Names of phases and tenets: The Value Flywheel Effect (Anderson, McCann, O'Reilly; IT Revolution, 2022). " +
      `Questions are our own. ${commandLine('agenda', 'show', 'NAME')} shows an exercise.`,
    0,
  )
  return [...rows, ...foot].join('\n')
}

const chairWords: Record<string, string> = {
  CEO: 'The chair of the CEO or sponsor, who speaks last',
  engineers: 'The chair of the engineers; the sponsor answers last',
  product: 'The chair of product',
  CTO: 'The chair of the CTO',
}

function indented(text: string, by: number): string[] {
  return wrap(text, 78 - by).map(row => ' '.repeat(by) + row)
}
