/** The themes: how each tone looks, in the terminal's own colours or in fixed ones on a ground of their own. */
import type { Tone } from '../draw/grid.ts'

/** Themes people choose. */
export const themeNames = ['terminal', 'light', 'dark', 'contrast'] as const
/** `picture` is for what is drawn on a ground of ours, where every colour can be read. */
export type ThemeName = (typeof themeNames)[number] | 'picture'

/** What the terminal's own ground is, where that is known. */
export type Ground = 'light' | 'dark'

/** SGR parameters a tone: of text, and of signs where the terminal has colours. */
export type Styles = Readonly<Record<Tone, { text: string; sign: string }>>

/** `ground`: the SGR parameters of its own ground and letters. */
type ThemeLook = { ground?: string; styles(ground: Ground | undefined): Styles }

/** The tones that have a colour. */
type Hues = Readonly<
  Record<'accent' | 'good' | 'warn' | 'link' | 'purpose' | 'challenge' | 'action' | 'value', string | undefined>
>

/**
 * Letters keep the ground's own ink and are bold where they stand out; colour is for signs, and only repeats what the text says.
 * Nothing is dimmed: the wall is five metres away. Each phase of the wheel has its hue wherever it is drawn (strip, ring, the
 * rules of the frame); `accent` is for what is one's own or given by people, dots and bars for one; `focus` turns what is chosen
 * round. Where a ground gives a hue less than 3 : 1, its sign is bold in the ink.
 */
function stylesOf(hues: Hues): Styles {
  const sign = (hue: string | undefined) => (hue === undefined ? '1' : `1;${hue}`)
  return {
    plain: { text: '', sign: '' },
    strong: { text: '1', sign: '1' },
    accent: { text: '1', sign: sign(hues.accent) },
    good: { text: '', sign: sign(hues.good) },
    warn: { text: '1', sign: sign(hues.warn) },
    focus: { text: '7', sign: '7' },
    quiet: { text: '', sign: '' },
    link: { text: '', sign: hues.link === undefined ? '' : sign(hues.link) },
    purpose: { text: '', sign: sign(hues.purpose) },
    challenge: { text: '', sign: sign(hues.challenge) },
    action: { text: '', sign: sign(hues.action) },
    value: { text: '', sign: sign(hues.value) },
  }
}

/**
 * Of the terminal's sixteen colours only these two reach 3 : 1 on every common palette, light or dark (test/terminals/contrast.test.ts).
 * They are kept for what is one's own and for warnings: one phase in red beside three in ink would look like a fault.
 */
const anywhere = stylesOf({
  accent: '95',
  good: undefined,
  warn: '31',
  link: undefined,
  purpose: undefined,
  challenge: undefined,
  action: undefined,
  value: undefined,
})
const onLight = stylesOf({
  accent: '35',
  good: undefined,
  warn: '31',
  link: '34',
  purpose: '34',
  challenge: '31',
  action: undefined,
  value: undefined,
})
const onDark = stylesOf({
  accent: '95',
  good: '32',
  warn: '31',
  link: '94',
  purpose: '94',
  challenge: '31',
  action: '32',
  value: '36',
})

/** A theme in colours of the fixed part of the 256 (16 to 255), which are the same on every terminal. */
function fixed(ground: number, ink: number, numbers: Readonly<Record<keyof Hues, number>>): ThemeLook {
  const code = (n: number) => `38;5;${n}`
  const { accent, good, warn, link, purpose, challenge, action, value } = numbers
  const styles = stylesOf({
    accent: code(accent),
    good: code(good),
    warn: code(warn),
    link: code(link),
    purpose: code(purpose),
    challenge: code(challenge),
    action: code(action),
    value: code(value),
  })
  return { ground: `38;5;${ink};48;5;${ground}`, styles: () => styles }
}

/** What pictures are drawn with: the hues of `palettes` in picture.ts. */
const inPictures = stylesOf({
  accent: '35',
  good: '32',
  warn: '31',
  link: '34',
  purpose: '34',
  challenge: '31',
  action: '32',
  value: '36',
})

export const themes: Readonly<Record<ThemeName, ThemeLook>> = {
  terminal: {
    styles(ground) {
      if (ground === undefined) return anywhere
      return ground === 'light' ? onLight : onDark
    },
  },
  light: fixed(231, 234, {
    accent: 127,
    good: 28,
    warn: 160,
    link: 26,
    purpose: 26,
    challenge: 160,
    action: 28,
    value: 23,
  }),
  dark: fixed(234, 252, {
    accent: 213,
    good: 77,
    warn: 210,
    link: 75,
    purpose: 75,
    challenge: 210,
    action: 77,
    value: 80,
  }),
  contrast: fixed(16, 231, {
    accent: 226,
    good: 120,
    warn: 217,
    link: 117,
    purpose: 117,
    challenge: 217,
    action: 120,
    value: 159,
  }),
  picture: { styles: () => inPictures },
}
