/** Every pair of colours the program uses, measured: the terminal's sixteen on eight common palettes, light and dark; themes and pictures on their own grounds. */
import { expect, test } from 'vitest'
import type { Tone } from '../../src/draw/grid.ts'
import { style as charts } from '../../src/draw/picture.ts'
import { palettes as pictures } from '../../src/screen/picture.ts'
import { groundOf, styled } from '../../src/screen/theme.ts'
import { type Ground, type Styles, type ThemeName, themeNames, themes } from '../../src/screen/themes.ts'

/** Background, text, then the colours 31 to 36 and 91 to 96 as the terminals have them by default. */
const palettes: Record<string, string> = {
  'xterm, light': 'ffffff 000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff',
  'xterm, dark': '000000 e5e5e5 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff',
  'VS Code, light': 'ffffff 333333 cd3131 107c10 949800 0451a5 bc05bc 0598bc cd3131 14ce14 b5ba00 0451a5 bc05bc 0598bc',
  'VS Code, dark': '1e1e1e cccccc cd3131 0dbc79 e5e510 2472c8 bc3fbc 11a8cd f14c4c 23d18b f5f543 3b8eea d670d6 29b8db',
  'Solarized light':
    'fdf6e3 657b83 dc322f 859900 b58900 268bd2 d33682 2aa198 cb4b16 586e75 657b83 839496 6c71c4 93a1a1',
  'Solarized dark': '002b36 839496 dc322f 859900 b58900 268bd2 d33682 2aa198 cb4b16 586e75 657b83 839496 6c71c4 93a1a1',
  'Tango, light': 'ffffff 2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2',
  'Campbell, dark': '0c0c0c cccccc c50f1f 13a10e c19c00 0037da 881798 3a96dd e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6',
}
const groundsOf = (name: string): Ground => (/light/.test(name) ? 'light' : 'dark')

/** What WCAG asks of text, and of what is no text; and what a theme of high contrast owes. */
const aim = { text: 4.5, sign: 3, high: 7 }

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

/** A colour of the fixed part of the 256: the cube, then the greys. */
function fixed(n: number): string {
  const level = (i: number) => [0, 95, 135, 175, 215, 255][i % 6]!
  const parts =
    n < 232
      ? [Math.floor((n - 16) / 36), Math.floor((n - 16) / 6), n - 16].map(level)
      : Array(3).fill(8 + 10 * (n - 232))
  return parts.map(part => part.toString(16).padStart(2, '0')).join('')
}

/** The colour a style asks for, on a palette; undefined where it leaves the ink. */
function colourIn(sgr: string, palette = ''): string | undefined {
  const own = /38;5;(\d+)/.exec(sgr)
  if (own) return fixed(Number(own[1]))
  const sixteen = /(?:^|;)([39])([1-6])(?:;|$)/.exec(sgr)
  if (!sixteen) return undefined
  return palette.split(' ')[1 + Number(sixteen[2]) + (sixteen[1] === '9' ? 6 : 0)] ?? 'none'
}

const tones = Object.keys(themes.terminal.styles(undefined)) as Tone[]
const both = (styles: Styles, tone: Tone) => Object.values(styles[tone])

test('the ratio is the one of WCAG', () => {
  expect(contrast('000000', 'ffffff')).toBe(21)
  expect(contrast('767676', 'ffffff')).toBeCloseTo(4.54, 2)
  expect([fixed(16), fixed(231), fixed(28), fixed(234)]).toEqual(['000000', 'ffffff', '008700', '1c1c1c'])
  expect(contrast(colourIn('1;36', palettes['xterm, light'])!, 'ffffff')).toBeCloseTo(1.95, 1)
})

test("the terminal's own colours: a sign has 3 : 1 on every palette, or the ink; letters are never coloured", () => {
  const measured = [undefined, 'light' as const, 'dark' as const].flatMap(known => {
    const styles = themes.terminal.styles(known)
    return Object.entries(palettes)
      .filter(([name]) => known === undefined || groundsOf(name) === known)
      .flatMap(([name, palette]) =>
        tones.map(tone => {
          const [ground = '', ink = ''] = palette.split(' ')
          const { text, sign } = styles[tone]
          expect(colourIn(text, palette), tone).toBe(undefined)
          const ratio = contrast(colourIn(sign, palette) ?? ink, ground)
          return { pair: `${tone} on ${name}, ground ${known}: ${ratio.toFixed(1)}`, ratio }
        }),
      )
  })
  expect(measured).toHaveLength(tones.length * 16)
  expect(measured.filter(({ ratio }) => ratio < aim.sign).map(({ pair }) => pair)).toEqual([])
})

test('on a ground that is known more tones have a hue, the phases of a dark one all four', () => {
  const phases = ['purpose', 'challenge', 'action', 'value'] as const
  const hues = (known: Ground | undefined) =>
    phases.flatMap(tone => colourIn(themes.terminal.styles(known)[tone].sign, palettes['xterm, dark']) ?? [])
  expect([hues(undefined).length, hues('light').length, new Set(hues('dark')).size]).toEqual([0, 2, 4])
})

test('a theme with a ground of its own: letters 4.5 : 1, signs 3 : 1, and 7 : 1 for everything of high contrast', () => {
  const own = themeNames.filter(name => themes[name].ground !== undefined)
  expect(own).toEqual(['light', 'dark', 'contrast'])
  for (const name of own) {
    const [, ink, ground] = /^38;5;(\d+);48;5;(\d+)$/.exec(themes[name].ground ?? '') ?? []
    const on = fixed(Number(ground))
    const styles = themes[name].styles(undefined)
    const least = name === 'contrast' ? { text: aim.high, sign: aim.high } : aim
    // Reverse video is the same pair the other way round.
    expect(contrast(fixed(Number(ink)), on), name).toBeGreaterThanOrEqual(least.text)
    for (const tone of tones) {
      const [text, sign] = both(styles, tone).map(sgr => contrast(colourIn(sgr) ?? fixed(Number(ink)), on))
      expect(text, `${name}, ${tone}`).toBeGreaterThanOrEqual(least.text)
      expect(sign, `${name}, ${tone}`).toBeGreaterThanOrEqual(least.sign)
    }
    const phases = (['purpose', 'challenge', 'action', 'value', 'accent'] as const).map(tone => styles[tone].sign)
    expect(new Set(phases).size, name).toBe(5)
  }
})

test('a drawing reads the same in every theme and without colours, and what is chosen is turned round in all', () => {
  for (const name of [...themeNames, 'picture'] as ThemeName[])
    for (const tone of tones) {
      const theme = { colour: true, ascii: false, name }
      expect(styled('✓ 5 ●●●●●', tone, theme).replace(/\x1b\[[\d;]*m/g, '')).toBe('✓ 5 ●●●●●')
      expect(themes[name].styles(undefined).focus).toEqual({ text: '7', sign: '7' })
      // Without colours nothing is left but bold and what is turned round, on no ground of ours.
      const plain = { ...theme, colour: false }
      expect(styled('✓ 5 ●●●●●', tone, plain).match(/\x1b\[[\d;]*m/g) ?? []).not.toContainEqual(
        expect.stringMatching(/3\d|9\d|48/),
      )
      expect(groundOf(plain)).toBe(undefined)
    }
})

test("the terminal's own theme uses its sixteen colours and no others", () => {
  for (const known of [undefined, 'light', 'dark'] as const)
    for (const tone of tones)
      for (const part of both(themes.terminal.styles(known), tone).flatMap(sgr => sgr.split(';').filter(Boolean)))
        expect(['1', '7'].includes(part) || /^3[0-7]$|^9[0-7]$/.test(part), `${tone}: ${part}`).toBe(true)
})

test('the colours of pictures have 4.5 : 1 on their ground, light and dark', () => {
  for (const { ground, ink, colours } of Object.values(pictures))
    for (const colour of [ink, ...colours])
      expect(contrast(colour.slice(1), ground.slice(1)), `${colour} on ${ground}`).toBeGreaterThanOrEqual(aim.text)
})

test('the colours of charts: letters 4.5 : 1, signs 3 : 1, on a light page and on a dark one', () => {
  const [light = '', dark = ''] = charts.split('@media')
  const whole = (hex: string) => (hex.length === 3 ? [...hex].map(c => c + c).join('') : hex)
  let looked = 0
  for (const page of [light, dark]) {
    const ground = whole(/\.ground\{fill:#(\w+)/.exec(page)?.[1] ?? '')
    for (const [, names = '', , colour = ''] of page.matchAll(/([\w.,]+)\{[^}]*?(fill|stroke):#(\w+)/g)) {
      if (names === '.ground' || names === 'line') continue
      looked++
      const isText = /text|strong|plain/.test(names)
      expect(contrast(whole(colour), ground), `${names} on ${ground}`).toBeGreaterThanOrEqual(
        isText ? aim.text : aim.sign,
      )
    }
  }
  expect(looked).toBeGreaterThanOrEqual(13)
})
