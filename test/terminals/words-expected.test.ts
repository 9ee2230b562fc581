/** A step that asks in words takes words: what is typed on arrival is text in its line, or does nothing unsaid. */
import { expect, test } from 'vitest'
import { allExercises } from '../../src/agendas/catalogue.ts'
import { agendas } from '../../src/agendas/index.ts'
import { cardsOf } from '../../src/kinds/made/board.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Entry } from '../../src/session/types.ts'
import { opened } from './given.ts'
import { logOf } from './steps.ts'

const sentence = 'Fewer late releases?'
const f1 = '\x1bOP'

/** Every step of the catalogue and of the agendas, once, with the steps before it. */
const walked = new Map<string, readonly StepOf[]>()
for (const steps of [
  ...allExercises.map(({ exercise }) => exercise.steps as StepOf[]),
  ...Object.values(agendas).map(make => stepsOf(make()) as StepOf[]),
])
  for (const [i, step] of steps.entries()) if (!walked.has(step.id)) walked.set(step.id, steps.slice(0, i + 1))

/** What only moves about or notes what was on the screen. */
const isQuiet = ({ move }: Entry) =>
  !('in' in move) ? ['go', 'pause', 'resume', 'time'].includes(move.do) : move.do === 'seen'

async function arrived(steps: readonly StepOf[]) {
  const log = logOf([...steps])
  const last = log.at(-1)!
  const to = steps.at(-1)!.id
  const typed: string[] = []
  let notes = 0
  const shown = await opened([...log, { ...last, n: last.n + 1, by: 'p1', move: { do: 'go', to } }], {
    appServices: {
      draft: (_open, { text }) => void typed.push(text),
      notes: async () => {
        notes++
        return ['notes.md']
      },
    },
  })
  const row = (fromEnd: number) => shown.rows().at(-fromEnd) ?? ''
  return { ...shown, typed, notes: () => notes, message: () => row(2), footer: () => row(1) }
}

test.each([...walked])('%s', async (_id, steps) => {
  const step = steps.at(-1)!
  const at = await arrived(steps)
  const isTyping = / esc \S+/.test(at.footer())
  if (step.kind === 'write') expect(isTyping, at.text()).toBe(true)
  const written = at.room.log.filter(e => !isQuiet(e)).length
  if (isTyping && /^ [A-Z]+ /.test(at.footer()) && at.footer().includes('enter')) {
    expect(at.footer()).toContain('F1 help')
    await at.type(sentence)
    if (at.typed.length) {
      expect(at.typed.at(-1), at.text()).toBe(sentence)
      expect(at.room.session.at).toBe(step.id)
      expect(at.room.log.filter(e => !isQuiet(e))).toHaveLength(written)
      expect(at.notes()).toBe(0)
      return
    }
  }
  for (const key of sentence) {
    const [entries, notes, message] = [at.room.log.filter(e => !isQuiet(e)).length, at.notes(), at.message()]
    await at.type(key)
    if (at.room.log.filter(e => !isQuiet(e)).length === entries && at.notes() === notes) continue
    expect(at.message(), `${key} wrote or showed something and said nothing:\n${at.text()}`).toMatch(/\S/)
    expect(at.message()).not.toBe(message)
  }
})

test('the first retro begins with a sentence, or Enter goes on', async () => {
  const retro = stepsOf(agendas.retro!()) as StepOf[]
  const silent = await arrived(retro.slice(0, 1))
  expect(silent.text()).toContain('What should be different for us after this meeting?')
  await silent.type('\r')
  expect(silent.room.session.at).toBe('home')
  const said = await arrived(retro.slice(0, 1))
  await said.type(`${sentence}\r`)
  expect(cardsOf(said.room.session, retro[0]!.id).map(c => c.text)).toEqual([sentence])
})

test('F1 opens help while a line is typed, and the line is there afterwards', async () => {
  const at = await arrived(stepsOf(agendas.retro!()).slice(0, 1) as StepOf[])
  await at.type(sentence)
  await at.type(f1)
  expect(at.text()).toContain('EVERYWHERE')
  await at.type('\r')
  expect(at.text()).toContain(`> ${sentence}`)
})
