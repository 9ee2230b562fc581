/** The one table of the glyphs we draw with, each with a twin of one cell for terminals that only have ASCII. */
import { rowOf } from '../lists.ts'

/**
 * None of these can turn into an emoji and none needs a special font. Twins may be shared where a drawing never shows
 * both, and never hide a difference that carries meaning: `✓ ! ● ○` become `v ! * o`.
 */
export const glyphs: Readonly<Record<string, string>> = {
  // lines
  '─': '-',
  '│': '|',
  '╭': '+',
  '╮': '+',
  '╰': '+',
  '╯': '+',
  '├': '+',
  '└': '+',
  '┘': '+',
  '┤': '|',
  '┼': '+',
  '┬': '+',
  '┴': '+',
  '╌': '-',
  '═': '=',
  '━': '=',
  // amounts
  '█': '#',
  '▌': '#',
  '░': '.',
  '▁': '_',
  '▂': '.',
  '▃': '-',
  '▄': '=',
  '▅': '+',
  '▇': '#',
  // marks
  '■': '#',
  '□': 'o',
  '●': '*',
  '○': 'o',
  '◆': '@',
  '✓': 'v',
  '·': '.',
  // directions
  '▸': '>',
  '◂': '<',
  '▴': '^',
  '▾': 'v',
  '↓': 'v',
  '→': '>',
  '›': '>',
  // what was cut off
  '…': '~',
}

const known = new RegExp(`[${Object.keys(glyphs).join('')}]`, 'g')

/** A text with our glyphs as their ASCII twins, as many cells wide as before. What people typed otherwise stays. */
export function toAscii(text: string): string {
  return text.replace(known, g => rowOf(glyphs, g))
}
