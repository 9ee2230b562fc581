import { readdirSync, readFileSync } from 'node:fs'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { glyphs, toAscii } from '../../src/draw/glyphs.ts'
import { width } from '../../src/text.ts'

const root = new URL('../../src/', import.meta.url)
/** They read text of all scripts, so they name characters that are never drawn by us. */
const readers = ['clean.ts', 'text.ts', 'day.ts', 'cli/doctor/glyph-facts.ts']

/** A source without its comments: string literals, templates and JSX text are left as they are. */
function withoutComments(source: string): string {
  return source.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g,
    (_, literal?: string) => literal ?? '',
  )
}

describe('glyphs', () => {
  test.each(Object.entries(glyphs))('%s is one cell wide everywhere and so is its twin %s', (glyph, twin) => {
    expect(stringWidth(glyph)).toBe(1)
    expect(width(glyph)).toBe(1)
    expect(glyph).not.toMatch(/\p{Extended_Pictographic}|\p{Emoji}/u)
    expect(twin).toMatch(/^[!-~]$/)
  })

  test('a row keeps its width in ASCII', () => {
    expect(toAscii('╭─▸ 1 Purpose ✓ … café')).toBe('+-> 1 Purpose v ~ café')
  })

  test('marks that mean different things stay different', () => {
    const twins = ['✓', '!', '●', '○'].map(toAscii)
    expect(new Set(twins).size).toBe(4)
    expect(new Set(['■', '□', '·'].map(toAscii)).size).toBe(3)
    expect(new Set([...'▁▂▃▄▅▇'].map(toAscii)).size).toBe(6)
  })

  test('nothing else is drawn: no other glyph stands in a literal under src', () => {
    const strangers: string[] = []
    for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      // What is exported goes into files, not on a terminal; maps have more signs, in a table of their own.
      if (!/\.tsx?$/.test(file) || readers.includes(file) || /^(export|map)\//.test(file)) continue
      for (const found of withoutComments(readFileSync(new URL(file, root), 'utf8')).matchAll(/[^\x00-\x7f]/gu))
        if (!(found[0] in glyphs)) strangers.push(`${file}: ${found[0]}`)
    }
    expect(strangers).toEqual([])
  })

  test('a comment is seen as one', () => {
    expect(withoutComments(`const a = '//é' // ü\n/* ö */ b`)).toBe(`const a = '//é' \n b`)
  })
})
