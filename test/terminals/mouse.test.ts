/** The mouse: the wheel is the arrow keys, a click chooses what stands there, and what is switched on is switched off. */
import { expect, it, test } from 'vitest'
import { leave, mouse } from '../../src/screen/modes.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import { atSteps } from './steps.ts'

const step: StepOf<'write'> = { id: 'w', kind: 'write', title: 'Write', ask: 'What?', minutes: 3 }
const wheel = (up: boolean) => `\x1b[<${up ? 64 : 65};10;10M`
const click = (row: number, column = 10) => `\x1b[<0;${column};${row + 1}M\x1b[<0;${column};${row + 1}m`

async function withCards() {
  const screen = await atSteps([step], {}, { mouse: true })
  await screen.type('queue\rfreeze\rrain\r')
  await screen.escape()
  const rowOf = (text: string) => screen.rows().findIndex(row => row.includes(text))
  return { screen, rowOf }
}

it('chooses a card by a click, and Enter changes it', async () => {
  const { screen, rowOf } = await withCards()
  await screen.type(click(rowOf('freeze')))
  expect(screen.rows()[rowOf('freeze')]).toContain('▸')
  await screen.type('\r')
  expect(screen.text()).toContain('> freeze')
})

it('chooses nothing where nothing stands, nor while a line is typed', async () => {
  const { screen, rowOf } = await withCards()
  await screen.type(click(20))
  expect(screen.text()).not.toContain('▸')
  await screen.type(`s${click(rowOf('freeze'))}`)
  expect(screen.text()).not.toContain('▸')
})

it('moves by the wheel as by the arrows, and never into a line', async () => {
  const { screen, rowOf } = await withCards()
  await screen.type(wheel(false) + wheel(false))
  expect(screen.rows()[rowOf('freeze')]).toContain('▸')
  await screen.type(wheel(true))
  expect(screen.rows()[rowOf('queue')]).toContain('▸')
  await screen.type(`\x1b\x1b[Is${wheel(true)}`)
  expect(screen.text()).not.toContain('> rain')
})

test('the mouse is asked for only where it is wanted, and given back with all else', async () => {
  const plain = await atSteps([step])
  expect(plain.taken()).not.toContain(mouse)
  const screen = await atSteps([step], {}, { mouse: true })
  expect(screen.taken()).toContain(mouse)
  await screen.quit()
  const bytes = screen.taken()
  expect(bytes).toContain(leave)
  for (const mode of ['1000', '1006']) expect(leave).toContain(`\x1b[?${mode}l`)
})
