/** Agendas speak plain English: short titles, questions and hints, and none of the phrases that make a reader guess. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allExercises } from '../../src/agendas/catalogue.ts'
import { agendas } from '../../src/agendas/index.ts'
import { tenets, wheel } from '../../src/agendas/tenets.ts'
import type { Exercise } from '../../src/session/agenda.ts'
import { width } from '../../src/text.ts'

/** Cells and words that a reader takes in at a glance at 80 columns. */
const limits = { question: 90, hint: 60, title: 3 }

/** A number in front of a title only counts the steps. */
function words(title: string): number {
  return title.replace(/^\d+ /, '').split(/\s+/).length
}

const exercises: [string, Exercise][] = [
  ...allExercises.map(({ exercise }): [string, Exercise] => [exercise.id, exercise]),
  ...Object.entries(agendas).flatMap(([name, make]) =>
    make()
      .phases.flatMap(phase => phase.exercises)
      .map((exercise): [string, Exercise] => [`${name}: ${exercise.id}`, exercise]),
  ),
]

describe.each(exercises)('%s', (_, exercise) => {
  it.each(exercise.steps.map(step => [step.id, step] as const))(
    '%s is short enough to be read at a glance',
    (_, step) => {
      expect(width(step.ask), step.ask).toBeLessThanOrEqual(limits.question)
      expect(step.ask.split('?').length, `one thing is asked: ${step.ask}`).toBeLessThanOrEqual(3)
      expect(width(step.hint ?? ''), step.hint).toBeLessThanOrEqual(limits.hint)
      expect(words(step.title), step.title).toBeLessThanOrEqual(limits.title)
    },
  )
})

it('phases and tenets are named and asked about in as few words', () => {
  for (const phase of wheel)
    expect(words(phase.title.replace(' & ', ' ')), phase.title).toBeLessThanOrEqual(limits.title)
  for (const tenet of tenets) expect(width(tenet.ask), tenet.ask).toBeLessThanOrEqual(limits.question)
})

const src = new URL('../../src/', import.meta.url).pathname

function files(folder: string, fits: (name: string) => boolean): string[] {
  return readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter(fits)
    .map(name => join(folder, name))
}

/** Sources whose strings people read: agendas, the words of kinds and of interaction, help and the commands. */
const spoken = [
  ...files('agendas', name => name.endsWith('.ts')),
  ...files('kinds', name => name.endsWith('words.ts')),
  ...files('interact', name => name.endsWith('words.ts')),
  ...files('cli', name => name.startsWith('help') || name.startsWith('commands')).filter(name => name.endsWith('.ts')),
]

/** Phrases that make a reader guess what is meant. */
const riddles = [
  /\bso many\b/i,
  /\bwhoever\b/i,
  /\bof which nothing\b/i,
  /\bthe room says\b/i,
  /\bnone of these\b/i,
  /\bfingers up\b/i,
  /\bsafe by design\b/i,
  /\brent before you build\b/i,
  /\bgate of (purpose|challenge|action|value)\b/i,
  /\bnot all it needs\b/i,
  /\b(is|are) no (mood|name|feature)\b/i,
]

/** The strings of a source without its comments. */
function strings(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return code.match(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? []
}

it('reads sources that hold sentences', () => {
  expect(spoken.length).toBeGreaterThan(60)
  expect(spoken.flatMap(file => strings(readFileSync(join(src, file), 'utf8'))).length).toBeGreaterThan(1_000)
})

it.each(spoken)('%s holds no riddle', file => {
  const found = strings(readFileSync(join(src, file), 'utf8')).filter(text => riddles.some(riddle => riddle.test(text)))
  expect(found).toEqual([])
})
