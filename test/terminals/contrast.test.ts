/** Every pair of colours the program uses, measured on eight common palettes, light and dark. */
import { expect, test } from 'vitest'
import type { Tone } from '../../src/draw/grid.ts'
import { palettes as pictures } from '../../src/screen/picture.ts'
import { styled, styles } from '../../src/screen/theme.ts'

/** Background, text, then the colours 31 to 36 as the terminals have them by default. */
const palettes: Record<string, string> = {
  'xterm, light': 'ffffff 000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd',
  'xterm, dark': '000000 e5e5e5 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd',
  'VS Code, light': 'ffffff 333333 cd3131 107c10 949800 0451a5 bc05bc 0598bc',
  'VS Code, dark': '1e1e1e cccccc cd3131 0dbc79 e5e510 2472c8 bc3fbc 11a8cd',
  'Solarized light': 'fdf6e3 657b83 dc322f 859900 b58900 268bd2 d33682 2aa198',
  'Solarized dark': '002b36 839496 dc322f 859900 b58900 268bd2 d33682 2aa198',
  'Tango, light': 'ffffff 2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a',
  'Campbell, dark': '0c0c0c cccccc c50f1f 13a10e c19c00 0037da 881798 3a96dd',
}

/** What WCAG asks of text, and of what is no text; and under which nobody sees a bold sign that repeats a word beside it. */
const aim = { text: 4.5, sign: 3, seen: 1.95 }

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(at => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** On which palettes a colour, 31 to 36, stays below what is asked of it, with its contrast there. */
function below(colour: number, asked: number): string[] {
  return Object.entries(palettes).flatMap(([name, palette]) => {
    const [background = '', , ...colours] = palette.split(' ')
    const measured = contrast(colours[colour - 31] ?? background, background)
    return measured < asked ? [`${colour} on ${name}: ${measured.toFixed(1)}`] : []
  })
}

const colourIn = (sgr: string) =>
  sgr
    .split(';')
    .map(Number)
    .find(n => n >= 30 && n <= 49)
const tones = Object.keys(styles) as Tone[]
const theme = { colour: true, ascii: false }

test('the ratio is the one of WCAG', () => {
  expect(contrast('000000', 'ffffff')).toBe(21)
  expect(contrast('767676', 'ffffff')).toBeCloseTo(4.54, 2)
  expect(below(36, aim.text)).toContain('36 on xterm, light: 2.0')
})

test("letters have a colour only where every palette gives it 4.5 : 1; otherwise they are bold in the reader's own", () => {
  for (const tone of tones) {
    const colour = colourIn(styles[tone].text)
    if (colour !== undefined) expect(below(colour, aim.text), tone).toEqual([])
    const drawn = styled('5 of 6 are done', tone, theme)
    expect(drawn, tone).toBe(styled('5 of 6 are done', tone, { ...theme, colour: false }))
  }
})

test('a sign in a colour that some palette shows faintly is bold as well, and the same sign without colours', () => {
  for (const tone of tones) {
    const { sign } = styles[tone]
    const colour = colourIn(sign)
    if (colour === undefined) continue
    if (below(colour, aim.sign).length) expect(sign.split(';'), tone).toContain('1')
    expect(below(colour, aim.seen), tone).toEqual([])
    const plain = (colour: boolean) => styled('✓ 5 ●●●●●', tone, { ...theme, colour }).replace(/\x1b\[[\d;]*m/g, '')
    expect(plain(true)).toBe(plain(false))
  }
})

test('the phases of the wheel have a hue each, and none of them is the one of what is given or chosen', () => {
  const phases = ['purpose', 'challenge', 'action', 'value'] as const
  const hues = [...phases, 'accent' as const].map(tone => colourIn(styles[tone].sign))
  expect(new Set(hues).size).toBe(5)
  expect(hues).not.toContain(undefined)
  expect(styles.focus.text).toBe('7')
})

test('every pair of a tone and a palette: letters at least 4.5 : 1 or as the reader has them, signs as measured', () => {
  const pairs = tones.flatMap(tone =>
    Object.values(palettes).map(palette => {
      const [ground = '', ink = '', ...colours] = palette.split(' ')
      const of = (sgr: string) => colours[(colourIn(sgr) ?? 0) - 31] ?? ink
      const { text, sign } = styles[tone]
      // Reverse video is the same pair the other way round.
      return { own: contrast(ink, ground), letters: contrast(of(text), ground), signs: contrast(of(sign), ground) }
    }),
  )
  expect(pairs).toHaveLength(tones.length * 8)
  for (const { own, letters, signs } of pairs) {
    expect(letters).toBeGreaterThanOrEqual(Math.min(aim.text, own))
    expect(signs).toBeGreaterThanOrEqual(aim.seen)
  }
})

test('the colours of pictures have 4.5 : 1 on their ground, light and dark', () => {
  for (const { ground, ink, colours } of Object.values(pictures))
    for (const colour of [ink, ...colours])
      expect(contrast(colour.slice(1), ground.slice(1)), `${colour} on ${ground}`).toBeGreaterThanOrEqual(aim.text)
})

test('only the sixteen colours of the terminal are used', () => {
  for (const tone of tones)
    for (const part of Object.values(styles[tone]).flatMap(sgr => sgr.split(';').filter(Boolean)))
      expect(['1', '7'].includes(part) || /^3[0-7]$|^9[0-7]$/.test(part), `${tone}: ${part}`).toBe(true)
})
