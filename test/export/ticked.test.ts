/** Notes come back: what is ticked in them is found again, whatever the words were. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clean } from '../../src/clean.ts'
import { list, markdown, section, task } from '../../src/export/notes/nodes.ts'
import { type Line, linesIn } from '../../src/export/read-notes.ts'
import { actionsIn, turnIn } from '../../src/export/ticked.ts'
import type { Action } from '../../src/session/shapes.ts'

const action = (id: string, text: string, owner?: string): Action => ({
  id,
  text,
  ...(owner === undefined ? {} : { owner }),
  status: 'open',
  carried: 0,
})

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

const done = (text: string, id?: string) => ({ text, done: true, ...(id === undefined ? {} : { id }) })
const found = (lines: Line[], actions: Action[], trustIds = true) => actionsIn(lines, actions, trustIds).map(a => a?.id)

test('of two that fit, the longer text is meant', () => {
  const two = [action('a1', 'one list'), action('a2', 'one list - of images')]
  expect(found([done('one list - of images - Bo'), done('one list - Bo'), done('one lister - Bo')], two)).toEqual([
    'a2',
    'a1',
    undefined,
  ])
})

test('of two that say the same, the owner tells; with the same owner, the order', () => {
  const same = [
    action('a1', 'write it down', 'Ana'),
    action('a2', 'write it down', 'Bo'),
    action('a3', 'write it down'),
    action('a4', 'write it down', 'Ana - Bo'),
  ]
  expect(found([done('write it down - Bo - due 3 Dec'), done('write it down - nobody yet')], same)).toEqual([
    'a2',
    'a3',
  ])
  const twins = [action('b1', 'call', 'Ana'), action('b2', 'call', 'Ana')]
  expect(found([done('call - Ana'), done('call - Ana'), done('call - Ana')], twins)).toEqual(['b1', 'b2', undefined])
})

test('the id behind a line wins over its words, but not when it stands behind several, nor in notes of another team', () => {
  const all = [action('a1', 'one'), action('a2', 'two')]
  expect(found([done('one, reworded', 'a2')], all)).toEqual(['a2'])
  expect(found([done('two', 'a2'), done('something new', 'a2')], all)).toEqual(['a2', undefined])
  expect(found([done('one', 'a2')], all, false)).toEqual(['a1'])
  expect(found([done('one', 'a9')], all)).toEqual(['a1'])
})

test('letters in parts, capitals and blanks are the same words', () => {
  const all = [action('a1', 'Ask   the café', 'José')]
  expect(found([done('ask the cafe\u0301 - Jose\u0301')], all)).toEqual(['a1'])
})

test('any text of an action survives the way out and back, with its id and without', () => {
  const text = fc
    .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    .map(t => clean(t).replace(/\s+/g, ' ').trim())
    .filter(Boolean)
  fc.assert(
    fc.property(text, typed => {
      const out = markdown(
        section(2, 'Actions', list([task(`${typed} - Bo`, true, 'a1'), task('other - Bo', false, 'a2')])),
      )
      const { lines } = linesIn(out)
      const all = [action('a1', typed, 'Bo'), action('a2', 'other', 'Bo')]
      expect(lines.map(l => [l.done, l.id])).toEqual([
        [true, 'a1'],
        [false, 'a2'],
      ])
      expect(found(lines, all)[0]).toBe('a1')
      expect(found(lines, typed === 'other' ? all : [all[0]!], false)[0]).toBe('a1')
    }),
    { numRuns: Number(process.env.FLYWHEEL_RUNS ?? 200) },
  )
})
