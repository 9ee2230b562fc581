/** Every refusal of the commands and of the files says what to do next. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const source = new URL('../../src/', import.meta.url).pathname

/** The arguments of the call whose bracket opens just before `from`, as they are written. */
function argumentsAt(text: string, from: number): string[] {
  const found = ['']
  let depth = 1
  let quote = ''
  for (let i = from; depth > 0 && i < text.length; i++) {
    const c = text.charAt(i)
    const last = found.length - 1
    if (quote) {
      if (c === '\\') i++
      else if (c === quote) quote = ''
    } else if (`'"\``.includes(c)) quote = c
    else if ('([{'.includes(c)) depth++
    else if (')]}'.includes(c)) depth--
    if (c === ',' && depth === 1 && !quote) found.push('')
    else found[last] += c
  }
  return found.map(each => each.trim()).filter(each => !/^\)?$/.test(each))
}

/** Where a `UserError` is made with one sentence alone, or with an empty second one. */
function bare(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  return [...text.matchAll(/new UserError\(/g)].flatMap(({ 0: call, index }) => {
    const [, next] = argumentsAt(text, index + call.length)
    return next && !/^(''|undefined)\)?$/.test(next)
      ? []
      : [`${path.slice(source.length)}: ${text.slice(index, index + 90)}`]
  })
}

test.each(['cli', 'store'])('in src/%s every refusal has a next step', floor => {
  const paths = readdirSync(join(source, floor), { recursive: true })
    .map(name => join(source, floor, `${name}`))
    .filter(path => path.endsWith('.ts'))
  expect(paths.length).toBeGreaterThan(20)
  expect(paths.flatMap(bare)).toEqual([])
})
