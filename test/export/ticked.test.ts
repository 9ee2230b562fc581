/** Notes come back: what is ticked in them is found again, whatever the words were. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { item, list, markdown, section } from '../../src/export/nodes.ts'
import { actionIn, linesIn, turnIn } from '../../src/export/ticked.ts'
import type { Action } from '../../src/session/shapes.ts'
import { clean } from '../../src/text.ts'

const action = (id: string, text: string): Action => ({ id, text, status: 'open', carried: 0 })

const notes = `# checkout, turn 2: Retro

Words.

## Actions

- [ ] ask audit - nobody yet
- [x] one list of approved images - Bo - due 13 Nov
- [x] see \`@bo\` about it - Ana

## Parked

- [x] not one of them
`

test('only the boxes under Actions count', () => {
  const { title, lines } = linesIn(notes)
  expect(turnIn(title)).toEqual({ team: 'checkout', number: 2 })
  expect(lines).toEqual([
    { text: 'ask audit - nobody yet', done: false },
    { text: 'one list of approved images - Bo - due 13 Nov', done: true },
    { text: 'see @bo about it - Ana', done: true },
  ])
})

test('notes of something else have neither turn nor lines', () => {
  expect(turnIn(linesIn('# Shopping\n\n- [x] milk').title)).toBeUndefined()
  expect(linesIn('').lines).toEqual([])
})

test('of two that fit, the longer text is meant; of two that are the same, none', () => {
  const two = [action('a1', 'one list'), action('a2', 'one list - of images')]
  expect(actionIn('one list - of images - Bo', two)?.id).toBe('a2')
  expect(actionIn('one list - Bo', two)?.id).toBe('a1')
  expect(actionIn('one lister - Bo', two)).toBeUndefined()
  expect(actionIn('same - Bo', [action('a1', 'same'), action('a2', 'same')])).toBeUndefined()
})

test('any text of an action survives the way out and back', () => {
  const text = fc
    .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    .map(t => clean(t).replace(/\s+/g, ' ').trim())
    .filter(Boolean)
  fc.assert(
    fc.property(text, typed => {
      const out = markdown(section(2, 'Actions', list([item(`${typed} - Bo`, [], true)])))
      const [line] = linesIn(out).lines
      expect(line?.done).toBe(true)
      expect(actionIn(line!.text, [action('a1', typed)])?.id).toBe('a1')
    }),
    { numRuns: Number(process.env.FLYWHEEL_RUNS ?? 200) },
  )
})
