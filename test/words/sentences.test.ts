/** Sentences are data: they stand in the words.ts of a folder, not in its logic. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { literalsIn } from './literals.ts'

const source = new URL('../../src/', import.meta.url).pathname
const folders = ['kinds', 'room', 'views', 'terminals', 'interact']

/** Where sentences may stand besides: faults of an agenda file are said behind the name of their field, beside its limits. */
const elsewhere = /^kinds\/\w+\/agenda\.ts: /

/** Three words or more of its own, with a capital or a gap in front, or the end of a sentence behind. */
function isSentence(text: string): boolean {
  const own = text.replaceAll('…', ' ').match(/\p{L}[\p{L}'’]+/gu) ?? []
  return (
    own.length >= 3 && /\s/.test(text.trim()) && (/^["“]?[\p{Lu}…]/u.test(text.trim()) || /[.?!]$/.test(text.trim()))
  )
}

function sentencesIn(path: string): string[] {
  return literalsIn(readFileSync(path, 'utf8'))
    .filter(({ text }) => isSentence(text))
    .map(({ text }) => `${path.slice(source.length)}: ${text}`)
}

const filesOf = (folder: string) =>
  readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => join(source, folder, name))

test('a sentence is told from a name, a label and a part of one', () => {
  const code =
    "a('The door is open.', `<n} of <all} are in`, 'take back', /It's a mess, is it/, b ? `x <c('Nobody is here')}` : '')".replaceAll(
      '<',
      '$'.concat('{'),
    )
  expect(literalsIn(code).map(({ text }) => text)).toEqual([
    'The door is open.',
    '… of … are in',
    'take back',
    'Nobody is here',
    'x …',
    '',
  ])
  expect(literalsIn(code).filter(({ text }) => isSentence(text))).toHaveLength(3)
  expect(['PARKED', 'people and the door', 'Say … who', "isn't it so?"].filter(isSentence)).toEqual(["isn't it so?"])
})

test.each(folders)('no sentence stands in the logic of src/%s', folder => {
  const code = filesOf(folder).filter(path => !/words\.ts$/.test(path))
  expect(code.length).toBeGreaterThan(8)
  expect(code.flatMap(sentencesIn).filter(found => !elsewhere.test(found))).toEqual([])
})

test.each(['kinds', 'room'])('a refusal in src/%s is a row of a table in its words', folder => {
  const made = filesOf(folder).filter(
    path => /why: '[a-z-]+'/.test(readFileSync(path, 'utf8')) && !path.endsWith('words.ts'),
  )
  expect(made).toEqual([])
})
